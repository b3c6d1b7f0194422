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

// For the line and for scripts. Times are RFC 3339, what is not there is left out.

[[nodiscard]] Json writeConflictRow(const ConflictRow &row);
//! {conflicts: [...], matching, more}
[[nodiscard]] Json writeConflictPage(const ConflictPage &page);
//! {conflict: {...}}. `whole` is false where parts are left out: where that would be larger than
//! `atMost` bytes the bodies are left out (their hashes stay), and then the decisions.
[[nodiscard]] Json writeConflictDetail(const ConflictDetail &detail, qsizetype atMost);
//! A receipt with `decision`, the place of the decision in the log. Errors: conflict_moved, with
//! the facts in words, where it moved or does not wait any more.
[[nodiscard]] Result<Json> writeResolveOutcome(const ResolveOutcome &outcome);
[[nodiscard]] Json writeConflictPreview(const ConflictPreview &preview);
[[nodiscard]] Json writeTakeBackReport(const TakeBackReport &report);

// The same back, for a window elsewhere; takes nothing on trust. Error invalid: what cannot be
// read. A detail that is not whole is too_large.

[[nodiscard]] Result<ConflictPage> readConflictPage(const Json &json);
[[nodiscard]] Result<ConflictDetail> readConflictDetail(const Json &json);
[[nodiscard]] Result<ConflictResolved> readConflictResolved(const Json &json);
[[nodiscard]] Result<ConflictPreview> readConflictPreview(const Json &json);
[[nodiscard]] Result<TakeBackReport> readTakeBackReport(const Json &json);

} // namespace Batanidza
