#pragma once

#include "engine/base/clock.h"
#include "engine/commit/baseresolver.h"
#include "engine/commit/commitmetrics.h"
#include "engine/commit/editmerge.h"
#include "engine/commit/openlog.h"
#include "engine/commit/preparedbody.h"
#include "engine/content/receipt.h"
#include "engine/store/contentstore.h"

//! Decides what one edit does to its item and writes it: applied, merged, unchanged, queued or
//! rejected.
//! The rules are those of "Edits" in wire/PROTOCOL.md. Same thread as the Database.
namespace Batanidza {

struct CommitLimits
{
    qint64 bodyBytes = 4 * 1024 * 1024; //!< of a canonical body
    int depth = 64;                     //!< of a body
};

//! Who an edit came from, beside what it says itself.
struct EditSource
{
    ClientId client; //!< empty where the hub itself makes it
    QString platform;
    QString subject;
    bool mayPrioritise = false;
    QString importId;     //!< the import it is a step of
    Version firstVersion; //!< for an item that is new here; 0 = 1
    // Of an edit that a person's decision makes:
    ConflictId resolves = {}; //!< the conflict it comes of
    Sha256 secondParent = {}; //!< the body that waited
    Sha256 outcome = {};      //!< what rules settled beside it
    QStringList rules = {};   //!< which
    Sequence takesBack = {};  //!< the event that it takes back
};

[[nodiscard]] Receipt receiptOf(const Edit &edit, EditStatus status, Version version,
                                const Sha256 &hash, Sequence sequence);

class EditApplier
{
public:
    EditApplier(Database &database, OpenLog &log, const Clock &clock, const CommitLimits &limits)
        : m_database(database)
        , m_log(log)
        , m_clock(clock)
        , m_limits(limits)
        , m_content(database)
        , m_rows(database)
        , m_policies(database)
    {}

    //! Errors are the store's own; whatever is wrong with the edit is a rejected receipt.
    //! `prepared` is the edit's whole body where somebody made it before; the Json is not looked at
    //! then.
    [[nodiscard]] Result<Receipt> apply(const TenantId &tenant, const Edit &edit,
                                        const EditSource &source,
                                        const PreparedBodyPtr &prepared = {});
    [[nodiscard]] MergePolicies &policies() { return m_policies; }
    //! The merges since this was last asked.
    [[nodiscard]] QList<MergeNote> takeMerges() { return std::exchange(m_merges, {}); }

private:
    //! What the editor wants the item to be.
    struct Incoming
    {
        bool deletion = false;
        PreparedBodyPtr made; //!< null where a deletion
        [[nodiscard]] Sha256 hash() const { return deletion ? Sha256() : made->hash; }
    };
    //! One edit with all its sides.
    struct Sides
    {
        const TenantId &tenant;
        const Edit &edit;
        const EditSource &source;
        const ResolvedBase &base;
        const std::optional<Head> &head;
        const Incoming &incoming;
    };

    [[nodiscard]] Result<std::optional<Error>> readIncoming(const TenantId &tenant,
                                                            const Edit &edit,
                                                            const ResolvedBase &base,
                                                            Incoming &incoming) const;
    [[nodiscard]] Result<Receipt> place(const Sides &sides);
    [[nodiscard]] Result<Receipt> put(const Sides &sides);
    [[nodiscard]] Result<Receipt> meet(const Sides &sides);
    [[nodiscard]] Result<Receipt> merge(const Sides &sides, const MergeSides &three,
                                        const MergeOutcome &outcome);
    [[nodiscard]] Result<Receipt> queue(const Sides &sides, const MergeOutcome &outcome);
    [[nodiscard]] Result<EditEvent> nextEvent(const Sides &sides);
    [[nodiscard]] Result<Receipt> write(const Sides &sides, EditEvent event,
                                        const Incoming &becomes, EditStatus status);
    [[nodiscard]] Result<void> keepOutcome(const TenantId &tenant, const MergeOutcome &outcome,
                                           EditEvent &event);
    [[nodiscard]] std::optional<Error> fault(const PreparedBody &body) const;
    [[nodiscard]] Result<void> putBody(const TenantId &tenant, const PreparedBody &body);
    [[nodiscard]] Result<void> supersede(const Sides &sides);

    Database &m_database;
    OpenLog &m_log;
    const Clock &m_clock;
    const CommitLimits m_limits;
    ContentStore m_content;
    ContentWriter m_rows;
    MergePolicies m_policies;
    QList<MergeNote> m_merges;
};

} // namespace Batanidza
