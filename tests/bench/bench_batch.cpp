// 500 changes a second to 10,000 clients, which gather in frames; and among 190 low a second, 10 of
// high priority, which overtake.
#include "tests/bench/load.h"

#include <QCoreApplication>

using namespace Batanidza;
using namespace Bench;
using namespace Qt::Literals::StringLiterals;

namespace {

bool measureMany()
{
    FreshHub hub;
    if (!hub.daemon.isReady())
        return false;
    const auto result =
        load(u"fanout"_s, hub.daemon,
             words(u"--clients %1 --publish 4000 --rate 500 --size 200 --hold 3 --deflate"_s.arg(
                 allClients())),
             90);
    if (hub.daemon.stop() != 0 || !result)
        return false;
    const std::string what = "500 items/s to " + grouped(allClients()) + " clients";
    report(what + ", P50", (*result)[u"p50"], "ms");
    report(what + ", P99", (*result)[u"p99"], "ms", forAll(Aim::AtMost), 200);
    report(what + ": CPU for a million items", (*result)[u"cpuPerMillion"], "s",
           forAll(Aim::AtMost), 0.3);
    reportLosses((what + ": missing or double").c_str(), *result);
    return result->whole;
}

bool measurePriority()
{
    FreshHub hub;
    if (!hub.daemon.isReady())
        return false;
    const VerbResult made = runVerb(
        {u"token"_s, u"create"_s, u"--data"_s, hub.folder.path(), u"--role"_s, u"curriculum"_s});
    const QString token = made.json()[u"token"].toString();
    if (token.isEmpty())
        return false;
    const auto result = load(
        u"fanout"_s, hub.daemon,
        words(u"--clients %1 --publish 2000 --rate 200 --high 20 --hold 3 --deflate --token %2"_s
                  .arg(allClients())
                  .arg(token)),
        90);
    if (hub.daemon.stop() != 0 || !result)
        return false;
    const std::string what = "190 low + 10 high items/s to " + grouped(allClients()) + " clients";
    report(what + ": low, P99", (*result)[u"p99"], "ms");
    report(what + ": high, P50", (*result)[u"highP50"], "ms");
    report(what + ": high, P99", (*result)[u"highP99"], "ms", forAll(Aim::AtMost), 200);
    report(what + ": high P99 / low P99", (*result)[u"highP99"] / (*result)[u"p99"], "x",
           forAll(Aim::AtMost), 0.5);
    report(what + ": high items that overtook",
           100.0 * (*result)[u"ahead"] / (allClients() * 100.0), "%");
    reportLosses((what + ": missing or double").c_str(), *result);
    return result->whole;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const bool many = measureMany();
    const bool priority = measurePriority();
    return many && priority ? 0 : 1;
}
