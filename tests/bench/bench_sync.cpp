// A new device's first sync of 1,000 lessons with audio, beside rsync of the same files; how many
// bytes one changed field moves; and what batanidzad takes in memory meanwhile. Loopback, real
// processes.
#include "engine/base/clock.h"
#include "engine/base/jsonread.h"
#include "engine/client/blobtransfer.h"
#include "engine/content/lessonsummary.h"
#include "tests/bench/benchclient.h"
#include "tests/bench/report.h"
#include "tests/bench/rsync.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

using namespace Batanidza;
using Bench::optionsFor;
using Bench::waitFor;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int lessons = 1000;
constexpr int rounds = 3;

double residentMiB(qint64 pid)
{
    QFile status(u"/proc/%1/status"_s.arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    }
    return -1;
}

//! Fetches the files of items as they come, so that disk and line work while bodies are read.
class FilesAlong
{
public:
    FilesAlong(SyncClient &client, const QString &folder)
        : m_client(client)
        , m_transfer(client.options(), folder)
    {
        m_connection = QObject::connect(
            &client, &SyncClient::changed, &client, [this](const ItemChange &change) {
                const auto item = m_client.item(change.id);
                if (!item)
                    return;
                for (const Sha256 &hash : blobReferences(QByteArrayView(item->body))) {
                    if (!m_known.contains(hash)) {
                        m_known.insert(hash);
                        m_waiting.append(hash);
                    }
                }
                if (m_waiting.size() >= 512)
                    fetchWaiting();
            });
    }
    ~FilesAlong() { QObject::disconnect(m_connection); }
    FilesAlong(const FilesAlong &) = delete;
    FilesAlong &operator=(const FilesAlong &) = delete;

    [[nodiscard]] qsizetype count() const { return m_known.size(); }
    //! What is still missing; false where something does not come.
    [[nodiscard]] bool fetchRest()
    {
        fetchWaiting();
        const auto finished = [](const auto &future) { return future.isFinished(); };
        if (!waitFor([&] { return std::ranges::all_of(m_fetches, finished); }))
            return false;
        return std::ranges::all_of(m_fetches, [](const auto &future) {
            const auto result = future.result();
            if (!result)
                std::fprintf(stderr, "blobs: %s\n", qUtf8Printable(result.error().detail));
            return result && result->isEmpty();
        });
    }

private:
    void fetchWaiting()
    {
        if (!m_waiting.isEmpty())
            m_fetches.append(m_transfer.fetchMany(std::exchange(m_waiting, {})));
    }

    SyncClient &m_client;
    BlobTransfer m_transfer;
    QMetaObject::Connection m_connection;
    QSet<Sha256> m_known;
    QList<Sha256> m_waiting;
    QList<QFuture<Result<QList<Sha256>>>> m_fetches;
};

//! Changes one text in one lesson's file.
bool changeOneField(const QString &set)
{
    QDirIterator files(set + u"/lessons"_s, {u"*.json"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    if (!files.hasNext())
        return false;
    QFile file(files.next());
    if (!file.open(QIODevice::ReadWrite))
        return false;
    QByteArray text = file.readAll();
    const auto at = text.indexOf("\"en\"");
    const auto quote = text.indexOf('"', at + 4);
    if (at < 0 || quote < 0)
        return false;
    text.insert(quote + 1, "One field was changed. ");
    return file.resize(0) && file.seek(0) && file.write(text) == text.size();
}

//! Of a client's messages, both ways.
qint64 bytesOf(const SyncClient &client)
{
    return client.status().bytesIn + client.status().bytesOut;
}

double median(QList<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

//! Ext4 without a journal looks around each file deleted in the last five seconds before it makes a
//! new one; what others deleted is nobody's cost here.
void waitUntilForgotten()
{
    QElapsedTimer timer;
    timer.start();
    static_cast<void>(waitFor([&] { return timer.elapsed() > 7000; }));
}

struct FirstSync
{
    double bodies = 0; //!< s; files come meanwhile
    double whole = 0;  //!< s, with all files
    qsizetype files = 0;
};

//! A new device gets all. `client` is it.
std::optional<FirstSync> firstSync(const RunningDaemon &daemon, const Clock &clock,
                                   const QString &folder, std::unique_ptr<SyncClient> &client)
{
    QDir().mkpath(folder);
    auto opened = SyncClient::open(optionsFor(daemon, folder + u"/client.db"_s), clock);
    if (!opened)
        return std::nullopt;
    client = *std::move(opened);
    FilesAlong files(*client, folder + u"/blobs"_s);
    QElapsedTimer timer;
    timer.start();
    client->start();
    if (!waitFor([&] { return client->status().caughtUp; }))
        return std::nullopt;
    FirstSync result;
    result.bodies = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    if (files.count() < lessons || !files.fetchRest())
        return std::nullopt;
    result.whole = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    result.files = files.count();
    return result;
}

int run()
{
    QTemporaryDir folder;
    const QString set = folder.filePath(u"set"_s);
    const QString data = folder.filePath(u"data"_s);
    QElapsedTimer timer;
    if (runVerb({u"generate"_s, u"--lessons"_s, QString::number(lessons), u"--audio"_s, set})
            .code != 0)
        return 1;
    timer.start();
    const VerbResult imported = runVerb({u"import"_s, set, u"--data"_s, data});
    if (imported.code != 0) {
        std::fprintf(stderr, "%s", imported.err.constData());
        return 1;
    }
    Bench::report("import of 1,000 lessons with audio", static_cast<double>(timer.elapsed()) / 1000,
                  "s");

    RunningDaemon daemon(data, {u"--open-loopback"_s});
    if (!daemon.isReady())
        return 1;
    const SystemClock clock;
    Bench::RsyncServer rsync(set, folder.path());
    // In turn, since a disk is not as fast at one moment as at another.
    std::unique_ptr<SyncClient> newest;
    QList<double> bodies;
    QList<double> whole;
    QList<double> copies;
    qsizetype files = 0;
    waitUntilForgotten();
    for (int round = 0; round < rounds; ++round) {
        const QString name = QString::number(round);
        const auto synced = firstSync(daemon, clock, folder.filePath(u"device"_s + name), newest);
        if (!synced)
            return 1;
        bodies.append(synced->bodies);
        whole.append(synced->whole);
        files = synced->files;
        const auto copied = rsync.copy(u"copy"_s + name);
        if (copied.done)
            copies.append(copied.seconds);
    }
    SyncClient &client = *newest;
    const qint64 fullBytes = client.status().bytesIn;
    Bench::report("first sync: 1,000 lesson bodies", median(bodies), "s", Bench::Aim::AtMost, 2);
    Bench::report("first sync: bodies and audio files", median(whole), "s");
    Bench::report("first sync: audio files fetched", static_cast<double>(files), "files");
    if (copies.size() == rounds) {
        Bench::report("first sync / rsync, median of three rounds in turn",
                      median(whole) / median(copies), "x", Bench::Aim::AtMost, 1.3,
                      "rsync: " + Bench::figure(median(copies), "s"));
    } else {
        Bench::notMeasured("first sync / rsync", "rsync is not installed");
    }

    const auto items = client.items(ItemId(), 1, u"lesson"_s);
    const auto item =
        items ? client.item(items->constFirst().id) : Result<ReplicaItem>(items.error());
    auto body = item ? readJson(item->body) : Result<Json>(item.error());
    if (!body)
        return 1;
    // Another client changes one field; this one hears of it.
    SyncClientOptions other = optionsFor(daemon, folder.filePath(u"other.db"_s));
    other.session.startAtLatest = true;
    auto editor = SyncClient::open(other, clock);
    if (!editor)
        return 1;
    (*editor)->start();
    if (!waitFor([&] { return (*editor)->status().caughtUp; }))
        return 1;
    qint64 version = item->version.value();
    const auto changeIt = [&](const QString &text) {
        const auto now = client.item(item->id);
        Json summary = (*body)[u"summary"];
        summary.set(u"en"_s, text);
        body->set(u"summary"_s, summary);
        Draft draft;
        draft.id = item->id;
        draft.type = item->type;
        draft.content = EditBody{*body};
        draft.author = u"bench"_s;
        draft.base = EditBase(BaseVersion{now->version, now->hash});
        const auto saved = (*editor)->save(draft);
        ++version;
        return waitFor([&] { return saved.isFinished(); });
    };
    const auto arrived = [&] {
        const auto now = client.item(item->id);
        return now && now->version.value() >= version;
    };
    const qint64 before = bytesOf(client);
    if (!changeIt(u"One field was changed."_s) || !waitFor(arrived))
        return 1;
    const auto live = static_cast<double>(bytesOf(client) - before);
    client.stop();
    const qint64 away = bytesOf(client);
    if (!changeIt(u"One field was changed again."_s))
        return 1;
    client.start();
    if (!waitFor(arrived))
        return 1;
    const auto returned = static_cast<double>(bytesOf(client) - away);
    const auto changed = !copies.isEmpty() && changeOneField(set) ? rsync.copy(u"copy0"_s)
                                                                  : Bench::RsyncServer::Copied();
    const std::string beside =
        changed.done ? "rsync: " + Bench::figure(changed.bytes, "bytes") : std::string();
    Bench::report("one changed field: bytes to a connected client and back", live, "bytes",
                  Bench::Aim::None, 0, beside);
    Bench::report("one changed field: bytes of a client that was away, with its hello", returned,
                  "bytes", Bench::Aim::None, 0, beside);
    Bench::report("one changed field: share of the full sync of bodies",
                  100.0 * std::max(live, returned) / static_cast<double>(fullBytes), "%",
                  Bench::Aim::AtMost, 1);
    if (changed.done)
        Bench::report("one changed field: bytes / those of rsync",
                      std::max(live, returned) / changed.bytes, "x", Bench::Aim::AtMost, 1);
    else
        Bench::notMeasured("one changed field: bytes / those of rsync", "rsync is not installed");

    const double full = residentMiB(daemon.pid());
    RunningDaemon empty(folder.filePath(u"empty"_s), {u"--open-loopback"_s});
    if (!empty.isReady())
        return 1;
    const double bare = residentMiB(empty.pid());
    Bench::report("batanidzad with 1,000 lessons and audio, after four devices: memory", full,
                  "MiB");
    Bench::report("the same: what lessons and devices added", full - bare, "MiB",
                  Bench::Aim::AtMost, 50, "without any: " + Bench::figure(bare, "MiB"));
    return empty.stop() != 0 ? 1 : daemon.stop();
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    return run();
}
