#include "engine/cache/entrytable.h"

#include <algorithm>

namespace Batanidza {

EntryId EntryTable::take(quint64 hash, quint32 bytes)
{
    EntryId id = m_free;
    if (id != noEntry) {
        m_free = m_entries[id].after;
    } else {
        // Growing by an eighth, where a vector would double: the slack is part of the budget.
        if (m_entries.size() == m_entries.capacity())
            m_entries.reserve(m_entries.size() + std::max<size_t>(64, m_entries.size() / 8));
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

void EntryList::pushNewest(EntryTable &table, EntryId id)
{
    Entry &entry = table[id];
    entry.before = noEntry;
    entry.after = m_newest;
    if (m_newest != noEntry)
        table[m_newest].before = id;
    else
        m_oldest = id;
    m_newest = id;
    m_bytes += entry.bytes;
}

void EntryList::remove(EntryTable &table, EntryId id)
{
    Entry &entry = table[id];
    if (entry.before != noEntry)
        table[entry.before].after = entry.after;
    else
        m_newest = entry.after;
    if (entry.after != noEntry)
        table[entry.after].before = entry.before;
    else
        m_oldest = entry.before;
    entry.before = entry.after = noEntry;
    m_bytes -= entry.bytes;
}

} // namespace Batanidza
