#pragma once

#include "engine/cache/evictionpolicy.h"

//! The plain policies an operator may choose. Not thread-safe, as every policy.
namespace Batanidza {

//! Who was not used for longest leaves.
class LruPolicy final : public EvictionPolicy
{
public:
    explicit LruPolicy(EntryTable &table);

    void hit(EntryId id) override;
    void add(EntryId id, Arrival arrival) override;
    void remove(EntryId id) override;
    void setBudget(qint64 bytes) override { m_budget = bytes; }
    void settle(std::vector<EntryId> &leaving) override { shed(m_budget, leaving); }
    void shed(qint64 bytes, std::vector<EntryId> &leaving) override;
    void shedOf(ShareId share, qint64 bytes, std::vector<EntryId> &leaving) override;
    [[nodiscard]] std::vector<EntryId> inOrder() const override;
    [[nodiscard]] qsizetype memory() const override { return 0; }

private:
    EntryTable &m_table;
    EntryList m_list;
    qint64 m_budget = 0;
};

//! Who has the lowest rank leaves; among equals, who was not used for longest. The rank is, for
//! Lfu, the number of uses since it came in; for Ttl, the moment it expires (what never does comes
//! after all others, oldest first); for Priority, its priority.
class RankedPolicy final : public EvictionPolicy
{
public:
    RankedPolicy(EntryTable &table, PolicyKind kind);

    void hit(EntryId id) override;
    void add(EntryId id, Arrival arrival) override;
    void remove(EntryId id) override;
    void setBudget(qint64 bytes) override { m_budget = bytes; }
    void settle(std::vector<EntryId> &leaving) override;
    void shed(qint64 bytes, std::vector<EntryId> &leaving) override;
    void shedOf(ShareId share, qint64 bytes, std::vector<EntryId> &leaving) override;
    [[nodiscard]] std::vector<EntryId> inOrder() const override;
    [[nodiscard]] qsizetype memory() const override;

private:
    struct Rank
    {
        quint64 first = 0;
        quint64 tick = 0; //!< of the last use, or for Ttl of coming in
        quint32 at = 0;   //!< its place in the heap
    };
    [[nodiscard]] bool before(EntryId a, EntryId b) const;
    void put(EntryId id, quint32 at);
    void up(EntryId id);
    void down(EntryId id);
    void evict(qint64 bytes, EntryId spared, std::vector<EntryId> &leaving);

    EntryTable &m_table;
    const PolicyKind m_kind;
    std::vector<Rank> m_ranks;   //!< by entry number
    std::vector<EntryId> m_heap; //!< the first to leave on top
    qint64 m_bytes = 0;
    qint64 m_budget = 0;
    quint64 m_tick = 0;
    EntryId m_newest = noEntry;
};

} // namespace Batanidza
