#include "engine/transport/originpolicy.h"

#include <QUrl>

#include <algorithm>

namespace Batanidza {

void OwnPorts::add(int port)
{
    for (std::atomic<int> &known : m_ports) {
        int free = 0;
        if (known.compare_exchange_strong(free, port) || free == port)
            return;
    }
}

bool OwnPorts::contains(int port) const
{
    return port > 0 && std::any_of(m_ports.cbegin(), m_ports.cend(),
                                   [port](const auto &known) { return known.load() == port; });
}

OriginPolicy::OriginPolicy(QStringList ownHosts, QStringList allowed,
                           std::shared_ptr<const OwnPorts> ownPorts)
    : m_ownHosts(std::move(ownHosts))
    , m_allowed(std::move(allowed))
    , m_ownPorts(std::move(ownPorts))
{}

bool OriginPolicy::allows(const QString &origin) const
{
    if (origin.isEmpty())
        return true;
    if (m_allowed.contains(origin, Qt::CaseInsensitive))
        return true;
    const QUrl url(origin, QUrl::StrictMode);
    const bool web = url.scheme() == u"http" || url.scheme() == u"https";
    return web && url.userInfo().isEmpty() && url.path().isEmpty() && !url.hasQuery() &&
           m_ownHosts.contains(url.host(), Qt::CaseInsensitive) && m_ownPorts &&
           m_ownPorts->contains(url.port(url.scheme() == u"https" ? 443 : 80));
}

} // namespace Batanidza
