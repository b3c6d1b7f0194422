#pragma once

#include "engine/base/handover.h"
#include "engine/hub/broadcast.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>

//! One thread of connections: carries out what their sessions decide; a Broadcast brings content to
//! them. Made and destroyed in its thread;
//! the methods under "Any thread" only post.
namespace Batanidza {

//! What the monitor may know of a connection.
struct HubClient
{
    TenantId tenant;
    ClientId client;
    QString platform;
    QString app;
    Sequence acknowledged;
    Sequence place;
    qint64 bytesPending = 0;
    std::chrono::milliseconds lastHeard{0}; //!< UTC
    std::optional<std::chrono::milliseconds> roundTrip;
    bool watch = false; //!< a window, no device
};

class HubShard final : public QObject
{
    Q_OBJECT

public:
    HubShard(const HubParts &parts, HubShared &shared, std::unique_ptr<ContentReader> reader);
    ~HubShard() override;

    // Any thread.
    void take(qintptr descriptor);
    void deliver(const CommitBatchPtr &batch, std::chrono::nanoseconds committedAt);
    void sayGoaway(const QString &reason, std::chrono::milliseconds resumeAfter);
    //! Asks those clients to come back and compare their content, spread over `within`.
    void resync(const TenantId &tenant, const ResyncTarget &target,
                std::chrono::milliseconds within);
    void forgetPages();
    //! Closes all with 4002; `emptied` follows.
    void closeAll();
    [[nodiscard]] int connections() const { return m_open.load(std::memory_order_relaxed); }
    //! The same and those that are on their way: taken, but not through their handshake. Any
    //! thread.
    [[nodiscard]] int load() const
    {
        return connections() + m_taken.load(std::memory_order_relaxed) +
               m_halfOpen.load(std::memory_order_relaxed);
    }
    //! As of the last second; the last few seconds where there are thousands.
    [[nodiscard]] QList<HubClient> clients() const;
    //! Rises whenever clients() changes.
    [[nodiscard]] quint64 clientsGeneration() const
    {
        return m_clientsGeneration.load(std::memory_order_acquire);
    }

    //! In this thread: takes a link that is open already.
    void adopt(std::unique_ptr<Link> link, const Peer &peer);
    //! In this thread: what is done each second. For who drives a shard on another clock, and turns
    //! no event loop.
    void tick() { onTick(); }

Q_SIGNALS:
    //! After closeAll(), when the last connection is gone.
    void emptied();
    //! From the destructor, while all of it still stands.
    void ending();

private:
    using Connection = ShardConnection;

    void onReceived(quint64 id, FrameKind kind, const QByteArray &payload);
    void onClosed(quint64 id);
    void onDrained(Connection &connection);
    void supersede(quint64 id);
    void onCommitted(quint64 id, quint64 ticket, const SubmissionResult &result);
    void onTick();
    void carryOut(Connection &connection, const SessionActions &actions);
    void submit(Connection &connection, const SubmitEdits &edits);
    void askAdmin(Connection &connection, const AskAdmin &ask);
    void join(Connection &connection);
    [[nodiscard]] SessionGate gateOf(quint64 id, const QString &address);
    void enqueue(Connection &connection, SendQueue::Lane lane, const QByteArray &frames);

    void schedule();
    void publishClients();
    [[nodiscard]] Connection *find(quint64 id) const;

    const HubParts &m_parts;
    HubShared &m_shared;
    std::unique_ptr<ContentReader> m_reader;
    Rpc m_rpc;
    std::unique_ptr<Handshaker> m_handshaker;
    ConnectionTable m_connections;
    Broadcast m_broadcast;
    QTimer m_tick;
    QTimer m_later; //!< for work that is not due yet
    ReturnAddress m_answersTo;
    qsizetype m_ticks = 0;
    qint64 m_adopted = 0; //!< connections so far
    bool m_scheduled = false;
    bool m_leaving = false;
    bool m_closing = false;
    std::atomic<int> m_open{0};
    std::atomic<int> m_taken{0}; //!< not yet seen by the shard's thread
    std::atomic<int> m_halfOpen{0};
    mutable QMutex m_clientsMutex;
    QList<HubClient> m_clients;
    std::atomic<quint64> m_clientsGeneration{0};
};

} // namespace Batanidza
