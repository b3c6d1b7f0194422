#include "engine/cache/memorytier.h"

#include "engine/base/jitter.h"
#include "engine/cache/keyhash.h"

#include <algorithm>
#include <limits>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestKey = std::numeric_limits<quint16>::max();
constexpr qsizetype largestValue = std::numeric_limits<qint32>::max();
//! With so many hits for each newcomer, one in two is noted; with twice as many, one in four.
constexpr quint32 manyHits = 32;
constexpr quint64 odd = 0x9E3779B97F4A7C15ULL;

quint32 tagHash(QByteArrayView tag, quint64 seed)
{
    return tag.isEmpty() ? 0 : quint32(keyHash(tag, ~seed)) | 1;
}

} // namespace

MemoryTier::MemoryTier(PolicyKind policy, qint64 budget, const Clock &clock)
    : m_clock(clock)
    , m_seed(Jitter().bits())
    , m_core(policy, budget)
    , m_budget(budget)
    , m_second(seconds())
{}

MemoryTier::~MemoryTier() = default;

quint64 MemoryTier::hashOf(QByteArrayView key) const
{
    return keyHash(key, m_seed);
}

quint32 MemoryTier::seconds() const
{
    return quint32(std::chrono::duration_cast<std::chrono::seconds>(m_clock.monotonic()).count()) +
           1;
}

//! With the stripe's lock held: is the policy told of this hit? Where little is to be decided, one
//! in two to eight is enough; which one follows no rhythm that a caller might have.
bool MemoryTier::isNoted(Stripe &stripe) const
{
    const quint32 calm = std::max(++stripe.calm, stripe.perPut);
    const int step = calm >= 32 * manyHits                                             ? 6
                     : m_roomy.load(std::memory_order_relaxed) || calm >= 4 * manyHits ? 3
                     : calm >= 2 * manyHits                                            ? 2
                     : calm >= manyHits                                                ? 1
                                                                                       : 0;
    return step == 0 || (stripe.requests * odd) >> (64 - step) == 0;
}

std::optional<CachedBytes> MemoryTier::get(QByteArrayView key, ReadHint hint)
{
    const quint64 hash = hashOf(key);
    Stripe &stripe = this->stripe(hash);
    std::optional<CachedBytes> found;
    bool full = false;
    {
        const std::lock_guard lock(stripe.mutex);
        ++stripe.requests;
        stripe.scans += hint == ReadHint::Scan;
        EntryId id = noEntry;
        bool first = false; // use of it: ends a wait for what was brought in ahead
        if (Cell *cell = stripe.cells.find(hash, key)) {
            const quint32 now = cell->expiry ? seconds() : 0;
            if (now <= cell->expiry || now - cell->expiry < cell->grace) {
                found.emplace(CachedBytes{cell->value(), now > cell->expiry});
                id = cell->id;
                first = cell->hits++ == 0;
                cell->lastHit = m_second.load(std::memory_order_relaxed);
                ++stripe.hits;
                stripe.staleHits += found->stale;
            }
        }
        // What does not fit into a full buffer is forgotten: the policy only loses one count.
        if ((!found || first || isNoted(stripe)) && stripe.readCount < bufferSize)
            stripe.reads[stripe.readCount++] = {hash, id, hint};
        full = stripe.readCount >= bufferSize / 2;
    }
    if (full) {
        const std::unique_lock policy(m_policyMutex, std::try_to_lock);
        if (policy)
            drain(stripe);
    }
    return found;
}

std::optional<CachedBytes> MemoryTier::peek(QByteArrayView key) const
{
    const quint64 hash = hashOf(key);
    const Stripe &stripe = this->stripe(hash);
    const std::lock_guard lock(stripe.mutex);
    const Cell *cell = stripe.cells.find(hash, key);
    if (!cell)
        return std::nullopt;
    const quint32 now = cell->expiry ? seconds() : 0;
    if (now > cell->expiry && now - cell->expiry >= cell->grace)
        return std::nullopt;
    return CachedBytes{cell->value(), now > cell->expiry};
}

void MemoryTier::drain(Stripe &stripe)
{
    std::array<Read, bufferSize> reads;
    quint32 count = 0;
    {
        const std::lock_guard lock(stripe.mutex);
        count = std::exchange(stripe.readCount, 0);
        std::copy_n(stripe.reads.begin(), count, reads.begin());
    }
    for (quint32 i = 0; i < count; ++i) {
        const Read &read = reads[i];
        m_core.asked(read.hash, read.hint);
        // The number may belong to another entry by now.
        if (read.id < m_core.end() && m_core[read.id].inUse && m_core[read.id].hash == read.hash)
            m_core.hit(read.id, read.hint);
    }
}

void MemoryTier::drainAll()
{
    for (Stripe &stripe : m_stripes)
        drain(stripe);
}

bool MemoryTier::put(QByteArrayView key, const QByteArray &bytes, const PutOptions &options)
{
    if (key.size() > longestKey || bytes.size() > largestValue)
        return false;
    const quint64 hash = hashOf(key);
    Stripe &stripe = this->stripe(hash);
    CellPtr cell = makeCell(key, bytes);
    cell->tag = tagHash(options.tag, m_seed);
    const qint64 ttl = std::clamp<qint64>(options.ttl.count(), 0, 10LL * 366 * 86400);
    if (ttl > 0) {
        cell->expiry = seconds() + quint32(ttl);
        cell->grace = quint16(std::clamp<qint64>(options.grace.count(), 0, 65535));
    }
    const std::lock_guard policy(m_policyMutex);
    drain(stripe);
    EntryId old = noEntry;
    {
        const std::lock_guard lock(stripe.mutex);
        if (const Cell *present = stripe.cells.find(hash, key))
            old = present->id;
    }
    if (old != noEntry)
        removeLocked(hash, old);
    m_leaving.clear();
    const Newcomer newcomer{hash,
                            counted(key.size(), bytes.size()),
                            options.hint,
                            options.priority,
                            options.cost,
                            cell->expiry,
                            m_owners.shareOf(key)};
    const EntryId id = m_core.add(newcomer, m_leaving);
    const bool stays =
        id != noEntry && std::find(m_leaving.cbegin(), m_leaving.cend(), id) == m_leaving.cend();
    ++(stays ? m_counts.admitted : m_counts.rejected);
    if (id != noEntry) {
        cell->id = id;
        const std::lock_guard lock(stripe.mutex);
        stripe.cells.insert(hash, std::move(cell));
        stripe.perPut = quint32((quint64(stripe.perPut) * 7 + stripe.calm) / 8);
        stripe.calm = 0;
    }
    dropLeaving();
    noteRoom();
    m_counts.evicted -= id != noEntry && !stays ? 1 : 0;
    return stays;
}

void MemoryTier::dropLeaving()
{
    for (const EntryId id : m_leaving) {
        const quint64 hash = m_core[id].hash;
        Stripe &stripe = this->stripe(hash);
        CellPtr gone; // freed without the lock
        {
            const std::lock_guard lock(stripe.mutex);
            gone = stripe.cells.take(hash, id);
        }
        m_core.release(id);
        ++m_counts.evicted;
    }
    m_leaving.clear();
}

bool MemoryTier::removeLocked(quint64 hash, EntryId id)
{
    Stripe &stripe = this->stripe(hash);
    CellPtr gone;
    {
        const std::lock_guard lock(stripe.mutex);
        gone = stripe.cells.take(hash, id);
    }
    if (!gone)
        return false;
    m_core.remove(id);
    return true;
}

template <typename F>
qsizetype MemoryTier::removeIf(F &&chosen)
{
    qsizetype count = 0;
    for (Stripe &stripe : m_stripes) {
        std::vector<EntryId> gone;
        {
            const std::lock_guard lock(stripe.mutex);
            stripe.cells.forEach([&](const Cell &cell) {
                if (chosen(cell))
                    gone.push_back(cell.id);
            });
        }
        for (const EntryId id : gone)
            count += removeLocked(m_core[id].hash, id) ? 1 : 0;
    }
    return count;
}

bool MemoryTier::invalidate(QByteArrayView key)
{
    const quint64 hash = hashOf(key);
    const std::lock_guard policy(m_policyMutex);
    EntryId id = noEntry;
    {
        const std::lock_guard lock(stripe(hash).mutex);
        if (const Cell *cell = stripe(hash).cells.find(hash, key))
            id = cell->id;
    }
    if (id == noEntry)
        return false;
    ++m_counts.invalidated;
    return removeLocked(hash, id);
}

qsizetype MemoryTier::invalidatePrefix(QByteArrayView prefix)
{
    const std::lock_guard policy(m_policyMutex);
    const qsizetype count =
        removeIf([&](const Cell &cell) { return cell.key().startsWith(prefix); });
    m_counts.invalidated += quint64(count);
    return count;
}

qsizetype MemoryTier::invalidateTag(QByteArrayView tag)
{
    const quint32 wanted = tagHash(tag, m_seed);
    if (wanted == 0)
        return 0;
    const std::lock_guard policy(m_policyMutex);
    const qsizetype count = removeIf([&](const Cell &cell) { return cell.tag == wanted; });
    m_counts.invalidated += quint64(count);
    return count;
}

qsizetype MemoryTier::clear()
{
    return invalidatePrefix({});
}

qsizetype MemoryTier::sweep()
{
    const std::lock_guard policy(m_policyMutex);
    drainAll();
    const quint32 now = seconds();
    m_second = now;
    const qsizetype count = removeIf([now](const Cell &cell) {
        return cell.expiry != 0 && now > cell.expiry && now - cell.expiry >= cell.grace;
    });
    m_counts.expired += quint64(count);
    return count;
}

bool MemoryTier::pin(QByteArrayView key, bool pinned)
{
    const quint64 hash = hashOf(key);
    const std::lock_guard policy(m_policyMutex);
    const std::lock_guard lock(stripe(hash).mutex);
    const Cell *cell = stripe(hash).cells.find(hash, key);
    return cell && m_core.pin(cell->id, pinned);
}

void MemoryTier::setPolicy(PolicyKind policy)
{
    const std::lock_guard lock(m_policyMutex);
    drainAll();
    m_core.setPolicy(policy);
}

void MemoryTier::applyBudget()
{
    const qint64 budget = m_pressure == Pressure::None   ? m_budget
                          : m_pressure == Pressure::Soft ? m_budget / 4 * 3
                                                         : m_budget / 10;
    drainAll();
    m_leaving.clear();
    m_core.setBudget(budget, m_leaving);
    dropLeaving();
    noteRoom();
}

void MemoryTier::noteRoom()
{
    m_roomy.store(m_core.isRoomy(), std::memory_order_relaxed);
}

void MemoryTier::resize(qint64 budget)
{
    const std::lock_guard lock(m_policyMutex);
    m_budget = budget;
    applyBudget();
}

void MemoryTier::setOwnerBudgets(const OwnerBudgets &budgets)
{
    const std::lock_guard lock(m_policyMutex);
    drainAll();
    m_owners.set(budgets, m_core);
    for (const Stripe &stripe : m_stripes) {
        const std::lock_guard inner(stripe.mutex);
        stripe.cells.forEach(
            [&](const Cell &cell) { m_core.assign(cell.id, m_owners.shareOf(cell.key())); });
    }
    m_leaving.clear();
    m_core.settleShares(m_leaving);
    dropLeaving();
    noteRoom();
}

void MemoryTier::setPressure(Pressure level)
{
    const std::lock_guard lock(m_policyMutex);
    if (level == m_pressure)
        return;
    m_counts.pressureEvents += level > m_pressure;
    m_pressure = level;
    applyBudget();
}

} // namespace Batanidza
