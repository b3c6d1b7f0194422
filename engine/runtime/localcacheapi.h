#pragma once

#include "engine/runtime/cacheapi.h"
#include "engine/runtime/cachekeeper.h"

//! CacheApi over the cache of this process. Main thread.
namespace Batanidza {

class Writer;

class LocalCacheApi final : public CacheApi
{
    Q_OBJECT

public:
    //! Both outlive this.
    LocalCacheApi(CacheKeeper &keeper, Writer &writer, TenantId tenant);

    [[nodiscard]] QFuture<Result<CacheReport>> report(int entries) override;
    [[nodiscard]] QFuture<Result<CachePurgeReport>> purge(const CachePurge &order) override;
    [[nodiscard]] QFuture<Result<qint64>> warm() override;
    [[nodiscard]] QFuture<Result<void>> pin(const QString &key, bool pinned) override;

    //! The same for one who asked over the line; `subject` stands in the audit event. What cannot
    //! be noted is not done.
    [[nodiscard]] QFuture<Result<CachePurgeReport>> purge(const CachePurge &order,
                                                          const QString &subject);
    //! Of all that the tenant has in it, and of what was learned from that: content was erased.
    [[nodiscard]] QFuture<Result<void>> empty();
    [[nodiscard]] QFuture<Result<void>> pin(const QString &key, bool pinned,
                                            const QString &subject);

private:
    template <typename T>
    [[nodiscard]] QFuture<Result<T>> ask(std::function<Result<T>(CacheKeeper &)> work);

    CacheKeeper &m_keeper;
    Writer &m_writer;
    const TenantId m_tenant;
};

} // namespace Batanidza
