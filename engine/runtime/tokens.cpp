#include "engine/runtime/tokens.h"

#include "engine/commit/committer.h"
#include "engine/content/platform.h"
#include "engine/store/tokenstore.h"

#include <QUrl>
#include <QUrlQuery>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::hours usualLife{24 * 365};

Error invalid(const QString &what)
{
    return Error{ErrorCode::Invalid, u"token: "_s + what};
}

} // namespace

Result<TokenClaims> claimsFor(const TokenRequest &request, Millis now)
{
    const auto role = roleFromName(request.role);
    if (!role)
        return invalid(
            u"the role is device, editor, curriculum or operator, not \"%1\""_s.arg(request.role));
    if (!request.platform.isEmpty() && !platformFromName(request.platform))
        return invalid(u"the platform is web, ios, android, desktop or watchos, not \"%1\""_s.arg(
            request.platform));
    if (!isValidTenantId(request.tenant.toString()))
        return invalid(u"\"%1\" is no tenant: 1 to 64 of a-z0-9-"_s.arg(request.tenant.toString()));
    if (request.label.size() > 80)
        return invalid(u"the label has more than 80 characters"_s);
    TokenClaims claims;
    claims.id = TokenId(u"t-"_s + newEpoch().toString().first(16));
    claims.tenant = request.tenant;
    claims.role = *role;
    claims.platform = request.platform;
    claims.label = request.label;
    claims.issuedAt = now;
    claims.expiresAt = request.expiresAt.count() > 0 ? request.expiresAt : now + usualLife;
    if (claims.expiresAt <= now)
        return invalid(u"it would have expired already"_s);
    return claims;
}

TokenInfo infoOf(const TokenClaims &claims)
{
    return TokenInfo{claims.id,     claims.label,    roleName(claims.role), claims.platform,
                     claims.tenant, claims.issuedAt, claims.expiresAt,      false};
}

QString invitationLink(const DeviceInvitation &invitation)
{
    QUrlQuery query;
    query.addQueryItem(u"ws"_s, invitation.webSocketAddress);
    query.addQueryItem(u"http"_s, invitation.httpAddress);
    query.addQueryItem(u"tenant"_s, invitation.token.tenant.toString());
    if (!invitation.token.platform.isEmpty())
        query.addQueryItem(u"platform"_s, invitation.token.platform);
    return u"batanidza:device?"_s + query.toString(QUrl::FullyEncoded) + u'#' + invitation.secret;
}

Result<void> recordToken(Committer &committer, const TokenClaims &claims, const QString &subject)
{
    const auto added =
        TokenStore(committer.database())
            .add(TokenRecord{claims.id, claims.tenant, roleName(claims.role), claims.platform,
                             claims.label, claims.issuedAt, claims.expiresAt, Millis(0)});
    if (!added)
        return added;
    if (const auto log = committer.ensureTenant(claims.tenant); !log)
        return log.error();
    const auto event = committer.recordAdmin(
        claims.tenant, u"token-created"_s,
        Json(JsonObject{{u"token"_s, claims.id.toString()}, {u"role"_s, roleName(claims.role)}}),
        subject);
    if (!event)
        return event.error();
    return {};
}

Result<void> recordRevocation(Committer &committer, const TenantId &tenant, const TokenId &id,
                              const QString &subject)
{
    const auto revoked = TokenStore(committer.database()).revoke(id, committer.clock().utc());
    if (!revoked)
        return revoked;
    const auto event = committer.recordAdmin(
        tenant, u"token-revoked"_s, Json(JsonObject{{u"token"_s, id.toString()}}), subject);
    if (!event)
        return event.error();
    return {};
}

Result<QList<TokenInfo>> listTokens(Database &database)
{
    const auto records = TokenStore(database).list();
    if (!records)
        return records.error();
    QList<TokenInfo> tokens;
    for (const TokenRecord &record : *records) {
        tokens.append(TokenInfo{record.id, record.label, record.role, record.platform,
                                record.tenant, record.issuedAt, record.expiresAt,
                                record.revokedAt.count() > 0});
    }
    return tokens;
}

} // namespace Batanidza
