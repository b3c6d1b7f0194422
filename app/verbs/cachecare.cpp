#include "app/verbs/cachecare.h"

#include "app/verbs/controlcall.h"
#include "engine/base/jsonwrite.h"
#include "engine/runtime/cachejson.h"

#include <QLocale>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Asks the running engine; what went wrong was said already where there is no answer.
Result<Json> ask(const QCommandLineParser &parser, const QString &method, const Json &params,
                 ExitCode &code)
{
    const auto folder = dataFolder(parser, true);
    const auto run = folder ? runningEngine(*folder, tenantOf(parser)) : folder.error();
    const auto answer = run ? controlCall(run->control, method, params) : run.error();
    if (!answer) {
        (void)fail(answer.error());
        code = !run && folder && run.error().code == ErrorCode::NotFound ? ExitCode::NotRunning
                                                                         : ExitCode::Failed;
    }
    return answer;
}

QString sizeText(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes);
}

QString shareText(double part, double whole)
{
    return whole > 0 ? QString::number(100 * part / whole, 'f', 1) + u" %"_s : u"-"_s;
}

QString costText(const CachePurgeReport &cost)
{
    return u"%1 entries, %2; each takes about %3 ms to come back"_s.arg(cost.entries)
        .arg(sizeText(cost.bytes))
        .arg(cost.loadMs, 0, 'f', 2);
}

} // namespace

QList<QCommandLineOption> cacheCareOptions()
{
    return {dataOption(),
            tenantOption(),
            {u"entries"_s, u"with stats: how many of the largest entries to list"_s, u"N"_s},
            {u"tier"_s, u"with purge: memory or disk (default: both)"_s, u"TIER"_s},
            {u"item"_s, u"with purge: what was made of this item"_s, u"ID"_s},
            {u"yes"_s, u"with purge: do it; without it only the cost is said"_s},
            {u"json"_s, u"one JSON line"_s}};
}

ExitCode showCache(const QCommandLineParser &parser)
{
    const qint64 entries = parser.value(u"entries"_s).toLongLong();
    ExitCode code = ExitCode::Ok;
    const auto answer =
        ask(parser, u"cache.stats"_s, Json(JsonObject{{u"entries"_s, entries}}), code);
    if (!answer)
        return code;
    if (parser.isSet(u"json"_s)) {
        say(QString::fromUtf8(writeJson(*answer)));
        return ExitCode::Ok;
    }
    const CacheReport report = readCacheReport(*answer);
    for (const CacheTierNumbers &tier : report.tiers) {
        say(u"%1 %2 of %3, %4 entries, %5 of %6 reads answered"_s.arg(tier.name, -8)
                .arg(sizeText(tier.bytes), sizeText(tier.budget))
                .arg(tier.entries)
                .arg(shareText(double(tier.hits), double(tier.requests)))
                .arg(tier.requests));
    }
    if (const CacheNetwork &network = report.network; !network.host.isEmpty()) {
        say(u"network  %1 files, %2 fetched from %3; %4 in place of damaged ones, %5 failed"_s
                .arg(network.fetched)
                .arg(sizeText(network.bytes), network.host)
                .arg(network.repaired)
                .arg(network.failures));
    }
    say(u"policy   %1; %2 made or read anew, %3 ms each"_s.arg(policyName(report.policy))
            .arg(report.loads)
            .arg(report.loadMs, 0, 'f', 2));
    say(u"ahead    %1 brought in, %2 of it used, %3 wasted"_s.arg(
        sizeText(report.warmth.issued),
        shareText(double(report.warmth.used), double(report.warmth.issued)),
        shareText(double(report.warmth.wasted), double(report.warmth.issued))));
    for (const CacheEntryRow &row : report.entries) {
        say(u"%1 %2 %3, %4 hits"_s.arg(row.tier, -8)
                .arg(row.key, sizeText(row.stored))
                .arg(row.hits));
    }
    return ExitCode::Ok;
}

ExitCode purgeCache(const QCommandLineParser &parser)
{
    CachePurge order;
    order.tier = parser.value(u"tier"_s);
    order.item = ItemId(parser.value(u"item"_s));
    order.dryRun = !parser.isSet(u"yes"_s);
    if (!order.tier.isEmpty() && order.tier != u"memory" && order.tier != u"disk")
        return usageError(u"--tier takes memory or disk"_s);
    if (!order.item.isEmpty() && !isValidItemId(order.item.toString()))
        return usageError(u"--item takes an item's id"_s);
    ExitCode code = ExitCode::Ok;
    const auto answer = ask(parser, u"cache.purge"_s, writeCachePurge(order), code);
    if (!answer)
        return code;
    const CachePurgeReport report = readCachePurgeReport(*answer);
    if (parser.isSet(u"json"_s))
        say(QString::fromUtf8(writeJson(*answer)));
    else if (order.dryRun)
        say(u"would drop %1; nothing was done, say --yes to do it"_s.arg(costText(report)));
    else
        say(u"dropped %1"_s.arg(costText(report)));
    return ExitCode::Ok;
}

ExitCode warmCache(const QCommandLineParser &parser)
{
    ExitCode code = ExitCode::Ok;
    const auto answer = ask(parser, u"cache.warm"_s, Json(JsonObject()), code);
    if (!answer)
        return code;
    if (parser.isSet(u"json"_s))
        say(QString::fromUtf8(writeJson(*answer)));
    else
        say(u"%1 entries are brought into memory"_s.arg((*answer)[u"items"].toInteger()));
    return ExitCode::Ok;
}

} // namespace Batanidza
