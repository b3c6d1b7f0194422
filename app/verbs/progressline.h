#pragma once

#include "engine/runtime/contentapi.h"

#include <functional>

//! How a long verb gets on, on standard error where that is a terminal. Main thread.
namespace Batanidza {

[[nodiscard]] std::function<void(const JobProgress &)> progressLine();
//! Ends the line; call it before other output.
void endProgressLine();

} // namespace Batanidza
