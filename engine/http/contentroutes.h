#pragma once

#include "engine/http/route.h"

//! The GET twins of sync.changes, content.manifest and content.get.
namespace Batanidza::ContentRoutes {

//! ?cursor=&limit=&wait=: waits up to `wait` seconds (25 at most) for something new.
[[nodiscard]] Handled changes(RouteCall &call);
//! ?types=&path=: the ETag is the root (of the whole tree, with the node's path behind it).
[[nodiscard]] Handled manifest(RouteCall &call);
//! ?version=&form=: as content.get of one id, also where the body fits no message; 404 where it is
//! missing or deleted.
[[nodiscard]] Handled content(RouteCall &call);

} // namespace Batanidza::ContentRoutes
