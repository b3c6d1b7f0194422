#pragma once

#include "engine/adapt/adapt.h"

//! The watch: a glance at a few words, within its size. See adapt.h.
namespace Batanidza {

[[nodiscard]] Adaptation adaptForWatchos(const LessonSource &source, const PlatformRules &rules,
                                         Detail detail);
[[nodiscard]] AdapterNeeds watchosNeeds();
//! By its words without a vocabulary, and its revision.
[[nodiscard]] bool isMadeForWatchos(const Json &body, const PlatformRules &rules);

} // namespace Batanidza
