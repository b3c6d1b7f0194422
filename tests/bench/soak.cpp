#include "engine/base/clock.h"
#include "engine/base/jitter.h"
#include "engine/client/syncclient.h"
#include "engine/store/eventlog.h"
#include "engine/store/migrations.h"
#include "engine/store/query.h"
#include "engine/store/verify.h"
#include "engine/store/workspace.h"
#include "tests/support/worldserver.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <malloc.h>
#include <unistd.h>

// Hub and clients over real sockets for a long time: edits from all sides, connections that drop,
// clients on both carriers. In the end everybody is equal, and memory has stayed flat.
//     soak MINUTES [CLIENTS]
using namespace Batanidza;

namespace {

//! Of this process, which is hub and clients, without what malloc keeps for later.
double megabytesResident()
{
    malloc_trim(0);
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return double(file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE)) / 1e6;
}

double median(QList<double> values)
{
    std::ranges::sort(values);
    return values.isEmpty() ? 0 : values[values.size() / 2];
}

class Soak
{
public:
    Soak(int clients, quint64 seed)
        : m_jitter(seed)
        , m_server(m_clock, m_folder.filePath(QStringLiteral("hub")))
    {
        for (int i = 0; i < clients; ++i) {
            SyncClientOptions options;
            options.session.tenant = TenantId(QStringLiteral("demo"));
            static const char *platforms[] = {"web", "ios", "android", "desktop", "watchos"};
            options.session.platform = QString::fromLatin1(platforms[i % 5]);
            options.session.form = Wire::Form::Canonical;
            options.storeFile = m_folder.filePath(QStringLiteral("client%1.db").arg(i));
            options.webSocket = m_server.webSocket();
            options.http = m_server.http();
            options.carrier = i % 10 == 4 ? Carrier::LongPoll : Carrier::WebSocket;
            options.seed = seed + quint64(i);
            auto client = SyncClient::open(options, m_clock);
            if (!client)
                qFatal("%s", qPrintable(client.error().detail));
            // Else each store's cache would go on filling for many minutes.
            if (const auto done = execute((*client)->replica().database(),
                                          QStringLiteral("PRAGMA cache_size=-500"));
                !done)
                qFatal("%s", qPrintable(done.error().detail));
            m_clients.push_back(*std::move(client));
            m_clients.back()->start();
        }
    }

    void step()
    {
        SyncClient &client = *m_clients[size_t(m_jitter.between(0, qint64(m_clients.size()) - 1))];
        if (m_jitter.chance(0.002)) {
            client.dropConnection();
            ++drops;
        }
        Draft draft;
        draft.id = ItemId(QStringLiteral("item.%1").arg(m_jitter.between(0, 199)));
        draft.type = QStringLiteral("document");
        draft.author = QStringLiteral("soak");
        draft.content =
            EditBody{Json(JsonObject{{QStringLiteral("number"), ++edits},
                                     {QStringLiteral("text"), QString(1000, QLatin1Char('x'))}})};
        (void)client.save(draft);
    }

    [[nodiscard]] bool isQuiet() const
    {
        const auto head = (*storeHead(m_server.dataFolder())).sequence;
        return std::ranges::all_of(m_clients, [&](const auto &client) {
            const SyncStatus status = client->status();
            return status.unsent == 0 && status.cursor && status.cursor->sequence == head;
        });
    }

    //! What differs between the clients.
    [[nodiscard]] QStringList differences() const
    {
        QStringList found;
        const auto expected = m_clients.front()->items({}, 100'000);
        for (const auto &client : m_clients) {
            const auto items = client->items({}, 100'000);
            bool same = items->size() == expected->size();
            for (qsizetype i = 0; same && i < items->size(); ++i)
                same = (*items)[i].version == (*expected)[i].version &&
                       (*items)[i].hash == (*expected)[i].hash;
            if (!same)
                found.append(client->options().storeFile);
        }
        return found;
    }

    [[nodiscard]] QStringList damage()
    {
        const QString folder = m_server.dataFolder();
        const auto database = openForReading(storeFile(folder));
        const auto verified = verifyStore(**database, BlobStore(blobFolder(folder)));
        return verified ? verified->problems : QStringList{verified.error().detail};
    }

    qint64 edits = 0;
    qint64 drops = 0;

private:
    static Result<Cursor> storeHead(const QString &folder)
    {
        const auto database = openForReading(storeFile(folder));
        return EventLog(**database).head(TenantId(QStringLiteral("demo")));
    }

    SystemClock m_clock;
    Jitter m_jitter;
    QTemporaryDir m_folder;
    WorldServer m_server;
    std::vector<std::unique_ptr<SyncClient>> m_clients;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QLoggingCategory::setFilterRules(QStringLiteral("batanidza.*=false"));
    const double minutes = argc > 1 ? atof(argv[1]) : 20;
    const int clients = argc > 2 ? atoi(argv[2]) : 10;
    const quint64 seed = 7;
    std::printf("soak: %.1f minutes, %d clients, seed %llu\n", minutes, clients,
                static_cast<unsigned long long>(seed));
    Soak soak(clients, seed);
    QElapsedTimer timer;
    timer.start();
    const auto length = qint64(minutes * 60'000);
    QList<double> memory; // once a second
    QTimer edit;
    QObject::connect(&edit, &QTimer::timeout, &app, [&] { soak.step(); });
    edit.start(10);
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, &app, [&] {
        memory.append(megabytesResident());
        if (memory.size() % 30 == 0) {
            std::printf("%5lld s  %8lld edits  %5lld drops  %7.1f MB\n",
                        static_cast<long long>(timer.elapsed() / 1000),
                        static_cast<long long>(soak.edits), static_cast<long long>(soak.drops),
                        memory.last());
            std::fflush(stdout);
        }
        if (timer.elapsed() >= length)
            app.quit();
    });
    watch.start(1000);
    app.exec();
    edit.stop();

    QElapsedTimer patience;
    patience.start();
    while (!soak.isQuiet() && patience.elapsed() < 60'000)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 100);
    bool well = true;
    const auto expect = [&](bool kept, const QString &what) {
        std::printf("%s  %s\n", kept ? "ok    " : "FAILED", qPrintable(what));
        well = well && kept;
    };
    expect(soak.isQuiet(), QStringLiteral("everybody caught up, and every edit was answered"));
    expect(soak.differences().isEmpty(), QStringLiteral("everybody ends equal"));
    const QStringList damage = soak.damage();
    expect(damage.isEmpty(), QStringLiteral("the store verifies %1").arg(damage.value(0)));
    // The first quarter fills caches (8 MB for each of the hub's connections); behind it, the last
    // third must be as the first.
    const auto settled = memory.mid(memory.size() / 4);
    const double first = median(settled.first(settled.size() / 3));
    const double last = median(settled.last(settled.size() / 3));
    const double allowed = first * 0.05 + 2;
    expect(settled.size() >= 3 && last - first <= allowed,
           QStringLiteral("memory: %1 MB, then %2 MB; at most %3 MB more are allowed")
               .arg(first, 0, 'f', 1)
               .arg(last, 0, 'f', 1)
               .arg(allowed, 0, 'f', 1));
    return well ? 0 : 1;
}
