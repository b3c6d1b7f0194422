#pragma once

#include "engine/adapt/adapt.h"

//! The desktop: the whole document, byte for byte, and beside it a validation report. See adapt.h.
namespace Batanidza {

[[nodiscard]] Adaptation adaptForDesktop(const LessonSource &source, const PlatformRules &rules,
                                         Detail detail);
[[nodiscard]] AdapterNeeds desktopNeeds();

} // namespace Batanidza
