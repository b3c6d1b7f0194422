#include "engine/runtime/cachekeeper.h"

#include "engine/base/logging.h"
#include "engine/cache/heap.h"
#include "engine/metrics/registry.h"
#include "engine/runtime/cachebudgets.h"

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;
constexpr size_t minutesKept = 60;
constexpr int mostEntries = 500;
constexpr quint64 savePolicyEvery = 60; //!< ticks

struct KeyParts
{
    QString kind;
    QString item;
    QString platform;
};

//! "demo/adapted/sna.greet.001/ios/3/HASH/RULES"; pages and bodies are of no item.
KeyParts partsOf(const QByteArray &key)
{
    const QList<QByteArray> parts = key.split('/');
    KeyParts known;
    known.kind = QString::fromUtf8(parts.value(1));
    if (parts.size() > 5) {
        known.item = QString::fromUtf8(parts[2]);
        known.platform = QString::fromUtf8(parts[3]);
    }
    return known;
}

CacheEntryRow rowOf(const TierEntry &entry, const QString &tier, Millis now)
{
    const KeyParts parts = partsOf(entry.key);
    CacheEntryRow row;
    row.key = QString::fromUtf8(entry.key);
    row.tier = tier;
    row.kind = parts.kind;
    row.item = ItemId(parts.item);
    row.platform = parts.platform;
    row.bytes = entry.bytes;
    row.stored = entry.stored;
    row.hits = qint64(entry.hits);
    if (entry.sinceHit.count() >= 0)
        row.lastHit = now - entry.sinceHit;
    if (entry.left.count() != 0)
        row.expires = now + entry.left;
    row.pinned = entry.pinned;
    return row;
}

void addShare(CacheTierNumbers &tier, const QList<OwnerNumbers> &owners, const TenantId &tenant)
{
    const QByteArray name = tenant.toString().toUtf8();
    for (const OwnerNumbers &one : owners) {
        if (one.owner == name) {
            tier.shareBudget = one.budget;
            tier.shareBytes = one.bytes;
        }
    }
}

CacheNetwork networkOf(const OriginNumbers &origin)
{
    const bool failed = origin.lastFailure != OriginReason::None;
    return {origin.host,
            qint64(origin.requests),
            qint64(origin.fetched),
            origin.bytes,
            qint64(origin.failures),
            qint64(origin.resumed),
            qint64(origin.coalesced),
            qint64(origin.repaired),
            origin.loading,
            origin.fetchSeconds * 1000,
            failed ? originReasonName(origin.lastFailure) : QString(),
            origin.lastFailureAt};
}

} // namespace

CacheKeeper::CacheKeeper(CacheParts parts)
    : m_parts(std::move(parts))
    , m_timer(this)
    , m_since(m_parts.clock.utc())
    , m_freed(m_parts.clock)
    , m_warming({m_parts.cache, m_parts.tenant, m_parts.openReader})
{}

CacheKeeper::~CacheKeeper() = default;

void CacheKeeper::start()
{
    shareOut();
    connect(&m_timer, &QTimer::timeout, this, &CacheKeeper::tick);
    m_timer.start(std::chrono::seconds(1));
    if (m_parts.config.flag(u"cache.warm"_s))
        (void)warm();
}

void CacheKeeper::setConfig(const EngineConfig &config)
{
    TieredCache &tiers = m_parts.cache.tiers();
    const auto changed = [&](QStringView key) {
        return m_parts.config.value(key) != config.value(key);
    };
    if (changed(u"cache.policy"))
        tiers.memory().setPolicy(
            policyFromName(config.text(u"cache.policy"_s)).value_or(PolicyKind::Adaptive));
    if (changed(u"cache.memoryMiB"))
        tiers.memory().resize(config.integer(u"cache.memoryMiB"_s) * mebibyte);
    if (changed(u"cache.diskMiB"))
        resizeDisk(config.integer(u"cache.diskMiB"_s) * mebibyte);
    const bool shared = changed(u"cache.tenantsMiB") || changed(u"cache.diskMiB");
    m_parts.config = config;
    if (shared)
        shareOut();
    if (!config.flag(u"cache.warm"_s))
        m_warming.forget();
}

void CacheKeeper::resizeDisk(qint64 bytes)
{
    TieredCache &tiers = m_parts.cache.tiers();
    if (const auto disk = tiers.disk(); disk && bytes > 0) {
        disk->resize(bytes);
    } else if (disk) {
        // Nothing is to be kept there, so nothing is left there.
        tiers.setDisk(nullptr);
        disk->invalidatePrefix({});
        m_warming.forgetDisk();
    } else if (bytes > 0 && m_parts.openDisk) {
        auto opened = m_parts.openDisk(bytes);
        if (opened)
            tiers.setDisk(std::move(*opened));
        else
            qCWarning(lcEngine) << "no disk tier of the cache:" << opened.error().detail;
    }
}

void CacheKeeper::shareOut()
{
    const auto budgets = readCacheBudgets(m_parts.config.text(u"cache.tenantsMiB"_s));
    if (!budgets) // a table that let it pass would be wrong
        return;
    TieredCache &tiers = m_parts.cache.tiers();
    tiers.memory().setOwnerBudgets(budgets->memory);
    if (const auto disk = tiers.disk())
        disk->setOwnerBudgets(budgets->disk);
}

void CacheKeeper::tick()
{
    ++m_ticks;
    m_parts.cache.tick();
    giveWay();
    if (m_parts.config.flag(u"cache.warm"_s))
        m_warming.tick(m_ticks, m_pressure.level == Pressure::None);
    else
        (void)m_parts.cache.takeOpened();
    countMinute();
    (void)m_freed.look(m_parts.cache.tiers().memory().stats());
    m_parts.cache.record(m_parts.registry);
    if (const auto disk = m_parts.cache.tiers().disk(); disk && m_ticks % savePolicyEvery == 0) {
        disk->savePolicy();
        (void)disk->train();
        if (m_ticks == savePolicyEvery) // once, when the start is over
            (void)disk->sweepOrphans();
    }
}

void CacheKeeper::giveWay()
{
    m_memory = m_parts.memory();
    const PressureVerdict before = m_pressure;
    m_pressure =
        m_gauge.judge(m_memory, m_parts.config.integer(u"cache.softLimitMiB"_s) * mebibyte);
    if (before.level == m_pressure.level)
        return;
    m_parts.cache.tiers().memory().setPressure(m_pressure.level);
    if (m_pressure.level > before.level)
        giveFreedPagesBack();
    qCInfo(lcEngine) << "memory pressure is" << int(m_pressure.level) << "and was"
                     << int(before.level);
}

void CacheKeeper::countMinute()
{
    const Millis now = m_parts.clock.utc();
    const Millis start(now.count() / 60'000 * 60'000);
    if (m_minutes.empty() || m_minutes.back().start < start ||
        m_minutes.back().start > start + std::chrono::minutes(1)) {
        m_minutes.push_back({start});
        if (m_minutes.size() > minutesKept)
            m_minutes.pop_front();
    }
    CacheMinute &minute = m_minutes.back();
    const TieredCacheStats stats = m_parts.cache.tiers().stats();
    minute.requests += qint64(stats.memory.requests - m_before.memory.requests);
    minute.memoryHits += qint64(stats.memory.hits - m_before.memory.hits);
    minute.diskHits += qint64(stats.disk.hits - m_before.disk.hits);
    minute.loads += qint64(stats.loads - m_before.loads);
    minute.evicted += qint64(stats.memory.evicted - m_before.memory.evicted);
    minute.rejected += qint64(stats.memory.rejected - m_before.memory.rejected);
    minute.expired += qint64(stats.memory.expired - m_before.memory.expired);
    minute.invalidated += qint64(stats.memory.invalidated - m_before.memory.invalidated);
    m_before = stats;
}

qint64 CacheKeeper::warm()
{
    return m_warming.fromDisk();
}

CacheReport CacheKeeper::report(int entries) const
{
    const TieredCache &tiers = m_parts.cache.tiers();
    const TieredCacheStats stats = tiers.stats();
    CacheReport report;
    report.at = m_parts.clock.utc();
    report.since = m_since;
    report.policy = stats.memory.policy;
    report.window = stats.memory.window;
    CacheTierNumbers memory{u"memory"_s,          stats.memory.budget,   stats.memory.bytes,
                            stats.memory.entries, stats.memory.requests, stats.memory.hits};
    addShare(memory, stats.memory.owners, m_parts.tenant);
    report.tiers = {memory};
    const auto onDisk = tiers.disk();
    if (onDisk) {
        CacheTierNumbers disk{u"disk"_s,          stats.disk.budget,   stats.disk.bytes,
                              stats.disk.entries, stats.disk.requests, stats.disk.hits};
        disk.plainBytes = stats.disk.plainBytes;
        disk.packedBytes = stats.disk.packedBytes;
        disk.readOnly = stats.disk.readOnly;
        disk.rest = stats.diskRest;
        addShare(disk, stats.disk.owners, m_parts.tenant);
        report.tiers.append(disk);
    }
    if (m_parts.network)
        report.network = networkOf(m_parts.network());
    report.minutes = QList<CacheMinute>(m_minutes.cbegin(), m_minutes.cend());
    report.loads = qint64(stats.loads);
    report.loadFailures = qint64(stats.loadFailures);
    report.coalesced = qint64(stats.coalesced);
    report.damaged = qint64(stats.disk.damaged);
    report.loadMs = stats.loadSeconds * 1000;
    report.diskMs = stats.diskSeconds * 1000;
    report.pressure = m_pressure;
    report.memory = m_memory;
    report.softLimit = m_parts.config.integer(u"cache.softLimitMiB"_s) * mebibyte;
    report.pressureEvents = qint64(stats.memory.pressureEvents);
    const PrefetchCounts &ahead = stats.memory.prefetch;
    report.warmth = {m_parts.config.flag(u"cache.warm"_s),
                     m_warming.pays(),
                     ahead.issued,
                     ahead.used,
                     ahead.wasted,
                     qint64(ahead.hits),
                     m_warming.waiting()};
    report.entryCount = stats.memory.entries + stats.disk.entries;
    const int most = std::clamp(entries, 0, mostEntries);
    const QByteArray ours = ContentCache::prefix(m_parts.tenant);
    for (const TierEntry &entry : tiers.memory().largest(most, ours))
        report.entries.append(rowOf(entry, u"memory"_s, report.at));
    if (onDisk) {
        for (const TierEntry &entry : onDisk->largest(most, ours))
            report.entries.append(rowOf(entry, u"disk"_s, report.at));
    }
    std::stable_sort(
        report.entries.begin(), report.entries.end(),
        [](const CacheEntryRow &a, const CacheEntryRow &b) { return a.stored > b.stored; });
    report.entries.resize(std::min<qsizetype>(report.entries.size(), most));
    return report;
}

Result<CachePurgeReport> CacheKeeper::purge(const CachePurge &order)
{
    if (!order.tier.isEmpty() && order.tier != u"memory" && order.tier != u"disk")
        return Error{ErrorCode::Invalid,
                     u"there is no tier \"%1\": memory or disk"_s.arg(order.tier)};
    TieredCache &tiers = m_parts.cache.tiers();
    QList<QByteArray> prefixes{ContentCache::prefix(m_parts.tenant)};
    if (!order.key.isEmpty()) {
        if (!order.key.toUtf8().startsWith(prefixes.first()))
            return Error{ErrorCode::NotFound, u"there is no such entry"_s};
        prefixes = {order.key.toUtf8()};
    } else if (!order.item.isEmpty()) {
        const QByteArray item = order.item.toString().toUtf8() + '/';
        // Pages of the log and bodies do not say of which items they are.
        prefixes = {ContentCache::prefix(m_parts.tenant, "adapted") + item,
                    ContentCache::prefix(m_parts.tenant, "answer") + item,
                    ContentCache::prefix(m_parts.tenant, "page"),
                    ContentCache::prefix(m_parts.tenant, "body")};
    }
    const bool memory = order.tier != u"disk";
    const auto disk = order.tier == u"memory" ? nullptr : tiers.disk();
    CachePurgeReport report;
    report.loadMs = tiers.stats().loadSeconds * 1000;
    for (const QByteArray &prefix : prefixes) {
        std::pair<qint64, qint64> sum;
        if (memory)
            sum = tiers.memory().weigh(prefix);
        if (disk) {
            const auto more = disk->weigh(prefix);
            sum = {sum.first + more.first, sum.second + more.second};
        }
        report.entries += sum.first;
        report.bytes += sum.second;
        if (order.dryRun)
            continue;
        if (memory && disk)
            tiers.invalidatePrefix(prefix);
        else if (memory)
            tiers.memory().invalidatePrefix(prefix);
        else if (disk)
            tiers.invalidateOnDisk(prefix);
    }
    if (!order.dryRun && disk)
        disk->flush(); // what was purged does not come back after a power cut
    if (!order.dryRun && memory && m_parts.config.flag(u"cache.warm"_s))
        m_warming.forgetDisk();
    return report;
}

Result<void> CacheKeeper::pin(const QString &key, bool pinned)
{
    const QByteArray name = key.toUtf8();
    TieredCache &tiers = m_parts.cache.tiers();
    const bool ours = name.startsWith(ContentCache::prefix(m_parts.tenant));
    if (!ours || (!tiers.memory().peek(name) && !tiers.get(name, ReadHint::Prefetch)))
        return Error{ErrorCode::NotFound, u"there is no such entry; it may have left just now"_s};
    if (!tiers.pin(name, pinned)) {
        return Error{ErrorCode::TooLarge,
                     u"a quarter of the memory is pinned already; unpin something first"_s};
    }
    return {};
}

} // namespace Batanidza
