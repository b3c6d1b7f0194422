#include "engine/merge/threeway.h"

#include "engine/merge/fieldaddress.h"
#include "engine/merge/merger.h"

namespace Batanidza {

MergeOutcome threeWay(const MergeSides &sides, const MergePolicy &policy)
{
    MergeOutcome outcome;
    Merger merger(sides, outcome);
    const auto side = [](const MaybeJson &value) { return value ? &*value : nullptr; };
    const Place root;
    outcome.merged = merger.value(root, policy.root(),
                                  {side(sides.base), side(sides.current), side(sides.incoming)});
    if (outcome.merged) {
        for (FieldConflict &conflict : outcome.conflicts)
            conflict.pointer = pointerOf(*outcome.merged, conflict.path);
    }
    return outcome;
}

} // namespace Batanidza
