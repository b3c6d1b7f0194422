#include "engine/security/gatekeeper.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/security/secret.h"

#include <QMessageAuthenticationCode>

#include <mutex>
#include <shared_mutex>

namespace Batanidza {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr auto base64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr QByteArrayView prefix = "bz1.";
constexpr qsizetype longestLabel = 120;

QByteArray signature(const QByteArray &text, const Secret &key)
{
    return QMessageAuthenticationCode::hash(text, key.reveal(), QCryptographicHash::Sha256)
        .toBase64(base64);
}

Error unauthorised(const QString &why)
{
    return Error{ErrorCode::Unauthorised,
                 why + u" Ask the operator for a new token (\"Add a device\")."_s};
}

Json writeClaims(const TokenClaims &claims)
{
    return JsonObject{
        {u"exp"_s, qint64(claims.expiresAt.count())},
        {u"iat"_s, qint64(claims.issuedAt.count())},
        {u"id"_s, claims.id.toString()},
        {u"label"_s, claims.label.left(longestLabel)},
        {u"platform"_s, claims.platform},
        {u"role"_s, roleName(claims.role)},
        {u"tenant"_s, claims.tenant.toString()},
    };
}

std::optional<TokenClaims> readClaims(const Json &json)
{
    const auto role = roleFromName(json[u"role"].toString());
    const QString tenant = json[u"tenant"].toString();
    if (!role || !isValidTenantId(tenant) || json[u"id"].toString().isEmpty() ||
        !json[u"exp"].isInteger() || !json[u"iat"].isInteger())
        return std::nullopt;
    TokenClaims claims;
    claims.id = TokenId(json[u"id"].toString());
    claims.tenant = TenantId(tenant);
    claims.role = *role;
    claims.platform = json[u"platform"].toString();
    claims.label = json[u"label"].toString();
    claims.issuedAt = std::chrono::milliseconds(json[u"iat"].toInteger());
    claims.expiresAt = std::chrono::milliseconds(json[u"exp"].toInteger());
    return claims;
}

} // namespace

Result<void> checkPlace(const TokenClaims &claims, const TenantId &tenant, QStringView platform)
{
    if (claims.tenant != tenant)
        return Error{ErrorCode::Forbidden,
                     u"This token is for another tenant than \"%1\"."_s.arg(tenant.toString())};
    if (!platform.isEmpty() && !claims.platform.isEmpty() && claims.platform != platform)
        return Error{ErrorCode::Forbidden, u"This token is for platform \"%1\", not \"%2\"."_s.arg(
                                               claims.platform, platform)};
    return {};
}

struct Gatekeeper::State
{
    const Clock &clock;
    const Secret key;
    const bool openLoopback;
    mutable std::shared_mutex lock{};
    QSet<QString> revoked{}; //!< guarded by lock
};

Gatekeeper::Gatekeeper(const Clock &clock, QByteArray key, bool openLoopback)
    : m_state(new State{clock, Secret(std::move(key)), openLoopback})
{
    Q_ASSERT_X(m_state->key.reveal().size() >= 16, "Gatekeeper", "a key this short can be guessed");
}

Gatekeeper::~Gatekeeper() = default;

QString Gatekeeper::issue(const TokenClaims &claims) const
{
    QByteArray text = prefix.toByteArray();
    text += writeJson(writeClaims(claims)).toBase64(base64);
    text += '.' + signature(text, m_state->key);
    return QString::fromLatin1(text);
}

Result<TokenClaims> Gatekeeper::admit(QStringView token, bool fromLoopback) const
{
    if (token.isEmpty()) {
        if (!m_state->openLoopback || !fromLoopback)
            return unauthorised(u"There is no token."_s);
        TokenClaims claims;
        claims.id = TokenId(u"loopback"_s);
        claims.tenant = TenantId(u"demo"_s);
        claims.expiresAt = m_state->clock.utc() + std::chrono::hours(24);
        return claims;
    }
    if (token.size() > longestToken)
        return unauthorised(u"The token is longer than any that is given out."_s);

    // The signature first: nothing of an unsigned text is looked into.
    const QByteArray text = token.toUtf8();
    const qsizetype dot = text.lastIndexOf('.');
    if (!text.startsWith(prefix) || dot < prefix.size())
        return unauthorised(u"This is no token of ours."_s);
    const QByteArray body = text.first(dot);
    if (!equalInConstantTime(text.sliced(dot + 1), signature(body, m_state->key)))
        return unauthorised(u"The token's signature does not fit."_s);

    const auto decoded = QByteArray::fromBase64Encoding(
        body.sliced(prefix.size()), base64 | QByteArray::AbortOnBase64DecodingErrors);
    const auto json = decoded ? readJson(*decoded) : Result<Json>(Error{});
    const auto claims = json ? readClaims(*json) : std::nullopt;
    if (!claims)
        return unauthorised(u"The token's claims cannot be read."_s);
    if (claims->expiresAt <= m_state->clock.utc())
        return unauthorised(u"The token expired at %1."_s.arg(toRfc3339(claims->expiresAt)));
    const std::shared_lock reading(m_state->lock);
    if (m_state->revoked.contains(claims->id.toString()))
        return unauthorised(u"The token was revoked."_s);
    return *claims;
}

bool Gatekeeper::isStillGood(const TokenId &id, std::chrono::milliseconds expiresAt) const
{
    if (expiresAt <= m_state->clock.utc())
        return false;
    const std::shared_lock reading(m_state->lock);
    return !m_state->revoked.contains(id.toString());
}

void Gatekeeper::setRevoked(const QSet<QString> &tokenIds)
{
    const std::unique_lock writing(m_state->lock);
    m_state->revoked = tokenIds;
}

void Gatekeeper::revoke(const TokenId &id)
{
    const std::unique_lock writing(m_state->lock);
    m_state->revoked.insert(id.toString());
}

} // namespace Batanidza
