#pragma once

#include "engine/http/route.h"

//! POST /v1/rpc: the messages of the line, for those who cannot hold a socket.
namespace Batanidza::RpcRoute {

//! Answers 200 with the JSON-RPC reply (errors too); 204 where only notices came, 401 where a
//! session is needed and unknown, other errors only where no reply can be made.
[[nodiscard]] Handled call(RouteCall &call);

} // namespace Batanidza::RpcRoute
