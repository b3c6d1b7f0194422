#pragma once

#include "engine/base/json.h"
#include "engine/content/finding.h"

//! Steps 9 and 10 of lessoncheck, which alone calls it: audio and pictures, and exercises.
namespace Batanidza {

void checkAudioAndMedia(const Json &body, Findings &findings);
void checkExercises(const Json &body, Findings &findings);

} // namespace Batanidza
