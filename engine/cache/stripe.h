#pragma once

#include "engine/cache/entrytable.h"

#include <QByteArray>

#include <memory>
#include <vector>

//! One part of the memory tier's content: keys and values, no policy. Its owner locks.
namespace Batanidza {

//! A key with its value, in one piece of memory.
struct Cell
{
    QByteArray value; //!< shared with whoever was given it
    EntryId id = noEntry;
    quint32 expiry = 0; //!< second from which it is stale; 0 = never
    quint16 grace = 0;  //!< seconds it may still be shown after that
    quint16 keySize = 0;
    quint32 tag = 0; //!< a hash of it; 0 = none
    quint32 hits = 0;
    quint32 lastHit = 0; //!< second, as expiry; 0 = not yet

    [[nodiscard]] QByteArrayView key() const
    {
        return {reinterpret_cast<const char *>(this + 1), keySize};
    }
};

struct CellDeleter
{
    void operator()(Cell *cell) const;
};
using CellPtr = std::unique_ptr<Cell, CellDeleter>;

[[nodiscard]] CellPtr makeCell(QByteArrayView key);

//! Cells by the hash of their keys: open addressing.
class CellMap
{
public:
    [[nodiscard]] Cell *find(quint64 hash, QByteArrayView key) const;
    //! The cell of an entry.
    [[nodiscard]] Cell *find(quint64 hash, EntryId id) const;
    //! The key must not be in.
    void insert(quint64 hash, CellPtr cell);
    [[nodiscard]] CellPtr take(quint64 hash, EntryId id);
    [[nodiscard]] qsizetype memory() const
    {
        return qsizetype(m_places.capacity() * sizeof(Place));
    }
    template <typename F>
    void forEach(F &&visit) const
    {
        for (const Place &place : m_places) {
            if (place.cell)
                visit(*place.cell, place.hash);
        }
    }

private:
    struct Place
    {
        quint64 hash = 0;
        CellPtr cell;
    };
    void grow();
    [[nodiscard]] size_t home(quint64 hash) const
    {
        return size_t(hash >> 9) & (m_places.size() - 1);
    }

    std::vector<Place> m_places;
    size_t m_size = 0;
};

} // namespace Batanidza
