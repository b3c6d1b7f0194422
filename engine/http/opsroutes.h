#pragma once

#include "engine/http/route.h"

//! Whether the process lives, whether it can do its work, and its numbers.
namespace Batanidza::OpsRoutes {

//! The threads answer: 200.
[[nodiscard]] Handled livez(RouteCall &call);
//! Reads the store and writes to it through the writer: 200, or 503 with what failed.
[[nodiscard]] Handled readyz(RouteCall &call);
//! Prometheus text.
[[nodiscard]] Handled metrics(RouteCall &call);

} // namespace Batanidza::OpsRoutes
