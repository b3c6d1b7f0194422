#pragma once

#include "engine/content/finding.h"
#include "ui/diff/diffrows.h"

//! What the lesson's own rules say of the result that a person chose (D10). Pure; any thread.
namespace Batanidza {

struct ResultFinding
{
    Finding finding;
    QString path; //!< of the row to go to; empty where there is none

    friend bool operator==(const ResultFinding &, const ResultFinding &) = default;
};

//! Errors and warnings that neither A nor B has: what was there already is not asked of whoever
//! decides. Errors come first. `resolution` decides all questions; what is no lesson has none.
[[nodiscard]] QList<ResultFinding> checkResult(const ConflictDetail &detail,
                                               const Resolution &resolution,
                                               const QList<DiffRow> &rows);

} // namespace Batanidza
