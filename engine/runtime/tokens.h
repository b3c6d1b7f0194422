#pragma once

#include "engine/runtime/adminapi.h"
#include "engine/security/gatekeeper.h"
#include "engine/store/database.h"

//! Tokens of devices: what a request becomes, and what the store remembers of it. Any thread, with
//! that thread's connection.
namespace Batanidza {

class Committer;

//! `invalid` names what is wrong with the request: role, platform, tenant, label or expiry.
[[nodiscard]] Result<TokenClaims> claimsFor(const TokenRequest &request, Millis now);
[[nodiscard]] TokenInfo infoOf(const TokenClaims &claims);
//! See DeviceInvitation::link. The token stands behind '#', so no server's log ever sees it.
[[nodiscard]] QString invitationLink(const DeviceInvitation &invitation);
//! Remembers that the token was made, never the token, and says so in the log; `subject` is who
//! ordered it over the line.
[[nodiscard]] Result<void> recordToken(Committer &committer, const TokenClaims &claims,
                                       const QString &subject = {});
[[nodiscard]] Result<void> recordRevocation(Committer &committer, const TenantId &tenant,
                                            const TokenId &id, const QString &subject = {});
[[nodiscard]] Result<QList<TokenInfo>> listTokens(Database &database);

} // namespace Batanidza
