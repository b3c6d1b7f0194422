#pragma once

#include "engine/base/result.h"

#include <QFuture>
#include <QTest>

namespace Batanidza {

//! What came of it, waited for in the event loop for 20 s at most; `unavailable` where nothing did.
template <typename T>
Result<T> settled(QFuture<Result<T>> future)
{
    const bool done = QTest::qWaitFor([&] { return future.isFinished(); }, 20'000);
    if (!done || future.resultCount() == 0)
        return Error{ErrorCode::Unavailable, QStringLiteral("the future did not finish")};
    return future.result();
}

} // namespace Batanidza
