#pragma once

#include "engine/base/json.h"
#include "engine/runtime/conflictapi.h"

//! The log as JSON for a window elsewhere, and back. Reading takes nothing on trust: `invalid` says
//! what cannot be read. Times are milliseconds since 1970, UTC. Pure; any thread.
namespace Batanidza {

[[nodiscard]] Json writeEventQuery(const EventQuery &query);
[[nodiscard]] EventQuery readEventQuery(const Json &json);
[[nodiscard]] Json writeEventLine(const EventLine &line);
[[nodiscard]] EventLine readEventLine(const Json &json);
//! {events: [...]}
[[nodiscard]] Json writeEventLines(const QList<EventLine> &lines);
[[nodiscard]] Result<QList<EventLine>> readEventLines(const Json &json);
[[nodiscard]] Json writeEventDetail(const EventDetail &detail);
[[nodiscard]] Result<EventDetail> readEventDetail(const Json &json);
[[nodiscard]] Json writeChainReport(const ChainReport &report);
[[nodiscard]] Result<ChainReport> readChainReport(const Json &json);

} // namespace Batanidza
