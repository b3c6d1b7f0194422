#include "engine/store/conflictqueue.h"

#include "engine/store/contentstore.h"
#include "engine/store/query.h"

namespace Batanidza {

namespace {

QString queuedColumns()
{
    return QStringLiteral(
        "SELECT c.conflict, c.sequence, c.item, c.type, c.state, c.queued_at, c.base_version, "
        "c.base_hash, c.head_version, c.head_hash, c.incoming_hash, c.edited_at, c.priority, "
        "c.platforms, c.client, c.n, p.name, c.platform, i.title FROM conflict c "
        "LEFT JOIN person p ON p.tenant = c.tenant AND p.person = c.person "
        "LEFT JOIN item i ON i.tenant = c.tenant AND i.id = c.item ");
}

QueuedEdit readQueued(const QSqlQuery &row)
{
    QueuedEdit queued;
    queued.id = ConflictId(row.value(0).toString());
    queued.sequence = Sequence(row.value(1).toLongLong());
    queued.item = ItemId(row.value(2).toString());
    queued.type = row.value(3).toString();
    queued.open = row.value(4).toString() == u"open";
    queued.queuedAt = std::chrono::milliseconds(row.value(5).toLongLong());
    queued.baseVersion = Version(row.value(6).toLongLong());
    queued.baseHash = hashColumn(row, 7);
    queued.headVersion = Version(row.value(8).toLongLong());
    queued.headHash = hashColumn(row, 9);
    queued.incomingHash = hashColumn(row, 10);
    queued.editedAt = std::chrono::milliseconds(row.value(11).toLongLong());
    queued.priority = priorityFromName(row.value(12).toString()).value_or(Priority::Normal);
    queued.platforms = row.value(13).toString().split(u',', Qt::SkipEmptyParts);
    queued.client = ClientId(row.value(14).toString());
    queued.n = EditNumber(row.value(15).toLongLong());
    queued.author = row.value(16).toString();
    queued.platform = row.value(17).toString();
    queued.title = row.value(18).toString();
    return queued;
}

} // namespace

Result<qint64> ConflictQueue::count(const TenantId &tenant) const
{
    qint64 count = 0;
    const auto read = firstRow(
        m_database,
        QStringLiteral("SELECT count(*) FROM conflict WHERE tenant = ? AND state = 'open'"),
        {tenant.toString()}, [&](const QSqlQuery &row) { count = row.value(0).toLongLong(); });
    if (!read)
        return read.error();
    return count;
}

Result<std::optional<std::chrono::milliseconds>> ConflictQueue::oldest(const TenantId &tenant) const
{
    std::optional<std::chrono::milliseconds> oldest;
    const auto read =
        firstRow(m_database,
                 QStringLiteral(
                     "SELECT queued_at FROM conflict WHERE tenant = ? AND state = 'open' ORDER BY "
                     "sequence LIMIT 1"),
                 {tenant.toString()}, [&](const QSqlQuery &row) {
                     oldest = std::chrono::milliseconds(row.value(0).toLongLong());
                 });
    if (!read)
        return read.error();
    return oldest;
}

Result<QList<QueuedEdit>> ConflictQueue::list(const TenantId &tenant, Sequence after,
                                              qint64 limit) const
{
    QList<QueuedEdit> list;
    const auto read = eachRow(
        m_database,
        queuedColumns() +
            QStringLiteral("WHERE c.tenant = ? AND c.state = 'open' AND c.sequence > ? ORDER BY "
                           "c.sequence LIMIT ?"),
        {tenant.toString(), after.value(), limit},
        [&](const QSqlQuery &row) { list.append(readQueued(row)); });
    if (!read)
        return read.error();
    return list;
}

Result<std::optional<QueuedEdit>> ConflictQueue::find(const TenantId &tenant,
                                                      const ConflictId &id) const
{
    std::optional<QueuedEdit> found;
    const auto read = firstRow(
        m_database, queuedColumns() + QStringLiteral("WHERE c.tenant = ? AND c.conflict = ?"),
        {tenant.toString(), id.toString()}, [&](const QSqlQuery &row) { found = readQueued(row); });
    if (!read)
        return read.error();
    return found;
}

Result<QByteArray> ConflictQueue::load(const TenantId &tenant, const ConflictId &id) const
{
    const auto queued = find(tenant, id);
    if (!queued)
        return queued.error();
    if (!*queued) {
        return Error{
            ErrorCode::NotFound,
            QStringLiteral("no conflict %1 in tenant %2").arg(id.toString(), tenant.toString())};
    }
    if ((*queued)->incomingHash.isNull())
        return QByteArray();
    return ContentStore(m_database).body(tenant, (*queued)->incomingHash);
}

} // namespace Batanidza
