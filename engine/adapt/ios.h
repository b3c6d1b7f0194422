#pragma once

#include "engine/adapt/adapt.h"

//! iOS: records for Core Data, AAC audio only, cultural notes first. See adapt.h.
namespace Batanidza {

[[nodiscard]] Adaptation adaptForIos(const LessonSource &source, const PlatformRules &rules,
                                     Detail detail);
[[nodiscard]] AdapterNeeds iosNeeds();

} // namespace Batanidza
