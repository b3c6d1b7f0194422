#pragma once

#include "engine/base/json.h"
#include "engine/runtime/cacheapi.h"

//! What a CacheApi says, as JSON, for the line, the control socket and the verbs, and back. Reading
//! takes what it understands. Pure; any thread.
namespace Batanidza {

[[nodiscard]] Json writeCacheReport(const CacheReport &report);
[[nodiscard]] CacheReport readCacheReport(const Json &json);
[[nodiscard]] Json writeCachePurge(const CachePurge &order);
[[nodiscard]] CachePurge readCachePurge(const Json &json);
[[nodiscard]] Json writeCachePurgeReport(const CachePurgeReport &report);
[[nodiscard]] CachePurgeReport readCachePurgeReport(const Json &json);

} // namespace Batanidza
