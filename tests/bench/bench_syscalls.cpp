// How many system calls the hub makes for a delivery, counted by strace while updates go out. Its
// times mean nothing: strace makes each call slow.
#include "tests/bench/benchclient.h"
#include "tests/bench/load.h"

using namespace Batanidza;
using namespace Bench;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int clients = 2000;
constexpr int updates = 20;
const char *const what = "system calls for a delivery, 200 B to 2,000 clients, 2/s";

//! Of the table that `strace -c` prints: the calls in its last line.
double totalCalls(const QByteArray &table)
{
    for (const QByteArray &line : table.split('\n')) {
        const auto cells = line.simplified().split(' ');
        if (cells.last() == "total" && cells.size() >= 4)
            return cells[3].toDouble();
    }
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    FreshHub hub;
    if (!hub.daemon.isReady())
        return 1;
    QProcess generator;
    generator.start(qEnvironmentVariable("LOADGEN"),
                    words(u"fanout --port %1 --pid %2 --clients %3 --publish %4 --rate 2 "
                          "--hold 8 --seconds 60"_s.arg(hub.daemon.ws().section(u':', -1))
                              .arg(hub.daemon.pid())
                              .arg(clients)
                              .arg(updates)));
    // All are connected by then, and no update is due yet.
    QElapsedTimer timer;
    timer.start();
    static_cast<void>(waitFor([&] { return timer.elapsed() > 5000; }));
    QProcess strace;
    strace.start(u"strace"_s, {u"-f"_s, u"-c"_s, u"-p"_s, QString::number(hub.daemon.pid())});
    const bool attached = strace.waitForStarted() && !strace.waitForFinished(500);
    const bool ended = generator.waitForFinished(80'000);
    const auto figures = readJson(generator.readAllStandardOutput().trimmed());
    if (attached) {
        ::kill(static_cast<pid_t>(strace.processId()), SIGINT);
        strace.waitForFinished();
    }
    const double calls = totalCalls(strace.readAllStandardError());
    if (!ended || !figures || generator.exitCode() != 0 || hub.daemon.stop() != 0)
        return 1;
    if (calls > 0)
        report(what, calls / ((*figures)[u"received"].toDouble()), "", Aim::AtMost, 1.3);
    else
        notMeasured(what, "strace is missing or may not attach");
    return 0;
}
