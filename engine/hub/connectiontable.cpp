#include "engine/hub/connectiontable.h"

namespace Batanidza {

void ShardConnection::flush(qint64 highWater)
{
    while (!queue.isEmpty() && link->isOpen() && link->bytesPending() <= highWater)
        link->sendWhole(queue.take());
}

void ShardConnection::countDelivery(qint64 bytes) const
{
    if (!counters)
        return;
    counters->deliveries.add();
    counters->bytes.add(bytes);
}

ShardConnection &ConnectionTable::add(std::unique_ptr<ShardConnection> connection)
{
    size_t slot = m_connections.size();
    if (m_freeSlots.empty()) {
        m_connections.emplace_back();
    } else {
        slot = m_freeSlots.back();
        m_freeSlots.pop_back();
    }
    m_slots.insert(connection->id, slot);
    m_connections[slot] = std::move(connection);
    return *m_connections[slot];
}

ShardConnection *ConnectionTable::find(quint64 id) const
{
    const auto slot = m_slots.constFind(id);
    return slot == m_slots.constEnd() ? nullptr : m_connections[*slot].get();
}

std::unique_ptr<ShardConnection> ConnectionTable::take(quint64 id)
{
    const size_t slot = m_slots.take(id);
    m_freeSlots.push_back(slot);
    return std::move(m_connections[slot]);
}

} // namespace Batanidza
