#pragma once

#include "engine/http/route.h"

//! The page on which a person sees lessons change and edits one, and the JavaScript client that it
//! is made with (resources/web). Without content of its own: that comes by the protocol.
namespace Batanidza::DemoRoutes {

//! /demo: leads to /demo/.
[[nodiscard]] Handled redirect(RouteCall &call);
//! /demo/: the page, which loads only what comes from here.
[[nodiscard]] Handled page(RouteCall &call);
//! /demo/{file}: the page's parts, and hub.json: where the hub's WebSocket is.
[[nodiscard]] Handled file(RouteCall &call);

} // namespace Batanidza::DemoRoutes
