// One update to 1,000 clients: from when it was due to when each had its frame, measured by the
// load generator in a process of its own.
#include "tests/app/daemon.h"
#include "tests/bench/report.h"

#include <QCoreApplication>
#include <QTemporaryDir>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QTemporaryDir folder;
    RunningDaemon daemon(folder.path(), {u"--open-loopback"_s});
    if (!daemon.isReady())
        return 1;
    const QString port = daemon.ws().section(u':', -1);
    QProcess load;
    load.start(qEnvironmentVariable("LOADGEN"), {u"--port"_s, port, u"--clients"_s, u"1000"_s,
                                                 u"--publish"_s, u"100"_s, u"--rate"_s, u"10"_s});
    if (!load.waitForFinished(90'000)) {
        load.kill();
        load.waitForFinished();
        return 1;
    }
    const auto result = readJson(load.readAllStandardOutput());
    if (!result) {
        std::fprintf(stderr, "%s", load.readAllStandardError().constData());
        return 1;
    }
    Bench::report("1,000 clients connect and say hello", (*result)[u"connectMs"].toDouble(), "ms");
    Bench::report("propagation to 1,000 clients, 10/s, P50", (*result)[u"p50"].toDouble(), "ms");
    Bench::report("propagation to 1,000 clients, 10/s, P99", (*result)[u"p99"].toDouble(), "ms",
                  Bench::Aim::AtMost, 50);
    Bench::report("deliveries missing or out of order",
                  (*result)[u"missing"].toDouble() + (*result)[u"disordered"].toDouble(), "",
                  Bench::Aim::AtMost, 0);
    return daemon.stop() != 0 || load.exitCode() != 0 ? 1 : 0;
}
