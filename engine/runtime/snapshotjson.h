#pragma once

#include "engine/base/json.h"
#include "engine/base/result.h"
#include "engine/runtime/monitorapi.h"

//! What a window elsewhere sees of an engine, as JSON, and back: snapshots and history with their
//! histograms whole. Times are milliseconds since 1970, UTC. Pure; any thread.
namespace Batanidza {

[[nodiscard]] Json writeWholeSnapshot(const EngineSnapshot &snapshot);
//! Anybody may have sent it: `invalid` says what is missing; what is not known counts as Unknown,
//! never as well; lists are cut where an engine would have cut them. Has the five platforms in
//! their order, whatever came.
[[nodiscard]] Result<EngineSnapshot> readWholeSnapshot(const Json &json);

[[nodiscard]] Json writeHistory(const QList<HistoryBucket> &buckets);
[[nodiscard]] Result<QList<HistoryBucket>> readHistory(const Json &json);

//! A copy with every time moved: for a window whose clock differs from the engine's.
[[nodiscard]] EngineSnapshot shifted(EngineSnapshot snapshot, Millis by);

} // namespace Batanidza
