#pragma once

#include "engine/cache/entryindex.h"
#include "engine/cache/windowlists.h"

#include <array>
#include <deque>

//! Caches of names only, run beside the real one on a sample of its keys, to learn how other
//! settings would have done. What they know of a key is kept once for all of them. Not thread-safe:
//! belongs to one AdaptivePolicy.
namespace Batanidza {

constexpr size_t shadowCount = 6;

//! What the shadows know of the sampled keys.
class ShadowTable
{
public:
    struct Name
    {
        quint64 hash = 0;
        quint32 bytes = 0;
        float worth = 1; //!< as in Entry
        struct
        {
            EntryId before = noEntry;
            EntryId after = noEntry;
        } links[shadowCount];
        std::array<quint8, shadowCount> lists{};
        quint8 holders = 0; //!< bit n: shadow n has it
        bool inUse = false;
    };
    EntryId take(quint64 hash, quint32 bytes);
    void release(EntryId id);
    [[nodiscard]] Name &operator[](EntryId id) { return m_names[id]; }
    [[nodiscard]] const Name &operator[](EntryId id) const { return m_names[id]; }
    [[nodiscard]] EntryId end() const { return EntryId(m_names.size()); }
    [[nodiscard]] quint64 hash(EntryId id) const { return m_names[id].hash; }
    [[nodiscard]] qsizetype memory() const { return qsizetype(m_names.capacity() * sizeof(Name)); }

private:
    std::vector<Name> m_names;
    EntryId m_free = noEntry;
};

//! The table as one of the shadows sees it.
class ShadowSide
{
public:
    ShadowSide(ShadowTable &table, size_t which)
        : m_table(table)
        , m_which(which)
    {}

    [[nodiscard]] EntryId &before(EntryId id) { return m_table[id].links[m_which].before; }
    [[nodiscard]] EntryId &after(EntryId id) { return m_table[id].links[m_which].after; }
    [[nodiscard]] quint8 &list(EntryId id) { return m_table[id].lists[m_which]; }
    [[nodiscard]] quint64 hash(EntryId id) const { return m_table[id].hash; }
    [[nodiscard]] quint32 bytes(EntryId id) const { return m_table[id].bytes; }
    [[nodiscard]] float worth(EntryId id) const { return m_table[id].worth; }
    //! A shadow has no budgets of owners: all it holds is one share.
    [[nodiscard]] static ShareId share(EntryId) { return 0; }
    [[nodiscard]] bool mayLeave(EntryId id) const
    {
        Q_UNUSED(id)
        return true;
    }

private:
    ShadowTable &m_table;
    const size_t m_which;
};

class Shadows
{
public:
    Shadows(const std::array<Arm, shadowCount> &arms, const FrequencySketch &sketch);

    void setBudget(qint64 bytes);
    //! One use of a sampled key; bit n of the answer: shadow n would have had it.
    [[nodiscard]] quint8 use(quint64 hash, quint32 bytes, float worth);
    //! Drops every key for which `isSampled` is no longer true.
    template <typename F>
    void thin(F &&isSampled)
    {
        for (EntryId id = 0; id < m_table.end(); ++id) {
            if (m_table[id].inUse && !isSampled(m_table[id].hash))
                drop(id);
        }
    }
    [[nodiscard]] const Arm &arm(size_t which) const { return m_shadows[which].arm; }
    [[nodiscard]] qsizetype memory() const { return m_table.memory() + m_index.memory(); }

private:
    struct Shadow
    {
        Shadow(const Arm &setting, ShadowTable &table, size_t which, const FrequencySketch &sketch);
        Shadow(const Shadow &) = delete;
        Shadow &operator=(const Shadow &) = delete;

        Arm arm;
        ShadowSide side;
        WindowLists<ShadowSide> lists;
    };
    void drop(EntryId id);
    void settle(size_t which, EntryId spared);
    void forget(EntryId id);

    ShadowTable m_table;
    BasicIndex<ShadowTable> m_index;
    std::deque<Shadow> m_shadows; //!< they do not move: each knows where its side lies
    std::vector<EntryId> m_leaving;
};

} // namespace Batanidza
