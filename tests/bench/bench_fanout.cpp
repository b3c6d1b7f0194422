// One update to 10,000 clients: batanidzad, and in the same run Node's ws, which only sends. The
// load generator is a process of its own. Ratios hold on a busy machine, times do not.
#include "tests/app/daemon.h"
#include "tests/bench/report.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <optional>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

namespace {

std::optional<Json> load(const QString &port, qint64 pid, const QStringList &more)
{
    QProcess process;
    process.start(
        qEnvironmentVariable("LOADGEN"),
        QStringList{u"--port"_s, port, u"--pid"_s, QString::number(pid), u"--seconds"_s, u"90"_s} +
            more);
    if (!process.waitForFinished(120'000)) {
        process.kill();
        process.waitForFinished();
        return std::nullopt;
    }
    const auto result = readJson(process.readAllStandardOutput());
    const QByteArray errors = process.readAllStandardError();
    if (!errors.isEmpty())
        std::fprintf(stderr, "%s", errors.constData());
    return result ? std::optional<Json>(*result) : std::nullopt;
}

//! Node's ws under the same load; nothing where Node or ws is not installed.
std::optional<Json> reference(const QStringList &options)
{
    QProcess node;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"NODE_PATH"_s, u"/usr/share/nodejs"_s);
    node.setProcessEnvironment(environment);
    node.start(u"node"_s, {QStringLiteral(SOURCE_DIR "/tests/bench/wsref.js")});
    if (!node.waitForStarted() || !node.waitForReadyRead(10'000)) {
        node.kill();
        node.waitForFinished();
        return std::nullopt;
    }
    const auto ready = readJson(node.readLine().trimmed());
    const auto result =
        ready ? load(QString::number((*ready)[u"port"].toInteger()), node.processId(), options)
              : std::nullopt;
    node.terminate();
    node.waitForFinished();
    return result;
}

double lost(const Json &result)
{
    return result[u"missing"].toDouble() + result[u"disordered"].toDouble();
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QStringList steady{u"--clients"_s, u"10000"_s, u"--publish"_s, u"20"_s,
                             u"--rate"_s,    u"1"_s,     u"--hold"_s,    u"10"_s};
    const QTemporaryDir folder;
    RunningDaemon daemon(folder.path(), {u"--open-loopback"_s});
    if (!daemon.isReady())
        return 1;
    const auto ours = load(daemon.ws().section(u':', -1), daemon.pid(), steady);
    if (daemon.stop() != 0 || !ours)
        return 1;
    using Bench::Aim;
    Bench::report("10,000 clients connect and say hello", (*ours)[u"connectMs"].toDouble(), "ms",
                  Aim::AtMost, 2000);
    Bench::report("CPU for each connection", (*ours)[u"connectCpuUs"].toDouble(), "us", Aim::AtMost,
                  120);
    Bench::report("memory for each connection", (*ours)[u"kbEach"].toDouble(), "kB", Aim::AtMost,
                  20);
    Bench::report("10,000 idle connections, with heartbeats", (*ours)[u"idleCpuPercent"].toDouble(),
                  "% of core", Aim::AtMost, 4);
    Bench::report("200 B to 10,000 clients, 1/s, P50", (*ours)[u"p50"].toDouble(), "ms");
    Bench::report("200 B to 10,000 clients, 1/s, P99", (*ours)[u"p99"].toDouble(), "ms",
                  Aim::AtMost, 120);
    Bench::report("CPU for a million deliveries", (*ours)[u"cpuPerMillion"].toDouble(), "s",
                  Aim::AtMost, 12);
    Bench::report("deliveries missing or out of order", lost(*ours), "", Aim::AtMost, 0);

    const auto ws = reference(steady);
    if (!ws) {
        std::printf("node and node-ws are not installed: the reference is not measured\n");
    } else {
        Bench::report("Node ws: P99", (*ws)[u"p99"].toDouble(), "ms");
        Bench::report("Node ws: CPU for a million deliveries", (*ws)[u"cpuPerMillion"].toDouble(),
                      "s");
        Bench::report("P99 / that of Node ws",
                      (*ours)[u"p99"].toDouble() / (*ws)[u"p99"].toDouble(), "x", Aim::AtMost, 1);
    }
    return lost(*ours) == 0 ? 0 : 1;
}
