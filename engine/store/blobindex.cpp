#include "engine/store/blobindex.h"

#include "engine/store/query.h"

namespace Batanidza {

Result<std::optional<BlobRecord>> BlobIndex::find(const TenantId &tenant, const Sha256 &hash) const
{
    std::optional<BlobRecord> found;
    const auto read =
        firstRow(m_database,
                 QStringLiteral("SELECT bytes, added_at FROM blob WHERE tenant = ? AND hash = ?"),
                 {tenant.toString(), hash.toBytes()}, [&](const QSqlQuery &row) {
                     found = BlobRecord{hash, row.value(0).toLongLong(),
                                        std::chrono::milliseconds(row.value(1).toLongLong())};
                 });
    if (!read)
        return read.error();
    return found;
}

Result<QList<Sha256>> BlobIndex::missing(const TenantId &tenant, const QList<Sha256> &hashes) const
{
    QList<Sha256> missing;
    for (const Sha256 &hash : hashes) {
        const auto found = find(tenant, hash);
        if (!found)
            return found.error();
        if (!*found)
            missing.append(hash);
    }
    return missing;
}

Result<QList<BlobRecord>> BlobIndex::list(const TenantId &tenant, const Sha256 &after,
                                          qint64 limit) const
{
    QList<BlobRecord> list;
    const auto read =
        eachRow(m_database,
                QStringLiteral(
                    "SELECT hash, bytes, added_at FROM blob WHERE tenant = ? AND hash > ? ORDER BY "
                    "hash LIMIT ?"),
                {tenant.toString(), after.toBytes(), limit}, [&](const QSqlQuery &row) {
                    list.append({hashColumn(row, 0), row.value(1).toLongLong(),
                                 std::chrono::milliseconds(row.value(2).toLongLong())});
                });
    if (!read)
        return read.error();
    return list;
}

Result<std::pair<qint64, qint64>> BlobIndex::totals(const TenantId &tenant) const
{
    std::pair<qint64, qint64> totals;
    const auto read = firstRow(
        m_database,
        QStringLiteral("SELECT count(*), coalesce(sum(bytes), 0) FROM blob WHERE tenant = ?"),
        {tenant.toString()}, [&](const QSqlQuery &row) {
            totals = {row.value(0).toLongLong(), row.value(1).toLongLong()};
        });
    if (!read)
        return read.error();
    return totals;
}

Result<void> BlobIndex::add(const TenantId &tenant, const BlobRecord &blob)
{
    return execute(
        m_database,
        QStringLiteral(
            "INSERT INTO blob (tenant, hash, bytes, added_at) VALUES (?, ?, ?, ?) ON CONFLICT "
            "(tenant, hash) DO UPDATE SET bytes = excluded.bytes"),
        {tenant.toString(), blob.hash.toBytes(), blob.bytes, qint64(blob.addedAt.count())});
}

} // namespace Batanidza
