#pragma once

#include "engine/base/json.h"
#include "engine/content/finding.h"

//! Step 4 of lessoncheck, which alone calls it: characters of all texts, and Markdown.
namespace Batanidza {

void checkTexts(const Json &body, Findings &findings);

} // namespace Batanidza
