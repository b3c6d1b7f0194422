#pragma once

#include "engine/store/blobstore.h"
#include "engine/store/database.h"
#include "engine/store/job.h"

//! Checks a store against itself: chain, bodies, heads, receipts and blobs. Says exactly what is
//! wrong and where, and changes nothing. A read-only connection will do; same thread as it.
namespace Batanidza {

struct VerifyResult
{
    qint64 events = 0;
    qint64 bodies = 0;
    qint64 receipts = 0;
    qint64 blobs = 0;
    QStringList problems; //!< table, tenant, row, expected and found; empty = all well
};

//! Errors: cancelled, and those of a database that cannot be read at all.
[[nodiscard]] Result<VerifyResult> verifyStore(Database &database, const BlobStore &blobs,
                                               const JobTick &tick = {});

} // namespace Batanidza
