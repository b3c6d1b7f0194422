#pragma once

#include "engine/base/clock.h"
#include "engine/cache/owners.h"
#include "engine/cache/pressure.h"
#include "engine/cache/spinlock.h"
#include "engine/cache/stripe.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>

//! The first tier: bytes in memory under one budget. Any thread. Readers of different keys meet in
//! one of 32 stripes for the time of a look-up; the policy learns of reads from small buffers,
//! drained by whoever finds them full while nobody else holds the policy. Where little or
//! nothing has to leave, it is told of one hit in two to eight.
namespace Batanidza {

struct PutOptions
{
    std::chrono::seconds ttl{0};   //!< 0 = until evicted or invalidated
    std::chrono::seconds grace{0}; //!< may be shown so long after it expired
    CachePriority priority = CachePriority::Normal;
    float cost = 0; //!< as in Newcomer
    ReadHint hint = ReadHint::Foreground;
    QByteArray tag;    //!< for invalidateTag()
    bool pack = false; //!< on disk: never for audio
};

//! What was found. The bytes stay whatever becomes of the entry.
struct CachedBytes
{
    QByteArray bytes;
    bool stale = false; //!< expired, within its grace

    friend bool operator==(const CachedBytes &, const CachedBytes &) = default;
};

//! One entry as a person may want to see it.
struct TierEntry
{
    QByteArray key;
    qint64 bytes = 0;  //!< of the value
    qint64 stored = 0; //!< what it takes here
    quint64 hits = 0;
    std::chrono::seconds sinceHit{-1}; //!< -1 = none yet
    std::chrono::seconds left{0};      //!< until it is stale; 0 = for ever
    CachePriority priority = CachePriority::Normal;
    bool pinned = false;
};

struct MemoryTierStats
{
    PolicyKind policy = PolicyKind::Adaptive;
    Pressure pressure = Pressure::None;
    qint64 budget = 0; //!< as set
    qint64 bytes = 0;  //!< keys, values and books of the entries
    qint64 entries = 0;
    qint64 books = 0; //!< of the policy: table, sketch and shadows
    quint64 requests = 0;
    quint64 hits = 0;
    quint64 staleHits = 0;
    quint64 scans = 0; //!< of the requests
    quint64 admitted = 0;
    quint64 rejected = 0; //!< not taken in, or given up at once
    quint64 evicted = 0;  //!< for room, or under pressure
    quint64 expired = 0;
    quint64 invalidated = 0;
    quint64 pressureEvents = 0;
    double window = 0;          //!< the adaptive policy's: share of the bytes for what is new
    quint64 settingChanges = 0; //!< of the adaptive policy
    PrefetchCounts prefetch;
    QList<OwnerNumbers> owners; //!< those with a budget of their own
};

class MemoryTier
{
public:
    MemoryTier(PolicyKind policy, qint64 budget, const Clock &clock);
    ~MemoryTier();

    [[nodiscard]] std::optional<CachedBytes> get(QByteArrayView key,
                                                 ReadHint hint = ReadHint::Foreground);
    //! As get(), but teaches the policy nothing and is not counted.
    [[nodiscard]] std::optional<CachedBytes> peek(QByteArrayView key) const;
    //! False where it was not taken in: too large, worth less than what it would displace.
    bool put(QByteArrayView key, const QByteArray &bytes, const PutOptions &options = {});
    bool invalidate(QByteArrayView key);
    //! How many went.
    qsizetype invalidatePrefix(QByteArrayView prefix);
    qsizetype invalidateTag(QByteArrayView tag);
    qsizetype clear();
    //! False where it is not in, or a quarter of the budget is pinned already.
    bool pin(QByteArrayView key, bool pinned);

    void setPolicy(PolicyKind policy);
    void resize(qint64 budget);
    //! These owners hold so much at most; all others share what there is.
    void setOwnerBudgets(const OwnerBudgets &budgets);
    void setPressure(Pressure level);
    //! Drops what expired beyond its grace. Call it every few seconds.
    qsizetype sweep();

    [[nodiscard]] MemoryTierStats stats() const;
    //! The largest whose key begins so; slow, for who looks at it.
    [[nodiscard]] std::vector<TierEntry> largest(qsizetype most, QByteArrayView prefix = {}) const;
    //! Entries whose key begins so, and what they take.
    [[nodiscard]] std::pair<qint64, qint64> weigh(QByteArrayView prefix) const;
    //! In words: in which list it stands and why, or why it is not here.
    [[nodiscard]] QString explain(QByteArrayView key) const;

    //! Counted for an entry beyond its key and value.
    static constexpr qint64 entryOverhead = 160;
    //! What an entry counts, in bytes: its key, its value, its part of the books, and a page at
    //! most for each of the holes beside it, which cannot be given back to the system.
    [[nodiscard]] static constexpr qint64 counted(qint64 keyBytes, qint64 valueBytes)
    {
        return keyBytes + valueBytes + entryOverhead + std::min<qint64>(valueBytes / 10, 8192);
    }

private:
    static constexpr size_t stripeCount = 32;
    static constexpr size_t bufferSize = 12;
    struct Read
    {
        quint64 hash;
        EntryId id;
        ReadHint hint;
    };
    struct alignas(64) Stripe
    {
        mutable SpinLock mutex;
        quint32 readCount = 0;
        quint32 calm = 0;   //!< hits since something came in
        quint32 perPut = 0; //!< lately, of such hits
        quint64 requests = 0;
        quint64 hits = 0;
        quint64 staleHits = 0;
        quint64 scans = 0;
        CellMap cells;
        std::array<Read, bufferSize> reads;
    };

    [[nodiscard]] quint64 hashOf(QByteArrayView key) const;
    [[nodiscard]] Stripe &stripe(quint64 hash) const { return m_stripes[hash & (stripeCount - 1)]; }
    [[nodiscard]] quint32 seconds() const;
    [[nodiscard]] bool isNoted(Stripe &stripe) const;
    // With the policy's lock held.
    void drain(Stripe &stripe);
    void drainAll();
    void dropLeaving();
    bool removeLocked(quint64 hash, EntryId id);
    template <typename F>
    qsizetype removeIf(F &&chosen);
    void applyBudget();
    void noteRoom();

    const Clock &m_clock;
    const quint64 m_seed;
    mutable std::array<Stripe, stripeCount> m_stripes;
    mutable std::mutex m_policyMutex; //!< taken before a stripe's
    PolicyCore m_core;
    Owners m_owners;
    std::vector<EntryId> m_leaving;
    qint64 m_budget;
    //! As of the last sweep: reading a clock at each hit would cost more than the hit.
    std::atomic<quint32> m_second;
    std::atomic<bool> m_roomy = true; //!< as the core's isRoomy()
    Pressure m_pressure = Pressure::None;
    MemoryTierStats m_counts; //!< what changes under the policy's lock
};

} // namespace Batanidza
