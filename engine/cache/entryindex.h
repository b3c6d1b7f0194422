#pragma once

#include "engine/cache/entrytable.h"

//! Finds an entry's number by its hash: open addressing, four bytes a place. Belongs to one table
//! and is no more thread-safe than it.
namespace Batanidza {

class EntryIndex
{
public:
    [[nodiscard]] EntryId find(const EntryTable &table, quint64 hash) const;
    void insert(const EntryTable &table, EntryId id);
    void remove(const EntryTable &table, EntryId id);
    [[nodiscard]] qsizetype memory() const
    {
        return qsizetype(m_places.capacity() * sizeof(EntryId));
    }

private:
    [[nodiscard]] size_t home(quint64 hash) const
    {
        return size_t(hash >> 17) & (m_places.size() - 1);
    }
    void grow(const EntryTable &table);

    std::vector<EntryId> m_places;
    size_t m_size = 0;
};

} // namespace Batanidza
