#include "engine/store/eventlog.h"

#include "engine/base/jsonread.h"
#include "engine/store/dialect.h"
#include "engine/store/eventjson.h"
#include "engine/store/query.h"

namespace Batanidza {

namespace {

Error damaged(const TenantId &tenant, qint64 sequence, const QString &why)
{
    return Error{ErrorCode::Corrupt, QStringLiteral("event %1 of tenant %2: %3; run verify")
                                         .arg(sequence)
                                         .arg(tenant.toString(), why)};
}

Result<QList<Event>> readEvents(Database &database, const TenantId &tenant, const QString &where,
                                const QVariantList &values)
{
    QList<Event> events;
    const auto read = rowsWhile(
        database,
        QStringLiteral("SELECT sequence, kind, canonical, previous_hash, hash FROM event ") + where,
        values, [&](const QSqlQuery &row) -> Result<bool> {
            Event event;
            event.sequence = Sequence(row.value(0).toLongLong());
            event.kind = row.value(1).toString();
            auto canonical = readJson(row.value(2).toByteArray());
            if (!canonical)
                return damaged(tenant, event.sequence.value(), canonical.error().detail);
            event.canonical = std::move(*canonical);
            event.previousHash = hashColumn(row, 3);
            event.hash = hashColumn(row, 4);
            events.append(std::move(event));
            return true;
        });
    if (!read)
        return read.error();
    return events;
}

} // namespace

Result<Cursor> EventLog::head(const TenantId &tenant) const
{
    Cursor cursor;
    const auto read =
        firstRow(m_database, QStringLiteral("SELECT epoch, head FROM tenant WHERE tenant = ?"),
                 {tenant.toString()}, [&](const QSqlQuery &row) {
                     cursor = {Epoch(row.value(0).toString()), Sequence(row.value(1).toLongLong())};
                 });
    if (!read)
        return read.error();
    if (!*read)
        return Error{ErrorCode::NotFound,
                     QStringLiteral("there is no tenant %1").arg(tenant.toString())};
    return cursor;
}

Result<Sequence> EventLog::oldest(const TenantId &tenant) const
{
    qint64 oldest = 0;
    const auto read = firstRow(
        m_database, QStringLiteral("SELECT coalesce(min(sequence), 0) FROM event WHERE tenant = ?"),
        {tenant.toString()}, [&](const QSqlQuery &row) { oldest = row.value(0).toLongLong(); });
    if (!read)
        return read.error();
    return Sequence(oldest);
}

Result<QList<Change>> EventLog::changes(const TenantId &tenant, Sequence after, Sequence upTo,
                                        qint64 limit) const
{
    QList<Change> changes;
    QHash<QString, QString> names;
    const auto read =
        rowsWhile(m_database,
                  QStringLiteral(
                      "SELECT sequence, canonical FROM event WHERE tenant = ? AND sequence > ? AND "
                      "sequence <= ? AND kind IN ('put', 'delete') ORDER BY sequence LIMIT ?"),
                  {tenant.toString(), after.value(), upTo.value(), limit},
                  [&](const QSqlQuery &row) -> Result<bool> {
                      const auto json = readJson(row.value(1).toByteArray());
                      if (!json)
                          return damaged(tenant, row.value(0).toLongLong(), json.error().detail);
                      const auto event = readEditEvent(*json);
                      if (!event)
                          return damaged(tenant, row.value(0).toLongLong(), event.error().detail);
                      // The name is put in below: one look-up for each person, not for each change.
                      changes.append(changeOf(*event, event->person.toString()));
                      names.insert(event->person.toString(), {});
                      return true;
                  });
    if (!read)
        return read.error();
    for (auto it = names.begin(); it != names.end(); ++it) {
        const auto name = firstRow(
            m_database, QStringLiteral("SELECT name FROM person WHERE tenant = ? AND person = ?"),
            {tenant.toString(), it.key()},
            [&](const QSqlQuery &row) { *it = row.value(0).toString(); });
        if (!name)
            return name.error();
    }
    for (Change &change : changes)
        change.origin.author = names.value(change.origin.author);
    return changes;
}

Result<QList<Event>> EventLog::events(const TenantId &tenant, Sequence after, qint64 limit) const
{
    return readEvents(m_database, tenant,
                      QStringLiteral("WHERE tenant = ? AND sequence > ? ORDER BY sequence LIMIT ?"),
                      {tenant.toString(), after.value(), limit});
}

Result<QList<Event>> EventLog::ofConflicts(const TenantId &tenant, Sequence after,
                                           qint64 limit) const
{
    return readEvents(m_database, tenant,
                      QStringLiteral("WHERE tenant = ? AND sequence > ? AND kind IN ('queue', "
                                     "'resolve', 'supersede', 'reopen', 'assign', 'postpone', "
                                     "'note') ORDER BY sequence LIMIT ?"),
                      {tenant.toString(), after.value(), limit});
}

Result<QList<Event>> EventLog::search(const TenantId &tenant, const EventSearch &search) const
{
    QString where = QStringLiteral("WHERE tenant = ?");
    QVariantList values{tenant.toString()};
    const auto also = [&](const QString &condition, const QVariant &value) {
        where += QStringLiteral(" AND ") + condition;
        values << value;
    };
    const Dialect &dialect = m_database.dialect();
    if (search.before.value() > 0)
        also(QStringLiteral("sequence < ?"), search.before.value());
    if (!search.kinds.isEmpty()) {
        where += QStringLiteral(" AND kind IN (?") +
                 QStringLiteral(", ?").repeated(search.kinds.size() - 1) + u')';
        for (const QString &kind : search.kinds)
            values << kind;
    }
    const QString text = dialect.jsonText(QStringLiteral("canonical"));
    for (const QString &piece : search.pieces)
        also(dialect.contains(text), piece);
    if (!search.folded.isEmpty())
        also(dialect.contains(QStringLiteral("lower(%1)").arg(text)), search.folded.toLower());
    const QString at = dialect.integerInJson(QStringLiteral("canonical"), QStringLiteral("at"));
    if (search.from.count() > 0)
        also(at + QStringLiteral(" >= ?"), static_cast<qint64>(search.from.count()));
    if (search.to.count() > 0)
        also(at + QStringLiteral(" <= ?"), static_cast<qint64>(search.to.count()));
    values << search.limit;
    return readEvents(m_database, tenant, where + QStringLiteral(" ORDER BY sequence DESC LIMIT ?"),
                      values);
}

Result<QList<Event>> EventLog::latest(const TenantId &tenant, qint64 limit) const
{
    return readEvents(m_database, tenant,
                      QStringLiteral("WHERE tenant = ? ORDER BY sequence DESC LIMIT ?"),
                      {tenant.toString(), limit});
}

} // namespace Batanidza
