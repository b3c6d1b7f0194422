#include "engine/runtime/cachejson.h"

#include <algorithm>
#include <array>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array<const char16_t *, 3> levels{u"none", u"soft", u"hard"};
constexpr std::array<const char16_t *, 5> causes{u"none", u"stalls", u"group", u"machine",
                                                 u"soft-limit"};

constexpr std::array<const char16_t *, 3> rests{u"none", u"errors", u"slower"};

template <size_t N>
QString nameIn(const std::array<const char16_t *, N> &names, size_t at)
{
    return QString::fromUtf16(names[std::min(at, N - 1)]);
}

template <typename T, size_t N>
T valueIn(const std::array<const char16_t *, N> &names, const Json &json)
{
    const QString text = json.toString();
    const auto at = std::find_if(names.cbegin(), names.cend(),
                                 [&](const char16_t *name) { return text == QStringView(name); });
    return at == names.cend() ? T() : T(at - names.cbegin());
}

Json writeTier(const CacheTierNumbers &tier)
{
    return Json(JsonObject{{u"name"_s, tier.name},
                           {u"budget"_s, tier.budget},
                           {u"bytes"_s, tier.bytes},
                           {u"entries"_s, tier.entries},
                           {u"requests"_s, qint64(tier.requests)},
                           {u"hits"_s, qint64(tier.hits)},
                           {u"plainBytes"_s, tier.plainBytes},
                           {u"packedBytes"_s, tier.packedBytes},
                           {u"readOnly"_s, tier.readOnly},
                           {u"rest"_s, nameIn(rests, size_t(tier.rest))},
                           {u"shareBudget"_s, tier.shareBudget},
                           {u"shareBytes"_s, tier.shareBytes}});
}

CacheTierNumbers readTier(const Json &json)
{
    return {json[u"name"].toString(),
            json[u"budget"].toInteger(),
            json[u"bytes"].toInteger(),
            json[u"entries"].toInteger(),
            quint64(std::max<qint64>(0, json[u"requests"].toInteger())),
            quint64(std::max<qint64>(0, json[u"hits"].toInteger())),
            json[u"plainBytes"].toInteger(),
            json[u"packedBytes"].toInteger(),
            json[u"readOnly"].toBool(),
            valueIn<DiskRest>(rests, json[u"rest"]),
            json[u"shareBudget"].toInteger(),
            json[u"shareBytes"].toInteger()};
}

Json writeNetwork(const CacheNetwork &network)
{
    return Json(JsonObject{{u"host"_s, network.host},
                           {u"requests"_s, network.requests},
                           {u"fetched"_s, network.fetched},
                           {u"bytes"_s, network.bytes},
                           {u"failures"_s, network.failures},
                           {u"resumed"_s, network.resumed},
                           {u"coalesced"_s, network.coalesced},
                           {u"repaired"_s, network.repaired},
                           {u"loading"_s, network.loading},
                           {u"fetchMs"_s, network.fetchMs},
                           {u"lastFailure"_s, network.lastFailure},
                           {u"lastFailureAt"_s, qint64(network.lastFailureAt.count())}});
}

CacheNetwork readNetwork(const Json &json)
{
    return {json[u"host"].toString(),        json[u"requests"].toInteger(),
            json[u"fetched"].toInteger(),    json[u"bytes"].toInteger(),
            json[u"failures"].toInteger(),   json[u"resumed"].toInteger(),
            json[u"coalesced"].toInteger(),  json[u"repaired"].toInteger(),
            json[u"loading"].toInteger(),    json[u"fetchMs"].toDouble(),
            json[u"lastFailure"].toString(), Millis(json[u"lastFailureAt"].toInteger())};
}

//! As a list of numbers: sixty of them travel each time.
Json writeMinute(const CacheMinute &minute)
{
    return Json(JsonArray{Json(qint64(minute.start.count())), Json(minute.requests),
                          Json(minute.memoryHits), Json(minute.diskHits), Json(minute.loads),
                          Json(minute.evicted), Json(minute.rejected), Json(minute.expired),
                          Json(minute.invalidated)});
}

CacheMinute readMinute(const Json &json)
{
    const auto at = [&](qsizetype i) { return json.at(i).toInteger(); };
    return {Millis(at(0)), at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8)};
}

Json writeEntry(const CacheEntryRow &row)
{
    return Json(JsonObject{{u"key"_s, row.key},
                           {u"tier"_s, row.tier},
                           {u"kind"_s, row.kind},
                           {u"item"_s, row.item.toString()},
                           {u"platform"_s, row.platform},
                           {u"bytes"_s, row.bytes},
                           {u"stored"_s, row.stored},
                           {u"hits"_s, row.hits},
                           {u"lastHit"_s, qint64(row.lastHit.count())},
                           {u"expires"_s, qint64(row.expires.count())},
                           {u"pinned"_s, row.pinned}});
}

CacheEntryRow readEntry(const Json &json)
{
    return {json[u"key"].toString(),
            json[u"tier"].toString(),
            json[u"kind"].toString(),
            ItemId(json[u"item"].toString()),
            json[u"platform"].toString(),
            json[u"bytes"].toInteger(),
            json[u"stored"].toInteger(),
            json[u"hits"].toInteger(),
            Millis(json[u"lastHit"].toInteger()),
            Millis(json[u"expires"].toInteger()),
            json[u"pinned"].toBool()};
}

Json writeReading(const MemoryReading &reading)
{
    JsonObject json;
    if (reading.some)
        json.set(u"some"_s, *reading.some);
    if (reading.full)
        json.set(u"full"_s, *reading.full);
    const auto whole = [&](const QString &key, const std::optional<qint64> &value) {
        if (value)
            json.set(key, *value);
    };
    whole(u"limit"_s, reading.limit);
    whole(u"used"_s, reading.used);
    whole(u"available"_s, reading.available);
    whole(u"total"_s, reading.total);
    whole(u"own"_s, reading.own);
    return Json(std::move(json));
}

MemoryReading readReading(const Json &json)
{
    MemoryReading reading;
    const auto real = [&](QStringView key) {
        return json[key].isNumber() ? std::optional(json[key].toDouble()) : std::nullopt;
    };
    const auto whole = [&](QStringView key) {
        return json[key].isNumber() ? std::optional(json[key].toInteger()) : std::nullopt;
    };
    reading.some = real(u"some");
    reading.full = real(u"full");
    reading.limit = whole(u"limit");
    reading.used = whole(u"used");
    reading.available = whole(u"available");
    reading.total = whole(u"total");
    reading.own = whole(u"own");
    return reading;
}

Json writeWarmth(const CacheWarmth &warmth)
{
    return Json(JsonObject{{u"on"_s, warmth.on},
                           {u"pays"_s, warmth.pays},
                           {u"issued"_s, warmth.issued},
                           {u"used"_s, warmth.used},
                           {u"wasted"_s, warmth.wasted},
                           {u"hits"_s, warmth.hits},
                           {u"waiting"_s, warmth.waiting}});
}

template <typename T, typename F>
Json listOf(const QList<T> &values, F write)
{
    JsonArray list;
    for (const T &value : values)
        list.append(write(value));
    return Json(std::move(list));
}

} // namespace

Json writeCacheReport(const CacheReport &report)
{
    return Json(JsonObject{{u"at"_s, qint64(report.at.count())},
                           {u"since"_s, qint64(report.since.count())},
                           {u"policy"_s, policyName(report.policy)},
                           {u"window"_s, report.window},
                           {u"tiers"_s, listOf(report.tiers, writeTier)},
                           {u"network"_s, writeNetwork(report.network)},
                           {u"minutes"_s, listOf(report.minutes, writeMinute)},
                           {u"loads"_s, report.loads},
                           {u"loadFailures"_s, report.loadFailures},
                           {u"coalesced"_s, report.coalesced},
                           {u"damaged"_s, report.damaged},
                           {u"loadMs"_s, report.loadMs},
                           {u"diskMs"_s, report.diskMs},
                           {u"pressure"_s, nameIn(levels, size_t(report.pressure.level))},
                           {u"pressureCause"_s, nameIn(causes, size_t(report.pressure.cause))},
                           {u"memory"_s, writeReading(report.memory)},
                           {u"softLimit"_s, report.softLimit},
                           {u"pressureEvents"_s, report.pressureEvents},
                           {u"warming"_s, writeWarmth(report.warmth)},
                           {u"entryCount"_s, report.entryCount},
                           {u"entries"_s, listOf(report.entries, writeEntry)}});
}

CacheReport readCacheReport(const Json &json)
{
    CacheReport report;
    report.at = Millis(json[u"at"].toInteger());
    report.since = Millis(json[u"since"].toInteger());
    report.policy = policyFromName(json[u"policy"].toString()).value_or(PolicyKind::Adaptive);
    report.window = json[u"window"].toDouble();
    for (const Json &tier : json[u"tiers"].toArray())
        report.tiers.append(readTier(tier));
    report.network = readNetwork(json[u"network"]);
    for (const Json &minute : json[u"minutes"].toArray())
        report.minutes.append(readMinute(minute));
    report.loads = json[u"loads"].toInteger();
    report.loadFailures = json[u"loadFailures"].toInteger();
    report.coalesced = json[u"coalesced"].toInteger();
    report.damaged = json[u"damaged"].toInteger();
    report.loadMs = json[u"loadMs"].toDouble();
    report.diskMs = json[u"diskMs"].toDouble();
    report.pressure = {valueIn<Pressure>(levels, json[u"pressure"]),
                       valueIn<PressureCause>(causes, json[u"pressureCause"])};
    report.memory = readReading(json[u"memory"]);
    report.softLimit = json[u"softLimit"].toInteger();
    report.pressureEvents = json[u"pressureEvents"].toInteger();
    const Json &warmth = json[u"warming"];
    report.warmth = {warmth[u"on"].toBool(),        warmth[u"pays"].toBool(),
                     warmth[u"issued"].toInteger(), warmth[u"used"].toInteger(),
                     warmth[u"wasted"].toInteger(), warmth[u"hits"].toInteger(),
                     warmth[u"waiting"].toInteger()};
    report.entryCount = json[u"entryCount"].toInteger();
    for (const Json &entry : json[u"entries"].toArray())
        report.entries.append(readEntry(entry));
    return report;
}

Json writeCachePurge(const CachePurge &order)
{
    JsonObject json{{u"dryRun"_s, order.dryRun}};
    if (!order.tier.isEmpty())
        json.set(u"tier"_s, order.tier);
    if (!order.item.isEmpty())
        json.set(u"item"_s, order.item.toString());
    if (!order.key.isEmpty())
        json.set(u"key"_s, order.key);
    return Json(std::move(json));
}

CachePurge readCachePurge(const Json &json)
{
    return {json[u"tier"].toString(), ItemId(json[u"item"].toString()), json[u"key"].toString(),
            json[u"dryRun"].toBool()};
}

Json writeCachePurgeReport(const CachePurgeReport &report)
{
    return Json(JsonObject{{u"entries"_s, report.entries},
                           {u"bytes"_s, report.bytes},
                           {u"loadMs"_s, report.loadMs},
                           {u"seq"_s, report.sequence.value()}});
}

CachePurgeReport readCachePurgeReport(const Json &json)
{
    return {json[u"entries"].toInteger(), json[u"bytes"].toInteger(), json[u"loadMs"].toDouble(),
            Sequence(json[u"seq"].toInteger())};
}

} // namespace Batanidza
