#pragma once

#include "engine/runtime/conflictapi.h"
#include "engine/wire/conflictcall.h"

#include <QPromise>

#include <functional>
#include <memory>

//! ConflictApi over the line to an engine elsewhere. Main thread. What is done to many conflicts is
//! done one after the other, and stops at the first error.
namespace Batanidza {

class RemoteConnection;
class RemoteMonitorApi;

class RemoteConflictApi final : public ConflictApi
{
    Q_OBJECT

public:
    //! Both outlive this.
    RemoteConflictApi(RemoteConnection &connection, RemoteMonitorApi &monitor);

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
    //! There it goes on to its end, though the future be cancelled.
    [[nodiscard]] QFuture<Result<ChainReport>> verifyChain() override;

private:
    struct Bulk;
    using Outcome = QPromise<Result<ResolveOutcome>>;

    [[nodiscard]] QFuture<Result<Json>> ask(const Wire::ConflictCall &call);
    //! The same of each, one after the other.
    [[nodiscard]] QFuture<Result<void>> tell(QList<Wire::ConflictCall> calls);
    void tellNext(const std::shared_ptr<QPromise<Result<void>>> &promise,
                  QList<Wire::ConflictCall> calls);
    void previewNext(const std::shared_ptr<QPromise<Result<QList<ConflictPreview>>>> &promise,
                     const QList<ConflictPreview> &made, QList<ConflictId> ids, Strategy strategy);
    void resolveNext(const std::shared_ptr<Bulk> &bulk);
    //! The head moved, or the conflict is closed: what it is like now.
    void findOut(const std::shared_ptr<Outcome> &promise, const ConflictId &id, Version headVersion,
                 const Resolution &resolution, const QString &who);

    RemoteConnection &m_connection;
};

} // namespace Batanidza
