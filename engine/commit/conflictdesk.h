#pragma once

#include "engine/commit/conflictreader.h"
#include "engine/commit/editapplier.h"

//! What people do with conflicts, each as an event of the log: decide, take back, hand over,
//! postpone, note, open again. Inside the caller's transaction; same thread as the Database. A
//! decision becomes an edit through the EditApplier: there is no second way to write content.
namespace Batanidza {

//! Who acts.
struct ConflictActor
{
    QString name;
    QString subject = {}; //!< of the token; empty where it is done at the hub
    QString platform = QStringLiteral("desktop");
};

class ConflictDesk
{
public:
    ConflictDesk(Database &database, OpenLog &log, EditApplier &applier, const Clock &clock)
        : m_database(database)
        , m_log(log)
        , m_applier(applier)
        , m_clock(clock)
        , m_rows(database)
    {}

    //! Errors: not_found; invalid (a choice is missing or of no question, or what comes of it is no
    //! good item: says where and why).
    [[nodiscard]] Result<ResolveOutcome> resolve(const TenantId &tenant, const ConflictId &id,
                                                 Version headVersion, const Resolution &resolution,
                                                 const ConflictActor &who);
    //! Where the strategy decides all of it; nothing where it leaves something, or where the
    //! conflict does not wait any more. Errors as resolve().
    [[nodiscard]] Result<std::optional<ConflictResolved>> resolveBy(const TenantId &tenant,
                                                                    const ConflictId &id,
                                                                    Strategy strategy,
                                                                    const ConflictActor &who);
    //! As resolve(), by a strategy on the present head. Error invalid: it leaves something.
    [[nodiscard]] Result<ResolveOutcome> resolveWith(const TenantId &tenant, const ConflictId &id,
                                                     Strategy strategy, const ConflictActor &who);
    //! Restores what was before these events, the newest first. Errors: not_found, invalid
    //! (nothing to be taken back, or it was already).
    [[nodiscard]] Result<TakeBackReport> takeBack(const TenantId &tenant,
                                                  const QList<Sequence> &events,
                                                  const QString &path, const ConflictActor &who);
    //! Each error: not_found, or invalid (it does not wait any more; a text is too long).
    [[nodiscard]] Result<void> assign(const TenantId &tenant, const ConflictId &id,
                                      const QString &assignee, const ConflictActor &who);
    //! 0 = it waits openly again.
    [[nodiscard]] Result<void> postpone(const TenantId &tenant, const ConflictId &id,
                                        std::chrono::milliseconds until, const ConflictActor &who);
    [[nodiscard]] Result<void> note(const TenantId &tenant, const ConflictId &id,
                                    const QString &text, const ConflictActor &who);
    //! Error invalid: it waits already.
    [[nodiscard]] Result<void> reopen(const TenantId &tenant, const ConflictId &id,
                                      const ConflictActor &who);
    //! No event. An empty list forgets the draft.
    [[nodiscard]] Result<void> saveDraft(const TenantId &tenant, const ConflictId &id,
                                         Version headVersion, const QList<FieldChoice> &choices,
                                         const ConflictActor &who);

private:
    [[nodiscard]] Result<QueuedEdit> waiting(const TenantId &tenant, const ConflictId &id) const;
    [[nodiscard]] Result<QueuedEdit> found(const TenantId &tenant, const ConflictId &id) const;
    //! The event with what every event of a conflict has.
    [[nodiscard]] Result<ConflictEvent> begin(const TenantId &tenant, const QString &kind,
                                              const ConflictId &id, const ItemId &item,
                                              const ConflictActor &who);
    [[nodiscard]] Result<Sequence> append(const ConflictEvent &event);
    [[nodiscard]] Result<Sha256> keep(const TenantId &tenant, const Json &json);
    [[nodiscard]] Result<ResolveOutcome> settle(const TenantId &tenant,
                                                const ConflictDetail &detail,
                                                const Resolution &resolution,
                                                const ConflictActor &who);
    [[nodiscard]] Result<Receipt> commit(const TenantId &tenant, const ConflictRow &row,
                                         const ConflictSide &current, const MaybeJson &document,
                                         const ConflictActor &who, EditSource source);
    [[nodiscard]] Result<void> supersedeEqual(const TenantId &tenant, const ConflictDetail &detail,
                                              const Receipt &receipt, const ConflictActor &who);
    [[nodiscard]] Result<void> takeBackOne(const TenantId &tenant, Sequence sequence,
                                           const QString &path, const ConflictActor &who,
                                           TakeBackReport &report);
    [[nodiscard]] Result<void> revert(const TenantId &tenant, const EditEvent &event,
                                      const QString &path, const ConflictActor &who,
                                      TakeBackReport &report);

    Database &m_database;
    OpenLog &m_log;
    EditApplier &m_applier;
    const Clock &m_clock;
    ContentWriter m_rows;
};

} // namespace Batanidza
