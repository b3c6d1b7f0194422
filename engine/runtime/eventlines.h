#pragma once

#include "engine/runtime/enginesnapshot.h"
#include "engine/store/database.h"

//! The log as pages show it. Any thread, with that thread's connection.
namespace Batanidza {

//! The newest events, newest first, with the names of persons put back from beside the chain.
[[nodiscard]] Result<QList<EventLine>> latestEventLines(Database &database, const TenantId &tenant,
                                                        qint64 limit);

} // namespace Batanidza
