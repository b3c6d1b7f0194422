#pragma once

#include "engine/base/json.h"
#include "engine/content/finding.h"

//! Steps 5 to 8 of lessoncheck, which alone calls it: headword, notations, tone, noun class.
namespace Batanidza {

//! `at` is the word's path. Tombstones are not given.
void checkHeadword(const Json &word, const QString &at, Findings &findings);
void checkPronunciation(const Json &word, const QString &at, Findings &findings);
void checkTone(const Json &word, const QString &at, Findings &findings);
void checkNounClass(const Json &word, const QString &at, Findings &findings);

} // namespace Batanidza
