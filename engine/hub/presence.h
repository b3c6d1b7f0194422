#pragma once

#include "engine/content/ids.h"

#include <QHash>
#include <QMutex>

#include <functional>
#include <optional>

//! Who is here, and whose they are: at most one connection for each client of a tenant.
//! Thread-safe: the shards share one.
namespace Batanidza {

class Presence
{
public:
    //! Runs in the thread of whoever takes the place over; must only post.
    using Leave = std::function<void()>;

    enum class Claim { New, Again, Refused };

    //! Connection `connection` now speaks for the client; the one that did before is told to leave.
    //! A client belongs to the first subject that claims it, at once, before any store knows of it:
    //! another one is refused, and nobody leaves.
    [[nodiscard]] Claim claim(const TenantId &tenant, const ClientId &client,
                              const QString &subject, quint64 connection, Leave leave);
    //! Does nothing where another connection took the place over.
    void release(const TenantId &tenant, const ClientId &client, quint64 connection);
    [[nodiscard]] qsizetype size() const;

private:
    struct Place
    {
        quint64 connection = 0; //!< 0 = was here
        QString subject;
        Leave leave;
    };
    mutable QMutex m_mutex;
    QHash<std::pair<QString, QString>, Place> m_places;
    qsizetype m_present = 0;
};

} // namespace Batanidza
