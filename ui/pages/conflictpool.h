#pragma once

#include "engine/base/result.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>

//! Runs a pure function on values in the thread pool; the answer is taken by awaitResult(). Main
//! thread.
namespace Batanidza {

template <typename Function>
[[nodiscard]] auto inPool(Function function)
{
    using Value = std::invoke_result_t<Function>;
    auto promise = std::make_shared<QPromise<Result<Value>>>();
    const auto future = promise->future();
    promise->start();
    QThreadPool::globalInstance()->start([promise, function = std::move(function)] {
        promise->addResult(Result<Value>(function()));
        promise->finish();
    });
    return future;
}

} // namespace Batanidza
