#include "tests/support/world/worldlink.h"

#include "engine/base/handover.h"

namespace Batanidza {

WorldLink::WorldLink(std::shared_ptr<WorldPipe> pipe)
    : m_pipe(std::move(pipe))
{
    m_pipe->hubEnd = this;
}

bool WorldLink::send(FrameKind kind, const QByteArray &payload)
{
    if (!m_open)
        return false;
    m_waiting.push_back(
        {{}, kind == FrameKind::Text ? WorldPipe::Kind::Text : WorldPipe::Kind::Binary, payload});
    if (m_pipe->onGiven)
        m_pipe->onGiven(m_waiting.back());
    m_pending += payload.size();
    m_mostPending = std::max(m_mostPending, m_pending);
    return true;
}

bool WorldLink::sendWhole(const QByteArray &frames)
{
    m_largestSend = std::max<qint64>(m_largestSend, frames.size());
    return Link::sendWhole(frames);
}

void WorldLink::ping()
{
    if (m_open)
        m_waiting.push_back({{}, WorldPipe::Kind::Ping});
}

void WorldLink::close(int code, const QString &reason)
{
    if (!m_open)
        return;
    m_open = false;
    m_waiting.push_back({{}, WorldPipe::Kind::Close, reason.toUtf8(), code});
    m_pipe->down.insert(m_pipe->down.end(), m_waiting.begin(), m_waiting.end());
    m_waiting.clear();
    m_pending = 0;
    post(this, [this, code, reason] { Q_EMIT closed(code, reason); });
}

std::deque<WorldPipe::Frame> WorldLink::flow(qint64 bytes)
{
    std::deque<WorldPipe::Frame> gone;
    const bool waited = m_pending > 0;
    while (!m_waiting.empty() && bytes > 0) {
        bytes -= m_waiting.front().bytes.size();
        m_pending -= m_waiting.front().bytes.size();
        gone.push_back(std::move(m_waiting.front()));
        m_waiting.pop_front();
    }
    if (waited && m_pending == 0 && m_open)
        post(this, [this] {
            if (m_pending == 0)
                Q_EMIT drained();
        });
    return gone;
}

void WorldLink::arrived(const WorldPipe::Frame &frame)
{
    if (!m_open)
        return;
    Q_EMIT alive();
    if (frame.kind == WorldPipe::Kind::Close)
        broke();
    else if (frame.kind == WorldPipe::Kind::Pong)
        Q_EMIT ponged(1);
    else
        Q_EMIT received(frame.kind == WorldPipe::Kind::Text ? FrameKind::Text : FrameKind::Binary,
                        frame.bytes);
}

void WorldLink::broke()
{
    if (!m_open)
        return;
    m_open = false;
    m_waiting.clear();
    m_pending = 0;
    post(this, [this] { Q_EMIT closed(1006, {}); });
}

} // namespace Batanidza
