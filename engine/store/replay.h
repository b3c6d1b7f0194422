#pragma once

#include "engine/base/sha256.h"
#include "engine/content/ids.h"
#include "engine/store/database.h"
#include "engine/store/job.h"

//! Builds heads, revisions and the conflict queue again from the log alone, in temporary tables,
//! and compares them with what is stored, byte for byte. Changes nothing; a read-only connection
//! will do. Same thread as the Database.
namespace Batanidza {

struct ReplayReport
{
    qint64 events = 0;
    qint64 items = 0;
    qint64 revisions = 0;
    qint64 conflicts = 0;
    Sha256 rebuilt;       //!< of all rows built from the log
    Sha256 stored;        //!< of all rows as they are
    QStringList problems; //!< table, tenant, row, column, expected and found

    [[nodiscard]] bool isEqual() const { return problems.isEmpty() && rebuilt == stored; }
};

//! One tenant. Inside a transaction of the caller's where others commit meanwhile. Errors:
//! cancelled and those of the database.
[[nodiscard]] Result<ReplayReport> replayTenant(Database &database, const TenantId &tenant,
                                                const JobTick &tick = {});
//! All tenants together, all as they are at one moment where `database` only reads.
[[nodiscard]] Result<ReplayReport> replayStore(Database &database, const JobTick &tick = {});

} // namespace Batanidza
