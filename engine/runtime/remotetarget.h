#pragma once

#include "engine/base/result.h"
#include "engine/content/ids.h"
#include "engine/security/secret.h"

#include <QUrl>

//! Where an engine elsewhere is, and how we come in. Values; any thread.
namespace Batanidza {

struct RemoteTarget
{
    QUrl webSocket; //!< "wss://hub.example:7300/v1/sync"; never holds a token
    TenantId tenant{QStringLiteral("demo")};
    Secret token; //!< empty = none

    //! "wss://hub.example:7300": for people.
    [[nodiscard]] QString address() const;
};

//! Reads an address as people type it: "wss://HOST[:PORT]" (port 7300 where none is given), "ws://"
//! on this machine. Errors: `invalid` (no such address, or one with a token, name, query or
//! fragment in it), `forbidden` (plain text beyond this machine without `allowPlaintext`).
[[nodiscard]] Result<RemoteTarget> readRemoteAddress(const QString &text,
                                                     bool allowPlaintext = false);
//! Reads a file that holds a token, and nothing else but white space. Errors: `not_found`,
//! `invalid` (empty, or too long for a token).
[[nodiscard]] Result<Secret> readTokenFile(const QString &file);

} // namespace Batanidza
