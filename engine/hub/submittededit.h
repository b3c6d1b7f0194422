#pragma once

#include "engine/commit/submission.h"
#include "engine/hub/sessioncontext.h"

#include <optional>

//! One edit of a push, from its JSON to what the writer takes: all that can be done with it before
//! its turn is done by the thread that reads it. Any thread that owns `reader`.
namespace Batanidza {

class ContentReader;

//! The edit of number `n`. `fault` is what was wrong with its text already, `depth` how deep a body
//! may nest. What else is wrong with it is its own error, and no reason to refuse the others.
[[nodiscard]] SubmittedEdit submittedEdit(const Json &json, EditNumber n,
                                          const std::optional<Error> &fault,
                                          const SessionContext &context, ContentReader &reader,
                                          qint64 depth);

} // namespace Batanidza
