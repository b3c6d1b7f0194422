#include "engine/cache/stripe.h"

#include <cstring>
#include <new>

namespace Batanidza {

void CellDeleter::operator()(Cell *cell) const
{
    cell->~Cell();
    ::operator delete(cell);
}

CellPtr makeCell(QByteArrayView key)
{
    void *memory = ::operator new(sizeof(Cell) + size_t(key.size()));
    auto *cell = new (memory) Cell;
    cell->keySize = quint16(key.size());
    if (!key.isEmpty())
        std::memcpy(static_cast<void *>(cell + 1), key.data(), size_t(key.size()));
    return CellPtr(cell);
}

Cell *CellMap::find(quint64 hash, QByteArrayView key) const
{
    if (m_places.empty())
        return nullptr;
    const size_t mask = m_places.size() - 1;
    for (size_t at = home(hash); m_places[at].cell; at = (at + 1) & mask) {
        if (m_places[at].hash == hash && m_places[at].cell->key() == key)
            return m_places[at].cell.get();
    }
    return nullptr;
}

Cell *CellMap::find(quint64 hash, EntryId id) const
{
    if (m_places.empty())
        return nullptr;
    const size_t mask = m_places.size() - 1;
    for (size_t at = home(hash); m_places[at].cell; at = (at + 1) & mask) {
        if (m_places[at].hash == hash && m_places[at].cell->id == id)
            return m_places[at].cell.get();
    }
    return nullptr;
}

void CellMap::insert(quint64 hash, CellPtr cell)
{
    if ((m_size + 1) * 4 > m_places.size() * 3)
        grow();
    const size_t mask = m_places.size() - 1;
    size_t at = home(hash);
    while (m_places[at].cell)
        at = (at + 1) & mask;
    m_places[at].hash = hash;
    m_places[at].cell = std::move(cell);
    ++m_size;
}

CellPtr CellMap::take(quint64 hash, EntryId id)
{
    if (m_places.empty())
        return nullptr;
    const size_t mask = m_places.size() - 1;
    size_t hole = home(hash);
    while (m_places[hole].cell && (m_places[hole].hash != hash || m_places[hole].cell->id != id))
        hole = (hole + 1) & mask;
    CellPtr taken = std::move(m_places[hole].cell);
    if (!taken)
        return nullptr;
    for (size_t at = (hole + 1) & mask; m_places[at].cell; at = (at + 1) & mask) {
        const size_t wanted = home(m_places[at].hash);
        if (((at - wanted) & mask) >= ((at - hole) & mask)) {
            m_places[hole] = std::move(m_places[at]);
            hole = at;
        }
    }
    --m_size;
    return taken;
}

void CellMap::grow()
{
    std::vector<Place> old(m_places.empty() ? 16 : m_places.size() * 2);
    std::swap(old, m_places);
    m_size = 0;
    for (Place &place : old) {
        if (place.cell)
            insert(place.hash, std::move(place.cell));
    }
}

} // namespace Batanidza
