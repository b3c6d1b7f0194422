#pragma once

#include "engine/runtime/cacheapi.h"

//! CacheApi over the line to an engine elsewhere. Main thread.
namespace Batanidza {

class RemoteConnection;

class RemoteCacheApi final : public CacheApi
{
    Q_OBJECT

public:
    //! Outlives this.
    explicit RemoteCacheApi(RemoteConnection &connection);

    [[nodiscard]] QFuture<Result<CacheReport>> report(int entries) override;
    [[nodiscard]] QFuture<Result<CachePurgeReport>> purge(const CachePurge &order) override;
    [[nodiscard]] QFuture<Result<qint64>> warm() override;
    [[nodiscard]] QFuture<Result<void>> pin(const QString &key, bool pinned) override;

private:
    RemoteConnection &m_connection;
};

} // namespace Batanidza
