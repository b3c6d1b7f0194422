#pragma once

#include "engine/commit/commitbatch.h"
#include "engine/runtime/conflictapi.h"
#include "engine/runtime/service.h"

//! ConflictApi over the store of an engine in this process. Main thread.
namespace Batanidza {

class LocalConflictApi final : public ConflictApi
{
    Q_OBJECT

public:
    LocalConflictApi(Service &service, TenantId tenant)
        : m_service(service)
        , m_tenant(std::move(tenant))
    {}

    [[nodiscard]] QFuture<Result<QList<ConflictRow>>> list(qint64 limit) override;

public Q_SLOTS:
    void onCommitted(const Batanidza::CommitBatchPtr &batch);

private:
    Service &m_service;
    TenantId m_tenant;
};

} // namespace Batanidza
