#pragma once

#include "engine/commit/mergepolicies.h"
#include "engine/content/schemaversions.h"
#include "engine/merge/mergeoutcome.h"
#include "engine/store/contentstore.h"

//! Two versions of one item that met, from the store to a merge and back to what the log keeps of
//! it. Reads only; same thread as the Database.
namespace Batanidza {

//! A body by its hash; nothing for the null hash, and where it was erased or is not here.
[[nodiscard]] Result<MaybeJson> keptBody(const ContentStore &content, const TenantId &tenant,
                                         const Sha256 &hash);
//! The time that LatestWins compares: as the editor said, but at most 60 s after it was taken.
//! Unlike the log's clock it does not depend on who came first.
[[nodiscard]] HlcTime claimedTime(std::chrono::milliseconds edited,
                                  std::chrono::milliseconds taken);
//! Lessons of several majors of the schema, all as the newest of them says it, since fields of two
//! schemas cannot be compared; others as they are. Error: unsupported, of a major that is not ours.
[[nodiscard]] Result<MergeSides> inOneSchema(
    MergeSides sides, QStringView type, const SchemaVersions &schemas = SchemaVersions::builtIn());
//! The merge, in one schema; what cannot be raised to it is asked for as a whole. A whole document
//! that is deleted on a base we do not know is always asked for.
[[nodiscard]] MergeOutcome mergeMet(const MergeSides &met, bool baseKnown,
                                    const MergePolicy &policy, QStringView type,
                                    const SchemaVersions &schemas = SchemaVersions::builtIn());
//! One question about the whole document: where no other can be asked.
[[nodiscard]] FieldConflict wholeDocument(const MergeSides &sides);

//! What a merge settled and asked, as it is kept beside the log.
[[nodiscard]] Json writeOutcome(const MergeOutcome &outcome);
struct KeptOutcome
{
    QList<MergeDecision> decisions;
    QList<FieldConflict> conflicts;
};
//! Error: corrupt.
[[nodiscard]] Result<KeptOutcome> readOutcome(const Json &json);
[[nodiscard]] QStringList rulesOf(const MergeOutcome &outcome);
[[nodiscard]] QStringList kindsOf(const MergeOutcome &outcome);

} // namespace Batanidza
