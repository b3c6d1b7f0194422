// How the store and the line grow with size: N lessons are committed, come to a new device, are
// read as a log from its start, and are compared as a manifest; N = 100 ... 100,000.
#include "engine/base/clock.h"
#include "tests/bench/benchclient.h"
#include "tests/bench/load.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

using namespace Batanidza;
using namespace Bench;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int cacheMiB = 64; // cache.memoryMiB's default

//! Calls that clients made of the hub so far; negative where it does not say.
double callsMade(const RunningDaemon &daemon)
{
    QNetworkAccessManager network;
    QNetworkReply *reply = network.get(QNetworkRequest(QUrl(daemon.http() + u"/metrics"_s)));
    if (!waitFor([&] { return reply->isFinished(); }) || reply->error() != QNetworkReply::NoError)
        return -1;
    double sum = 0;
    for (const QByteArray &line : reply->readAll().split('\n')) {
        if (line.startsWith("batanidza_requests_total"))
            sum += line.mid(line.lastIndexOf(' ') + 1).toDouble();
    }
    return sum;
}

//! Has a client that holds all compare it with the hub by an operator's order.
bool measureEqual(const QString &data, const RunningDaemon &daemon, SyncClient &client)
{
    int joined = 0;
    bool equal = false;
    QObject::connect(&client, &SyncClient::connected, &client, [&] { ++joined; });
    QObject::connect(&client, &SyncClient::caughtUp, &client, [&] { equal = joined > 0; });
    const double calls = callsMade(daemon);
    const qint64 bytes = client.status().bytesIn + client.status().bytesOut;
    if (runVerb({u"force-sync"_s, u"--data"_s, data}).code != 0 || calls < 0 ||
        !waitFor([&] { return equal; }))
        return false;
    report("10,000 equal lessons are compared by a device: calls beside its hello",
           callsMade(daemon) - calls - 1, "", Aim::AtMost, 1);
    report("the same: bytes both ways",
           static_cast<double>(client.status().bytesIn + client.status().bytesOut - bytes) / 1000,
           "KB");
    return true;
}

bool reportManifest(const RunningDaemon &daemon, int items)
{
    const auto manifest = load(u"manifest"_s, daemon, words(u"--count 20"_s));
    if (!manifest || !manifest->whole)
        return false;
    point("growth", "manifest check after a change", "ms", items, (*manifest)[u"afterChangeMs"]);
    point("growth", "manifest check, nothing changed", "ms", items, (*manifest)[u"unchangedMs"]);
    if (items != 10'000)
        return true;
    report("manifest of 10,000 items, nothing changed: call to answer", (*manifest)[u"unchangedMs"],
           "ms", Aim::AtMost, 20);
    report("manifest of 10,000 items, first after a change: call to answer, P50",
           (*manifest)[u"afterChangeMs"], "ms", Aim::AtMost, 20);
    report("the same: CPU of the hub", (*manifest)[u"afterChangeCpuMs"], "ms", Aim::AtMost, 20);
    return true;
}

bool reportCatchup(const RunningDaemon &daemon, int items)
{
    const auto catchup = load(u"catchup"_s, daemon, words(u"--count %1"_s.arg(items)), 120);
    if (!catchup || !catchup->whole)
        return false;
    point("growth", "catch-up from the start", "ms", items, (*catchup)[u"seconds"] * 1000);
    point("growth-memory", "hub after the catch-up", "MiB", items, (*catchup)[u"hubKb"] / 1024);
    if (items != 100'000)
        return true;
    report("catch-up of 100,000 changes", (*catchup)[u"seconds"], "s");
    report("catch-up of 100,000 changes: changes a second", (*catchup)[u"perSecond"], "/s");
    // The first fills the cache with pages, up to its budget; what streaming itself takes shows
    // once that is full.
    report("the hub's memory while it first gives 100,000 changes: most - before",
           (*catchup)[u"hubGrownKb"] / 1024, "MiB", Aim::AtMost, cacheMiB + 10,
           "of these at most " + std::to_string(cacheMiB) + " MiB are its cache");
    const auto again = load(u"catchup"_s, daemon, words(u"--deflate --count %1"_s.arg(items)), 120);
    if (!again || !again->whole)
        return false;
    report("the same with a full cache, for a device of another form",
           (*again)[u"hubGrownKb"] / 1024, "MiB", Aim::AtMost, 10);
    return true;
}

bool reportFirstSync(const QString &data, const RunningDaemon &daemon, int items)
{
    const SystemClock clock;
    const QTemporaryDir folder;
    auto client = SyncClient::open(optionsFor(daemon, folder.filePath(u"client.db"_s)), clock);
    if (!client)
        return false;
    QElapsedTimer timer;
    timer.start();
    (*client)->start();
    if (!waitFor([&] { return (*client)->status().caughtUp; }, 180))
        return false;
    point("growth", "first sync of a device", "ms", items,
          static_cast<double>(timer.nsecsElapsed()) / 1e6);
    return items != 10'000 || measureEqual(data, daemon, **client);
}

bool measure(int items)
{
    FreshHub hub;
    if (!hub.daemon.isReady())
        return false;
    const auto commit =
        load(u"push"_s, hub.daemon,
             words(u"--clients 10 --count %1 --edits 10 --window 4"_s.arg(items)), 150);
    if (!commit || !commit->whole)
        return false;
    point("growth", "commit (10 clients)", "ms", items, (*commit)[u"seconds"] * 1000);
    // The catch-up first: it wants to see the hub's memory as it was before anybody read.
    const bool well = reportCatchup(hub.daemon, items) &&
                      reportFirstSync(hub.folder.path(), hub.daemon, items) &&
                      reportManifest(hub.daemon, items);
    return hub.daemon.stop() == 0 && well;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const int most = argc > 1 ? atoi(argv[1]) : 100'000;
    bool well = true;
    for (int items = 100; items <= most; items *= 10)
        well = measure(items) && well;
    return well ? 0 : 1;
}
