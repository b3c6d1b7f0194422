#pragma once

#include "engine/content/edit.h"
#include "engine/store/database.h"

#include <optional>

//! What an edit's base means in this store. Reads only; same thread as the Database.
namespace Batanidza {

struct ResolvedBase
{
    enum class Kind {
        Absent,  //!< the item did not exist for the editor
        Known,   //!< a body that we have: of a revision, or one that was sent and merged
        Unknown, //!< a revision that we do not have: trimmed, or of a log before a restore
        Waiting, //!< an edit of the same client that waits in `conflict`
    };
    Kind kind = Kind::Absent;
    Version version; //!< where Known or Unknown; 0 where it is no revision, or not known
    Sha256 hash;
    bool deleted = false; //!< the revision is a deletion
    ConflictId conflict;
    std::optional<Error> refused; //!< the edit is to be rejected with this
};

//! `of` is the edit's own number; a base must be an earlier one and of the same item.
[[nodiscard]] Result<ResolvedBase> resolveBase(Database &database, const TenantId &tenant,
                                               const ClientId &client, const Edit &edit);

} // namespace Batanidza
