#pragma once

#include "engine/runtime/conflictapi.h"
#include "engine/store/database.h"

//! The log as pages show it. Any thread, with that thread's connection.
namespace Batanidza {

//! The newest events, newest first, with the names of persons put back from beside the chain.
[[nodiscard]] Result<QList<EventLine>> latestEventLines(Database &database, const TenantId &tenant,
                                                        qint64 limit);
//! Those that fit the query, newest first.
[[nodiscard]] Result<QList<EventLine>> findEventLines(Database &database, const TenantId &tenant,
                                                      const EventQuery &query);
//! One event with what it changed and who settled what. Error not_found.
[[nodiscard]] Result<EventDetail> readEventDetail(Database &database, const TenantId &tenant,
                                                  Sequence sequence);

} // namespace Batanidza
