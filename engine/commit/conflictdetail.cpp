#include "engine/commit/conflictdetail.h"

namespace Batanidza {

MergeSides ConflictDetail::sides() const
{
    return {base.body, current.body, incoming.body, {}, {}};
}

MergeOutcome ConflictDetail::outcome() const
{
    MergeOutcome outcome{merged, decisions, {}, flags};
    for (const ConflictField &field : fields)
        outcome.conflicts.append(field.question);
    return outcome;
}

} // namespace Batanidza
