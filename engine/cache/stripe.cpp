#include "engine/cache/stripe.h"

#include <algorithm>
#include <new>
#include <utility>

namespace Batanidza {

static_assert(alignof(Cell) <= Cell::alignment);

void CellDeleter::operator()(Cell *cell) const
{
    const QByteArray last(
        QByteArray::DataPointer(cell->memory(), nullptr, 0)); // frees it, if it is
}

CellPtr makeCell(QByteArrayView key, QByteArrayView value)
{
    // A QByteArray's bytes end with a zero that its size does not count.
    const qsizetype bytes = qsizetype(sizeof(Cell)) + key.size() + value.size() + 1;
    const auto [memory, start] = Cell::Memory::allocate(bytes);
    Q_CHECK_PTR(memory);
    CellPtr cell(new (start) Cell);
    cell->size = quint32(value.size());
    cell->keySize = quint16(key.size());
    char *at = std::copy(key.begin(), key.end(), cell->keyStart());
    *std::copy(value.begin(), value.end(), at) = '\0';
    return cell;
}

void CellMap::place(quint32 mark, CellPtr cell)
{
    const size_t mask = m_marks.size() - 1;
    size_t at = home(mark);
    while (m_marks[at] != 0)
        at = (at + 1) & mask;
    m_marks[at] = mark;
    m_cells[at] = std::move(cell);
}

void CellMap::insert(quint64 hash, CellPtr cell)
{
    if ((m_size + 1) * 4 > m_marks.size() * 3)
        grow();
    place(markOf(hash), std::move(cell));
    ++m_size;
}

CellPtr CellMap::take(quint64 hash, EntryId id)
{
    if (m_size == 0)
        return nullptr;
    const quint32 mark = markOf(hash);
    const size_t mask = m_marks.size() - 1;
    size_t hole = home(mark);
    while (m_marks[hole] != 0 && (m_marks[hole] != mark || m_cells[hole]->id != id))
        hole = (hole + 1) & mask;
    if (m_marks[hole] == 0)
        return nullptr;
    CellPtr taken = std::move(m_cells[hole]);
    // What lies behind moves up where that brings it nearer to its home, so no marks are left.
    for (size_t at = (hole + 1) & mask; m_marks[at] != 0; at = (at + 1) & mask) {
        if (((at - home(m_marks[at])) & mask) >= ((at - hole) & mask)) {
            m_marks[hole] = m_marks[at];
            m_cells[hole] = std::move(m_cells[at]);
            hole = at;
        }
    }
    m_marks[hole] = 0;
    --m_size;
    return taken;
}

void CellMap::grow()
{
    const size_t size = m_marks.empty() ? 16 : m_marks.size() * 2;
    const std::vector<quint32> marks = std::exchange(m_marks, std::vector<quint32>(size));
    std::vector<CellPtr> cells(size);
    cells.swap(m_cells);
    for (size_t at = 0; at < marks.size(); ++at) {
        if (marks[at] != 0)
            place(marks[at], std::move(cells[at]));
    }
}

} // namespace Batanidza
