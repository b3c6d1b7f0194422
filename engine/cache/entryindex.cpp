#include "engine/cache/entryindex.h"

#include "engine/cache/shadow.h"

#include <utility>

namespace Batanidza {

template <typename Table>
EntryId BasicIndex<Table>::find(const Table &table, quint64 hash) const
{
    if (m_places.empty())
        return noEntry;
    const size_t mask = m_places.size() - 1;
    for (size_t at = home(hash); m_places[at] != noEntry; at = (at + 1) & mask) {
        if (table.hash(m_places[at]) == hash)
            return m_places[at];
    }
    return noEntry;
}

template <typename Table>
void BasicIndex<Table>::insert(const Table &table, EntryId id)
{
    if ((m_size + 1) * 4 > m_places.size() * 3)
        grow(table);
    const size_t mask = m_places.size() - 1;
    size_t at = home(table.hash(id));
    while (m_places[at] != noEntry)
        at = (at + 1) & mask;
    m_places[at] = id;
    ++m_size;
}

template <typename Table>
void BasicIndex<Table>::remove(const Table &table, EntryId id)
{
    if (m_places.empty())
        return;
    const size_t mask = m_places.size() - 1;
    size_t hole = home(table.hash(id));
    while (m_places[hole] != id) {
        if (m_places[hole] == noEntry)
            return;
        hole = (hole + 1) & mask;
    }
    // What lies behind moves up where that brings it nearer to its home, so no marks are left.
    for (size_t at = (hole + 1) & mask; m_places[at] != noEntry; at = (at + 1) & mask) {
        const size_t wanted = home(table.hash(m_places[at]));
        if (((at - wanted) & mask) >= ((at - hole) & mask)) {
            m_places[hole] = m_places[at];
            hole = at;
        }
    }
    m_places[hole] = noEntry;
    --m_size;
}

template <typename Table>
void BasicIndex<Table>::grow(const Table &table)
{
    std::vector<EntryId> old(m_places.empty() ? 64 : m_places.size() * 2, noEntry);
    std::swap(old, m_places);
    m_size = 0;
    for (const EntryId id : old) {
        if (id != noEntry)
            insert(table, id);
    }
}

template class BasicIndex<EntryTable>;
template class BasicIndex<ShadowTable>;

} // namespace Batanidza
