#pragma once

#include "engine/base/result.h"
#include "engine/content/ids.h"

//! Takes away for good what an item said before. The chain still verifies: events and revisions
//! hold hashes, and keep them. Same thread as the Database.
namespace Batanidza {

class Database;

struct Erasure
{
    qint64 bodies = 0;
    qint64 bytes = 0; //!< of them, canonical

    friend bool operator==(const Erasure &, const Erasure &) = default;
};

//! What erasePast() would take: bodies of all versions but a live item's head, and what was asked,
//! proposed, decided and noted when edits of it met. Errors: not_found (no such item), invalid (an
//! edit of it waits for a person: decide first).
[[nodiscard]] Result<Erasure> findPast(Database &database, const TenantId &tenant,
                                       const ItemId &item);
//! In a transaction of the writer. What is freed is overwritten; the write-ahead log, backups,
//! caches and devices have it until they are emptied. Errors as findPast().
[[nodiscard]] Result<Erasure> erasePast(Database &database, const TenantId &tenant,
                                        const ItemId &item);

} // namespace Batanidza
