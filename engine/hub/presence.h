#pragma once

#include "engine/content/ids.h"

#include <QHash>
#include <QMutex>

#include <functional>
#include <optional>

//! Who is here: at most one connection for each client of a tenant. Thread-safe: the shards share
//! one.
namespace Batanidza {

class Presence
{
public:
    //! Runs in the thread of whoever takes the place over; must only post.
    using Leave = std::function<void()>;

    //! Connection `connection` now speaks for the client; the one that did before is told to leave.
    //! True where this client was here before (a reconnect).
    bool claim(const TenantId &tenant, const ClientId &client, quint64 connection, Leave leave);
    //! Does nothing where another connection took the place over.
    void release(const TenantId &tenant, const ClientId &client, quint64 connection);
    [[nodiscard]] qsizetype size() const;

private:
    struct Place
    {
        quint64 connection = 0; //!< 0 = was here
        Leave leave;
    };
    mutable QMutex m_mutex;
    QHash<std::pair<QString, QString>, Place> m_places;
    qsizetype m_present = 0;
};

} // namespace Batanidza
