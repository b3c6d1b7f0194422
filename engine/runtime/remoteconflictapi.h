#pragma once

#include "engine/runtime/conflictapi.h"

//! ConflictApi over the line to an engine elsewhere. Main thread.
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

private:
    RemoteConnection &m_connection;
};

} // namespace Batanidza
