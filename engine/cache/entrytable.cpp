#include "engine/cache/entrytable.h"

#include <algorithm>

namespace Batanidza {

EntryId EntryTable::take(quint64 hash, quint32 bytes)
{
    EntryId id = m_free;
    if (id != noEntry) {
        m_free = m_entries[id].after;
    } else {
        // Growing by a sixtieth, where a vector would double: the slack is part of the budget.
        if (m_entries.size() == m_entries.capacity())
            m_entries.reserve(m_entries.size() + std::max<size_t>(64, m_entries.size() / 60));
        id = EntryId(m_entries.size());
        m_entries.emplace_back();
    }
    m_entries[id] = Entry{};
    m_entries[id].hash = hash;
    m_entries[id].bytes = bytes;
    m_entries[id].inUse = true;
    ++m_size;
    return id;
}

void EntryTable::release(EntryId id)
{
    m_entries[id] = Entry{};
    m_entries[id].after = m_free;
    m_free = id;
    --m_size;
}

qsizetype EntryTable::memory() const
{
    return qsizetype(m_entries.capacity() * sizeof(Entry));
}

} // namespace Batanidza
