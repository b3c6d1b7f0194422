#pragma once

#include "engine/security/gatekeeper.h"
#include "engine/wire/message.h"

#include <optional>

//! Which role may make which call of operators and staff: one table for all of them. Pure; any
//! thread.
namespace Batanidza {

//! Error forbidden, in words; nothing where the role may.
[[nodiscard]] std::optional<Error> refusalOf(Role role, const Wire::Admin &admin);
[[nodiscard]] std::optional<Error> refusalOf(Role role, const Wire::ConflictCall &call);

} // namespace Batanidza
