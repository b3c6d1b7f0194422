// One update to 1,000 clients: from when it was due to when each had its frame, measured by the
// load generator in a process of its own.
#include "tests/bench/load.h"

#include <QCoreApplication>

using namespace Batanidza;
using namespace Bench;
using namespace Qt::Literals::StringLiterals;

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    FreshHub hub;
    if (!hub.daemon.isReady())
        return 1;
    const auto result =
        load(u"fanout"_s, hub.daemon, words(u"--clients 1000 --publish 100 --rate 10"_s));
    if (hub.daemon.stop() != 0 || !result)
        return 1;
    report("1,000 clients connect and say hello", (*result)[u"connectMs"], "ms");
    report("propagation to 1,000 clients, 10/s, P50", (*result)[u"p50"], "ms");
    report("propagation to 1,000 clients, 10/s, P99", (*result)[u"p99"], "ms", Aim::AtMost, 50);
    reportLosses("1,000 clients: deliveries missing or double", *result);
    return result->whole ? 0 : 1;
}
