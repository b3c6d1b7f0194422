#pragma once

#include "engine/base/jitter.h"
#include "engine/base/json.h"

//! The small edits that the demo's platforms make to the sample course: real ones, as a teacher
//! would make them, that leave a valid lesson valid. Pure; any thread.
namespace Batanidza {

//! The lesson after one edit, always different from what it was. A body that is no lesson comes
//! back as it is.
[[nodiscard]] Json demoEdit(const Json &lesson, Jitter &jitter);

} // namespace Batanidza
