#include "engine/cache/tieredcache.h"

#include "engine/cache/flights.h"

#include <QPromise>

#include <atomic>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

using Promise = QPromise<Result<CachedBytes>>;

TieredCache::Answer ready(Result<CachedBytes> answer)
{
    Promise promise;
    promise.start();
    promise.addResult(std::move(answer));
    promise.finish();
    return promise.future();
}

void tell(std::vector<Promise> &waiters, const Result<CachedBytes> &answer)
{
    for (Promise &waiter : waiters) {
        waiter.addResult(answer);
        waiter.finish();
    }
}

PutOptions optionsOf(const StoredBytes &stored)
{
    PutOptions options;
    options.tag = stored.tag;
    options.ttl = std::chrono::duration_cast<std::chrono::seconds>(stored.left);
    return options;
}

} // namespace

struct TieredCache::About
{
    ReadHint hint = ReadHint::Foreground;
    bool disk = true;
};

struct TieredCache::Flying
{
    Flights<Promise, About>::FlightPtr flight;
};

struct TieredCache::Table
{
    //! Null once the cache is gone. Held while a load reports.
    std::recursive_mutex ownerMutex;
    TieredCache *owner = nullptr;

    std::mutex mutex; //!< of the following; taken before those of the tiers
    Flights<Promise, About> flights;
    TieredCacheStats counts;
};

//! Reports once; if nobody calls it, its end does.
struct TieredCache::Report
{
    std::shared_ptr<Table> table;
    Flying flying;
    std::chrono::nanoseconds began{0};
    std::atomic<bool> told = false;

    void tell(const Result<Loaded> &loaded)
    {
        if (told.exchange(true))
            return;
        const std::lock_guard lock(table->ownerMutex);
        TieredCache *owner = table->owner;
        if (!owner)
            return;
        // Only of what the disk might have had: the two times are compared.
        if (loaded && flying.flight->about.disk)
            owner->m_disk.loadTook(owner->m_clock.monotonic() - began);
        owner->finished(flying, loaded);
    }
    ~Report() { tell(Error{ErrorCode::Internal, u"the load ended without an answer"_s}); }
};

TieredCache::TieredCache(PolicyKind policy, qint64 memoryBudget, const Clock &clock,
                         std::unique_ptr<DiskTier> disk)
    : m_clock(clock)
    , m_memory(policy, memoryBudget, clock)
    , m_disk(clock, std::move(disk))
    , m_table(std::make_shared<Table>())
{
    m_table->owner = this;
}

TieredCache::~TieredCache()
{
    m_disk.close();
    {
        const std::lock_guard lock(m_table->ownerMutex);
        m_table->owner = nullptr;
    }
    std::vector<Promise> left;
    {
        const std::lock_guard lock(m_table->mutex);
        left = m_table->flights.endAll();
    }
    tell(left, Error{ErrorCode::Cancelled, u"the cache is closed"_s});
}

std::optional<CachedBytes> TieredCache::get(const QByteArray &key, ReadHint hint)
{
    auto found = m_memory.get(key, hint);
    if (found)
        return found;
    const std::shared_ptr<DiskTier> disk = m_disk.readable();
    const auto stored = disk ? disk->get(key, hint) : std::nullopt;
    if (!stored)
        return std::nullopt;
    PutOptions options = optionsOf(*stored);
    options.hint = hint;
    m_memory.put(key, stored->bytes, options);
    return CachedBytes{stored->bytes, false};
}

void TieredCache::put(const QByteArray &key, const QByteArray &bytes, const PutOptions &options)
{
    m_memory.put(key, bytes, options);
    m_disk.put(key, bytes, options);
}

void TieredCache::setWriteBehind(bool behind)
{
    m_disk.setBehind(behind);
}

std::shared_ptr<DiskTier> TieredCache::disk() const
{
    return m_disk.tier();
}

void TieredCache::setDisk(std::unique_ptr<DiskTier> disk)
{
    m_disk.setTier(std::move(disk));
}

TieredCache::Answer TieredCache::getOrLoad(const QByteArray &key, const Loader &loader,
                                           const GetOptions &options)
{
    const auto found = m_memory.get(key, options.hint);
    if (found && !found->stale)
        return ready(*found);

    Flying started;
    Answer answer;
    {
        const std::lock_guard lock(m_table->mutex);
        auto &flights = m_table->flights;
        auto flight = flights.running(key);
        const auto now = m_clock.monotonic();
        if (!flight) {
            // A load may have ended between the first look and the lock.
            if (const auto again = m_memory.peek(key); again && !again->stale)
                return ready(*again);
            if (const auto failure = flights.failure(key, now)) {
                ++m_table->counts.negativeHits;
                return found ? ready(*found) : ready(*failure);
            }
            flight = flights.begin(key, {options.hint, options.disk});
            started.flight = flight;
            ++m_table->counts.loading;
        } else {
            ++m_table->counts.coalesced;
            if (options.hint == ReadHint::Foreground)
                flight->about.hint = options.hint; // someone waits for what was fetched ahead
        }
        if (found) {
            ++m_table->counts.staleServed;
            answer = ready(*found);
        } else {
            Promise waiter;
            waiter.start();
            answer = waiter.future();
            flights.wait(*flight, std::move(waiter),
                         options.patience.count() > 0 ? now + options.patience
                                                      : std::chrono::nanoseconds(0));
        }
    }
    if (started.flight)
        begin(started, options.hint, loader);
    return answer;
}

void TieredCache::begin(const Flying &flying, ReadHint hint, const Loader &loader)
{
    const auto &flight = flying.flight;
    if (const auto disk = flight->about.disk ? m_disk.readable() : nullptr) {
        const auto began = m_clock.monotonic();
        const auto stored = disk->get(flight->key, hint);
        if (stored) {
            m_disk.readTook(m_clock.monotonic() - began);
            flight->about.disk = false; // it is there
            finished(flying, Loaded{stored->bytes, optionsOf(*stored)});
            return;
        }
    }
    {
        const std::lock_guard lock(m_table->mutex);
        ++m_table->counts.loads;
    }
    const auto report = std::make_shared<Report>();
    report->table = m_table;
    report->flying = flying;
    report->began = m_clock.monotonic();
    loader(flight->key, [report](const Result<Loaded> &loaded) { report->tell(loaded); });
}

void TieredCache::finished(const Flying &flying, const Result<Loaded> &loaded)
{
    const auto &flight = flying.flight;
    std::vector<Promise> waiters;
    {
        const std::lock_guard lock(m_table->mutex);
        if (flight->over)
            return;
        // Kept under the lock, so that no invalidation falls between the look and the putting.
        if (loaded && !flight->abandoned) {
            PutOptions options = loaded->options;
            options.hint = flight->about.hint;
            m_memory.put(flight->key, loaded->bytes, options);
            if (flight->about.disk)
                m_disk.put(flight->key, loaded->bytes, options);
        }
        if (!loaded) {
            ++m_table->counts.loadFailures;
            m_table->flights.remember(flight->key, loaded.error(), m_clock.monotonic());
        }
        --m_table->counts.loading;
        waiters = m_table->flights.end(flight);
    }
    tell(waiters, loaded ? Result<CachedBytes>(CachedBytes{loaded->bytes, false})
                         : Result<CachedBytes>(loaded.error()));
}

void TieredCache::invalidate(const QByteArray &key)
{
    const auto paused = m_disk.pause();
    const std::lock_guard lock(m_table->mutex);
    m_table->flights.abandon(key);
    m_memory.invalidate(key);
    m_disk.invalidate(key);
}

void TieredCache::invalidatePrefix(const QByteArray &prefix)
{
    const auto paused = m_disk.pause();
    const std::lock_guard lock(m_table->mutex);
    m_table->flights.abandonIf([&](const QByteArray &one) { return one.startsWith(prefix); });
    m_memory.invalidatePrefix(prefix);
    m_disk.invalidatePrefix(prefix);
}

bool TieredCache::pin(const QByteArray &key, bool pinned)
{
    if (pinned)
        (void)get(key, ReadHint::Prefetch);
    return m_memory.pin(key, pinned);
}

void TieredCache::invalidateOnDisk(const QByteArray &prefix)
{
    const auto paused = m_disk.pause();
    const std::lock_guard lock(m_table->mutex);
    m_disk.invalidatePrefix(prefix);
}

void TieredCache::invalidateTag(const QByteArray &tag)
{
    const auto paused = m_disk.pause();
    const std::lock_guard lock(m_table->mutex);
    // Nobody knows yet which tags they will have.
    m_table->flights.abandonIf([](const QByteArray &) { return true; });
    m_memory.invalidateTag(tag);
    m_disk.invalidateTag(tag);
}

void TieredCache::tick()
{
    std::vector<Promise> late;
    {
        const std::lock_guard lock(m_table->mutex);
        late = m_table->flights.late(m_clock.monotonic());
        m_table->counts.timeouts += late.size();
    }
    tell(late, Error{ErrorCode::Unavailable, u"it takes longer than was waited; try again"_s});
    m_memory.sweep();
    m_disk.tick();
}

TieredCacheStats TieredCache::stats() const
{
    TieredCacheStats stats;
    {
        const std::lock_guard lock(m_table->mutex);
        stats = m_table->counts;
    }
    const LateDiskStats disk = m_disk.stats();
    stats.waitingWrites = disk.waiting;
    stats.droppedWrites = disk.dropped;
    stats.diskRest = disk.rest;
    stats.loadSeconds = disk.loadSeconds;
    stats.diskSeconds = disk.readSeconds;
    stats.disk = disk.tier;
    stats.memory = m_memory.stats();
    return stats;
}

QString TieredCache::explain(const QByteArray &key) const
{
    QString text = m_memory.explain(key);
    if (const auto present = disk())
        text += u"; "_s + present->explain(key);
    const std::lock_guard lock(m_table->mutex);
    if (m_table->flights.running(key))
        text += u"; being loaded"_s;
    if (const auto failure = m_table->flights.failure(key, m_clock.monotonic()))
        text += u"; failed a moment ago: "_s + failure->detail;
    return text;
}

} // namespace Batanidza
