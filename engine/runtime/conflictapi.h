#pragma once

#include "engine/commit/conflictdetail.h"
#include "engine/merge/strategy.h"
#include "engine/runtime/contentapi.h"
#include "engine/store/chainbreak.h"

#include <QFuture>
#include <QObject>

//! Conflicts: edits that wait for a person, and the log of what was decided. Lives in the main
//! thread; nothing here blocks, every future finishes in that thread's event loop. `who` is the
//! name of the person who acts.
namespace Batanidza {

//! Which events of the log; what is left empty asks for nothing.
struct EventQuery
{
    QStringList kinds; //!< "put", "delete", "queue", "resolve", "admin" ...
    ItemId item;
    QString itemPart; //!< the item's id has this somewhere; small and large letters are alike
    QString author;
    QString platform;
    QString rule;    //!< a decision of this rule: "SN05", "words"
    Sequence before; //!< older than this; 0 = from the newest
    Millis from{0};
    Millis to{0}; //!< 0 = now
    qint64 limit = 200;
};

//! One event of the log, whole.
struct EventDetail
{
    EventLine line;
    Json event;                     //!< as it was hashed: ids and hashes, no bodies or names
    Sha256 hash;                    //!< in the chain
    MaybeJson before;               //!< the item's body before it; nothing where it was absent
    MaybeJson after;                //!< and after it; nothing where it did not change the item
    QList<MergeDecision> decisions; //!< what was settled without a person, by which rule
    //! What a person settled, with the question and the value taken as `result`.
    QList<MergeDecision> choices;
    bool canTakeBack = false;
};

class ConflictApi : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! Those that wait, oldest first. The rest answers `unsupported` where it is not overridden.
    [[nodiscard]] virtual QFuture<Result<QList<ConflictRow>>> list(qint64 limit) = 0;
    [[nodiscard]] virtual QFuture<Result<ConflictPage>> find(const ConflictQuery &query);
    //! Up to date with the present head. Error not_found.
    [[nodiscard]] virtual QFuture<Result<ConflictDetail>> load(const ConflictId &id);
    //! `headVersion` is that of the detail the choices were made on. Errors: not_found, invalid
    //! (a choice is missing, or of no question here; the result is no valid item).
    [[nodiscard]] virtual QFuture<Result<ResolveOutcome>> resolve(const ConflictId &id,
                                                                  Version headVersion,
                                                                  const Resolution &resolution,
                                                                  const QString &who);
    //! What the strategy would decide of each; changes nothing.
    [[nodiscard]] virtual QFuture<Result<QList<ConflictPreview>>> preview(
        const QList<ConflictId> &ids, Strategy strategy);
    //! Resolves those that the strategy decides wholly, one after the other; cancel the future to
    //! stop after the one in work. `progressed` tells how far it is.
    [[nodiscard]] virtual QFuture<Result<BulkReport>> resolveMany(const QList<ConflictId> &ids,
                                                                  Strategy strategy,
                                                                  const QString &who);
    //! Restores on the present heads what was before these events: automatic decisions ("put" of a
    //! merge; with `path` that one decision alone), resolutions (their conflicts wait again). All
    //! of it is one transaction. Errors: not_found, invalid (nothing that can be taken back).
    [[nodiscard]] virtual QFuture<Result<TakeBackReport>> takeBack(const QList<Sequence> &events,
                                                                   const QString &path,
                                                                   const QString &who);
    //! Empty `assignee` = nobody.
    [[nodiscard]] virtual QFuture<Result<void>> assign(const QList<ConflictId> &ids,
                                                       const QString &assignee, const QString &who);
    //! Until a time (UTC); 0 = it waits openly again.
    [[nodiscard]] virtual QFuture<Result<void>> postpone(const QList<ConflictId> &ids, Millis until,
                                                         const QString &who);
    [[nodiscard]] virtual QFuture<Result<void>> note(const ConflictId &id, const QString &text,
                                                     const QString &who);
    //! `who` looks at it, or does so no more. Say it again every 20 s: after 60 s it is forgotten.
    virtual void view(const ConflictId &id, const QString &who, bool looking);
    //! Keeps choices for later; an empty list forgets them. No event: a draft is no act.
    [[nodiscard]] virtual QFuture<Result<void>> saveDraft(const ConflictId &id, Version headVersion,
                                                          const QList<FieldChoice> &choices,
                                                          const QString &who);
    //! It waits again; the head stays as it is.
    [[nodiscard]] virtual QFuture<Result<void>> reopen(const ConflictId &id, const QString &who);
    //! The audit trail, newest first.
    [[nodiscard]] virtual QFuture<Result<QList<EventLine>>> events(const EventQuery &query);
    [[nodiscard]] virtual QFuture<Result<EventDetail>> eventDetail(Sequence sequence);
    //! Walks along the whole chain of the log; `progressed` tells how far it is ("chain"), and
    //! cancelling the future stops it. A chain that is broken is no error: the report says where.
    [[nodiscard]] virtual QFuture<Result<ChainReport>> verifyChain();

Q_SIGNALS:
    //! Something in the log is new; lists may want to read again.
    void changed();
    //! Who looks at a conflict has changed.
    void viewersChanged(const Batanidza::ConflictId &id, const QStringList &viewers);
    void progressed(const Batanidza::JobProgress &progress);
};

} // namespace Batanidza
