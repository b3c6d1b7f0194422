#pragma once

#include "engine/hub/commitqueue.h"
#include "engine/hub/connectiontable.h"
#include "engine/hub/contentreader.h"
#include "engine/hub/hubparts.h"

#include <chrono>
#include <deque>
#include <functional>

//! How content gets to the connections of one shard: every commit is offered to those who stand
//! where it starts, what is urgent before all else, and the others walk the log page by page.
//! Belongs to the shard's thread.
namespace Batanidza {

//! What the shard does for it.
struct BroadcastOutlets
{
    std::function<void(ShardConnection &, const SessionActions &)> carryOut;
    std::function<void(ShardConnection &, SendQueue::Lane, const QByteArray &)> enqueue;
    std::function<void()> schedule; //!< there is work: call work() soon
};

class Broadcast
{
public:
    Broadcast(const HubParts &parts, HubShared &shared, ContentReader &reader,
              ConnectionTable &connections, BroadcastOutlets outlets);

    void add(const CommitBatchPtr &batch, std::chrono::nanoseconds committedAt);
    //! A page of the log that its session walked.
    void send(ShardConnection &connection, const SendChanges &changes);
    //! This connection has not all of the log, and takes its turn in reading it.
    void fallBehind(ShardConnection &connection);
    [[nodiscard]] bool hasWork() const
    {
        return m_commits.hasRounds() || m_commits.hasUrgent() || !m_behind.empty();
    }
    //! Whether commits wait to be handed out in their turn.
    [[nodiscard]] bool hasRounds() const { return m_commits.hasRounds(); }
    //! How long the work may wait; 0 where some of it is due now. A round through thousands of
    //! connections begins some time after the one before it began, so that what is committed
    //! meanwhile leaves in one frame; what is urgent and who is behind do not wait.
    [[nodiscard]] std::chrono::nanoseconds due() const;
    //! Some of it: a slice of the connections, and some pages of the log.
    void work();
    //! Of the commits that came through here.
    [[nodiscard]] Sequence newest(const TenantId &tenant) const { return m_commits.newest(tenant); }
    void forgetPages() { m_pages.forget(); }

private:
    [[nodiscard]] std::chrono::nanoseconds roundWait() const;
    void workOnRound();
    void workOnUrgent();
    void offer(ShardConnection &connection, Delivery &work);
    void offerUrgent(ShardConnection &connection, UrgentDelivery &work);
    [[nodiscard]] QByteArray urgentFrames(const SessionContext &context, const QString &form,
                                          const CommitBatch &batch);
    void sent(std::chrono::nanoseconds committedAt);
    void walk(ShardConnection &connection);
    [[nodiscard]] std::chrono::nanoseconds committedAfter(const ShardConnection &connection) const;

    const HubParts &m_parts;
    HubShared &m_shared;
    ContentReader &m_reader;
    ConnectionTable &m_connections;
    const BroadcastOutlets m_outlets;
    CommitQueue m_commits;
    SharedPages m_pages;
    std::deque<quint64> m_behind;
    std::chrono::nanoseconds m_pace{0}; //!< between the last round's beginning and the next
    std::chrono::nanoseconds m_roundBegan{0};
    std::chrono::nanoseconds m_urgentSince{0}; //!< time spent on what is urgent since then
    int m_urgentInARow = 0;
};

//! A text as a whole WebSocket frame, deflated where that is smaller; counted.
[[nodiscard]] QByteArray frameOf(HubMetrics &metrics, const QByteArray &text, bool deflate);

} // namespace Batanidza
