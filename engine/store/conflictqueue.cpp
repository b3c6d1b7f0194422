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
        "c.platforms, c.client, c.n, p.name, c.platform, i.title, c.fields, c.kinds, c.question, "
        "a.name, c.postponed_until, c.notes, d.name, c.closed_at, c.closed_sequence, c.resolution "
        "FROM conflict c "
        "LEFT JOIN person p ON p.tenant = c.tenant AND p.person = c.person "
        "LEFT JOIN person a ON a.tenant = c.tenant AND a.person = c.assignee "
        "LEFT JOIN person d ON d.tenant = c.tenant AND d.person = c.closed_by "
        "LEFT JOIN item i ON i.tenant = c.tenant AND i.id = c.item ");
}

QueuedEdit readQueued(const QSqlQuery &row)
{
    QueuedEdit queued;
    queued.id = ConflictId(row.value(0).toString());
    queued.sequence = Sequence(row.value(1).toLongLong());
    queued.item = ItemId(row.value(2).toString());
    queued.type = row.value(3).toString();
    queued.state = conflictStateFromName(row.value(4).toString()).value_or(ConflictState::Open);
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
    queued.fields = row.value(19).toLongLong();
    queued.kinds = row.value(20).toString().split(u',', Qt::SkipEmptyParts);
    queued.question = hashColumn(row, 21);
    queued.assignee = row.value(22).toString();
    queued.postponedUntil = std::chrono::milliseconds(row.value(23).toLongLong());
    queued.notes = row.value(24).toLongLong();
    queued.closedBy = row.value(25).toString();
    queued.closedAt = std::chrono::milliseconds(row.value(26).toLongLong());
    queued.closedSequence = Sequence(row.value(27).toLongLong());
    queued.resolution = hashColumn(row, 28);
    return queued;
}

//! "WHERE ..." of a filter, but for its place and limit.
QString whereOf(const TenantId &tenant, const QueueFilter &filter, QVariantList &values)
{
    QString where = QStringLiteral("WHERE c.tenant = ? AND c.state IN (");
    values << tenant.toString();
    QStringList marks;
    for (const ConflictState state : filter.states) {
        marks << QStringLiteral("?");
        values << conflictStateName(state);
    }
    where += marks.join(u',') + u')';
    if (filter.assignee && filter.assignee->isEmpty()) {
        where += QStringLiteral(" AND c.assignee = ''");
    } else if (filter.assignee) {
        where += QStringLiteral(" AND a.name = ?");
        values << *filter.assignee;
    }
    if (!filter.item.isEmpty()) {
        where += QStringLiteral(" AND c.item = ?");
        values << filter.item.toString();
    }
    if (!filter.platform.isEmpty()) {
        where += QStringLiteral(" AND c.platform = ?");
        values << filter.platform;
    }
    return where;
}

//! Waits at a time that is bound next.
QString waitsSql()
{
    return QStringLiteral("FROM conflict WHERE tenant = ? AND state IN ('open', 'postponed') AND "
                          "(state = 'open' OR postponed_until <= ?)");
}

} // namespace

Result<qint64> ConflictQueue::count(const TenantId &tenant, std::chrono::milliseconds now) const
{
    qint64 count = 0;
    const auto found = firstRow(m_database, QStringLiteral("SELECT count(*) ") + waitsSql(),
                                {tenant.toString(), qint64(now.count())},
                                [&](const QSqlQuery &row) { count = row.value(0).toLongLong(); });
    if (!found)
        return found.error();
    return count;
}

Result<std::optional<std::chrono::milliseconds>> ConflictQueue::oldest(
    const TenantId &tenant, std::chrono::milliseconds now) const
{
    std::optional<std::chrono::milliseconds> oldest;
    const auto found =
        firstRow(m_database,
                 QStringLiteral("SELECT queued_at ") + waitsSql() +
                     QStringLiteral(" ORDER BY sequence LIMIT 1"),
                 {tenant.toString(), qint64(now.count())}, [&](const QSqlQuery &row) {
                     oldest = std::chrono::milliseconds(row.value(0).toLongLong());
                 });
    if (!found)
        return found.error();
    return oldest;
}

Result<QList<QueuedEdit>> ConflictQueue::read(const QString &where,
                                              const QVariantList &values) const
{
    QList<QueuedEdit> list;
    const auto found = eachRow(m_database, queuedColumns() + where, values,
                               [&](const QSqlQuery &row) { list.append(readQueued(row)); });
    if (!found)
        return found.error();
    return list;
}

Result<QList<QueuedEdit>> ConflictQueue::list(const TenantId &tenant, Sequence after,
                                              qint64 limit) const
{
    QueueFilter filter;
    filter.after = after;
    filter.limit = limit;
    return list(tenant, filter);
}

Result<QList<QueuedEdit>> ConflictQueue::list(const TenantId &tenant,
                                              const QueueFilter &filter) const
{
    QVariantList values;
    const QString where = whereOf(tenant, filter, values);
    values << filter.after.value() << filter.limit;
    return read(where + QStringLiteral(" AND c.sequence > ? ORDER BY c.sequence LIMIT ?"), values);
}

Result<qint64> ConflictQueue::matching(const TenantId &tenant, const QueueFilter &filter) const
{
    QVariantList values;
    const QString where = whereOf(tenant, filter, values);
    qint64 count = 0;
    const auto found = firstRow(
        m_database,
        QStringLiteral("SELECT count(*) FROM conflict c LEFT JOIN person a ON a.tenant = c.tenant "
                       "AND a.person = c.assignee ") +
            where,
        values, [&](const QSqlQuery &row) { count = row.value(0).toLongLong(); });
    if (!found)
        return found.error();
    return count;
}

Result<QList<QueuedEdit>> ConflictQueue::resolvedSince(const TenantId &tenant, Sequence after,
                                                       qint64 limit) const
{
    return read(QStringLiteral("WHERE c.tenant = ? AND c.state = 'resolved' AND c.closed_sequence "
                               "> ? ORDER BY c.closed_sequence LIMIT ?"),
                {tenant.toString(), after.value(), limit});
}

Result<QList<QueueNote>> ConflictQueue::notes(const TenantId &tenant, const ConflictId &id) const
{
    QList<QueueNote> notes;
    const auto found = eachRow(
        m_database,
        QStringLiteral("SELECT n.sequence, n.at, p.name, n.note FROM conflict_note n LEFT JOIN "
                       "person p ON p.tenant = n.tenant AND p.person = n.person WHERE n.tenant = ? "
                       "AND n.conflict = ? ORDER BY n.sequence"),
        {tenant.toString(), id.toString()}, [&](const QSqlQuery &row) {
            notes.append({Sequence(row.value(0).toLongLong()),
                          std::chrono::milliseconds(row.value(1).toLongLong()),
                          row.value(2).toString(), hashColumn(row, 3)});
        });
    if (!found)
        return found.error();
    return notes;
}

Result<std::optional<StoredDraft>> ConflictQueue::draft(const TenantId &tenant,
                                                        const ConflictId &id) const
{
    std::optional<StoredDraft> draft;
    const auto found = firstRow(
        m_database,
        QStringLiteral("SELECT p.name, d.at, d.head_version, d.choices FROM conflict_draft d LEFT "
                       "JOIN person p ON p.tenant = d.tenant AND p.person = d.person WHERE "
                       "d.tenant = ? AND d.conflict = ?"),
        {tenant.toString(), id.toString()}, [&](const QSqlQuery &row) {
            draft = StoredDraft{row.value(0).toString(),
                                std::chrono::milliseconds(row.value(1).toLongLong()),
                                Version(row.value(2).toLongLong()), row.value(3).toByteArray()};
        });
    if (!found)
        return found.error();
    return draft;
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
