#include "engine/store/resyncstore.h"

#include "engine/store/query.h"

namespace Batanidza {

namespace {

//! Of one item in a manifest: id, version and hash.
constexpr qint64 manifestBytes = 110;

} // namespace

Result<ResyncMark> ResyncStore::mark(const TenantId &tenant, const ClientId &client) const
{
    ResyncMark mark;
    const auto read = eachRow(
        m_database,
        QStringLiteral("SELECT forced, cleared FROM resync WHERE tenant = ? AND client IN ('', ?)"),
        {tenant.toString(), client.toString()}, [&](const QSqlQuery &row) {
            mark.forced = std::max(mark.forced, Sequence(row.value(0).toLongLong()));
            mark.cleared = std::max(mark.cleared, Sequence(row.value(1).toLongLong()));
        });
    if (!read)
        return read.error();
    return mark;
}

Result<bool> ResyncStore::any(const TenantId &tenant) const
{
    return firstRow(m_database, QStringLiteral("SELECT 1 FROM resync WHERE tenant = ? LIMIT 1"),
                    {tenant.toString()}, [](const QSqlQuery &) {});
}

Result<ResyncCost> ResyncStore::cost(const TenantId &tenant, const ResyncTarget &target,
                                     bool clear) const
{
    QString devices = QStringLiteral("SELECT count(*) FROM client WHERE tenant = ?");
    QVariantList values{tenant.toString()};
    if (target.client) {
        devices += QStringLiteral(" AND client = ?");
        values.append(target.client->toString());
    } else if (!target.platform.isEmpty()) {
        devices += QStringLiteral(" AND platform = ?");
        values.append(target.platform);
    }
    ResyncCost cost;
    const auto counted = firstRow(m_database, devices, values, [&](const QSqlQuery &row) {
        cost.devices = row.value(0).toLongLong();
    });
    if (!counted)
        return counted.error();
    if (target.client && cost.devices == 0) {
        return Error{ErrorCode::NotFound,
                     QStringLiteral("no device \"%1\" was ever here; batanidzad stats lists them")
                         .arg(target.client->toString())};
    }
    qint64 items = 0;
    qint64 bytes = 0;
    const auto summed = firstRow(
        m_database,
        QStringLiteral(
            "SELECT count(*), coalesce(sum(bytes), 0) FROM item WHERE tenant = ? AND deleted = 0"),
        {tenant.toString()}, [&](const QSqlQuery &row) {
            items = row.value(0).toLongLong();
            bytes = row.value(1).toLongLong();
        });
    if (!summed)
        return summed.error();
    cost.items = items * cost.devices;
    cost.bytes = (items * manifestBytes + (clear ? bytes : 0)) * cost.devices;
    return cost;
}

Result<void> ResyncStore::add(const TenantId &tenant, const ResyncTarget &target, bool clear,
                              Sequence at)
{
    const qint64 cleared = clear ? at.value() : 0;
    const QString renewed =
        QStringLiteral(" ON CONFLICT (tenant, client) DO UPDATE SET forced = excluded.forced, "
                       "cleared = CASE WHEN excluded.cleared > 0 THEN excluded.cleared "
                       "ELSE resync.cleared END");
    if (target.client || target.platform.isEmpty()) {
        return execute(m_database,
                       QStringLiteral("INSERT INTO resync (tenant, client, forced, cleared) "
                                      "VALUES (?, ?, ?, ?)") +
                           renewed,
                       {tenant.toString(),
                        target.client ? target.client->toString() : QStringLiteral(""), at.value(),
                        cleared});
    }
    return execute(m_database,
                   QStringLiteral("INSERT INTO resync (tenant, client, forced, cleared) "
                                  "SELECT tenant, client, CAST(? AS BIGINT), CAST(? AS BIGINT) "
                                  "FROM client WHERE tenant = ? AND platform = ?") +
                       renewed,
                   {at.value(), cleared, tenant.toString(), target.platform});
}

} // namespace Batanidza
