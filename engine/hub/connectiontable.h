#pragma once

#include "engine/hub/hubmetrics.h"
#include "engine/hub/sendqueue.h"
#include "engine/hub/session.h"
#include "engine/transport/link.h"

#include <QHash>

#include <memory>
#include <optional>
#include <vector>

//! The connections of one shard: a link with its session and its queue, found by number and walked
//! by slot. Belongs to the shard's thread.
namespace Batanidza {

struct ShardConnection
{
    quint64 id = 0;
    std::unique_ptr<Link> link;
    Session session;
    SendQueue queue;
    bool behind = false;  //!< waits for its turn to walk the log
    bool blocked = false; //!< has more of the log to read, but no room for it
    std::chrono::milliseconds lastHeard{0};
    std::optional<std::chrono::milliseconds> roundTrip;
    const HubMetrics::ByPlatform *counters = nullptr; //!< once it said hello

    //! What waits goes, as long as less than `highWater` bytes are under way.
    void flush(qint64 highWater);
    [[nodiscard]] bool mayTakeContent(qint64 highWater) const
    {
        return queue.isEmpty() && session.hasRoom() && link->bytesPending() <= highWater;
    }
    void countDelivery(qint64 bytes) const;
};

class ConnectionTable
{
public:
    ShardConnection &add(std::unique_ptr<ShardConnection> connection);
    //! Null where it is gone.
    [[nodiscard]] ShardConnection *find(quint64 id) const;
    [[nodiscard]] std::unique_ptr<ShardConnection> take(quint64 id);
    [[nodiscard]] qsizetype size() const { return m_slots.size(); }
    [[nodiscard]] bool isEmpty() const { return m_slots.isEmpty(); }

    //! Slots are used again; while one is free it holds null.
    [[nodiscard]] size_t slots() const { return m_connections.size(); }
    [[nodiscard]] ShardConnection *at(size_t slot) const { return m_connections[slot].get(); }

private:
    std::vector<std::unique_ptr<ShardConnection>> m_connections;
    std::vector<size_t> m_freeSlots;
    QHash<quint64, size_t> m_slots;
};

} // namespace Batanidza
