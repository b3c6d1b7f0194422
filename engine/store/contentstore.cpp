#include "engine/store/contentstore.h"

#include "engine/store/bodypacking.h"
#include "engine/store/query.h"

namespace Batanidza {

namespace {

QString headColumns()
{
    return QStringLiteral(
        "SELECT id, type, version, hash, deleted, sequence, at, bytes, edited_at FROM item ");
}

Head readHead(const QSqlQuery &row)
{
    Head head;
    head.id = ItemId(row.value(0).toString());
    head.type = row.value(1).toString();
    head.version = Version(row.value(2).toLongLong());
    head.hash = hashColumn(row, 3);
    head.deleted = row.value(4).toInt() != 0;
    head.sequence = Sequence(row.value(5).toLongLong());
    head.at = std::chrono::milliseconds(row.value(6).toLongLong());
    head.bytes = row.value(7).toLongLong();
    head.editedAt = std::chrono::milliseconds(row.value(8).toLongLong());
    return head;
}

QString revisionColumns()
{
    return QStringLiteral(
        "SELECT r.version, r.hash, r.parent, r.second_parent, r.deleted, r.sequence, "
        "r.at, p.name, r.platform FROM revision r LEFT JOIN person p ON p.tenant = "
        "r.tenant AND p.person = r.person ");
}

RevisionInfo readRevision(const QSqlQuery &row)
{
    RevisionInfo revision;
    revision.version = Version(row.value(0).toLongLong());
    revision.hash = hashColumn(row, 1);
    revision.parent = Version(row.value(2).toLongLong());
    revision.secondParent = hashColumn(row, 3);
    revision.deleted = row.value(4).toInt() != 0;
    revision.sequence = Sequence(row.value(5).toLongLong());
    revision.at = std::chrono::milliseconds(row.value(6).toLongLong());
    revision.author = row.value(7).toString();
    revision.platform = row.value(8).toString();
    return revision;
}

} // namespace

Result<std::optional<Head>> ContentStore::head(const TenantId &tenant, const ItemId &id) const
{
    std::optional<Head> head;
    const auto read = firstRow(
        m_database, headColumns() + QStringLiteral("WHERE tenant = ? AND id = ?"),
        {tenant.toString(), id.toString()}, [&](const QSqlQuery &row) { head = readHead(row); });
    if (!read)
        return read.error();
    return head;
}

Result<QList<Head>> ContentStore::heads(const TenantId &tenant, const ItemId &after,
                                        qint64 limit) const
{
    QList<Head> heads;
    const auto read =
        eachRow(m_database,
                headColumns() + QStringLiteral("WHERE tenant = ? AND id > ? ORDER BY id LIMIT ?"),
                {tenant.toString(), after.isEmpty() ? QStringLiteral("") : after.toString(), limit},
                [&](const QSqlQuery &row) { heads.append(readHead(row)); });
    if (!read)
        return read.error();
    return heads;
}

Result<QList<Head>> ContentStore::liveHeads(const TenantId &tenant, const QString &type) const
{
    QList<Head> heads;
    const auto read = eachRow(
        m_database,
        headColumns() + QStringLiteral("WHERE tenant = ? AND type = ? AND deleted = 0 ORDER BY id"),
        {tenant.toString(), type}, [&](const QSqlQuery &row) { heads.append(readHead(row)); });
    if (!read)
        return read.error();
    return heads;
}

Result<QStringList> ContentStore::types(const TenantId &tenant) const
{
    QStringList types;
    const auto read = eachRow(
        m_database, QStringLiteral("SELECT DISTINCT type FROM item WHERE tenant = ? ORDER BY type"),
        {tenant.toString()}, [&](const QSqlQuery &row) { types.append(row.value(0).toString()); });
    if (!read)
        return read.error();
    return types;
}

Result<QByteArray> ContentStore::body(const TenantId &tenant, const Sha256 &hash) const
{
    Result<QByteArray> body =
        Error{ErrorCode::NotFound,
              QStringLiteral("no body %1 in tenant %2").arg(hash.toHex(), tenant.toString())};
    const auto read = firstRow(
        m_database,
        QStringLiteral("SELECT packing, content, bytes FROM body WHERE tenant = ? AND hash = ?"),
        {tenant.toString(), hash.toBytes()}, [&](const QSqlQuery &row) {
            body = unpackBody(row.value(0).toInt(), row.value(1).toByteArray(),
                              row.value(2).toLongLong());
        });
    if (!read)
        return read.error();
    if (body && Sha256::of(*body) != hash) {
        return Error{
            ErrorCode::Corrupt,
            QStringLiteral("body %1 of tenant %2 has other bytes than its hash: run verify")
                .arg(hash.toHex(), tenant.toString())};
    }
    return body;
}

Result<std::optional<RevisionInfo>> ContentStore::revision(const TenantId &tenant, const ItemId &id,
                                                           Version version) const
{
    std::optional<RevisionInfo> revision;
    const auto read = firstRow(
        m_database,
        revisionColumns() + QStringLiteral("WHERE r.tenant = ? AND r.id = ? AND r.version = ?"),
        {tenant.toString(), id.toString(), version.value()},
        [&](const QSqlQuery &row) { revision = readRevision(row); });
    if (!read)
        return read.error();
    return revision;
}

Result<QList<RevisionInfo>> ContentStore::history(const TenantId &tenant, const ItemId &id,
                                                  qint64 limit) const
{
    QList<RevisionInfo> history;
    const auto read = eachRow(
        m_database,
        revisionColumns() +
            QStringLiteral("WHERE r.tenant = ? AND r.id = ? ORDER BY r.version DESC LIMIT ?"),
        {tenant.toString(), id.toString(), limit},
        [&](const QSqlQuery &row) { history.append(readRevision(row)); });
    if (!read)
        return read.error();
    return history;
}

Result<StoreCounts> ContentStore::counts(const TenantId &tenant) const
{
    StoreCounts counts;
    const auto count = [&](const QString &sql, qint64 &first, qint64 *second = nullptr) {
        return firstRow(m_database, sql, {tenant.toString()}, [&](const QSqlQuery &row) {
            first = row.value(0).toLongLong();
            if (second)
                *second = row.value(1).toLongLong();
        });
    };
    const auto items = count(
        QStringLiteral("SELECT count(*) FROM item WHERE tenant = ? AND deleted = 0"), counts.items);
    if (!items)
        return items.error();
    const auto revisions =
        count(QStringLiteral("SELECT count(*) FROM revision WHERE tenant = ?"), counts.revisions);
    if (!revisions)
        return revisions.error();
    const auto bodies = count(QStringLiteral("SELECT count(*), coalesce(sum(bytes), 0) FROM body "
                                             "WHERE tenant = ? AND packing <> 2"),
                              counts.bodies, &counts.bodyBytes);
    if (!bodies)
        return bodies.error();
    return counts;
}

} // namespace Batanidza
