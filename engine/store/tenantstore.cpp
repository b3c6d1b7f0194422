#include "engine/store/tenantstore.h"

#include "engine/store/eventlog.h"
#include "engine/store/query.h"

namespace Batanidza {

Result<QList<TenantId>> TenantStore::tenants() const
{
    QList<TenantId> tenants;
    const auto read =
        eachRow(m_database, QStringLiteral("SELECT tenant FROM tenant ORDER BY tenant"), {},
                [&](const QSqlQuery &row) { tenants.append(TenantId(row.value(0).toString())); });
    if (!read)
        return read.error();
    return tenants;
}

Result<Cursor> TenantStore::ensure(const TenantId &tenant, std::chrono::milliseconds now)
{
    if (!isValidTenantId(tenant.toString()))
        return Error{ErrorCode::Invalid, QStringLiteral("a tenant's name is 1 to 64 of a-z0-9-")};
    const auto made = execute(
        m_database,
        QStringLiteral("INSERT INTO tenant (tenant, epoch, head, head_hash, hlc_ms, hlc_counter, "
                       "created_at) VALUES (?, ?, 0, ?, 0, 0, ?) ON CONFLICT (tenant) DO NOTHING"),
        {tenant.toString(), newEpoch().toString(), Sha256().toBytes(), qint64(now.count())});
    if (!made)
        return made.error();
    return EventLog(m_database).head(tenant);
}

Result<void> TenantStore::renewEpochs()
{
    const auto all = tenants();
    if (!all)
        return all.error();
    for (const TenantId &tenant : *all) {
        const auto done =
            execute(m_database, QStringLiteral("UPDATE tenant SET epoch = ? WHERE tenant = ?"),
                    {newEpoch().toString(), tenant.toString()});
        if (!done)
            return done;
    }
    return {};
}

} // namespace Batanidza
