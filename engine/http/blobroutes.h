#pragma once

#include "engine/http/route.h"

//! Audio and pictures by their SHA-256.
namespace Batanidza::BlobRoutes {

//! GET with Range and If-None-Match; HEAD says Upload-Offset, also of an unfinished upload (404).
[[nodiscard]] Handled get(RouteCall &call);
//! The whole blob, or the part that Content-Range names, right behind what came before. 201 when
//! complete and its hash fits, 202 with Upload-Offset before that.
[[nodiscard]] Handled put(RouteCall &call);
[[nodiscard]] std::optional<HttpResponse> beginPut(RouteCall &call);

} // namespace Batanidza::BlobRoutes
