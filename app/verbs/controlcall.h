#pragma once

#include "engine/base/json.h"
#include "engine/base/result.h"
#include "engine/runtime/contentapi.h"

#include <functional>

//! A verb's question to a running engine, over its control socket. Main thread; waits.
namespace Batanidza {

[[nodiscard]] Result<Json> controlCall(
    const QString &socket, const QString &method, const Json &params,
    const std::function<void(const JobProgress &)> &progress = {});

} // namespace Batanidza
