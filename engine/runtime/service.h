#pragma once

#include "engine/base/handover.h"
#include "engine/runtime/awaited.h"
#include "engine/store/database.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <memory>

//! Answers the window's reading questions on a thread of its own, with a read-only connection.
//! Lives in the service thread; read() may be called from any.
namespace Batanidza {

class Service : public QObject
{
    Q_OBJECT

public:
    explicit Service(QString databaseFile)
        : m_file(std::move(databaseFile))
    {}

    //! In the service thread.
    [[nodiscard]] Result<void> open();

    //! Runs `work` with the read-only connection, in order with earlier calls.
    template <typename T>
    [[nodiscard]] QFuture<Result<T>> read(std::function<Result<T>(Database &)> work)
    {
        auto promise = startedPromise<T>();
        post(this, [this, promise, work = std::move(work)] {
            if (m_database)
                promise->addResult(work(*m_database));
            else
                promise->addResult(Result<T>(
                    Error{ErrorCode::Unavailable, QStringLiteral("the engine is stopping")}));
            promise->finish();
        });
        return promise->future();
    }

private:
    QString m_file;
    std::unique_ptr<Database> m_database;
};

} // namespace Batanidza
