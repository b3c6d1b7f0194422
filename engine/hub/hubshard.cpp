#include "engine/hub/hubshard.h"

#include "engine/base/logging.h"

#include <algorithm>

namespace Batanidza {

namespace {

constexpr size_t recentCommits = 1024;
constexpr qsizetype mostGathered = 500; //!< changes in one frame
constexpr qint64 mostGatheredBytes = 64 * 1024;
constexpr int pagesInARow = 16;

std::atomic<quint64> lastConnection{0};

} // namespace

struct HubShard::Connection
{
    quint64 id = 0;
    std::unique_ptr<Link> link;
    Session session;
    SendQueue queue;
    bool behind = false;  //!< waits in m_behind for its turn to walk
    bool blocked = false; //!< has more of the log to read, but no room for it
    std::chrono::milliseconds lastHeard{0};
    std::optional<std::chrono::milliseconds> roundTrip;
    const HubMetrics::ByPlatform *counters = nullptr; //!< once it said hello
};

HubShard::HubShard(const HubParts &parts, HubShared &shared, std::unique_ptr<ContentReader> reader)
    : m_parts(parts)
    , m_shared(shared)
    , m_reader(std::move(reader))
    , m_rpc(*m_reader, parts.gatekeeper, parts.clock, shared.manifests, parts.settings.limits)
    , m_handshaker(std::make_unique<Handshaker>(
          parts.settings.handshake,
          [this](std::unique_ptr<WebSocketLink> link) {
              const Peer peer{link->bearer(), link->isLoopback(), link->peerAddress()};
              adopt(std::move(link), peer);
          }))
    , m_tick(this)
    , m_answersTo(this)
{
    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, &HubShard::onTick);
    m_tick.start();
}

HubShard::~HubShard()
{
    Q_EMIT ending();
    m_answersTo.close();
    for (const auto &connection : m_connections) {
        if (connection)
            connection->link->disconnect(this);
    }
}

void HubShard::take(qintptr descriptor)
{
    post(this, [this, descriptor] { m_handshaker->take(descriptor); });
}

void HubShard::deliver(const CommitBatchPtr &batch, std::chrono::nanoseconds committedAt)
{
    post(this, [this, batch, committedAt] {
        auto &recent = m_recent[batch->tenant];
        recent.push_back({batch->to.sequence, committedAt});
        if (recent.size() > recentCommits)
            recent.pop_front();
        const bool urgent = std::any_of(batch->changes.cbegin(), batch->changes.cend(),
                                        [](const CommittedChange &committed) {
                                            return committed.change.priority >= Priority::High;
                                        });
        if (urgent) {
            const auto place = std::find_if(m_work.begin(), m_work.end(),
                                            [](const Work &waiting) { return !waiting.urgent; });
            m_work.insert(place, Work{batch, committedAt, true, 0});
        }
        m_work.push_back({batch, committedAt, false, 0});
        schedule();
    });
}

void HubShard::sayGoaway(const QString &reason, std::chrono::milliseconds resumeAfter)
{
    post(this, [this, reason, resumeAfter] {
        m_leaving = true;
        for (size_t slot = 0; slot < m_connections.size(); ++slot) {
            if (m_connections[slot])
                carryOut(*m_connections[slot],
                         m_connections[slot]->session.onGoaway(reason, resumeAfter));
        }
    });
}

void HubShard::resync(const TenantId &tenant, const ResyncTarget &target,
                      std::chrono::milliseconds within)
{
    post(this, [this, tenant, target, within] {
        const auto count = static_cast<qint64>(std::max<size_t>(m_connections.size(), 1));
        for (size_t slot = 0; slot < m_connections.size(); ++slot) {
            Connection *connection = m_connections[slot].get();
            if (!connection)
                continue;
            const SessionContext &context = connection->session.context();
            if (context.tenant != tenant || !target.includes(context.client, context.platform))
                continue;
            carryOut(*connection,
                     connection->session.onResync(within * static_cast<qint64>(slot) / count));
        }
    });
}

void HubShard::closeAll()
{
    post(this, [this] {
        m_leaving = m_closing = true;
        for (size_t slot = 0; slot < m_connections.size(); ++slot) {
            if (m_connections[slot])
                carryOut(*m_connections[slot], m_connections[slot]->session.onDrained());
        }
        if (m_slots.isEmpty())
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
    size_t slot = m_connections.size();
    if (m_freeSlots.empty()) {
        m_connections.emplace_back();
    } else {
        slot = m_freeSlots.back();
        m_freeSlots.pop_back();
    }
    m_connections[slot] = std::unique_ptr<Connection>(new Connection{
        id, std::move(link),
        Session(m_rpc, m_parts.clock, m_parts.settings.session, peer, gateOf(id, peer.address)),
        SendQueue(), false, false, m_parts.clock.utc(), std::nullopt, nullptr});
    m_slots.insert(id, slot);
    ++m_open;
    Connection &connection = *m_connections[slot];
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
        if (claim == Presence::Claim::Again)
            m_shared.metrics.of(context.platform).reconnects.add();
        return claim != Presence::Claim::Refused;
    };
    gate.badToken = [this, address] { return m_shared.badTokens.count(address); };
    return gate;
}

HubShard::Connection *HubShard::find(quint64 id) const
{
    const auto slot = m_slots.constFind(id);
    return slot == m_slots.constEnd() ? nullptr : m_connections[*slot].get();
}

void HubShard::onReceived(quint64 id, FrameKind kind, const QByteArray &payload)
{
    if (Connection *connection = find(id)) {
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
    const size_t slot = m_slots.take(id);
    connection->link->disconnect(this);
    // Deleted later: its own signal brought us here.
    connection->link.release()->deleteLater();
    m_connections[slot].reset();
    m_freeSlots.push_back(slot);
    --m_open;
    if (m_closing && m_slots.isEmpty())
        Q_EMIT emptied();
}

void HubShard::onDrained(Connection &connection)
{
    flush(connection);
    if (connection.blocked && connection.queue.isEmpty())
        fallBehind(connection);
}

void HubShard::supersede(quint64 id)
{
    if (Connection *connection = find(id))
        carryOut(*connection, connection->session.onSuperseded());
}

void HubShard::onTick()
{
    for (size_t slot = 0; slot < m_connections.size(); ++slot) {
        Connection *connection = m_connections[slot].get();
        if (!connection)
            continue;
        carryOut(*connection, connection->session.onTick());
        // Where the log could not be read for a moment, nothing else would bring it back.
        const auto recent = m_recent.constFind(connection->session.context().tenant);
        if (recent != m_recent.constEnd() && connection->session.hasRoom() &&
            connection->session.place().sequence < recent->back().to)
            fallBehind(*connection);
    }
    // A list of thousands is made less often: it is for display.
    if (m_ticks++ % (1 + m_slots.size() / 2000) == 0)
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
            enqueue(*to, SendQueue::Lane::Control,
                    wholeFrame(control->text, to->session.context().deflate));
        } else if (const auto *changes = std::get_if<SendChanges>(&action)) {
            sendContent(*to, changes->text);
        } else if (std::holds_alternative<SendPing>(action)) {
            to->link->ping();
        } else if (const auto *edits = std::get_if<SubmitEdits>(&action)) {
            submit(*to, *edits);
        } else if (const auto *ask = std::get_if<AskAdmin>(&action)) {
            askAdmin(*to, *ask);
        } else if (const auto *done = std::get_if<Acknowledged>(&action)) {
            const SessionContext &context = to->session.context();
            m_parts.edits.acknowledge(context.tenant, context.client, done->sequence);
            for (const double ms : done->latencies)
                m_shared.metrics.propagated(context.platform, ms);
            if (to->blocked)
                fallBehind(*to);
        } else if (std::holds_alternative<Moved>(action)) {
            fallBehind(*to);
        } else if (std::holds_alternative<Joined>(action)) {
            join(*to);
        } else if (const auto *called = std::get_if<Called>(&action)) {
            if (counters) {
                counters->requests.add();
                if (called->failed)
                    counters->errors.add();
            }
        } else if (const auto *close = std::get_if<CloseLink>(&action)) {
            flush(*to);
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
    connection.counters = &m_shared.metrics.of(context.platform);
    connection.counters->requests.add(); // the hello itself came before the counters
    ClientRecord seen;
    seen.id = context.client;
    seen.subject = context.subject;
    seen.platform = context.platform;
    seen.app = context.app;
    seen.lastSeen = m_parts.clock.utc();
    m_parts.edits.introduce(context.tenant, seen);
    fallBehind(connection);
}

QByteArray HubShard::wholeFrame(const QByteArray &text, bool deflate) const
{
    const Wire::Frame frame = Wire::pack(text, deflate);
    return serverFrame(frame.form == Wire::FrameForm::Text ? FrameKind::Text : FrameKind::Binary,
                       frame.bytes);
}

void HubShard::sendContent(Connection &connection, const QByteArray &text)
{
    const QByteArray frame = wholeFrame(text, connection.session.context().deflate);
    if (connection.counters) {
        connection.counters->deliveries.add();
        connection.counters->bytes.add(frame.size());
    }
    enqueue(connection, SendQueue::Lane::Content, frame);
}

void HubShard::enqueue(Connection &connection, SendQueue::Lane lane, const QByteArray &frames)
{
    if (connection.queue.isEmpty() &&
        connection.link->bytesPending() <= m_parts.settings.highWaterBytes) {
        connection.link->sendWhole(frames);
        return;
    }
    if (connection.queue.push(lane, frames))
        flush(connection);
    else if (lane == SendQueue::Lane::Control)
        carryOut(connection, connection.session.onOverflow());
}

void HubShard::flush(Connection &connection)
{
    while (!connection.queue.isEmpty() && connection.link->isOpen() &&
           connection.link->bytesPending() <= m_parts.settings.highWaterBytes)
        connection.link->sendWhole(connection.queue.take());
}

bool HubShard::mayTakeContent(const Connection &connection) const
{
    return connection.queue.isEmpty() && connection.session.hasRoom() &&
           connection.link->bytesPending() <= m_parts.settings.highWaterBytes;
}

void HubShard::schedule()
{
    if (m_scheduled || (m_work.empty() && m_behind.empty()))
        return;
    m_scheduled = true;
    post(this, [this] {
        m_scheduled = false;
        work();
        schedule();
    });
}

void HubShard::gather()
{
    if (m_work.front().urgent || m_work.front().next > 0)
        return;
    Work first = std::move(m_work.front());
    m_work.pop_front();
    QList<CommitBatchPtr> batches{first.batch};
    // A frame is a small part of the window, so that it goes little beyond it.
    const qint64 mostBytes = std::min(mostGatheredBytes, m_parts.settings.limits.unackedBytes / 8);
    qsizetype changes = first.batch->changes.size();
    qint64 bytes = first.batch->bodyBytes();
    while (!m_work.empty()) {
        const Work &next = m_work.front();
        changes += next.batch->changes.size();
        bytes += next.batch->bodyBytes();
        if (next.urgent || next.batch->tenant != first.batch->tenant ||
            next.batch->from != batches.last()->to || changes > mostGathered || bytes > mostBytes)
            break;
        batches.append(next.batch);
        m_work.pop_front();
    }
    first.batch = CommitBatch::joined(batches);
    m_work.push_front(std::move(first));
}

void HubShard::work()
{
    if (!m_work.empty()) {
        gather();
        Work &current = m_work.front();
        const size_t end = std::min(m_connections.size(),
                                    current.next + static_cast<size_t>(m_parts.settings.slice));
        for (; current.next < end; ++current.next) {
            Connection *connection = m_connections[current.next].get();
            if (!connection || connection->session.context().tenant != current.batch->tenant)
                continue;
            if (current.urgent)
                offerUrgent(*connection, *current.batch);
            else
                offer(*connection, current);
        }
        if (current.next >= m_connections.size())
            m_work.pop_front();
    }
    for (int i = 0; i < pagesInARow && !m_behind.empty(); ++i) {
        const quint64 id = m_behind.front();
        m_behind.pop_front();
        if (Connection *connection = find(id)) {
            connection->behind = false;
            walk(*connection);
        }
    }
}

void HubShard::offer(Connection &connection, Work &work)
{
    const CommitBatch &batch = *work.batch;
    Session &session = connection.session;
    if (session.place().sequence >= batch.to.sequence)
        return;
    if (session.place() != batch.from || !mayTakeContent(connection)) {
        fallBehind(connection);
        return;
    }
    const Cursor from = session.given();
    const SessionContext &context = session.context();
    if (work.form != session.formKey() || work.from != from.sequence) {
        work.frames =
            batch.frame(QString::number(from.sequence.value()) + u'|' + session.formKey(), [&] {
                QByteArray whole;
                const auto pages = pagesFor(context, batch, from, m_parts.settings.session.page);
                for (const Wire::ChangesPage &page : pages)
                    whole += wholeFrame(Wire::encode(Wire::Notice{Wire::ChangesNotice{page}}),
                                        context.deflate);
                return whole;
            });
        work.from = from.sequence;
        work.form = session.formKey();
    }
    const QByteArray &frames = work.frames;
    session.gave(batch.to, frames.size(), work.committedAt);
    if (frames.isEmpty())
        return;
    connection.link->sendWhole(frames);
    if (connection.counters) {
        connection.counters->deliveries.add();
        connection.counters->bytes.add(frames.size());
    }
}

void HubShard::offerUrgent(Connection &connection, const CommitBatch &batch)
{
    const Session &session = connection.session;
    if (session.state() != SessionState::Open || session.place().sequence >= batch.to.sequence ||
        connection.link->bytesPending() > m_parts.settings.highWaterBytes)
        return;
    const SessionContext &context = session.context();
    const QByteArray frames = batch.frame(QStringLiteral("urgent|") + session.formKey(), [&] {
        const auto lines = urgentLines(context, batch);
        return lines.isEmpty() ? QByteArray()
                               : wholeFrame(Wire::encode(Wire::Notice{Wire::UrgentNotice{lines}}),
                                            context.deflate);
    });
    if (!frames.isEmpty())
        enqueue(connection, SendQueue::Lane::Urgent, frames);
}

void HubShard::fallBehind(Connection &connection)
{
    if (connection.behind)
        return;
    connection.blocked = false;
    connection.behind = true;
    m_behind.push_back(connection.id);
    schedule();
}

void HubShard::walk(Connection &connection)
{
    connection.blocked = !mayTakeContent(connection);
    if (connection.blocked)
        return; // an acknowledgement or an empty pipe brings it back
    const quint64 id = connection.id;
    const auto step = connection.session.walk(committedAfter(connection));
    carryOut(connection, step.actions);
    if (Connection *still = find(id); still && step.moved && step.more)
        fallBehind(*still);
}

std::chrono::nanoseconds HubShard::committedAfter(const Connection &connection) const
{
    // The oldest commit that the next page holds and that this session could have had live.
    const auto recent = m_recent.constFind(connection.session.context().tenant);
    if (recent == m_recent.constEnd())
        return {};
    const auto next = std::upper_bound(
        recent->begin(), recent->end(), connection.session.place().sequence,
        [](Sequence place, const RecentCommit &commit) { return place < commit.to; });
    if (next == recent->end() || next->at < connection.session.joinedAt())
        return {};
    return next->at;
}

void HubShard::publishClients()
{
    QList<HubClient> clients;
    clients.reserve(static_cast<qsizetype>(m_slots.size()));
    for (const auto &connection : m_connections) {
        if (!connection || !connection->counters)
            continue;
        const SessionContext &context = connection->session.context();
        clients.append({context.tenant, context.client, context.platform, context.app,
                        connection->session.acknowledged(), connection->session.place().sequence,
                        connection->link->bytesPending() + connection->queue.bytes(),
                        connection->lastHeard, connection->roundTrip});
    }
    const QMutexLocker lock(&m_clientsMutex);
    m_clients.swap(clients);
}

} // namespace Batanidza
