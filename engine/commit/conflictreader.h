#pragma once

#include "engine/commit/conflictdetail.h"
#include "engine/commit/mergepolicies.h"
#include "engine/merge/strategy.h"
#include "engine/store/conflictqueue.h"

//! Reads conflicts as they stand against the present heads, and what people decided in cases like
//! them. Belongs to the thread of its Database.
namespace Batanidza {

//! What was learned from the log so far. One tenant; kept by whoever reads again and again.
struct PrecedentMemory
{
    Precedents precedents;
    Sequence upTo;
};

class ConflictReader
{
public:
    ConflictReader(Database &database, TenantId tenant, PrecedentMemory &memory);

    [[nodiscard]] Result<ConflictPage> find(const ConflictQuery &query,
                                            std::chrono::milliseconds now) const;
    //! Merged anew with the head of now. Error not_found.
    [[nodiscard]] Result<ConflictDetail> load(const ConflictId &id, std::chrono::milliseconds now);
    //! The questions as they were on an earlier head; nothing where that is no version of the item.
    [[nodiscard]] Result<std::optional<QList<FieldConflict>>> questionsAt(
        const ConflictDetail &detail, Version headVersion);
    //! What the strategy would decide.
    [[nodiscard]] Result<ConflictPreview> preview(const ConflictId &id, Strategy strategy,
                                                  std::chrono::milliseconds now);

private:
    [[nodiscard]] Result<void> readSides(const QueuedEdit &queued, ConflictDetail &detail) const;
    [[nodiscard]] Result<void> readNotes(const QueuedEdit &queued, ConflictDetail &detail) const;
    [[nodiscard]] Result<void> readDraft(ConflictDetail &detail);
    [[nodiscard]] Result<void> learn();
    [[nodiscard]] MergeSides sidesOf(const ConflictDetail &detail) const;

    Database &m_database;
    const TenantId m_tenant;
    PrecedentMemory &m_memory;
    MergePolicies m_policies;
};

[[nodiscard]] ConflictRow rowOf(const QueuedEdit &queued, std::chrono::milliseconds now);
//! Paths at which the questions differ: gone, new, or with other values.
[[nodiscard]] QStringList movedPaths(const QList<FieldConflict> &before,
                                     const QList<FieldConflict> &now);

} // namespace Batanidza
