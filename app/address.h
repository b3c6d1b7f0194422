#pragma once

#include "engine/base/result.h"

//! Addresses as people type them on a command line. Pure.
namespace Batanidza {

//! "HOST:PORT", "[::1]:PORT" or just a port; the host stays where none is given. `invalid` where
//! the text is none of these.
[[nodiscard]] Result<void> readAddress(const QString &text, QString &host, quint16 &port);

} // namespace Batanidza
