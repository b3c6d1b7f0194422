#pragma once

#include "engine/base/result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>

#include <functional>
#include <memory>
#include <type_traits>

//! Both ends of an api's answer that comes later.
namespace Batanidza {

//! A promise that an api answers later; its future may be given away at once.
template <typename T>
[[nodiscard]] std::shared_ptr<QPromise<Result<T>>> startedPromise()
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    return promise;
}

//! Gives the answer; any thread.
template <typename T>
void finish(QPromise<Result<T>> &promise, std::type_identity_t<Result<T>> result)
{
    promise.addResult(std::move(result));
    promise.finish();
}

//! Takes the answer of an api when it comes: `taken` runs once in the context's thread, never
//! before this call returns, and not at all where the context is gone by then. A future that was
//! cancelled without an answer counts as Cancelled. Main thread.
//!
//! A watcher rather than QFuture::then(): a continuation of a cancelled future never runs, and a
//! person who stopped a job must still be told what came of it.
template <typename T>
void awaitResult(const QFuture<Result<T>> &future, QObject *context,
                 std::type_identity_t<std::function<void(const Result<T> &)>> taken)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(
        watcher, &QFutureWatcherBase::finished, context,
        [watcher, taken = std::move(taken)] {
            const auto answered = watcher->future();
            watcher->deleteLater();
            if (answered.resultCount() > 0)
                taken(answered.resultAt(0));
            else
                taken(Error{ErrorCode::Cancelled, QStringLiteral("the job was stopped"), {}});
        },
        Qt::QueuedConnection);
    watcher->setFuture(future);
}

} // namespace Batanidza
