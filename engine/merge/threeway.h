#pragma once

#include "engine/merge/mergeoutcome.h"
#include "engine/merge/mergepolicy.h"

//! Merges one document from its three sides. Pure: same sides, same answer. Any thread.
namespace Batanidza {

//! Takes any JSON. What only one side changed, and what both changed alike, is taken; for the rest
//! the policy names a strategy for each field. Time grows linearly with the size of the sides.
[[nodiscard]] MergeOutcome threeWay(const MergeSides &sides, const MergePolicy &policy);

} // namespace Batanidza
