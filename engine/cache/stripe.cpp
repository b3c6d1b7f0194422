#include "engine/cache/stripe.h"

#include <cstddef>
#include <cstring>
#include <new>

namespace Batanidza {

static_assert(offsetof(Cell, keySize) + sizeof(Cell::keySize) == Cell::head);

namespace {

//! True where `bytes` begin with their memory and fill it, but for what an allocator rounds.
bool isCompact(QByteArray &bytes)
{
    auto *data = bytes.data_ptr().d_ptr();
    return data && bytes.constData() == Cell::first(data) &&
           bytes.capacity() - bytes.size() <= bytes.size() / 32 + 32;
}

} // namespace

void CellDeleter::operator()(Cell *cell) const
{
    const QByteArray last(QByteArray::DataPointer(cell->data, nullptr, 0)); // frees it, if it is
    ::operator delete(cell);
}

CellPtr makeCell(QByteArrayView key, const QByteArray &value)
{
    void *memory = ::operator new(std::max(sizeof(Cell), Cell::head + size_t(key.size())));
    CellPtr cell(new (memory) Cell);
    cell->keySize = quint16(key.size());
    if (!key.isEmpty())
        std::memcpy(static_cast<char *>(memory) + Cell::head, key.data(), size_t(key.size()));
    QByteArray own = value;
    if (!own.isEmpty() && !isCompact(own))
        own = QByteArray(value.constData(), value.size());
    if (!own.isEmpty()) {
        cell->data = own.data_ptr().d_ptr();
        cell->data->ref();
        cell->size = quint32(own.size());
    }
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
