#pragma once

#include "engine/base/error.h"

#include <optional>

//! Why a connection was closed, as RFC 6455 codes: 4000-4499 mean "connect again", 4500-4999 "not
//! by yourself". Values; any thread.
namespace Batanidza::Wire {

enum class CloseCode : int {
    Done = 1000,
    GoingAway = 1001,
    Unclean = 1006, //!< never sent: the pipe broke without a close frame
    TooLarge = 1009,
    Slow = 4001, //!< nothing was heard or read for too long
    Draining = 4002,
    Protocol = 4500,
    Unauthorised = 4501,
    Forbidden = 4502,
    UnsupportedVersion = 4503,
    Superseded = 4504, //!< another connection said hello with this clientId
};

//! What a refused hello closes with; nothing where the session stays open after the error.
[[nodiscard]] std::optional<CloseCode> closeCodeFor(ErrorCode code);
//! May a client connect again without a person's doing? 1000 and 4500-4999: no. Total.
[[nodiscard]] bool mayReconnect(int closeCode);

} // namespace Batanidza::Wire
