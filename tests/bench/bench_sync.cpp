// A new device's first sync of 1,000 lessons with audio, beside rsync of the same files; how many
// bytes one changed field moves; and what batanidzad takes in memory meanwhile. Loopback, real
// processes.
#include "engine/base/clock.h"
#include "engine/base/jsonread.h"
#include "engine/client/blobtransfer.h"
#include "engine/client/syncclient.h"
#include "engine/content/lessonsummary.h"
#include "tests/app/daemon.h"
#include "tests/bench/report.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QUrl>

#include <functional>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int lessons = 1000;

//! Turns the event loop until `done`, a minute at most.
bool waitFor(const std::function<bool()> &done)
{
    QElapsedTimer timer;
    timer.start();
    while (!done() && timer.elapsed() < 60'000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
    return done();
}

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

SyncClientOptions optionsFor(const RunningDaemon &daemon, const QString &folder)
{
    SyncClientOptions options;
    options.webSocket = QUrl(daemon.ws() + u"/v1/sync"_s);
    options.http = QUrl(daemon.http());
    options.storeFile = folder + u"/client.db"_s;
    options.session.tenant = TenantId(u"demo"_s);
    options.session.platform = u"desktop"_s;
    options.session.appName = u"bench"_s;
    options.session.appVersion = u"1"_s;
    options.session.form = Wire::Form::Canonical;
    return options;
}

QList<Sha256> blobsHeld(const SyncClient &client)
{
    QList<Sha256> hashes;
    const auto items = client.items(ItemId(), 100'000);
    if (!items)
        return hashes;
    for (const ReplicaItem &row : *items) {
        const auto item = client.item(row.id);
        const auto body = item ? readJson(item->body) : Result<Json>(item.error());
        if (body)
            hashes += blobReferences(*body);
    }
    return hashes;
}

bool fetchAll(const QList<Sha256> &hashes, BlobTransfer &transfer)
{
    const auto fetched = transfer.fetchMany(hashes);
    if (!waitFor([&] { return fetched.isFinished(); }))
        return false;
    const auto result = fetched.result();
    if (!result)
        std::fprintf(stderr, "blobs: %s\n", qUtf8Printable(result.error().detail));
    return result && result->isEmpty();
}

//! Seconds that rsync takes over loopback from a daemon of its own; negative where it is missing.
double rsyncSeconds(const QString &source, const QString &folder)
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    const quint16 port = probe.serverPort();
    probe.close();
    QFile config(folder + u"/rsyncd.conf"_s);
    if (!config.open(QIODevice::WriteOnly))
        return -1;
    config.write(
        u"use chroot = no\naddress = 127.0.0.1\n[set]\npath = %1\nread only = yes\n"_s.arg(source)
            .toUtf8());
    config.close();
    QProcess server;
    server.start(u"rsync"_s, {u"--daemon"_s, u"--no-detach"_s, u"--port"_s, QString::number(port),
                              u"--config"_s, config.fileName()});
    if (!server.waitForStarted())
        return -1;
    QElapsedTimer timer;
    int code = -1;
    for (int i = 0; i < 50 && code != 0; ++i) { // until it listens
        timer.start();
        code = QProcess::execute(
            u"rsync"_s, {u"-a"_s, u"rsync://127.0.0.1:%1/set/"_s.arg(port), folder + u"/copy/"_s});
    }
    const double seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    server.kill();
    server.waitForFinished();
    return code == 0 ? seconds : -1;
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
    auto opened = SyncClient::open(optionsFor(daemon, folder.path()), clock);
    if (!opened)
        return 1;
    SyncClient &client = **opened;
    BlobTransfer transfer(client.options(), folder.filePath(u"blobs"_s));
    timer.start();
    client.start();
    if (!waitFor([&] { return client.status().caughtUp; }))
        return 1;
    const double bodies = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    const QList<Sha256> hashes = blobsHeld(client);
    if (hashes.size() < lessons || !fetchAll(hashes, transfer))
        return 1;
    const double whole = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    const double rsync = rsyncSeconds(set, folder.path());
    const qint64 fullBytes = client.status().bytesIn;
    Bench::report("first sync: 1,000 lesson bodies", bodies, "s", Bench::Aim::AtMost, 2);
    Bench::report("first sync: bodies and audio files", whole, "s");
    Bench::report("first sync: audio files fetched", static_cast<double>(hashes.size()), "files");
    if (rsync > 0) {
        Bench::report("rsync of the same files over loopback", rsync, "s");
        Bench::report("first sync / rsync", whole / rsync, "x", Bench::Aim::AtMost, 1.3);
    } else {
        std::printf("rsync is not installed: not measured\n");
    }

    const auto items = client.items(ItemId(), 1, u"lesson"_s);
    const auto item =
        items ? client.item(items->constFirst().id) : Result<ReplicaItem>(items.error());
    auto body = item ? readJson(item->body) : Result<Json>(item.error());
    if (!body)
        return 1;
    // Another client changes one field; this one hears of it.
    SyncClientOptions other = optionsFor(daemon, folder.path());
    other.storeFile = folder.filePath(u"other.db"_s);
    other.session.startAtLatest = true;
    auto editor = SyncClient::open(other, clock);
    if (!editor)
        return 1;
    (*editor)->start();
    if (!waitFor([&] { return (*editor)->status().caughtUp; }))
        return 1;
    Json summary = (*body)[u"summary"];
    summary.set(u"en"_s, u"One field was changed."_s);
    body->set(u"summary"_s, summary);
    const qint64 before = client.status().bytesIn;
    Draft draft;
    draft.id = item->id;
    draft.type = item->type;
    draft.content = EditBody{*body};
    draft.author = u"bench"_s;
    draft.base = EditBase(BaseVersion{item->version, item->hash});
    static_cast<void>((*editor)->save(draft));
    if (!waitFor([&] {
            const auto now = client.item(item->id);
            return now && now->version > item->version;
        }))
        return 1;
    Bench::report("one changed field: bytes to a connected client",
                  static_cast<double>(client.status().bytesIn - before), "bytes");
    Bench::report("one changed field: share of the full sync of bodies",
                  100.0 * static_cast<double>(client.status().bytesIn - before) /
                      static_cast<double>(fullBytes),
                  "%", Bench::Aim::AtMost, 1);

    Bench::report("batanidzad with 1,000 lessons and audio: memory", residentMiB(daemon.pid()),
                  "MiB", Bench::Aim::AtMost, 50);
    return daemon.stop();
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    return run();
}
