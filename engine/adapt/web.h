#pragma once

#include "engine/adapt/adapt.h"

//! The web: the document, with a block for search engines and previews. See adapt.h.
namespace Batanidza {

[[nodiscard]] Adaptation adaptForWeb(const LessonSource &source, const PlatformRules &rules,
                                     Detail detail);
[[nodiscard]] AdapterNeeds webNeeds();
//! By the block for search engines.
[[nodiscard]] bool isMadeForWeb(const Json &body, const PlatformRules &rules);

} // namespace Batanidza
