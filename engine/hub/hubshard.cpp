#include "engine/hub/hubshard.h"

#include "engine/base/logging.h"

#include <algorithm>

namespace Batanidza {

namespace {

std::atomic<quint64> lastConnection{0};
constexpr qint64 pingPhases = 10; //!< one for each tick of a heartbeat

} // namespace

HubShard::HubShard(const HubParts &parts, HubShared &shared, std::unique_ptr<ContentReader> reader)
    : m_parts(parts)
    , m_shared(shared)
    , m_reader(std::move(reader))
    , m_rpc(*m_reader, parts.gatekeeper, parts.clock, shared.manifests, parts.settings.limits,
            [&sink = parts.edits] { return sink.commitCount(); })
    , m_handshaker(std::make_unique<Handshaker>(
          parts.settings.handshake,
          [this](std::unique_ptr<WebSocketLink> link) {
              const Peer peer{link->bearer(), link->isLoopback(), link->peerAddress()};
              adopt(std::move(link), peer);
          }))
    , m_broadcast(parts, shared, *m_reader, m_connections,
                  {[this](Connection &to, const SessionActions &what) { carryOut(to, what); },
                   [this](Connection &to, SendQueue::Lane lane, const QByteArray &frames) {
                       enqueue(to, lane, frames);
                   },
                   [this] { schedule(); }})
    , m_tick(this)
    , m_later(this)
    , m_answersTo(this)
{
    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, &HubShard::onTick);
    m_tick.start();
    m_later.setSingleShot(true);
    m_later.setTimerType(Qt::PreciseTimer);
    connect(&m_later, &QTimer::timeout, this, &HubShard::schedule);
}

HubShard::~HubShard()
{
    Q_EMIT ending();
    m_answersTo.close();
    for (size_t slot = 0; slot < m_connections.slots(); ++slot) {
        if (const Connection *connection = m_connections.at(slot))
            connection->link->disconnect(this);
    }
}

void HubShard::take(qintptr descriptor)
{
    ++m_taken;
    post(this, [this, descriptor] {
        m_handshaker->take(descriptor);
        m_halfOpen = m_handshaker->halfOpen();
        --m_taken;
    });
}

void HubShard::deliver(const CommitBatchPtr &batch, std::chrono::nanoseconds committedAt)
{
    post(this, [this, batch, committedAt] { m_broadcast.add(batch, committedAt); });
}

void HubShard::sayGoaway(const QString &reason, std::chrono::milliseconds resumeAfter)
{
    post(this, [this, reason, resumeAfter] {
        m_leaving = true;
        for (size_t slot = 0; slot < m_connections.slots(); ++slot) {
            if (Connection *connection = m_connections.at(slot))
                carryOut(*connection, connection->session.onGoaway(reason, resumeAfter));
        }
    });
}

void HubShard::forgetPages()
{
    post(this, [this] { m_broadcast.forgetPages(); });
}

void HubShard::resync(const TenantId &tenant, const ResyncTarget &target,
                      std::chrono::milliseconds within)
{
    post(this, [this, tenant, target, within] {
        const auto count = static_cast<qint64>(std::max<size_t>(m_connections.slots(), 1));
        for (size_t slot = 0; slot < m_connections.slots(); ++slot) {
            Connection *connection = m_connections.at(slot);
            if (!connection)
                continue;
            const SessionContext &context = connection->session.context();
            if (context.watch || context.tenant != tenant ||
                !target.includes(context.client, context.platform))
                continue;
            m_shared.metrics.line.resyncs.add();
            carryOut(*connection,
                     connection->session.onResync(within * static_cast<qint64>(slot) / count));
        }
    });
}

void HubShard::closeAll()
{
    post(this, [this] {
        m_leaving = m_closing = true;
        for (size_t slot = 0; slot < m_connections.slots(); ++slot) {
            if (Connection *connection = m_connections.at(slot))
                carryOut(*connection, connection->session.onDrained());
        }
        if (m_connections.isEmpty())
            Q_EMIT emptied();
    });
}

QList<HubClient> HubShard::clients() const
{
    const QMutexLocker lock(&m_clientsMutex);
    return m_clients;
}

void HubShard::adopt(std::unique_ptr<Link> link, const Peer &peer)
{
    const quint64 id = ++lastConnection;
    Connection &connection = m_connections.add(std::unique_ptr<Connection>(new Connection{
        id, std::move(link),
        Session(m_rpc, m_parts.clock, m_parts.settings.session, peer, gateOf(id, peer.address)),
        SendQueue(), false, false, m_parts.clock.utc(), std::nullopt, nullptr}));
    const auto heartbeat = m_parts.settings.session.heartbeat;
    connection.session.setPingPhase(heartbeat * (m_adopted++ % pingPhases) / pingPhases);
    ++m_open;
    m_halfOpen = m_handshaker->halfOpen();
    m_shared.metrics.line.opened.add();
    Link *pipe = connection.link.get();
    connect(pipe, &Link::received, this, [this, id](FrameKind kind, const QByteArray &payload) {
        onReceived(id, kind, payload);
    });
    connect(pipe, &Link::alive, this, [this, id] {
        if (Connection *alive = find(id)) {
            alive->session.onHeard();
            alive->lastHeard = m_parts.clock.utc();
        }
    });
    connect(pipe, &Link::ponged, this, [this, id](qint64 ms) {
        if (Connection *ponged = find(id))
            ponged->roundTrip = std::chrono::milliseconds(ms);
        m_shared.metrics.line.roundTrip.record(double(ms) / 1000);
    });
    connect(pipe, &Link::drained, this, [this, id] {
        if (Connection *drained = find(id))
            onDrained(*drained);
    });
    // Queued: a send may find out that the pipe broke while its connection is being worked on.
    connect(
        pipe, &Link::closed, this, [this, id] { onClosed(id); }, Qt::QueuedConnection);
    if (m_leaving)
        carryOut(connection, connection.session.onDrained());
    else if (!pipe->isOpen())
        onClosed(id);
}

SessionGate HubShard::gateOf(quint64 id, const QString &address)
{
    SessionGate gate;
    gate.claim = [this, id](const SessionContext &context) {
        const auto leave = [this, id, back = m_answersTo] {
            back.post([this, id] { supersede(id); });
        };
        const auto claim =
            m_shared.presence.claim(context.tenant, context.client, context.subject, id, leave);
        if (claim == Presence::Claim::Again && !context.watch)
            m_shared.metrics.of(context.platform).reconnects.add();
        return claim != Presence::Claim::Refused;
    };
    gate.badToken = [this, address] {
        m_shared.metrics.line.refusedTokens.add();
        return m_shared.badTokens.count(address);
    };
    return gate;
}

HubShard::Connection *HubShard::find(quint64 id) const
{
    return m_connections.find(id);
}

void HubShard::onReceived(quint64 id, FrameKind kind, const QByteArray &payload)
{
    if (Connection *connection = find(id)) {
        m_shared.metrics.line.receivedFrames.add();
        m_shared.metrics.line.receivedBytes.add(payload.size());
        carryOut(*connection,
                 connection->session.onFrame(kind == FrameKind::Text ? Wire::FrameForm::Text
                                                                     : Wire::FrameForm::Deflate,
                                             payload));
    }
}

void HubShard::onClosed(quint64 id)
{
    Connection *connection = find(id);
    if (!connection)
        return;
    const SessionContext &context = connection->session.context();
    if (connection->counters)
        m_shared.presence.release(context.tenant, context.client, id);
    connection->session.onLinkClosed();
    const auto gone = m_connections.take(id);
    gone->link->disconnect(this);
    // Deleted later: its own signal brought us here.
    gone->link.release()->deleteLater();
    --m_open;
    m_shared.metrics.line.closed.add();
    if (m_closing && m_connections.isEmpty())
        Q_EMIT emptied();
}

void HubShard::onDrained(Connection &connection)
{
    connection.flush(m_parts.settings.highWaterBytes);
    if (connection.blocked && connection.queue.isEmpty())
        m_broadcast.fallBehind(connection);
}

void HubShard::supersede(quint64 id)
{
    if (Connection *connection = find(id)) {
        m_shared.metrics.line.superseded.add();
        carryOut(*connection, connection->session.onSuperseded());
    }
}

void HubShard::onTick()
{
    m_halfOpen = m_handshaker->halfOpen();
    for (size_t slot = 0; slot < m_connections.slots(); ++slot) {
        Connection *connection = m_connections.at(slot);
        if (!connection)
            continue;
        if (connection->session.isSilent() && connection->link->hasUnread())
            connection->session.onHeard();
        carryOut(*connection, connection->session.onTick());
        // Where the log could not be read for a moment, nothing else would bring it back; while
        // commits wait to be handed out, they do.
        const Session &session = connection->session;
        if (!m_broadcast.hasRounds() && session.hasRoom() &&
            session.place().sequence < m_broadcast.newest(session.context().tenant))
            m_broadcast.fallBehind(*connection);
    }
    // A list of thousands is made less often: it is for display.
    if (m_ticks++ % (1 + m_connections.size() / 2000) == 0)
        publishClients();
}

void HubShard::carryOut(Connection &connection, const SessionActions &actions)
{
    // A close may end the connection while we are at it: look it up again before each action.
    const quint64 id = connection.id;
    for (const SessionAction &action : actions) {
        Connection *to = find(id);
        if (!to)
            return;
        const auto *counters = to->counters;
        if (const auto *control = std::get_if<SendControl>(&action)) {
            const QByteArray frame =
                frameOf(m_shared.metrics, control->text, to->session.context().deflate);
            m_shared.metrics.line.controlFrames.add();
            m_shared.metrics.line.controlBytes.add(frame.size());
            enqueue(*to, SendQueue::Lane::Control, frame);
        } else if (const auto *changes = std::get_if<SendChanges>(&action)) {
            m_broadcast.send(*to, *changes);
        } else if (std::holds_alternative<SendPing>(action)) {
            to->link->ping();
        } else if (const auto *edits = std::get_if<SubmitEdits>(&action)) {
            submit(*to, *edits);
        } else if (const auto *ask = std::get_if<AskAdmin>(&action)) {
            askAdmin(*to, *ask);
        } else if (const auto *done = std::get_if<Acknowledged>(&action)) {
            const SessionContext &context = to->session.context();
            m_shared.metrics.line.acknowledged.add();
            m_parts.edits.acknowledge(context.tenant, context.client, done->sequence);
            for (const double ms : done->latencies)
                m_shared.metrics.propagated(context.platform, ms);
            if (to->blocked)
                m_broadcast.fallBehind(*to);
        } else if (std::holds_alternative<Moved>(action)) {
            m_broadcast.fallBehind(*to);
        } else if (std::holds_alternative<Joined>(action)) {
            join(*to);
        } else if (const auto *called = std::get_if<Called>(&action)) {
            if (counters) {
                counters->requests.add();
                if (called->failed)
                    counters->errors.add();
            }
        } else if (const auto *close = std::get_if<CloseLink>(&action)) {
            to->flush(m_parts.settings.highWaterBytes);
            m_shared.metrics.closedWith(static_cast<int>(close->code));
            to->link->close(static_cast<int>(close->code), close->reason);
        }
    }
}

void HubShard::submit(Connection &connection, const SubmitEdits &edits)
{
    if (connection.counters)
        connection.counters->edits.add(edits.submission.edits.size());
    Submission submission = edits.submission;
    submission.done = [this, back = m_answersTo, id = connection.id,
                       ticket = edits.ticket](const SubmissionResult &result) {
        back.post([this, id, ticket, result] { onCommitted(id, ticket, result); });
    };
    m_parts.edits.submit(std::move(submission));
}

void HubShard::askAdmin(Connection &connection, const AskAdmin &ask)
{
    m_shared.metrics.line.orders.add();
    const auto answered = [this, back = m_answersTo, id = connection.id,
                           ticket = ask.ticket](const Result<Json> &said) {
        back.post([this, id, ticket, said] {
            if (Connection *still = find(id))
                carryOut(*still, still->session.onAnswered(ticket, Rpc::answerTo(said)));
        });
    };
    if (m_parts.admin)
        m_parts.admin->carryOut(ask.order, answered);
    else
        answered(Error{ErrorCode::Unsupported, QStringLiteral("this hub takes no orders")});
}

void HubShard::onCommitted(quint64 id, quint64 ticket, const SubmissionResult &result)
{
    if (Connection *connection = find(id))
        carryOut(*connection, connection->session.onCommitted(ticket, result));
}

void HubShard::join(Connection &connection)
{
    const SessionContext &context = connection.session.context();
    // A window's calls are no device's.
    connection.counters =
        &m_shared.metrics.of(context.watch ? QStringLiteral("window") : context.platform);
    connection.counters->requests.add(); // the hello itself came before the counters
    if (context.watch)
        return;
    ClientRecord seen;
    seen.id = context.client;
    seen.subject = context.subject;
    seen.platform = context.platform;
    seen.app = context.app;
    seen.lastSeen = m_parts.clock.utc();
    m_parts.edits.introduce(context.tenant, seen);
    m_broadcast.fallBehind(connection);
}

void HubShard::enqueue(Connection &connection, SendQueue::Lane lane, const QByteArray &frames)
{
    if (connection.queue.isEmpty() &&
        connection.link->bytesPending() <= m_parts.settings.highWaterBytes) {
        connection.link->sendWhole(frames);
        return;
    }
    if (connection.queue.push(lane, frames))
        connection.flush(m_parts.settings.highWaterBytes);
    else if (lane == SendQueue::Lane::Control) {
        m_shared.metrics.line.overflows.add();
        carryOut(connection, connection.session.onOverflow());
    }
}

void HubShard::schedule()
{
    if (m_scheduled || !m_broadcast.hasWork())
        return;
    if (const auto due = m_broadcast.due(); due.count() > 0) {
        if (!m_later.isActive())
            m_later.start(std::chrono::ceil<std::chrono::milliseconds>(due));
        return;
    }
    m_scheduled = true;
    post(this, [this] {
        m_scheduled = false;
        m_broadcast.work();
        schedule();
    });
}

void HubShard::publishClients()
{
    QList<HubClient> clients;
    clients.reserve(m_connections.size());
    for (size_t slot = 0; slot < m_connections.slots(); ++slot) {
        const Connection *connection = m_connections.at(slot);
        if (!connection || !connection->counters)
            continue;
        const SessionContext &context = connection->session.context();
        clients.append({context.tenant, context.client, context.platform, context.app,
                        connection->session.acknowledged(), connection->session.place().sequence,
                        connection->link->bytesPending() + connection->queue.bytes(),
                        connection->lastHeard, connection->roundTrip, context.watch});
    }
    const QMutexLocker lock(&m_clientsMutex);
    m_clients.swap(clients);
    m_clientsGeneration.fetch_add(1, std::memory_order_release);
}

} // namespace Batanidza
