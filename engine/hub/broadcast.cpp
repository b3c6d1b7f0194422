#include "engine/hub/broadcast.h"

#include <algorithm>

namespace Batanidza {

namespace {

constexpr qint64 mostGatheredBytes = 64 * 1024;
constexpr int pagesInARow = 16;
constexpr std::chrono::nanoseconds leastPace = std::chrono::milliseconds(4); //!< for the timer
//! What is urgent puts the next round off by the time it takes, up to so many times the pace, and
//! leaves it every fifth slice.
constexpr int mostPaces = 4;
constexpr int urgentSlicesInARow = 4;

} // namespace

QByteArray frameOf(HubMetrics &metrics, const QByteArray &text, bool deflate)
{
    const Wire::Frame frame = Wire::pack(text, deflate);
    metrics.line.plainBytes.add(text.size());
    metrics.line.packedBytes.add(frame.bytes.size());
    return serverFrame(frame.form == Wire::FrameForm::Text ? FrameKind::Text : FrameKind::Binary,
                       frame.bytes);
}

Broadcast::Broadcast(const HubParts &parts, HubShared &shared, ContentReader &reader,
                     ConnectionTable &connections, BroadcastOutlets outlets)
    : m_parts(parts)
    , m_shared(shared)
    , m_reader(reader)
    , m_connections(connections)
    , m_outlets(std::move(outlets))
    // A frame is a small part of the window, so that it goes little beyond it.
    , m_commits(std::min(mostGatheredBytes, parts.settings.limits.unackedBytes / 8))
    , m_pages(reader.cache())
{}

void Broadcast::add(const CommitBatchPtr &batch, std::chrono::nanoseconds committedAt)
{
    m_commits.add(batch, committedAt);
    m_outlets.schedule();
}

void Broadcast::send(ShardConnection &connection, const SendChanges &changes)
{
    SharedPage *shared = changes.shared.get();
    m_shared.metrics.line.pages.add();
    if (shared && !shared->frame.isEmpty())
        m_shared.metrics.line.sharedPages.add();
    const QByteArray frame =
        shared && !shared->frame.isEmpty()
            ? shared->frame
            : frameOf(m_shared.metrics, changes.text, connection.session.context().deflate);
    if (shared && shared->frame.isEmpty()) {
        shared->frame = frame;
        m_pages.framed(*shared);
    }
    connection.countDelivery(frame.size());
    m_outlets.enqueue(connection, SendQueue::Lane::Content, frame);
}

std::chrono::nanoseconds Broadcast::due() const
{
    const bool now = !m_behind.empty() || m_commits.hasUrgent() || !m_commits.hasRounds();
    return now ? std::chrono::nanoseconds() : roundWait();
}

std::chrono::nanoseconds Broadcast::roundWait() const
{
    if (!m_commits.startsRound() || m_pace < leastPace)
        return {};
    const auto wait = std::min(m_pace + m_urgentSince, m_pace * mostPaces);
    return std::max(m_roundBegan + wait - m_parts.clock.monotonic(), std::chrono::nanoseconds());
}

void Broadcast::work()
{
    if (m_commits.hasUrgent() && m_urgentInARow < urgentSlicesInARow) {
        ++m_urgentInARow;
        workOnUrgent();
    } else {
        m_urgentInARow = 0;
        workOnRound();
    }
    for (int i = 0; i < pagesInARow && !m_behind.empty(); ++i) {
        const quint64 id = m_behind.front();
        m_behind.pop_front();
        if (ShardConnection *connection = m_connections.find(id)) {
            connection->behind = false;
            walk(*connection);
        }
    }
}

void Broadcast::workOnRound()
{
    if (!m_commits.hasRounds() || roundWait().count() > 0)
        return;
    if (m_commits.startsRound()) {
        m_roundBegan = m_parts.clock.monotonic();
        m_urgentSince = {};
    }
    Delivery &current = m_commits.round();
    const size_t end =
        std::min(m_connections.slots(), current.next + static_cast<size_t>(m_parts.settings.slice));
    for (; current.next < end; ++current.next) {
        ShardConnection *connection = m_connections.at(current.next);
        if (connection && connection->session.context().tenant == current.batch->tenant) {
            ++current.connections;
            offer(*connection, current);
        }
    }
    if (current.next >= m_connections.slots()) {
        sent(current.committedAt);
        // A round that took long says that the machine is busy.
        const auto took = m_parts.clock.monotonic() - m_roundBegan - m_urgentSince;
        const std::chrono::nanoseconds least = m_parts.settings.pace * current.connections;
        m_commits.endRound();
        m_pace = std::clamp(took + took / 2, least, least * mostPaces);
    }
}

void Broadcast::workOnUrgent()
{
    const auto began = m_parts.clock.monotonic();
    UrgentDelivery &current = m_commits.urgent();
    const size_t end =
        std::min(m_connections.slots(), current.next + static_cast<size_t>(m_parts.settings.slice));
    for (; current.next < end; ++current.next) {
        ShardConnection *connection = m_connections.at(current.next);
        if (connection && connection->session.context().tenant == current.batches.first()->tenant)
            offerUrgent(*connection, current);
    }
    if (current.next >= m_connections.slots()) {
        sent(current.committedAt);
        m_commits.endUrgent();
    }
    m_urgentSince += m_parts.clock.monotonic() - began;
}

void Broadcast::sent(std::chrono::nanoseconds committedAt)
{
    const std::chrono::duration<double> took = m_parts.clock.monotonic() - committedAt;
    if (committedAt.count() > 0)
        m_shared.metrics.sending.record(took.count());
}

void Broadcast::offer(ShardConnection &connection, Delivery &work)
{
    const CommitBatch &batch = *work.batch;
    Session &session = connection.session;
    if (session.place().sequence >= batch.to.sequence)
        return;
    const bool within = session.place().epoch == batch.from.epoch &&
                        session.place().sequence >= batch.from.sequence;
    if (!within || !connection.mayTakeContent(m_parts.settings.highWaterBytes)) {
        fallBehind(connection);
        return;
    }
    const Cursor from = session.given();
    const SessionContext &context = session.context();
    const Sequence place = session.place().sequence;
    if (work.form != session.formKey() || work.from != from.sequence || work.place != place) {
        const QString key = QString::number(from.sequence.value()) + u'|' +
                            QString::number(place.value()) + u'|' + session.formKey();
        work.frames = batch.frame(key, [&] {
            const auto began = m_parts.clock.monotonic();
            QByteArray whole;
            const auto pages = pagesFor(context, batch, from, m_reader.cache(),
                                        m_parts.settings.session.page, place);
            for (const Wire::ChangesPage &page : pages)
                whole +=
                    frameOf(m_shared.metrics, Wire::encode(Wire::Notice{Wire::ChangesNotice{page}}),
                            context.deflate);
            m_shared.metrics.encoding.record(
                std::chrono::duration<double>(m_parts.clock.monotonic() - began).count());
            return whole;
        });
        work.from = from.sequence;
        work.place = place;
        work.form = session.formKey();
    }
    const QByteArray &frames = work.frames;
    session.gave(batch.to, frames.size(), work.committedAt);
    if (frames.isEmpty())
        return;
    connection.link->sendWhole(frames);
    connection.countDelivery(frames.size());
}

void Broadcast::offerUrgent(ShardConnection &connection, UrgentDelivery &work)
{
    const Session &session = connection.session;
    if (session.state() != SessionState::Open ||
        connection.link->bytesPending() > m_parts.settings.highWaterBytes)
        return;
    // What came in its turn already needs no overtaking.
    const auto ahead =
        std::find_if(work.batches.cbegin(), work.batches.cend(),
                     [place = session.place().sequence](const CommitBatchPtr &batch) {
                         return place < batch->to.sequence;
                     });
    if (ahead == work.batches.cend())
        return;
    const qsizetype first = ahead - work.batches.cbegin();
    if (work.form != session.formKey() || work.first != first) {
        work.form = session.formKey();
        work.first = first;
        work.frames = urgentFrames(session.context(), work.form, **ahead);
        for (auto more = ahead + 1; more != work.batches.cend(); ++more)
            work.frames += urgentFrames(session.context(), work.form, **more);
    }
    if (work.frames.isEmpty())
        return;
    m_shared.metrics.line.urgentFrames.add();
    m_outlets.enqueue(connection, SendQueue::Lane::Urgent, work.frames);
}

QByteArray Broadcast::urgentFrames(const SessionContext &context, const QString &form,
                                   const CommitBatch &batch)
{
    return batch.frame(QStringLiteral("urgent|") + form, [&] {
        const auto lines = urgentLines(context, batch, m_reader.cache());
        return lines.isEmpty() ? QByteArray()
                               : frameOf(m_shared.metrics,
                                         Wire::encode(Wire::Notice{Wire::UrgentNotice{lines}}),
                                         context.deflate);
    });
}

void Broadcast::fallBehind(ShardConnection &connection)
{
    if (connection.behind)
        return;
    connection.blocked = false;
    connection.behind = true;
    m_shared.metrics.line.fellBehind.add();
    m_behind.push_back(connection.id);
    m_outlets.schedule();
}

void Broadcast::walk(ShardConnection &connection)
{
    connection.blocked = !connection.mayTakeContent(m_parts.settings.highWaterBytes);
    if (connection.blocked)
        return; // an acknowledgement or an empty pipe brings it back
    const quint64 id = connection.id;
    const auto step =
        connection.session.walk(committedAfter(connection), &m_pages,
                                m_commits.newest(connection.session.context().tenant));
    m_outlets.carryOut(connection, step.actions);
    if (ShardConnection *still = m_connections.find(id); still && step.moved && step.more)
        fallBehind(*still);
}

std::chrono::nanoseconds Broadcast::committedAfter(const ShardConnection &connection) const
{
    // The oldest commit that the next page holds and that this session could have had live.
    const Session &session = connection.session;
    const auto at = m_commits.firstBehind(session.context().tenant, session.place().sequence);
    return at < session.joinedAt() ? std::chrono::nanoseconds() : at;
}

} // namespace Batanidza
