// 200 clients that read and 100 that do not: what the others notice of it, what it costs the hub,
// and what the kernel.
#include "tests/bench/load.h"

#include <QCoreApplication>

using namespace Batanidza;
using namespace Bench;
using namespace Qt::Literals::StringLiterals;

namespace {

std::optional<LoadResult> measure(int clients, int stalled)
{
    FreshHub hub;
    if (!hub.daemon.isReady())
        return std::nullopt;
    auto result =
        load(u"fanout"_s, hub.daemon,
             words(u"--clients %1 --stalled %2 --publish 1000 --rate 100 --size 16384 --hold 1"_s
                       .arg(clients)
                       .arg(stalled)),
             60);
    return hub.daemon.stop() == 0 ? result : std::nullopt;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const auto without = measure(200, 0);
    const auto with = measure(300, 100);
    if (!without || !with)
        return 1;
    const std::string what = "16 KB x 100/s, 100 of 300 clients stalled";
    // What is published fills the cache and the database's pages with stalled clients or without.
    report(what + ": memory of the hub that they cost",
           ((*with)[u"grownKb"] - (*without)[u"grownKb"]) / 1024, "MiB", Aim::AtMost, 10,
           "grown in all: " + figure((*with)[u"grownKb"] / 1024, "MiB") +
               ", none stalled: " + figure((*without)[u"grownKb"] / 1024, "MiB"));
    report(what + ": kernel memory for each of them",
           ((*with)[u"tcpGrownKb"] - (*without)[u"tcpGrownKb"]) / 1024 / 100, "MiB", Aim::AtMost,
           0.5);
    report(what + ": P99 of the others", (*with)[u"p99"], "ms", Aim::None, 0,
           "none stalled: " + figure((*without)[u"p99"], "ms"));
    report(what + ": the others' P99 / that without stalled ones",
           (*with)[u"p99"] / (*without)[u"p99"], "x", Aim::AtMost, 1.5);
    reportLosses((what + ": missing or double").c_str(), *with);
    return with->whole && without->whole ? 0 : 1;
}
