#pragma once

#include "engine/cache/entryindex.h"
#include "engine/cache/windowlists.h"

//! A cache of names only, run beside the real one on a sample of its keys, to learn how another
//! setting would have done. Not thread-safe: belongs to one AdaptivePolicy.
namespace Batanidza {

class Shadow
{
public:
    Shadow(const Arm &arm, const FrequencySketch &sketch);

    void setBudget(qint64 bytes);
    //! One use of a sampled key: true where this setting would have had it.
    bool use(quint64 hash, quint32 bytes, float cost);
    void forget(quint64 hash);
    //! Drops every key for which `isSampled` is no longer true.
    template <typename F>
    void thin(F &&isSampled)
    {
        for (EntryId id = 0; id < m_table.end(); ++id) {
            if (m_table[id].inUse && !isSampled(m_table[id].hash))
                drop(id);
        }
    }
    [[nodiscard]] const Arm &arm() const { return m_arm; }
    [[nodiscard]] qsizetype memory() const { return m_table.memory() + m_index.memory(); }

private:
    void drop(EntryId id);
    void settle();

    Arm m_arm;
    EntryTable m_table;
    EntryIndex m_index;
    WindowLists m_lists;
    std::vector<EntryId> m_leaving;
};

} // namespace Batanidza
