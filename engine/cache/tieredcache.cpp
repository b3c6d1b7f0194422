#include "engine/cache/tieredcache.h"

#include "engine/cache/waitingwrites.h"

#include <QPromise>

#include <algorithm>
#include <atomic>
#include <iterator>
#include <unordered_map>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t mostFailures = 4096;
//! In one tick, so that packing takes a small part of a core; and at the end.
constexpr int mostWrites = 64;
constexpr int mostLastWrites = 512;

TieredCache::Answer ready(Result<CachedBytes> answer)
{
    QPromise<Result<CachedBytes>> promise;
    promise.start();
    promise.addResult(std::move(answer));
    promise.finish();
    return promise.future();
}

//! True where trying again at once would hardly help.
bool isRemembered(const Error &error)
{
    return error.code != ErrorCode::Cancelled;
}

} // namespace

struct TieredCache::Flight
{
    struct Waiter
    {
        QPromise<Result<CachedBytes>> promise;
        std::chrono::nanoseconds until{0}; //!< 0 = for ever
    };
    QByteArray key;
    ReadHint hint = ReadHint::Foreground;
    bool disk = true;
    bool abandoned = false; //!< invalidated meanwhile: not kept
    bool over = false;
    std::vector<Waiter> waiters;
};

struct TieredCache::Table
{
    struct Failure
    {
        Error error;
        std::chrono::nanoseconds until{0};
    };
    struct KeyHash
    {
        size_t operator()(const QByteArray &key) const { return qHash(key); }
    };
    //! Null once the cache is gone. Held while a load reports.
    std::recursive_mutex ownerMutex;
    TieredCache *owner = nullptr;

    std::mutex mutex;
    std::unordered_map<QByteArray, FlightPtr, KeyHash> flights;
    std::vector<FlightPtr> abandoned; //!< still awaited by who asked before
    std::unordered_map<QByteArray, Failure, KeyHash> failures;
    Jitter jitter;
    TieredCacheStats counts;

    std::shared_ptr<DiskTier> disk; //!< guarded by mutex, as all up to here
    DiskWatch watch;
    WaitingWrites writes;
    bool behind = false;
    bool closing = false;
    std::mutex writing; //!< held while one is written; taken before mutex
};

TieredCache::TieredCache(PolicyKind policy, qint64 memoryBudget, const Clock &clock,
                         std::unique_ptr<DiskTier> disk)
    : m_clock(clock)
    , m_memory(policy, memoryBudget, clock)
    , m_table(std::make_shared<Table>())
{
    m_table->disk = std::move(disk);
    m_table->owner = this;
}

TieredCache::~TieredCache()
{
    {
        const std::lock_guard lock(m_table->mutex);
        m_table->closing = true;
    }
    writeWaiting();
    {
        const std::lock_guard lock(m_table->ownerMutex);
        m_table->owner = nullptr;
    }
    std::vector<FlightPtr> left;
    {
        const std::lock_guard lock(m_table->mutex);
        for (auto &[key, flight] : m_table->flights) {
            flight->over = true;
            left.push_back(flight);
        }
        m_table->flights.clear();
        for (const FlightPtr &flight : m_table->abandoned) {
            flight->over = true;
            left.push_back(flight);
        }
        m_table->abandoned.clear();
    }
    for (const FlightPtr &flight : left) {
        for (Flight::Waiter &waiter : flight->waiters) {
            waiter.promise.addResult(Error{ErrorCode::Cancelled, u"the cache is closed"_s});
            waiter.promise.finish();
        }
    }
}

std::optional<CachedBytes> TieredCache::get(const QByteArray &key, ReadHint hint)
{
    auto found = m_memory.get(key, hint);
    if (found)
        return found;
    const std::shared_ptr<DiskTier> disk = readable();
    const auto stored = disk ? disk->get(key, hint) : std::nullopt;
    if (!stored)
        return std::nullopt;
    PutOptions options;
    options.hint = hint;
    options.tag = stored->tag;
    options.ttl = std::chrono::duration_cast<std::chrono::seconds>(stored->left);
    m_memory.put(key, stored->bytes, options);
    return CachedBytes{stored->bytes, false};
}

void TieredCache::put(const QByteArray &key, const QByteArray &bytes, const PutOptions &options)
{
    m_memory.put(key, bytes, options);
    const std::lock_guard lock(m_table->mutex);
    toDisk(key, bytes, options);
}

void TieredCache::setWriteBehind(bool behind)
{
    const std::lock_guard lock(m_table->mutex);
    m_table->behind = behind;
}

std::shared_ptr<DiskTier> TieredCache::disk() const
{
    const std::lock_guard lock(m_table->mutex);
    return m_table->disk;
}

std::shared_ptr<DiskTier> TieredCache::readable() const
{
    const std::lock_guard lock(m_table->mutex);
    return m_table->watch.rest() == DiskRest::Slower ? nullptr : m_table->disk;
}

void TieredCache::setDisk(std::unique_ptr<DiskTier> disk)
{
    std::shared_ptr<DiskTier> other = std::move(disk); // the one before closes without a lock
    const std::lock_guard writing(m_table->writing);
    const std::lock_guard lock(m_table->mutex);
    m_table->disk.swap(other);
    m_table->watch = {};
    m_table->writes = {};
}

void TieredCache::toDisk(const QByteArray &key, const QByteArray &bytes, const PutOptions &options)
{
    Table &table = *m_table;
    if (!table.disk || table.watch.rest() != DiskRest::None)
        return;
    if (!table.behind)
        table.disk->put(key, bytes, options);
    else if (!table.writes.add(key, bytes, options, m_clock.monotonic()))
        ++table.counts.droppedWrites;
}

void TieredCache::writeWaiting()
{
    Table &table = *m_table;
    // An invalidation that comes meanwhile waits for the one under way, and takes it out again.
    for (int written = 0; written < (table.closing ? mostLastWrites : mostWrites); ++written) {
        const std::lock_guard writing(table.writing);
        std::shared_ptr<DiskTier> disk;
        std::optional<WaitingWrites::Write> write;
        {
            const std::lock_guard lock(table.mutex);
            disk = table.disk;
            if (disk)
                write = table.writes.take(m_clock.monotonic(), table.closing);
        }
        if (!write)
            return;
        disk->put(write->key, write->bytes, write->options);
    }
}

TieredCache::Answer TieredCache::getOrLoad(const QByteArray &key, const Loader &loader,
                                           const GetOptions &options)
{
    const auto found = m_memory.get(key, options.hint);
    if (found && !found->stale)
        return ready(*found);

    FlightPtr started;
    Answer answer;
    {
        const std::lock_guard lock(m_table->mutex);
        FlightPtr &flight = m_table->flights[key];
        const auto now = m_clock.monotonic();
        if (!flight) {
            // A load may have ended between the first look and the lock.
            if (const auto again = m_memory.peek(key); again && !again->stale) {
                m_table->flights.erase(key);
                return ready(*again);
            }
            const auto failure = m_table->failures.find(key);
            if (failure != m_table->failures.end() && failure->second.until > now) {
                m_table->flights.erase(key);
                ++m_table->counts.negativeHits;
                return found ? ready(*found) : ready(failure->second.error);
            }
            started = std::make_shared<Flight>();
            started->key = key;
            started->hint = options.hint;
            started->disk = options.disk;
            flight = started;
            ++m_table->counts.loading;
        } else {
            ++m_table->counts.coalesced;
            if (options.hint == ReadHint::Foreground)
                flight->hint = options.hint; // someone waits for what was fetched ahead
        }
        if (found) {
            ++m_table->counts.staleServed;
            answer = ready(*found);
        } else {
            Flight::Waiter waiter;
            waiter.promise.start();
            answer = waiter.promise.future();
            if (options.patience.count() > 0)
                waiter.until = now + options.patience;
            flight->waiters.push_back(std::move(waiter));
        }
    }
    if (started)
        begin(started, loader);
    return answer;
}

void TieredCache::begin(const FlightPtr &flight, const Loader &loader)
{
    if (const auto disk = flight->disk ? readable() : nullptr) {
        const auto began = m_clock.monotonic();
        const auto stored = disk->get(flight->key, flight->hint);
        if (stored) {
            {
                const auto now = m_clock.monotonic();
                const std::lock_guard lock(m_table->mutex);
                m_table->watch.readTook(now - began, now);
            }
            Loaded loaded{stored->bytes, {}};
            loaded.options.tag = stored->tag;
            loaded.options.ttl = std::chrono::duration_cast<std::chrono::seconds>(stored->left);
            flight->disk = false; // it is there
            finished(flight, loaded);
            return;
        }
    }
    {
        const std::lock_guard lock(m_table->mutex);
        ++m_table->counts.loads;
    }
    //! Reports once; if nobody calls it, its end does.
    struct Report
    {
        std::shared_ptr<Table> table;
        FlightPtr flight;
        std::chrono::nanoseconds began{0};
        std::atomic<bool> told = false;

        void tell(const Result<Loaded> &loaded)
        {
            if (told.exchange(true))
                return;
            const std::lock_guard lock(table->ownerMutex);
            if (!table->owner)
                return;
            // Only of what the disk might have had: the two times are compared.
            if (loaded && flight->disk) {
                const auto took = table->owner->m_clock.monotonic() - began;
                const std::lock_guard inner(table->mutex);
                table->watch.loadTook(took);
            }
            table->owner->finished(flight, loaded);
        }
        ~Report() { tell(Error{ErrorCode::Internal, u"the load ended without an answer"_s}); }
    };
    const auto report = std::make_shared<Report>();
    report->table = m_table;
    report->flight = flight;
    report->began = m_clock.monotonic();
    loader(flight->key, [report](const Result<Loaded> &loaded) { report->tell(loaded); });
}

void TieredCache::finished(const FlightPtr &flight, const Result<Loaded> &loaded)
{
    std::vector<Flight::Waiter> waiters;
    {
        const std::lock_guard lock(m_table->mutex);
        if (flight->over)
            return;
        flight->over = true;
        // Kept under the lock, so that no invalidation falls between the look and the putting.
        if (loaded && !flight->abandoned) {
            PutOptions options = loaded->options;
            options.hint = flight->hint;
            m_memory.put(flight->key, loaded->bytes, options);
            if (flight->disk)
                toDisk(flight->key, loaded->bytes, options);
        }
        if (!loaded) {
            ++m_table->counts.loadFailures;
            if (isRemembered(loaded.error()) && m_table->failures.size() < mostFailures) {
                const auto rest = std::chrono::milliseconds(m_table->jitter.between(1000, 5000));
                m_table->failures[flight->key] = {loaded.error(), m_clock.monotonic() + rest};
            }
        }
        --m_table->counts.loading;
        const auto mine = m_table->flights.find(flight->key);
        if (mine != m_table->flights.end() && mine->second == flight)
            m_table->flights.erase(mine);
        std::erase(m_table->abandoned, flight);
        waiters.swap(flight->waiters);
    }
    for (Flight::Waiter &waiter : waiters) {
        waiter.promise.addResult(loaded ? Result<CachedBytes>(CachedBytes{loaded->bytes, false})
                                        : Result<CachedBytes>(loaded.error()));
        waiter.promise.finish();
    }
}

template <typename F>
void TieredCache::abandon(F &&chosen)
{
    // With the table's lock held. Who comes now begins a load of its own.
    std::erase_if(m_table->flights, [&](const auto &one) {
        if (!chosen(one.first))
            return false;
        one.second->abandoned = true;
        m_table->abandoned.push_back(one.second);
        return true;
    });
    std::erase_if(m_table->failures, [&](const auto &one) { return chosen(one.first); });
    m_table->writes.dropIf(chosen);
}

void TieredCache::invalidate(const QByteArray &key)
{
    const std::lock_guard writing(m_table->writing);
    const std::lock_guard lock(m_table->mutex);
    if (const auto mine = m_table->flights.find(key); mine != m_table->flights.end()) {
        mine->second->abandoned = true;
        m_table->abandoned.push_back(mine->second);
        m_table->flights.erase(mine);
    }
    m_table->failures.erase(key);
    m_table->writes.drop(key);
    m_memory.invalidate(key);
    if (m_table->disk)
        m_table->disk->invalidate(key);
}

void TieredCache::invalidatePrefix(const QByteArray &prefix)
{
    const std::lock_guard writing(m_table->writing);
    const std::lock_guard lock(m_table->mutex);
    abandon([&](const QByteArray &one) { return one.startsWith(prefix); });
    m_memory.invalidatePrefix(prefix);
    if (m_table->disk)
        m_table->disk->invalidatePrefix(prefix);
}

bool TieredCache::pin(const QByteArray &key, bool pinned)
{
    if (pinned)
        (void)get(key, ReadHint::Prefetch);
    return m_memory.pin(key, pinned);
}

void TieredCache::invalidateOnDisk(const QByteArray &prefix)
{
    const std::lock_guard writing(m_table->writing);
    const std::lock_guard lock(m_table->mutex);
    m_table->writes.dropIf([&](const QByteArray &one) { return one.startsWith(prefix); });
    if (m_table->disk)
        m_table->disk->invalidatePrefix(prefix);
}

void TieredCache::invalidateTag(const QByteArray &tag)
{
    const std::lock_guard writing(m_table->writing);
    const std::lock_guard lock(m_table->mutex);
    // Nobody knows yet which tags they will have.
    abandon([](const QByteArray &) { return true; });
    m_memory.invalidateTag(tag);
    if (m_table->disk)
        m_table->disk->invalidateTag(tag);
}

void TieredCache::tick()
{
    std::vector<Flight::Waiter> late;
    {
        const std::lock_guard lock(m_table->mutex);
        const auto now = m_clock.monotonic();
        std::vector<FlightPtr> flights = m_table->abandoned;
        for (const auto &[key, flight] : m_table->flights)
            flights.push_back(flight);
        for (const FlightPtr &flight : flights) {
            const auto first = std::stable_partition(
                flight->waiters.begin(), flight->waiters.end(), [&](const Flight::Waiter &waiter) {
                    return waiter.until.count() == 0 || waiter.until > now;
                });
            std::move(first, flight->waiters.end(), std::back_inserter(late));
            flight->waiters.erase(first, flight->waiters.end());
        }
        m_table->counts.timeouts += late.size();
        std::erase_if(m_table->failures, [&](const auto &one) { return one.second.until <= now; });
    }
    for (Flight::Waiter &waiter : late) {
        waiter.promise.addResult(
            Error{ErrorCode::Unavailable, u"it takes longer than was waited; try again"_s});
        waiter.promise.finish();
    }
    m_memory.sweep();
    writeWaiting();
    const std::shared_ptr<DiskTier> present = disk();
    if (!present)
        return;
    present->flush();
    const DiskTierStats counts = present->stats();
    const std::lock_guard lock(m_table->mutex);
    m_table->watch.tick(m_clock.monotonic());
    m_table->watch.counted(counts.writeFailures, counts.written, m_clock.monotonic());
}

TieredCacheStats TieredCache::stats() const
{
    TieredCacheStats stats;
    std::shared_ptr<DiskTier> present;
    {
        const std::lock_guard lock(m_table->mutex);
        stats = m_table->counts;
        stats.waitingWrites = m_table->writes.size();
        stats.diskRest = m_table->watch.rest();
        stats.loadSeconds = m_table->watch.loadSeconds();
        stats.diskSeconds = m_table->watch.readSeconds();
        present = m_table->disk;
    }
    stats.memory = m_memory.stats();
    if (present)
        stats.disk = present->stats();
    return stats;
}

QString TieredCache::explain(const QByteArray &key) const
{
    QString text = m_memory.explain(key);
    if (const auto present = disk())
        text += u"; "_s + present->explain(key);
    const std::lock_guard lock(m_table->mutex);
    if (m_table->flights.contains(key))
        text += u"; being loaded"_s;
    if (const auto failure = m_table->failures.find(key); failure != m_table->failures.end())
        text += u"; failed a moment ago: "_s + failure->second.error.detail;
    return text;
}

} // namespace Batanidza
