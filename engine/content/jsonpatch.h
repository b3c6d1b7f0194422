#pragma once

#include "engine/base/json.h"
#include "engine/base/result.h"

//! RFC 6902 over our own values. Pure; any thread.
namespace Batanidza {

//! The document after all operations, or `invalid` naming the operation that failed; nothing is
//! half done. Takes add, remove, replace, move, copy and test.
[[nodiscard]] Result<Json> applyPatch(const Json &document, const JsonArray &operations);
//! Operations (add, remove, replace) that turn `from` into `to`. Not always the shortest list.
[[nodiscard]] JsonArray makePatch(const Json &from, const Json &to);

} // namespace Batanidza
