#include "engine/hub/contentcache.h"

#include "engine/content/platform.h"
#include "engine/metrics/registry.h"
#include "engine/wire/codec.h"

#include <array>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! So long those who are connected may still want a patch from the version before.
constexpr std::chrono::seconds patchesTake{2};
constexpr qsizetype hashBytes = 32;
//! Of what waits to be given back; beyond it the oldest is forgotten and leaves as any other.
constexpr size_t mostBatches = 1024;
constexpr size_t mostOpened = 4096;

Result<QByteArray> bytesOf(const Result<CachedBytes> &found)
{
    return found.transform([](const CachedBytes &cached) { return cached.bytes; });
}

//! The hash of an adapted body stands before it, so that nobody computes it again.
Result<AdaptedBody> readAdapted(const QByteArray &kept)
{
    if (kept.size() < hashBytes)
        return Error{ErrorCode::Corrupt, u"an adapted body in the cache is cut"_s};
    const auto hash = Sha256::fromBytes(QByteArrayView(kept).first(hashBytes));
    if (!hash)
        return Error{ErrorCode::Corrupt, u"an adapted body in the cache is cut"_s};
    return AdaptedBody{kept.sliced(hashBytes), *hash};
}

Result<AdaptedBody> madeFrom(const BodyName &name, const ReadBody &read)
{
    const auto canonical = read();
    if (!canonical)
        return canonical.error();
    AdaptedBody made = adaptBody(name.type, name.platform, *canonical, name.version, name.hash);
    // Of another major they are not the stored ones, also where the platform changes nothing.
    if (name.schema && made.hash == name.hash)
        made.hash = Sha256::of(made.bytes);
    return made;
}

} // namespace

ContentCache::ContentCache(const Clock &clock, PolicyKind policy, qint64 memoryBytes,
                           std::unique_ptr<DiskTier> disk)
    : m_clock(clock)
    , m_tiers(policy, memoryBytes, clock, std::move(disk))
{
    // Another program's rules give other bytes, and the disk outlives this program.
    for (const Platform platform : allPlatforms) {
        const QString name = platformName(platform);
        m_rules.insert(name, adapterHash(name).toHex().first(16).toLatin1());
    }
    m_tiers.setWriteBehind(true);
}

QByteArray ContentCache::prefix(const TenantId &tenant, const char *kind)
{
    QByteArray text = tenant.toString().toUtf8() + '/';
    if (kind)
        text += QByteArray(kind) + '/';
    return text;
}

QByteArray ContentCache::nameOf(const BodyName &name, const char *kind, const QString &form) const
{
    QByteArray text = prefix(name.tenant, kind) + name.item.toString().toUtf8() + '/' +
                      name.platform.toUtf8() + '/';
    if (!form.isEmpty())
        text += form.toUtf8() + '/';
    if (name.schema)
        text += 's' + QByteArray::number(*name.schema) + '/';
    return text + QByteArray::number(name.version.value()) + '/' + name.hash.toHex().toLatin1() +
           '/' + m_rules.value(name.platform);
}

Result<QByteArray> ContentCache::body(const TenantId &tenant, const Sha256 &hash,
                                      const ReadBody &read)
{
    const auto load = [&read](const QByteArray &, const LoadDone &done) {
        const auto stored = read();
        done(stored ? Result<Loaded>(Loaded{*stored, {}}) : Result<Loaded>(stored.error()));
    };
    GetOptions options;
    options.disk = false;
    const QByteArray key = prefix(tenant, "body") + hash.toHex().toLatin1();
    return bytesOf(m_tiers.getOrLoad(key, load, options).result());
}

Result<AdaptedBody> ContentCache::adapted(const BodyName &name, const ReadBody &read, ReadHint hint)
{
    const auto make = [&]() -> Result<AdaptedBody> { return madeFrom(name, read); };
    if (name.type != u"lesson" || name.platform == platformName(Platform::Desktop) ||
        !m_rules.contains(name.platform))
        return make();
    const auto load = [&make](const QByteArray &, const LoadDone &done) {
        const auto made = make();
        PutOptions kept;
        kept.pack = true;
        done(made ? Result<Loaded>(Loaded{made->hash.toBytes() + made->bytes, kept})
                  : Result<Loaded>(made.error()));
    };
    GetOptions options;
    options.hint = hint;
    const auto kept = bytesOf(m_tiers.getOrLoad(nameOf(name, "adapted"), load, options).result());
    return kept.and_then([](const QByteArray &bytes) { return readAdapted(bytes); });
}

Result<KeptAnswer> ContentCache::answer(const BodyName &name, const QString &form,
                                        const std::function<Result<KeptAnswer>()> &make)
{
    const auto load = [&make](const QByteArray &, const LoadDone &done) {
        const auto made = make();
        done(made ? Result<Loaded>(Loaded{made->adaptedHash.toBytes() +
                                              (made->deflated ? '\1' : '\0') + made->bytes,
                                          {}})
                  : Result<Loaded>(made.error()));
    };
    const auto kept = bytesOf(m_tiers.getOrLoad(nameOf(name, "answer", form), load).result());
    if (!kept)
        return kept.error();
    const auto whole = readAdapted(*kept);
    if (!whole || whole->bytes.isEmpty())
        return whole ? make() : Result<KeptAnswer>(whole.error());
    return KeptAnswer{whole->bytes.sliced(1), whole->hash, whole->bytes[0] == '\1'};
}

std::optional<QByteArray> ContentCache::page(const QString &key)
{
    const auto found = m_tiers.memory().get(key.toUtf8());
    return found ? std::optional(found->bytes) : std::nullopt;
}

void ContentCache::keepPage(const QString &key, const QByteArray &bytes)
{
    m_tiers.memory().put(key.toUtf8(), bytes);
}

bool ContentCache::holds(const BodyName &name) const
{
    return m_tiers.memory().peek(nameOf(name, "adapted")).has_value();
}

QByteArray ContentCache::adaptedKey(const BodyName &name) const
{
    return nameOf(name, "adapted");
}

void ContentCache::opened(const BodyName &name, const QString &who)
{
    const QMutexLocker lock(&m_mutex);
    if (name.type == u"lesson" && m_opened.size() < mostOpened)
        m_opened.push_back({name, who});
}

std::vector<ContentCache::Opened> ContentCache::takeOpened()
{
    const QMutexLocker lock(&m_mutex);
    return std::exchange(m_opened, {});
}

void ContentCache::onCommitted(const CommitBatchPtr &batch)
{
    const QMutexLocker lock(&m_mutex);
    m_replaced.emplace_back(m_clock.monotonic() + patchesTake, batch);
    if (m_replaced.size() > mostBatches)
        m_replaced.pop_front();
}

void ContentCache::giveBack(const CommitBatch &batch)
{
    for (const CommittedChange &committed : batch.changes) {
        const Change &change = committed.change;
        if (committed.previousBody.isEmpty())
            continue;
        const Sha256 hash = Sha256::of(committed.previousBody);
        m_tiers.invalidate(prefix(batch.tenant, "body") + hash.toHex().toLatin1());
        BodyName name{batch.tenant, change.id, change.type, {}, change.version.previous(), hash};
        for (const Platform platform : allPlatforms) {
            name.platform = platformName(platform);
            m_tiers.invalidate(nameOf(name, "adapted"));
            for (const Wire::Form form : {Wire::Form::Adapted, Wire::Form::Canonical})
                m_tiers.invalidate(nameOf(name, "answer", Wire::formName(form)));
        }
    }
}

void ContentCache::tick()
{
    while (true) {
        CommitBatchPtr batch;
        {
            const QMutexLocker lock(&m_mutex);
            if (m_replaced.empty() || m_replaced.front().first > m_clock.monotonic())
                break;
            batch = m_replaced.front().second;
            m_replaced.pop_front();
        }
        giveBack(*batch);
    }
    m_tiers.tick();
}

void ContentCache::recordTenants(Registry &registry, const QList<OwnerNumbers> &owners,
                                 const QString &tier) const
{
    const QMutexLocker lock(&m_mutex);
    QList<OwnerNumbers> all = owners;
    // Who has no budget any more is told once more, with nothing.
    for (const OwnerNumbers &before : std::as_const(m_recorded[tier])) {
        if (std::none_of(owners.cbegin(), owners.cend(),
                         [&](const OwnerNumbers &now) { return now.owner == before.owner; }))
            all.append({before.owner});
    }
    for (const OwnerNumbers &tenant : std::as_const(all)) {
        const MetricLabels labels{{u"tenant"_s, QString::fromUtf8(tenant.owner)},
                                  {u"tier"_s, tier}};
        registry
            .gauge(u"batanidza_cache_tenant_bytes"_s,
                   u"In use by a tenant with a budget of its own."_s, labels)
            .set(tenant.bytes);
        registry
            .gauge(u"batanidza_cache_tenant_budget_bytes"_s,
                   u"What a tenant with a budget of its own may use."_s, labels)
            .set(tenant.budget);
        Counter &evicted = registry.counter(
            u"batanidza_cache_tenant_evictions_total"_s,
            u"Entries that went because the budget of their tenant was full."_s, labels);
        evicted.add(std::max<qint64>(0, qint64(tenant.evicted) - evicted.value()));
    }
    m_recorded[tier] = owners;
}

void ContentCache::record(Registry &registry) const
{
    const TieredCacheStats stats = m_tiers.stats();
    const auto gauge = [&](const QString &name, const QString &help, qint64 value,
                           const MetricLabels &labels = {}) {
        registry.gauge(u"batanidza_cache_"_s + name, help, labels).set(value);
    };
    const auto count = [&](const QString &name, const QString &help, quint64 value,
                           const MetricLabels &labels = {}) {
        Counter &counter = registry.counter(u"batanidza_cache_"_s + name, help, labels);
        counter.add(std::max<qint64>(0, qint64(value) - counter.value()));
    };
    const MetricLabels memory{{u"tier"_s, u"memory"_s}};
    const MetricLabels disk{{u"tier"_s, u"disk"_s}};
    const MemoryTierStats &one = stats.memory;
    const DiskTierStats &two = stats.disk;
    const QString entries = u"What the tier holds."_s;
    const QString bytes = u"In use, with keys and books of entries."_s;
    const QString budget = u"What the tier may use."_s;
    const QString requests = u"Reads that the tier was asked."_s;
    const QString hits = u"Of these, answered."_s;
    const QString evictions = u"Entries that went for room."_s;
    gauge(u"entries"_s, entries, one.entries, memory);
    gauge(u"entries"_s, entries, two.entries, disk);
    gauge(u"bytes"_s, bytes, one.bytes, memory);
    gauge(u"bytes"_s, bytes, two.bytes, disk);
    gauge(u"budget_bytes"_s, budget, one.budget, memory);
    gauge(u"budget_bytes"_s, budget, two.budget, disk);
    count(u"requests_total"_s, requests, one.requests, memory);
    count(u"requests_total"_s, requests, two.requests, disk);
    count(u"hits_total"_s, hits, one.hits, memory);
    count(u"hits_total"_s, hits, two.hits, disk);
    count(u"evictions_total"_s, evictions, one.evicted, memory);
    count(u"evictions_total"_s, evictions, two.evicted, disk);
    recordTenants(registry, one.owners, u"memory"_s);
    recordTenants(registry, two.owners, u"disk"_s);
    gauge(u"books_bytes"_s, u"Of the policy: table, sketch and shadows."_s, one.books);
    gauge(u"pressure_level"_s,
          u"How far memory gives way: 0 not, 1 to three quarters, 2 to a tenth."_s,
          qint64(one.pressure));
    count(u"pressure_events_total"_s, u"Times that memory had to give way."_s, one.pressureEvents);
    count(u"admissions_total"_s, u"Entries that memory took in."_s, one.admitted);
    count(u"rejections_total"_s, u"Entries worth less than what they would have displaced."_s,
          one.rejected);
    count(u"expirations_total"_s, u"Entries whose time was over."_s, one.expired);
    count(u"invalidations_total"_s, u"Entries that a commit or a person took out."_s,
          one.invalidated);
    count(u"setting_changes_total"_s, u"Times that the adaptive policy chose another setting."_s,
          one.settingChanges);
    count(u"loads_total"_s, u"What neither tier had and was made or read anew."_s, stats.loads);
    count(u"load_failures_total"_s, u"Of these, failed."_s, stats.loadFailures);
    count(u"coalesced_total"_s, u"Reads that joined a load that was running."_s, stats.coalesced);
    count(u"negative_hits_total"_s, u"Reads answered from a failure a moment ago."_s,
          stats.negativeHits);
    count(u"damaged_total"_s, u"Objects on disk found damaged, dropped and made anew."_s,
          two.damaged);
    count(u"write_failures_total"_s, u"Writes to the disk tier that failed."_s, two.writeFailures);
    count(u"prefetched_bytes_total"_s, u"Brought in ahead of use."_s, quint64(one.prefetch.issued));
    count(u"prefetch_used_bytes_total"_s, u"Of these, used later."_s, quint64(one.prefetch.used));
    count(u"prefetch_wasted_bytes_total"_s, u"Of these, left without having been used."_s,
          quint64(one.prefetch.wasted));
    count(u"prefetch_hits_total"_s, u"First uses of what was brought in ahead."_s,
          one.prefetch.hits);
    gauge(u"packed_plain_bytes"_s, u"Of the packed objects on disk, before."_s, two.plainBytes);
    gauge(u"packed_bytes"_s, u"Of the packed objects on disk, as they are."_s, two.packedBytes);
    gauge(u"dictionaries"_s, u"Preset dictionaries that objects on disk were packed with."_s,
          two.dictionaries);
    gauge(u"disk_writes_waiting"_s, u"Objects that wait to be written."_s, stats.waitingWrites);
}

Result<AdaptedBody> adaptedBody(ContentCache *cache, const BodyName &name, const ReadBody &read)
{
    if (cache)
        return cache->adapted(name, read);
    return madeFrom(name, read);
}

} // namespace Batanidza
