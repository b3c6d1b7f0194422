#pragma once

#include "engine/cache/entrytable.h"
#include "engine/cache/keyhash.h"

#include <QByteArray>

#include <cstring>
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

//! What is known of an entry. Stands where a QByteArray's memory begins; its key and its value
//! follow, so that whoever reads it has both from one place. Who is given the value shares the
//! memory; it stays as long as anybody holds it.
struct Cell
{
    quint32 size = 0; //!< of the value
    EntryId id = noEntry;
    quint32 expiry = 0; //!< second from which it is stale; 0 = never
    quint32 tag = 0;    //!< a hash of it; 0 = none
    quint32 hits = 0;
    quint32 lastHit = 0; //!< second, as expiry; 0 = not yet
    quint16 grace = 0;   //!< seconds it may still be shown after it expired
    quint16 keySize = 0;

    using Memory = QTypedArrayData<char>;
    static constexpr qsizetype alignment = alignof(Memory::AlignmentDummy);
    static constexpr size_t toMemory = (sizeof(QArrayData) + alignment - 1) & ~(alignment - 1);

    [[nodiscard]] Memory *memory() const { return reinterpret_cast<Memory *>(start() - toMemory); }
    [[nodiscard]] char *keyStart() const { return start() + sizeof(Cell); }
    [[nodiscard]] QByteArrayView key() const { return {keyStart(), keySize}; }
    [[nodiscard]] bool isOf(QByteArrayView wanted) const
    {
        return wanted.size() == keySize && sameBytes(keyStart(), wanted.data(), keySize);
    }
    [[nodiscard]] QByteArray value() const
    {
        memory()->ref();
        return QByteArray(QByteArray::DataPointer(memory(), keyStart() + keySize, size));
    }

private:
    //! Of the cell itself, inside the piece of memory that also has the array's head and the bytes.
    [[nodiscard]] char *start() const { return reinterpret_cast<char *>(const_cast<Cell *>(this)); }
    //! Keys are short: a call would cost more than comparing.
    [[nodiscard]] static bool sameBytes(const char *a, const char *b, size_t size)
    {
        if (size < 8)
            return size == 0 || std::memcmp(a, b, size) == 0;
        const size_t last = size - 8;
        for (size_t at = 0; at < last; at += 8) {
            if (KeyHash::eight(a + at) != KeyHash::eight(b + at))
                return false;
        }
        return KeyHash::eight(a + last) == KeyHash::eight(b + last);
    }
};

//! Copies both. The value has less than 2 GiB, the key less than 64 KiB.
[[nodiscard]] CellPtr makeCell(QByteArrayView key, QByteArrayView value);

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
            if (m_marks[at] == mark && m_cells[at]->isOf(key))
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
        return qsizetype(m_marks.capacity()) * qsizetype(sizeof(quint32) + sizeof(CellPtr));
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
