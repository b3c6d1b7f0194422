#pragma once

#include "engine/http/httpmessage.h"
#include "engine/reliability/ratelimiter.h"
#include "engine/security/gatekeeper.h"

#include <QMutex>
#include <QStringList>

//! Stands before every route: which pages may call, who asks, how often. Thread-safe.
namespace Batanidza {

struct GuardRules
{
    QStringList allowedOrigins; //!< "https://school.example"; "*" is not taken
    QStringList ownHosts;       //!< "127.0.0.1:7301", besides the loopback names
    RateLimit perToken{200, 400};
    RateLimit perAddress{20, 60}; //!< for those without a valid token
};

class RequestGuard
{
public:
    RequestGuard(const Clock &clock, const Gatekeeper &gatekeeper, GuardRules rules);

    //! Says no to pages of other origins, and to loopback requests that came by a foreign host name
    //! (a page that had its name resolved to this machine). Error: forbidden.
    [[nodiscard]] Result<void> checkOrigin(const HttpRequest &request) const;
    //! What a browser needs to hear so that an allowed page may read the answer.
    void addCors(const HttpRequest &request, HttpResponse &response) const;
    //! The answer to a preflight.
    [[nodiscard]] HttpResponse preflight(const HttpRequest &request,
                                         const QByteArray &methods) const;

    //! The token in Authorization: Bearer, or empty. Error `invalid`: another scheme, or a token in
    //! the address, where logs and histories keep it.
    [[nodiscard]] static Result<QString> bearer(const HttpRequest &request);
    //! Who asks; counted against the token's or the address's rate. Errors: unauthorised, invalid,
    //! rate_limited (with retryAfter).
    [[nodiscard]] Result<TokenClaims> admit(const HttpRequest &request);
    //! The same for a token that came some other way (kept by a session, said in a hello).
    [[nodiscard]] Result<TokenClaims> admit(const HttpRequest &request, const QString &token);

private:
    [[nodiscard]] bool isOwnHost(QStringView host) const;
    [[nodiscard]] Result<void> count(RateLimiter &limiter, const QString &key);

    const Gatekeeper &m_gatekeeper;
    const GuardRules m_rules;
    QMutex m_mutex; //!< guards the limiters
    RateLimiter m_perToken;
    RateLimiter m_perAddress;
};

} // namespace Batanidza
