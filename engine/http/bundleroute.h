#pragma once

#include "engine/http/route.h"

//! Many small blobs in one answer: a first sync of thousands of audio files of a few KB each is
//! bound by requests, not by bytes.
namespace Batanidza::BundleRoute {

//! POST {"hashes":[...]} gives a tar of those that the tenant has, each file named by its hash, in
//! the order in which they were asked for. What does not fit is left out: ask again for it, or GET
//! it alone where nothing of a request came.
[[nodiscard]] Handled bundle(RouteCall &call);

} // namespace Batanidza::BundleRoute
