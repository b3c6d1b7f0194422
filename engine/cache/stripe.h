#pragma once

#include "engine/cache/entrytable.h"

#include <QByteArray>

#include <memory>
#include <vector>

//! One part of the memory tier's content: keys and values, no policy. Its owner locks.
namespace Batanidza {

struct Cell;
struct CellDeleter
{
    void operator()(Cell *cell) const;
};
using CellPtr = std::unique_ptr<Cell, CellDeleter>;

//! A key with its value, in one piece of memory: 36 bytes and the key behind them.
struct Cell
{
    //! Of the value; shared with whoever was given it. A QByteArray would be 12 bytes more, which
    //! say the same of every value that begins where its memory begins.
    QTypedArrayData<char> *data = nullptr;
    quint32 size = 0;
    EntryId id = noEntry;
    quint32 expiry = 0; //!< second from which it is stale; 0 = never
    quint32 tag = 0;    //!< a hash of it; 0 = none
    quint32 hits = 0;
    quint32 lastHit = 0; //!< second, as expiry; 0 = not yet
    quint16 grace = 0;   //!< seconds it may still be shown after it expired
    quint16 keySize = 0;

    //! Where the key begins; its place in a new cell's memory, which may be shorter than the type.
    static constexpr size_t head = 36;
    [[nodiscard]] QByteArrayView key() const
    {
        return {reinterpret_cast<const char *>(this) + head, keySize};
    }
    [[nodiscard]] QByteArray value() const
    {
        if (!data)
            return QByteArray("", 0);
        data->ref();
        return QByteArray(QByteArray::DataPointer(data, first(data), size));
    }
    [[nodiscard]] static char *first(QTypedArrayData<char> *data)
    {
        return QTypedArrayData<char>::dataStart(data,
                                                alignof(QTypedArrayData<char>::AlignmentDummy));
    }
};

//! A value that is part of something larger, or has room to grow, is copied: what is kept is what
//! is counted. Less than 4 GiB.
[[nodiscard]] CellPtr makeCell(QByteArrayView key, const QByteArray &value);

//! Cells by the hash of their keys: open addressing. Looks at 4 bytes a place until it is the one.
class CellMap
{
public:
    [[nodiscard]] Cell *find(quint64 hash, QByteArrayView key) const
    {
        if (m_size == 0)
            return nullptr;
        const quint32 mark = markOf(hash);
        const size_t mask = m_marks.size() - 1;
        size_t at = home(mark);
        __builtin_prefetch(&m_cells[at]); // both are far away in a large cache
        for (; m_marks[at] != 0; at = (at + 1) & mask) {
            if (m_marks[at] == mark && m_cells[at]->key() == key)
                return m_cells[at].get();
        }
        return nullptr;
    }
    //! The key must not be in.
    void insert(quint64 hash, CellPtr cell);
    //! The cell of an entry; null where it is not in.
    [[nodiscard]] CellPtr take(quint64 hash, EntryId id);
    [[nodiscard]] size_t size() const { return m_size; }
    [[nodiscard]] qsizetype memory() const
    {
        return qsizetype(m_marks.capacity() * (sizeof(quint32) + sizeof(CellPtr)));
    }
    template <typename F>
    void forEach(F &&visit) const
    {
        for (const CellPtr &cell : m_cells) {
            if (cell)
                visit(*cell);
        }
    }

private:
    //! The upper half of a hash; the lower one chose the stripe. 0 is an empty place.
    [[nodiscard]] static quint32 markOf(quint64 hash) { return quint32(hash >> 32) | 1; }
    [[nodiscard]] size_t home(quint32 mark) const { return (mark >> 1) & (m_marks.size() - 1); }
    void place(quint32 mark, CellPtr cell);
    void grow();

    std::vector<quint32> m_marks;
    std::vector<CellPtr> m_cells;
    size_t m_size = 0;
};

} // namespace Batanidza
