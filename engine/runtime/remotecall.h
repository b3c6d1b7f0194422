#pragma once

#include "engine/runtime/awaited.h"
#include "engine/runtime/remoteconnection.h"

//! How the remote apis turn an answer of the line into their own values. Main thread.
namespace Batanidza {

//! `read` makes a Result<T> of the answer; it runs in the context's thread, and the future ends
//! without a result where the context goes first.
template <typename T>
[[nodiscard]] QFuture<Result<T>> readWhenAnswered(
    const QFuture<Result<Json>> &answer, QObject *context,
    std::type_identity_t<std::function<Result<T>(const Json &)>> read)
{
    auto promise = startedPromise<T>();
    awaitResult<Json>(answer, context, [promise, read](const Result<Json> &json) {
        promise->addResult(json ? read(*json) : Result<T>(json.error()));
        promise->finish();
    });
    return promise->future();
}

template <typename T>
[[nodiscard]] QFuture<Result<T>> refusedAtOnce(const Error &error)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(Result<T>(error));
    promise.finish();
    return promise.future();
}

} // namespace Batanidza
