#pragma once

#include "engine/cache/entrytable.h"

//! Finds an entry's number by its hash: open addressing, four bytes a place. Belongs to one table
//! (EntryTable or ShadowTable) and is no more thread-safe than it.
namespace Batanidza {

template <typename Table>
class BasicIndex
{
public:
    [[nodiscard]] EntryId find(const Table &table, quint64 hash) const;
    void insert(const Table &table, EntryId id);
    void remove(const Table &table, EntryId id);
    [[nodiscard]] qsizetype memory() const
    {
        return qsizetype(m_places.capacity() * sizeof(EntryId));
    }

private:
    [[nodiscard]] size_t home(quint64 hash) const
    {
        return size_t(hash >> 17) & (m_places.size() - 1);
    }
    void grow(const Table &table);

    std::vector<EntryId> m_places;
    size_t m_size = 0;
};

using EntryIndex = BasicIndex<EntryTable>;

} // namespace Batanidza
