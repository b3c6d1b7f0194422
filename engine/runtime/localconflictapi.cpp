#include "engine/runtime/localconflictapi.h"

#include "engine/store/conflictqueue.h"

namespace Batanidza {

QFuture<Result<QList<ConflictRow>>> LocalConflictApi::list(qint64 limit)
{
    return m_service.read<QList<ConflictRow>>(
        [tenant = m_tenant, limit](Database &database) -> Result<QList<ConflictRow>> {
            const auto queued = ConflictQueue(database).list(tenant, Sequence(0), limit);
            if (!queued)
                return queued.error();
            QList<ConflictRow> rows;
            for (const QueuedEdit &edit : *queued) {
                rows.append(ConflictRow{edit.id, edit.item, edit.title, edit.author, edit.platform,
                                        edit.queuedAt, edit.baseVersion, edit.headVersion});
            }
            return rows;
        });
}

void LocalConflictApi::onCommitted(const CommitBatchPtr &batch)
{
    if (batch->tenant == m_tenant)
        Q_EMIT changed();
}

} // namespace Batanidza
