#pragma once

#include "engine/base/sha256.h"

#include <QByteArray>
#include <QString>

//! An item's body as one platform wants it. Pure; any thread.
namespace Batanidza {

//! From canonical bytes to canonical bytes. The rule set has no rules: every platform gets the
//! canonical body.
[[nodiscard]] QByteArray adaptBody(const QString &type, const QString &platform,
                                   const QByteArray &canonical);
//! Names the rule set of a platform: a client that sees another value than last time fetches
//! again what it holds.
[[nodiscard]] Sha256 adapterHash(const QString &platform);

} // namespace Batanidza
