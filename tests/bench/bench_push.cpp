// 50 clients push lessons of 2 KB over the line; each receipt stands for an edit on the disk. As
// many as go, one edit in a push; and how long a receipt takes at half of what we aim at.
#include "tests/bench/load.h"

#include <QCoreApplication>

using namespace Batanidza;
using namespace Bench;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double aim = 5000;
constexpr double least = 3000;

std::optional<LoadResult> measure(const QString &options)
{
    FreshHub hub;
    if (!hub.daemon.isReady())
        return std::nullopt;
    auto result = load(u"push"_s, hub.daemon, words(u"--clients 50 "_s + options));
    return hub.daemon.stop() == 0 ? result : std::nullopt;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const auto most = measure(u"--count 30000"_s);
    const auto packed = measure(u"--count 30000 --edits 16 --window 4"_s);
    const auto half = measure(u"--count 20000 --rate %1"_s.arg(aim / 2));
    if (!most || !packed || !half)
        return 1;
    const double kb = (*most)[u"bytesEach"] / 1000;
    const std::string what = "durable pushes of " + figure(kb, "KB") + ", 50 clients";
    report(what + ", one edit in a push", (*most)[u"perSecond"], "/s", Aim::AtLeast, least);
    report(what + ", the same beside the higher aim", (*most)[u"perSecond"], "/s", Aim::AtLeast,
           aim);
    report(what + ", 16 edits in a push", (*packed)[u"perSecond"], "/s");
    report(what + ": CPU of the hub for a thousand", (*most)[u"cpuPerThousand"], "s");
    const std::string calm = "receipts at " + grouped(static_cast<long long>(aim / 2)) + " edits/s";
    report(calm + ", P50", (*half)[u"p50"], "ms");
    report(calm + ", P99", (*half)[u"p99"], "ms", Aim::AtMost, 50);
    return most->whole && packed->whole && half->whole ? 0 : 1;
}
