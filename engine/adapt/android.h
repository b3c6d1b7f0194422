#pragma once

#include "engine/adapt/adapt.h"

//! Android: records for Room; Opus audio, AAC where there is no Opus. See adapt.h.
namespace Batanidza {

[[nodiscard]] Adaptation adaptForAndroid(const LessonSource &source, const PlatformRules &rules,
                                         Detail detail);
[[nodiscard]] AdapterNeeds androidNeeds();

} // namespace Batanidza
