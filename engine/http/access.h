#pragma once

#include "engine/http/route.h"

//! Who asks, and what of the store they see: from token and query to a SessionContext.
namespace Batanidza {

//! Fills Exchange::context where the route needs one. Errors: unauthorised, forbidden, invalid (a
//! query that says nonsense), rate_limited.
[[nodiscard]] Result<void> checkAccess(RouteCall &call, Access access);

} // namespace Batanidza
