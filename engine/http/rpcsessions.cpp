#include "engine/http/rpcsessions.h"

#include <algorithm>

namespace Batanidza {

namespace {

constexpr std::chrono::nanoseconds trimEvery = std::chrono::seconds(10);

} // namespace

RpcSessions::RpcSessions(const Clock &clock, const Limits &limits)
    : m_clock(clock)
    , m_limits(limits)
{}

void RpcSessions::add(Session session)
{
    const QMutexLocker lock(&m_mutex);
    const std::chrono::nanoseconds now = m_clock.monotonic();
    m_sessions.removeIf([&session](const auto &entry) {
        const SessionContext &other = entry.value().session.context;
        return other.tenant == session.context.tenant && other.client == session.context.client;
    });
    trim(now);
    const SessionId id = session.context.session;
    m_sessions.insert(id, Entry{std::move(session), now, {}, m_clock.utc()});
}

std::optional<RpcSessions::Session> RpcSessions::find(const SessionId &id)
{
    const QMutexLocker lock(&m_mutex);
    const std::chrono::nanoseconds now = m_clock.monotonic();
    const auto entry = m_sessions.find(id);
    if (entry == m_sessions.end())
        return std::nullopt;
    if (now - entry->lastUsed >= m_limits.idle) {
        m_sessions.erase(entry);
        return std::nullopt;
    }
    entry->lastUsed = now;
    return entry->session;
}

void RpcSessions::forget(const SessionId &id)
{
    const QMutexLocker lock(&m_mutex);
    m_sessions.remove(id);
}

void RpcSessions::trim(std::chrono::nanoseconds now)
{
    if (now - m_trimmedAt >= trimEvery) {
        m_trimmedAt = now;
        m_sessions.removeIf([this, now](const auto &entry) {
            return now - entry.value().lastUsed >= m_limits.idle;
        });
    }
    while (m_sessions.size() >= m_limits.most) {
        const auto oldest = std::ranges::min_element(m_sessions, {}, &Entry::lastUsed);
        m_sessions.erase(oldest);
    }
}

qsizetype RpcSessions::size() const
{
    const QMutexLocker lock(&m_mutex);
    return m_sessions.size();
}

RpcSessions::Stand RpcSessions::acknowledge(const SessionId &id, Sequence place)
{
    const QMutexLocker lock(&m_mutex);
    const auto entry = m_sessions.find(id);
    if (entry == m_sessions.end())
        return {place, m_clock.utc()};
    const Sequence before = entry->acknowledged == Sequence() ? place : entry->acknowledged;
    entry->acknowledged = std::max(entry->acknowledged, place);
    return {before, entry->since};
}

QList<HttpClient> RpcSessions::clients(std::chrono::seconds within) const
{
    const QMutexLocker lock(&m_mutex);
    const std::chrono::nanoseconds now = m_clock.monotonic();
    QList<HttpClient> clients;
    for (const Entry &entry : m_sessions) {
        const auto idle = now - entry.lastUsed;
        if (idle < within) {
            clients.append({entry.session.context, entry.acknowledged,
                            std::chrono::duration_cast<std::chrono::milliseconds>(idle)});
        }
    }
    return clients;
}

QList<SessionContext> RpcSessions::present() const
{
    const QMutexLocker lock(&m_mutex);
    const std::chrono::nanoseconds now = m_clock.monotonic();
    QList<SessionContext> present;
    for (const Entry &entry : m_sessions) {
        if (now - entry.lastUsed < m_limits.idle)
            present.append(entry.session.context);
    }
    return present;
}

} // namespace Batanidza
