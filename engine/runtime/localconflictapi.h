#pragma once

#include "engine/base/clock.h"
#include "engine/commit/commitbatch.h"
#include "engine/commit/conflictdesk.h"
#include "engine/hub/conflictnews.h"
#include "engine/runtime/conflictapi.h"
#include "engine/runtime/service.h"
#include "engine/store/chainwalk.h"

#include <QTimer>

//! ConflictApi over the store and the writer of an engine in this process. Main thread.
namespace Batanidza {

class Writer;

//! All of it outlives the api.
struct ConflictParts
{
    const Clock &clock;
    Service &service;
    Writer &writer;
    TenantId tenant;
    //! Where those who listen on the line hear of it; may be null.
    std::shared_ptr<ConflictNews> news = {};
};

class LocalConflictApi final : public ConflictApi
{
    Q_OBJECT

public:
    explicit LocalConflictApi(ConflictParts parts);

    [[nodiscard]] QFuture<Result<QList<ConflictRow>>> list(qint64 limit) override;
    [[nodiscard]] QFuture<Result<ConflictPage>> find(const ConflictQuery &query) override;
    [[nodiscard]] QFuture<Result<ConflictDetail>> load(const ConflictId &id) override;
    [[nodiscard]] QFuture<Result<ResolveOutcome>> resolve(const ConflictId &id, Version headVersion,
                                                          const Resolution &resolution,
                                                          const QString &who) override;
    [[nodiscard]] QFuture<Result<QList<ConflictPreview>>> preview(const QList<ConflictId> &ids,
                                                                  Strategy strategy) override;
    [[nodiscard]] QFuture<Result<BulkReport>> resolveMany(const QList<ConflictId> &ids,
                                                          Strategy strategy,
                                                          const QString &who) override;
    [[nodiscard]] QFuture<Result<TakeBackReport>> takeBack(const QList<Sequence> &events,
                                                           const QString &path,
                                                           const QString &who) override;
    [[nodiscard]] QFuture<Result<void>> assign(const QList<ConflictId> &ids,
                                               const QString &assignee,
                                               const QString &who) override;
    [[nodiscard]] QFuture<Result<void>> postpone(const QList<ConflictId> &ids, Millis until,
                                                 const QString &who) override;
    [[nodiscard]] QFuture<Result<void>> note(const ConflictId &id, const QString &text,
                                             const QString &who) override;
    void view(const ConflictId &id, const QString &who, bool looking) override;
    [[nodiscard]] QFuture<Result<void>> saveDraft(const ConflictId &id, Version headVersion,
                                                  const QList<FieldChoice> &choices,
                                                  const QString &who) override;
    [[nodiscard]] QFuture<Result<void>> reopen(const ConflictId &id, const QString &who) override;
    [[nodiscard]] QFuture<Result<QList<EventLine>>> events(const EventQuery &query) override;
    [[nodiscard]] QFuture<Result<EventDetail>> eventDetail(Sequence sequence) override;
    [[nodiscard]] QFuture<Result<ChainReport>> verifyChain() override;

    // For those who act over the line, whose token stands in the event.
    [[nodiscard]] QFuture<Result<ResolveOutcome>> resolve(const ConflictId &id, Version headVersion,
                                                          const Resolution &resolution,
                                                          const ConflictActor &who);
    //! The head that a decision is made on when nobody says which: the one that is there.
    [[nodiscard]] QFuture<Result<ResolveOutcome>> resolveBy(const ConflictId &id, Strategy strategy,
                                                            const ConflictActor &who);
    [[nodiscard]] QFuture<Result<TakeBackReport>> takeBack(const QList<Sequence> &events,
                                                           const QString &path,
                                                           const ConflictActor &who);
    [[nodiscard]] const TenantId &tenant() const { return m_parts.tenant; }
    using Act = std::function<Result<void>(ConflictDesk &)>;
    [[nodiscard]] QFuture<Result<void>> act(Act work);

public Q_SLOTS:
    void onCommitted(const Batanidza::CommitBatchPtr &batch);

private:
    //! `work` in the writer's transaction.
    template <typename T>
    [[nodiscard]] QFuture<Result<T>> perform(std::function<Result<T>(ConflictDesk &)> work);
    //! `work` in the service thread; its reader knows what was decided before.
    template <typename T>
    [[nodiscard]] QFuture<Result<T>> read(std::function<Result<T>(ConflictReader &)> work);
    [[nodiscard]] QHash<ConflictId, QStringList> viewers();
    void tellNews();
    void resolveNext(const std::shared_ptr<QPromise<Result<BulkReport>>> &promise,
                     const std::shared_ptr<BulkReport> &report, QList<ConflictId> ids, qint64 total,
                     Strategy strategy, const QString &who);

    void walkOn(const std::shared_ptr<QPromise<Result<ChainReport>>> &promise,
                const std::shared_ptr<ChainWalk> &walk);

    ConflictParts m_parts;
    std::shared_ptr<PrecedentMemory> m_memory; //!< touched in the service thread only
    QHash<ConflictId, QHash<QString, Millis>> m_viewers;
    QTimer m_newsTimer;
    Sequence m_newsUpTo;
    bool m_newsKnown = false; //!< where the log stood when this began
};

} // namespace Batanidza
