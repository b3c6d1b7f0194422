#pragma once

#include "engine/base/clock.h"
#include "engine/commit/conflictdesk.h"
#include "engine/commit/openlog.h"
#include "engine/commit/submission.h"
#include "engine/store/clientstore.h"
#include "engine/store/importlog.h"
#include "engine/store/resyncstore.h"

#include <QHash>

//! Everything that may change a store, inside one open transaction that belongs to the caller (the
//! Writer): edits of clients exactly once, imports and their undoing, what operators do. Same
//! thread as the Database.
namespace Batanidza {

struct UndoReport
{
    qint64 restored = 0;
    QList<ItemId> leftAlone; //!< changed since by somebody else, or their earlier body was erased
};

class Committer
{
public:
    Committer(Database &database, const Clock &clock, const CommitLimits &limits = {});

    //! For the stores that write rows of their own (tokens, names, meta).
    [[nodiscard]] Database &database() { return m_database; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

    //! One edit of a client, exactly once: a repeat gives the stored receipt, a bad one a rejected
    //! receipt. Errors fail the call and use no number: edit_gap, edit_reused, unauthorised (the
    //! client belongs to another token), and the store's own.
    [[nodiscard]] Result<Receipt> take(const Submission &from, const SubmittedEdit &submitted);
    //! True where the last take() may have written something before it failed.
    [[nodiscard]] bool isHalfDone() const { return m_halfDone; }
    [[nodiscard]] Result<EditNumber> lastEdit(const TenantId &tenant, const ClientId &client);

    //! An edit that the hub itself makes; no receipt is kept. Where `source` names an import, a
    //! change becomes a step of it.
    [[nodiscard]] Result<Receipt> commitOwn(const TenantId &tenant, const Edit &edit,
                                            const EditSource &source);
    //! Gives every item of an import the head it had before, by new edits; items that were changed
    //! since are left alone. Errors: not_found, invalid (taken back already).
    [[nodiscard]] Result<UndoReport> undoImport(const TenantId &tenant, const QString &importId,
                                                const QString &author);
    //! What people do with edits that wait for them.
    [[nodiscard]] ConflictDesk &conflicts() { return m_conflicts; }
    //! How the tenant's items are merged from now on: an event of kind "admin". Errors as
    //! MergePolicies::setOverrides().
    [[nodiscard]] Result<Sequence> setMergePolicy(const TenantId &tenant, const Json &overrides,
                                                  const QString &subject = {});
    //! An event of kind "admin": what an operator did. `details` holds ids, never names or secrets.
    [[nodiscard]] Result<Sequence> recordAdmin(const TenantId &tenant, const QString &action,
                                               const Json &details, const QString &subject = {});
    //! Orders devices to compare their content with ours, or to drop it first: an event of kind
    //! "admin" and a mark that they meet at their next hello. Error not_found: no such device.
    [[nodiscard]] Result<Sequence> orderResync(const TenantId &tenant, const ResyncTarget &target,
                                               bool clear, const QString &subject = {});
    //! Says that a blob's bytes are durable in the blob store.
    [[nodiscard]] Result<void> addBlob(const TenantId &tenant, const Sha256 &hash, qint64 bytes);
    //! What a hub learns at hello and by acknowledgements; empty texts and 0 change nothing.
    [[nodiscard]] Result<void> noteClient(const TenantId &tenant, const ClientRecord &seen);
    //! The tenant's log, made where there is none.
    [[nodiscard]] Result<Cursor> ensureTenant(const TenantId &tenant);

    // Around one edit, so that a failing one leaves nothing and harms no other.
    [[nodiscard]] Result<void> setSavepoint();
    [[nodiscard]] Result<void> releaseSavepoint();
    [[nodiscard]] Result<void> rollBackToSavepoint();

    //! Writes what was held back (log ends, client counters): right before COMMIT. What it gives
    //! is told to others once the commit is durable.
    [[nodiscard]] Result<QList<CommitBatchPtr>> finish();
    //! The merges since this was last asked.
    [[nodiscard]] QList<MergeNote> takeMerges() { return m_applier.takeMerges(); }
    //! After COMMIT or ROLLBACK: forgets everything.
    void reset();

private:
    using ClientKey = std::pair<TenantId, ClientId>;
    struct ClientState
    {
        ClientRecord record;
        bool dirty = false;
    };

    [[nodiscard]] Result<ClientState *> client(const TenantId &tenant, const ClientId &id);
    [[nodiscard]] Result<Sequence> appendOwn(const TenantId &tenant, const QString &kind,
                                             JsonObject event);
    [[nodiscard]] Result<void> noteStep(const TenantId &tenant, const Edit &edit,
                                        const EditSource &source, const ImportStep &step);

    Database &m_database;
    const Clock &m_clock;
    OpenLog m_log;
    EditApplier m_applier;
    ConflictDesk m_conflicts;
    QHash<ClientKey, ClientState> m_clients;
    QHash<ClientKey, ClientState> m_savedClients;
    bool m_halfDone = false;
};

} // namespace Batanidza
