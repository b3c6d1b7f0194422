#include "engine/hub/presence.h"

namespace Batanidza {

Presence::Claim Presence::claim(const TenantId &tenant, const ClientId &client,
                                const QString &subject, quint64 connection, Leave leave)
{
    Leave previous;
    bool seen = false;
    {
        const QMutexLocker lock(&m_mutex);
        const std::pair key(tenant.toString(), client.toString());
        const auto known = m_places.find(key);
        seen = known != m_places.end();
        if (seen && known->subject != subject)
            return Claim::Refused;
        if (seen && known->connection != 0 && known->connection != connection)
            previous = std::move(known->leave);
        if (!seen || known->connection == 0)
            ++m_present;
        m_places.insert(key, Place{connection, subject, std::move(leave)});
    }
    if (previous)
        previous();
    return seen ? Claim::Again : Claim::New;
}

void Presence::release(const TenantId &tenant, const ClientId &client, quint64 connection)
{
    const QMutexLocker lock(&m_mutex);
    const auto known = m_places.find({tenant.toString(), client.toString()});
    if (known == m_places.end() || known->connection != connection)
        return;
    known->connection = 0;
    known->leave = {};
    --m_present;
}

qsizetype Presence::size() const
{
    const QMutexLocker lock(&m_mutex);
    return m_present;
}

} // namespace Batanidza
