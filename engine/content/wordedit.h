#pragma once

#include "engine/base/json.h"

//! Words of a lesson as they are written: what follows from a headword, from tone marks and from a
//! pattern. Fields that nobody here knows stay. Pure; any thread.
namespace Batanidza {

//! A word with what must be there, all of it empty; its tone is unknown.
[[nodiscard]] Json newWord(const QString &id);
//! The word spelled anew: derived notations
//! are derived again, tone stays where the number of syllables does, audio for the old spelling is
//! withheld (SN13, SN15).
[[nodiscard]] Json withHeadword(const Json &before, const QString &headword);
//! The word with this toned form; a pattern that said the same as the form before, or nothing,
//! follows the marks.
[[nodiscard]] Json withTonedForm(const Json &before, const QString &toned);
//! The word with this pattern; empty makes the tone unknown, which is not low. Marks that said the
//! same as the pattern before, or none, follow it.
[[nodiscard]] Json withTonePattern(const Json &before, const QString &pattern);
//! What can be derived, derived again.
[[nodiscard]] Json withNotationsRenewed(const Json &word);
//! True where a derived notation does not fit the headword, or is of an older version.
[[nodiscard]] bool notationsAreOld(const Json &word);

//! A lesson with nothing in it yet.
[[nodiscard]] Json newLesson(const QString &id, const QString &author);

} // namespace Batanidza
