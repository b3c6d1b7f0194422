#pragma once

#include "engine/base/json.h"
#include "engine/merge/sequencediff.h"

#include <vector>

//! Which entry of a changed list was which entry before, where no key tells. Pure; any thread.
namespace Batanidza {

//! For each entry of `side` the place of the same entry in `base`, or -1: equal entries in order,
//! then equal ones that moved, then those whose members are mostly the same, where members that
//! many entries have count little. The tokens are those of the entries (JsonTokens). Near-linear.
[[nodiscard]] std::vector<qsizetype> matchEntries(const JsonArray &base, const Tokens &baseTokens,
                                                  const JsonArray &side, const Tokens &sideTokens);

} // namespace Batanidza
