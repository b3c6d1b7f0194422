#include "engine/http/requestguard.h"

#include "engine/security/tlsconfig.h"

#include <QUrl>

namespace Batanidza {

namespace {

using namespace Qt::Literals::StringLiterals;

//! "host" of "host:port", "[::1]" of "[::1]:80".
QStringView withoutPort(QStringView authority)
{
    const qsizetype colon = authority.lastIndexOf(u':');
    return colon > authority.lastIndexOf(u']') ? authority.first(colon) : authority;
}

} // namespace

RequestGuard::RequestGuard(const Clock &clock, const Gatekeeper &gatekeeper, GuardRules rules)
    : m_gatekeeper(gatekeeper)
    , m_rules(std::move(rules))
    , m_perToken(clock, m_rules.perToken)
    , m_perAddress(clock, m_rules.perAddress)
{}

bool RequestGuard::isOwnHost(QStringView host) const
{
    return isLoopbackHost(withoutPort(host)) ||
           m_rules.ownHosts.contains(host, Qt::CaseInsensitive);
}

Result<void> RequestGuard::checkOrigin(const HttpRequest &request) const
{
    const QString host = QString::fromLatin1(request.header("host"));
    if (request.loopback && request.header("authorization").isEmpty() && !host.isEmpty() &&
        !isOwnHost(host))
        return Error{ErrorCode::Forbidden,
                     u"This server is not called by that host name without a token."_s};

    const QString origin = QString::fromLatin1(request.header("origin"));
    if (origin.isEmpty() || m_rules.allowedOrigins.contains(origin))
        return {};
    const QUrl url(origin, QUrl::StrictMode);
    if (url.authority() == host && !host.isEmpty() && isOwnHost(host))
        return {};
    return Error{ErrorCode::Forbidden,
                 u"Pages of this origin may not connect. An operator can add it to "
                 u"hub.allowedOrigins."_s};
}

void RequestGuard::addCors(const HttpRequest &request, HttpResponse &response) const
{
    const QByteArray origin = request.header("origin");
    if (origin.isEmpty() || !m_rules.allowedOrigins.contains(QString::fromLatin1(origin)))
        return;
    response.with("Access-Control-Allow-Origin", origin);
    response.with("Access-Control-Expose-Headers",
                  "ETag, Upload-Offset, Content-Range, Retry-After");
    response.with("Vary", "Origin");
}

HttpResponse RequestGuard::preflight(const HttpRequest &request, const QByteArray &methods) const
{
    HttpResponse response;
    response.status = 204;
    response.with("Allow", methods);
    if (request.header("access-control-request-method").isEmpty())
        return response;
    response.with("Access-Control-Allow-Methods", methods);
    response.with(
        "Access-Control-Allow-Headers",
        "Authorization, Batanidza-Session, Content-Encoding, Content-Range, Content-Type, "
        "If-None-Match, Range");
    response.with("Access-Control-Max-Age", "600");
    return response;
}

Result<QString> RequestGuard::bearer(const HttpRequest &request)
{
    for (const QString &name : {u"token"_s, u"access_token"_s, u"authorization"_s}) {
        if (request.query.contains(name))
            return Error{ErrorCode::Invalid,
                         u"A token never stands in an address, where logs keep it: send it as "
                         u"Authorization: Bearer."_s};
    }
    const QByteArray header = request.header("authorization").trimmed();
    if (header.isEmpty())
        return QString();
    if (header.size() < 7 || header.first(7).toLower() != "bearer ")
        return Error{ErrorCode::Unauthorised, u"Only Authorization: Bearer is understood."_s};
    return QString::fromLatin1(header.sliced(7).trimmed());
}

Result<void> RequestGuard::count(RateLimiter &limiter, const QString &key)
{
    const QMutexLocker lock(&m_mutex);
    const std::chrono::nanoseconds wait = limiter.take(key);
    if (wait.count() == 0)
        return {};
    return Error{ErrorCode::RateLimited, u"Too many requests; try again later."_s,
                 std::chrono::ceil<std::chrono::milliseconds>(wait)};
}

Result<TokenClaims> RequestGuard::admit(const HttpRequest &request)
{
    const auto token = bearer(request);
    return token ? admit(request, *token) : token.error();
}

Result<TokenClaims> RequestGuard::admit(const HttpRequest &request, const QString &token)
{
    auto claims = m_gatekeeper.admit(token, request.loopback);
    if (!claims) {
        const auto counted = count(m_perAddress, request.peer);
        return counted ? claims.error() : counted.error();
    }
    // Without a token all of loopback would share one bucket, demo clients and tests alike.
    if (!token.isEmpty()) {
        if (const auto counted = count(m_perToken, claims->id.toString()); !counted)
            return counted.error();
    }
    return claims;
}

} // namespace Batanidza
