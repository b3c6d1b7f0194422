#pragma once

#include "engine/base/json.h"
#include "engine/commit/conflictdetail.h"

//! Conflicts as JSON: what is kept beside the log, and what goes over the line and to scripts.
//! Pure; any thread.
namespace Batanidza {

//! Choices as a draft keeps them: [{path, choice, value?}].
[[nodiscard]] Json writeChoices(const QList<FieldChoice> &choices);
[[nodiscard]] Result<QList<FieldChoice>> readChoices(const Json &json);

//! What was asked and what was taken, as it is kept of a resolution: the body its event names.
struct SettledField
{
    FieldConflict question;
    Choice choice = Choice::Current;
    MaybeJson value;
};
[[nodiscard]] Json writeSettled(const QList<SettledField> &settled);
//! Error: corrupt.
[[nodiscard]] Result<QList<SettledField>> readSettled(const Json &json);

} // namespace Batanidza
