#include "engine/transport/originpolicy.h"

#include <QUrl>

namespace Batanidza {

OriginPolicy::OriginPolicy(QStringList ownHosts, QStringList allowed)
    : m_ownHosts(std::move(ownHosts))
    , m_allowed(std::move(allowed))
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
           m_ownHosts.contains(url.host(), Qt::CaseInsensitive);
}

} // namespace Batanidza
