#pragma once

#include "engine/adapt/platformrules.h"

//! What a platform can show of its adapted body, in the names of a lesson's fields: records become
//! entries of lists again, a glance becomes words. Made of the adapted body alone, so what a
//! platform did not get is not there. Pure; any thread.
namespace Batanidza {

//! Takes bodies of any shape. Keeps `seo` of the web and `hasCultureNote` of the watch as they are.
[[nodiscard]] Json shownLesson(const Json &adapted, const PlatformRules &rules);

} // namespace Batanidza
