#pragma once

#include "engine/cache/catalogue.h"
#include "engine/cache/evictionpolicy.h"

#include <limits>

//! The books of one tier: what is in, how many bytes, and who leaves. It holds no keys and no
//! values and does no reading of clocks, so the memory tier, the disk tier and the replay of traces
//! run the very same code. Not thread-safe: its owner locks.
namespace Batanidza {

//! Why someone reads or brings in.
enum class ReadHint : quint8 {
    Foreground, //!< somebody waits for it
    Scan,       //!< one pass over everything: teaches nothing, displaces nothing
    Prefetch,   //!< ahead of use: teaches nothing until it is used
};

struct Newcomer
{
    quint64 hash = 0;
    qint64 bytes = 0;
    ReadHint hint = ReadHint::Foreground;
    CachePriority priority = CachePriority::Normal;
    //! Of fetching it again, in round trips; 0 = one, which is what a person waits for.
    float cost = 0;
    quint32 expiry = 0; //!< as in Entry
    ShareId share = 0;
};

//! A budget within the budget.
struct Share
{
    qint64 budget = std::numeric_limits<qint64>::max();
    qint64 bytes = 0;
    qint64 held = 0;     //!< of pinned and critical ones
    quint64 evicted = 0; //!< because the share was full
};

//! What bringing in ahead of use came to, in bytes. What is neither used nor wasted still waits.
struct PrefetchCounts
{
    qint64 issued = 0;
    qint64 used = 0;
    qint64 wasted = 0; //!< left without having been used
    quint64 hits = 0;  //!< first uses
};

class PolicyCore
{
public:
    PolicyCore(PolicyKind kind, qint64 budget);

    //! Somebody reads `hash`, here or not. Once a read, before hit() or add().
    void asked(quint64 hash, ReadHint hint);
    void hit(EntryId id, ReadHint hint);
    //! Brings one in and appends to `leaving` who has to go, itself perhaps. noEntry where it is
    //! not taken: larger than an eighth of the budget, or a scan's and nothing is free. The owner
    //! has to release() all that leave.
    [[nodiscard]] EntryId add(const Newcomer &newcomer, std::vector<EntryId> &leaving);
    //! After it left by the policy's word.
    void release(EntryId id);
    //! Takes one out for another reason: invalidated, expired, damaged.
    void remove(EntryId id);

    //! Keeps it in until unpinned. False where pinned and critical ones would pass a quarter of the
    //! budget.
    [[nodiscard]] bool pin(EntryId id, bool pinned);
    void setBudget(qint64 bytes, std::vector<EntryId> &leaving);
    //! Shares 1, 2 and so on, of so many bytes each; 255 at most. All entries are in none until
    //! their owner has said of each where it belongs. settleShares() has to follow.
    void setShares(const std::vector<qint64> &budgets);
    void assign(EntryId id, ShareId share);
    //! Evicts from shares that hold too much, and only from these.
    void settleShares(std::vector<EntryId> &leaving);
    //! As in setShares(); the first is what belongs to none.
    [[nodiscard]] const std::vector<Share> &shares() const { return m_shares; }
    //! Nothing has to leave soon: less than half of the budget is taken, and of each share.
    [[nodiscard]] bool isRoomy() const;
    //! Evicts what is worth least until no more than `bytes` are in; the budget stays.
    void shed(qint64 bytes, std::vector<EntryId> &leaving);
    //! Another policy from now on. Content stays; order and counts are handed on as far as the new
    //! one can use them.
    void setPolicy(PolicyKind kind);

    [[nodiscard]] const Entry &operator[](EntryId id) const { return m_table[id]; }
    [[nodiscard]] const EntryTable &table() const { return m_table; }
    [[nodiscard]] PolicyKind kind() const { return m_kind; }
    [[nodiscard]] qint64 budget() const { return m_budget; }
    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    [[nodiscard]] qsizetype size() const { return m_table.size(); }
    [[nodiscard]] EntryId end() const { return m_table.end(); }
    [[nodiscard]] qsizetype memory() const { return m_table.memory() + m_policy->memory(); }
    //! Bytes of all that was ever seen, as far as can be told.
    [[nodiscard]] qint64 catalogueBytes() const { return m_catalogue.bytes(); }
    [[nodiscard]] EvictionPolicy &policy() { return *m_policy; }
    [[nodiscard]] const EvictionPolicy &policy() const { return *m_policy; }
    [[nodiscard]] const PrefetchCounts &prefetch() const { return m_prefetch; }
    //! Largest object that is taken.
    [[nodiscard]] qint64 largest(ShareId share = 0) const;

private:
    //! True where a scan is to be treated as any read: with room for a good part of everything,
    //! what a scan brings is likely to be used before it has to leave. Not before one has passed,
    //! since only then it is known how much everything is.
    [[nodiscard]] bool scansCount() const;
    [[nodiscard]] bool mayHold(ShareId share, qint64 bytes) const;
    void hold(const Entry &entry, int sign);
    void settleShare(ShareId share, std::vector<EntryId> &leaving);
    void left(const Entry &entry);
    void left(const std::vector<EntryId> &leaving, size_t from);

    EntryTable m_table;
    PolicyKind m_kind;
    std::unique_ptr<EvictionPolicy> m_policy;
    Catalogue m_catalogue;
    PrefetchCounts m_prefetch;
    std::vector<Share> m_shares{1};
    qint64 m_budget;
    qint64 m_bytes = 0;
    qint64 m_held = 0;         //!< of pinned and critical ones
    qint64 m_scannedBytes = 0; //!< by all scans so far
};

} // namespace Batanidza
