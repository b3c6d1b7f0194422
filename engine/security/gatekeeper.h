#pragma once

#include "engine/base/clock.h"
#include "engine/content/ids.h"

#include <QSet>
#include <QString>

#include <memory>
#include <optional>

//! Decides who may come in and what they may do: signed tokens, revocations, the open-loopback
//! switch. Thread-safe: the shards and the HTTP threads ask it.
namespace Batanidza {

enum class Role { Device, Editor, Curriculum, Operator };

[[nodiscard]] QString roleName(Role role);
[[nodiscard]] std::optional<Role> roleFromName(QStringView name);

enum class Action {
    Read,
    Push,
    Prioritise,
    UploadBlob,
    ListConflicts,
    DecideConflict,
    RecordLearning,
    Watch, //!< the whole engine, as its window does
    Administer
};

//! The role x action table (role.cpp); what is not in it is denied.
[[nodiscard]] bool isAllowed(Role role, Action action);

//! What a token says, once its signature was checked.
struct TokenClaims
{
    TokenId id;
    TenantId tenant;
    Role role = Role::Device;
    QString platform; //!< empty = any
    QString label;
    std::chrono::milliseconds issuedAt{0};  //!< UTC
    std::chrono::milliseconds expiresAt{0}; //!< UTC

    friend bool operator==(const TokenClaims &, const TokenClaims &) = default;
};

//! Whether a token may be used for this tenant and platform (empty = not said). Error: forbidden.
[[nodiscard]] Result<void> checkPlace(const TokenClaims &claims, const TenantId &tenant,
                                      QStringView platform);

class Gatekeeper
{
public:
    //! A token's text is never longer; longer ones are refused unread.
    static constexpr qsizetype longestToken = 2048;

    //! `key` signs (HMAC-SHA-256) and never leaves; `openLoopback` lets clients on loopback in
    //! without a token, as devices of tenant "demo".
    Gatekeeper(const Clock &clock, QByteArray key, bool openLoopback);
    ~Gatekeeper();
    Gatekeeper(const Gatekeeper &) = delete;
    Gatekeeper &operator=(const Gatekeeper &) = delete;

    //! The token's text: shown once, never stored. "bz1." + claims + "." + signature, both in
    //! URL-safe base64; the signature covers all before its dot. Labels are cut at 120 characters.
    [[nodiscard]] QString issue(const TokenClaims &claims) const;
    //! `token` may be empty. Errors: unauthorised (no, bad, expired or revoked token).
    [[nodiscard]] Result<TokenClaims> admit(QStringView token, bool fromLoopback) const;
    //! Whether a token that was admitted once still would be: cheap, for conversations that last.
    [[nodiscard]] bool isStillGood(const TokenId &id, std::chrono::milliseconds expiresAt) const;
    void setRevoked(const QSet<QString> &tokenIds);
    void revoke(const TokenId &id);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace Batanidza
