#include "engine/store/replica.h"

#include "engine/store/migrations.h"
#include "engine/store/query.h"

namespace Batanidza {

namespace {

const QString cursorKey = QStringLiteral("cursor");
const QString adapterKey = QStringLiteral("adapter");
const QString repairKey = QStringLiteral("repair");

QString columns(const QString &body)
{
    return QStringLiteral("id, type, version, hash, adapted_hash, seq, deleted, stale, wanted, "
                          "body IS NOT NULL, ") +
           body;
}

ReplicaItem itemOf(const QSqlQuery &row)
{
    ReplicaItem item;
    item.id = ItemId(row.value(0).toString());
    item.type = row.value(1).toString();
    item.version = Version(row.value(2).toLongLong());
    item.hash = hashColumn(row, 3);
    item.adaptedHash = hashColumn(row, 4);
    item.sequence = Sequence(row.value(5).toLongLong());
    item.deleted = row.value(6).toBool();
    item.stale = row.value(7).toBool();
    item.wanted = Version(row.value(8).toLongLong());
    item.hasBody = row.value(9).toBool();
    item.body = row.value(10).toByteArray();
    return item;
}

} // namespace

Result<std::unique_ptr<Database>> Replica::openStore(const QString &file)
{
    auto database = Database::open(file, Database::Mode::ReadWrite);
    if (!database)
        return database.error();
    if (const auto done = migrate(**database, QStringLiteral(":/batanidza/sql/client")); !done)
        return done.error();
    // What comes from the hub can come again, so it need not wait for the disk; the outbox asks for
    // FULL where it must.
    if (const auto done = execute(**database, QStringLiteral("PRAGMA synchronous=NORMAL")); !done)
        return done.error();
    return database;
}

Result<std::optional<Cursor>> Replica::cursor() const
{
    const auto text = state(cursorKey);
    if (!text)
        return text.error();
    if (text->isEmpty())
        return std::optional<Cursor>();
    const auto cursor = Cursor::parse(*text);
    if (!cursor) {
        return Error{ErrorCode::Corrupt,
                     QStringLiteral("%1: the stored cursor is damaged").arg(m_database.file())};
    }
    return std::optional(*cursor);
}

Result<void> Replica::setCursor(const Cursor &cursor)
{
    return setState(cursorKey, cursor.toString());
}

Result<QString> Replica::adapter() const
{
    return state(adapterKey);
}

Result<void> Replica::setAdapter(const QString &adapter)
{
    return setState(adapterKey, adapter);
}

Result<bool> Replica::repairing() const
{
    return state(repairKey).transform([](const QString &text) { return !text.isEmpty(); });
}

Result<std::optional<ReplicaItem>> Replica::item(const ItemId &id) const
{
    std::optional<ReplicaItem> found;
    const auto read = firstRow(m_database,
                               QStringLiteral("SELECT ") + columns(QStringLiteral("body")) +
                                   QStringLiteral(" FROM replica_item WHERE id = ?"),
                               {id.toString()}, [&](const QSqlQuery &row) { found = itemOf(row); });
    if (!read)
        return read.error();
    return found;
}

Result<QList<ReplicaItem>> Replica::items(const ItemId &after, qint64 limit,
                                          const QString &type) const
{
    QList<ReplicaItem> found;
    const auto read =
        eachRow(m_database,
                QStringLiteral("SELECT ") + columns(QStringLiteral("NULL")) +
                    QStringLiteral(
                        " FROM replica_item WHERE id > ? AND (? = '' OR type = ?) AND version > 0 "
                        "AND deleted = 0 ORDER BY id LIMIT ?"),
                {after.toString().isNull() ? QStringLiteral("") : after.toString(),
                 type.isNull() ? QStringLiteral("") : type, type, limit},
                [&](const QSqlQuery &row) { found.append(itemOf(row)); });
    if (!read)
        return read.error();
    return found;
}

Result<QStringList> Replica::types() const
{
    QStringList found;
    const auto read = eachRow(
        m_database,
        QStringLiteral(
            "SELECT DISTINCT type FROM replica_item WHERE version > 0 AND deleted = 0 ORDER "
            "BY type"),
        {}, [&](const QSqlQuery &row) { found.append(row.value(0).toString()); });
    if (!read)
        return read.error();
    return found;
}

Result<ReplicaCounts> Replica::counts() const
{
    ReplicaCounts counts;
    const auto read = firstRow(
        m_database,
        QStringLiteral(
            "SELECT count(*) FILTER (WHERE version > 0 AND deleted = 0), count(body) FILTER "
            "(WHERE version > 0 AND deleted = 0), count(*) FILTER (WHERE wanted > 0) FROM "
            "replica_item"),
        {}, [&](const QSqlQuery &row) {
            counts.items = row.value(0).toLongLong();
            counts.bodies = row.value(1).toLongLong();
            counts.wanted = row.value(2).toLongLong();
        });
    if (!read)
        return read.error();
    return counts;
}

Result<void> Replica::put(const ReplicaItem &item)
{
    return change(
        QStringLiteral("INSERT OR REPLACE INTO replica_item (id, type, version, hash, "
                       "adapted_hash, seq, deleted, stale, wanted, body) VALUES (?, ?, ?, ?, "
                       "?, ?, ?, ?, ?, ?)"),
        {item.id.toString(), item.type, item.version.value(), item.hash.toBytes(),
         item.adaptedHash.toBytes(), item.sequence.value(), int(item.deleted), int(item.stale),
         item.wanted.value(), item.hasBody ? QVariant(item.body) : QVariant()});
}

Result<void> Replica::forget(const ItemId &id)
{
    return change(QStringLiteral("DELETE FROM replica_item WHERE id = ?"), {id.toString()});
}

Result<void> Replica::noteSequence(const ItemId &id, Sequence sequence)
{
    return change(QStringLiteral("UPDATE replica_item SET seq = ? WHERE id = ? AND seq < ?"),
                  {sequence.value(), id.toString(), sequence.value()});
}

Result<void> Replica::trimDeleted(Sequence passed)
{
    return change(QStringLiteral("DELETE FROM replica_item WHERE deleted = 1 AND seq <= ?"),
                  {passed.value()});
}

Result<QList<ItemId>> Replica::wanted(const ItemId &after, qint64 limit) const
{
    QList<ItemId> found;
    const auto read =
        eachRow(m_database,
                QStringLiteral(
                    "SELECT id FROM replica_item WHERE wanted > 0 AND id > ? ORDER BY id LIMIT ?"),
                {after.toString().isNull() ? QStringLiteral("") : after.toString(), limit},
                [&](const QSqlQuery &row) { found.append(ItemId(row.value(0).toString())); });
    if (!read)
        return read.error();
    return found;
}

Result<void> Replica::want(const ItemId &id, const QString &type, Version version)
{
    const QByteArray none = Sha256().toBytes();
    return change(
        QStringLiteral("INSERT INTO replica_item (id, type, version, hash, adapted_hash, seq, "
                       "deleted, stale, wanted) VALUES (?, ?, 0, ?, ?, 0, 0, 0, ?) "
                       "ON CONFLICT (id) DO UPDATE SET wanted = max(wanted, excluded.wanted)"),
        {id.toString(), type, none, none, std::max<qint64>(version.value(), 1)});
}

Result<void> Replica::wantAllBodies()
{
    return change(
        QStringLiteral("UPDATE replica_item SET wanted = max(wanted, version) WHERE version > 0 "
                       "AND deleted = 0 AND body IS NOT NULL"),
        {});
}

Result<void> Replica::clearContent()
{
    return change(QStringLiteral("DELETE FROM replica_item"), {});
}

Result<void> Replica::beginRepair(const Cursor &head)
{
    if (const auto done = setCursor(head); !done)
        return done;
    if (const auto done = setState(repairKey, QStringLiteral("1")); !done)
        return done;
    // Places and deletions of the log that is gone mean nothing in the new one.
    const auto dropped =
        change(QStringLiteral("DELETE FROM replica_item WHERE deleted = 1 OR version = 0"), {});
    if (!dropped)
        return dropped;
    return change(QStringLiteral("UPDATE replica_item SET stale = 1, seq = 0"), {});
}

Result<void> Replica::confirm(const ItemId &id)
{
    return change(QStringLiteral("UPDATE replica_item SET stale = 0 WHERE id = ?"),
                  {id.toString()});
}

Result<void> Replica::endRepair()
{
    return setState(repairKey, QStringLiteral(""));
}

Result<QString> Replica::state(const QString &key) const
{
    QString value;
    const auto read =
        firstRow(m_database, QStringLiteral("SELECT value FROM client_state WHERE key = ?"), {key},
                 [&](const QSqlQuery &row) { value = row.value(0).toString(); });
    if (!read)
        return read.error();
    return value;
}

Result<void> Replica::setState(const QString &key, const QString &value)
{
    return change(QStringLiteral("INSERT OR REPLACE INTO client_state (key, value) VALUES (?, ?)"),
                  {key, value});
}

Result<void> Replica::change(const QString &sql, const QVariantList &values)
{
    return execute(m_database, sql, values);
}

} // namespace Batanidza
