#pragma once

#include "engine/base/clock.h"
#include "engine/hub/sessioncontext.h"

#include <QHash>
#include <QMutex>

#include <optional>

//! Sessions that said hello over HTTP: the id stands for them in later posts until nobody asked for
//! ten minutes. Thread-safe.
namespace Batanidza {

//! What the monitor may know of a client that comes over HTTP.
struct HttpClient
{
    SessionContext context;
    Sequence acknowledged; //!< 0 = nothing in this session
    std::chrono::milliseconds idle{0};
};

class RpcSessions
{
public:
    struct Limits
    {
        std::chrono::seconds idle = std::chrono::minutes(10);
        qsizetype most = 10'000; //!< beyond it the one that was idle longest is forgotten
    };
    struct Session
    {
        SessionContext context;
        QString token; //!< said at hello; asked for again each time, since it may be revoked
    };

    RpcSessions(const Clock &clock, const Limits &limits);

    //! Under `session.context.session`. A client has one session: an earlier one is superseded.
    void add(Session session);
    //! Nothing where it is unknown or was idle too long; else the idle time starts anew.
    [[nodiscard]] std::optional<Session> find(const SessionId &id);
    void forget(const SessionId &id);
    [[nodiscard]] qsizetype size() const;
    //! Where a client stood before it acknowledged, and since when its session is here.
    struct Stand
    {
        Sequence before;
        std::chrono::milliseconds since{0}; //!< UTC
    };
    //! The client has everything up to `place`. The first time it stood nowhere else before.
    Stand acknowledge(const SessionId &id, Sequence place);
    //! Who asked within the last `within`, and how far they are.
    [[nodiscard]] QList<HttpClient> clients(std::chrono::seconds within) const;
    //! Of those that are not idle too long: who is here over HTTP.
    [[nodiscard]] QList<SessionContext> present() const;

private:
    struct Entry
    {
        Session session;
        std::chrono::nanoseconds lastUsed{0};
        Sequence acknowledged;
        std::chrono::milliseconds since{0}; //!< UTC
    };

    void trim(std::chrono::nanoseconds now);

    const Clock &m_clock;
    const Limits m_limits;
    mutable QMutex m_mutex;
    QHash<SessionId, Entry> m_sessions;
    std::chrono::nanoseconds m_trimmedAt{0};
};

} // namespace Batanidza
