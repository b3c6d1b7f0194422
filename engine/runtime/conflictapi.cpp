#include "engine/runtime/conflictapi.h"

namespace Batanidza {

namespace {

template <typename T>
QFuture<Result<T>> unsupported()
{
    return QtFuture::makeReadyFuture(Result<T>(
        Error{ErrorCode::Unsupported, QStringLiteral("conflicts cannot be worked on from here")}));
}

} // namespace

QFuture<Result<ConflictPage>> ConflictApi::find(const ConflictQuery &)
{
    return unsupported<ConflictPage>();
}

QFuture<Result<ConflictDetail>> ConflictApi::load(const ConflictId &)
{
    return unsupported<ConflictDetail>();
}

QFuture<Result<ResolveOutcome>> ConflictApi::resolve(const ConflictId &, Version,
                                                     const Resolution &, const QString &)
{
    return unsupported<ResolveOutcome>();
}

QFuture<Result<QList<ConflictPreview>>> ConflictApi::preview(const QList<ConflictId> &, Strategy)
{
    return unsupported<QList<ConflictPreview>>();
}

QFuture<Result<BulkReport>> ConflictApi::resolveMany(const QList<ConflictId> &, Strategy,
                                                     const QString &)
{
    return unsupported<BulkReport>();
}

QFuture<Result<TakeBackReport>> ConflictApi::takeBack(const QList<Sequence> &, const QString &,
                                                      const QString &)
{
    return unsupported<TakeBackReport>();
}

QFuture<Result<void>> ConflictApi::assign(const QList<ConflictId> &, const QString &,
                                          const QString &)
{
    return unsupported<void>();
}

QFuture<Result<void>> ConflictApi::postpone(const QList<ConflictId> &, Millis, const QString &)
{
    return unsupported<void>();
}

QFuture<Result<void>> ConflictApi::note(const ConflictId &, const QString &, const QString &)
{
    return unsupported<void>();
}

void ConflictApi::view(const ConflictId &, const QString &, bool) {}

QFuture<Result<void>> ConflictApi::saveDraft(const ConflictId &, Version,
                                             const QList<FieldChoice> &, const QString &)
{
    return unsupported<void>();
}

QFuture<Result<void>> ConflictApi::reopen(const ConflictId &, const QString &)
{
    return unsupported<void>();
}

QFuture<Result<QList<EventLine>>> ConflictApi::events(const EventQuery &)
{
    return unsupported<QList<EventLine>>();
}

QFuture<Result<EventDetail>> ConflictApi::eventDetail(Sequence)
{
    return unsupported<EventDetail>();
}

QFuture<Result<ChainReport>> ConflictApi::verifyChain()
{
    return unsupported<ChainReport>();
}

} // namespace Batanidza
