// One update to 10,000 clients, small and large: batanidzad, and in the same run Node's ws, which
// only sends. The load generator is a process of its own. Ratios hold on a busy machine, times do
// not.
#include "tests/bench/load.h"

#include <QCoreApplication>

using namespace Batanidza;
using namespace Bench;
using namespace Qt::Literals::StringLiterals;

namespace {

//! Node's ws under the same load; nothing where Node or ws is not installed.
std::optional<LoadResult> reference(const QStringList &options)
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
    const auto result = ready ? load(u"fanout"_s, QString::number((*ready)[u"port"].toInteger()),
                                     node.processId(), options, 90)
                              : std::nullopt;
    node.terminate();
    node.waitForFinished();
    return result;
}

void reportConnections(const std::string &all, const LoadResult &ours)
{
    report(all + " clients connect and say hello", ours[u"connectMs"], "ms", forAll(Aim::AtMost),
           2000);
    report("handshake with hello, P99", ours[u"handshakeP99"], "ms", forAll(Aim::AtMost), 150);
    report("CPU for each connection", ours[u"connectCpuUs"], "us", forAll(Aim::AtMost), 120);
    report("memory for each connection", ours[u"kbEach"], "kB", forAll(Aim::AtMost), 20);
}

//! Rows of one size; false where something got lost.
bool measure(const char *name, int bytes, int hold, double p99Aim)
{
    FreshHub hub;
    if (!hub.daemon.isReady())
        return false;
    const QStringList options =
        words(u"--clients %1 --publish 20 --rate 1 --size %2 --hold %3"_s.arg(allClients())
                  .arg(bytes)
                  .arg(hold));
    const auto ours = load(u"fanout"_s, hub.daemon, options, 90);
    if (hub.daemon.stop() != 0 || !ours)
        return false;
    const auto ws = reference(options);
    const std::string all = grouped(allClients());
    const std::string what = std::string(name) + " to " + all + " clients, 1/s";
    const auto beside = [&](QStringView key, const char *unit) {
        return ws ? "Node ws: " + figure((*ws)[key], unit) : std::string();
    };
    if (bytes < 1000)
        reportConnections(all, *ours);
    report(what + ", P50", (*ours)[u"p50"], "ms", Aim::None, 0, beside(u"p50", "ms"));
    report(what + ", P99", (*ours)[u"p99"], "ms", p99Aim > 0 ? forAll(Aim::AtMost) : Aim::None,
           p99Aim, beside(u"p99", "ms"));
    if (ws)
        report(what + ", P99 / that of Node ws", (*ours)[u"p99"] / (*ws)[u"p99"], "x", Aim::AtMost,
               1);
    else
        notMeasured(what + ", P99 / that of Node ws", "node or node-ws is not installed");
    report(std::string(name) + ": CPU for a million deliveries, all of the process's",
           (*ours)[u"cpuPerMillion"], "s", forAll(Aim::AtMost), 12, beside(u"cpuPerMillion", "s"));
    report(std::string(name) + ": the same without what the idle connections cost before",
           (*ours)[u"cpuPerMillionWithoutIdle"], "s", forAll(Aim::AtMost), 12,
           beside(u"cpuPerMillionWithoutIdle", "s"));
    reportLosses((std::string(name) + ": deliveries missing or double").c_str(), *ours);
    return ours->whole;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const bool small = measure("200 B", 200, 10, 120);
    const bool large = measure("4 KB", 4096, 5, 0);
    return small && large ? 0 : 1;
}
