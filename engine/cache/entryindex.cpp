#include "engine/cache/entryindex.h"

#include <utility>

namespace Batanidza {

EntryId EntryIndex::find(const EntryTable &table, quint64 hash) const
{
    if (m_places.empty())
        return noEntry;
    const size_t mask = m_places.size() - 1;
    for (size_t at = home(hash); m_places[at] != noEntry; at = (at + 1) & mask) {
        if (table[m_places[at]].hash == hash)
            return m_places[at];
    }
    return noEntry;
}

void EntryIndex::insert(const EntryTable &table, EntryId id)
{
    if ((m_size + 1) * 4 > m_places.size() * 3)
        grow(table);
    const size_t mask = m_places.size() - 1;
    size_t at = home(table[id].hash);
    while (m_places[at] != noEntry)
        at = (at + 1) & mask;
    m_places[at] = id;
    ++m_size;
}

void EntryIndex::remove(const EntryTable &table, EntryId id)
{
    if (m_places.empty())
        return;
    const size_t mask = m_places.size() - 1;
    size_t hole = home(table[id].hash);
    while (m_places[hole] != id) {
        if (m_places[hole] == noEntry)
            return;
        hole = (hole + 1) & mask;
    }
    // What lies behind moves up where that brings it nearer to its home, so no marks are left.
    for (size_t at = (hole + 1) & mask; m_places[at] != noEntry; at = (at + 1) & mask) {
        const size_t wanted = home(table[m_places[at]].hash);
        if (((at - wanted) & mask) >= ((at - hole) & mask)) {
            m_places[hole] = m_places[at];
            hole = at;
        }
    }
    m_places[hole] = noEntry;
    --m_size;
}

void EntryIndex::grow(const EntryTable &table)
{
    std::vector<EntryId> old(m_places.empty() ? 64 : m_places.size() * 2, noEntry);
    std::swap(old, m_places);
    m_size = 0;
    for (const EntryId id : old) {
        if (id != noEntry)
            insert(table, id);
    }
}

} // namespace Batanidza
