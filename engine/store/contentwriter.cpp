#include "engine/store/contentwriter.h"

#include "engine/base/jsonwrite.h"
#include "engine/store/query.h"

namespace Batanidza {

namespace {

//! A NULL for the null hash: "there is none".
QVariant hashValue(const Sha256 &hash)
{
    return hash.isNull() ? QVariant() : QVariant(hash.toBytes());
}

//! "?, ?, ?" for as many columns as the list names.
QString marks(const QString &columns)
{
    QString text = QStringLiteral("?");
    for (qsizetype i = columns.count(u','); i > 0; --i)
        text += QStringLiteral(", ?");
    return text;
}

//! "b = excluded.b, c = excluded.c": all columns but the first `key` ones.
QString overwrite(const QString &columns, qsizetype key)
{
    QStringList parts = columns.split(QStringLiteral(", "));
    parts = parts.mid(key);
    for (QString &part : parts)
        part = part + QStringLiteral(" = excluded.") + part;
    return parts.join(QStringLiteral(", "));
}

//! A text column is never NULL, and Qt binds a null QString as one.
QString text(const QString &value)
{
    return value.isNull() ? QStringLiteral("") : value;
}

} // namespace

Result<std::optional<LogEnd>> ContentWriter::logEnd(const TenantId &tenant) const
{
    std::optional<LogEnd> end;
    const auto read = firstRow(
        m_database,
        QStringLiteral(
            "SELECT epoch, head, head_hash, hlc_ms, hlc_counter FROM tenant WHERE tenant = ?"),
        {tenant.toString()}, [&](const QSqlQuery &row) {
            end = LogEnd{{Epoch(row.value(0).toString()), Sequence(row.value(1).toLongLong())},
                         hashColumn(row, 2),
                         {row.value(3).toLongLong(), quint32(row.value(4).toLongLong())}};
        });
    if (!read)
        return read.error();
    return end;
}

Result<void> ContentWriter::writeLogEnd(const TenantId &tenant, const LogEnd &end)
{
    return execute(
        m_database,
        QStringLiteral("UPDATE tenant SET head = ?, head_hash = ?, hlc_ms = ?, hlc_counter = ? "
                       "WHERE tenant = ?"),
        {end.cursor.sequence.value(), end.hash.toBytes(), end.hlc.ms, qint64(end.hlc.counter),
         tenant.toString()});
}

Result<void> ContentWriter::append(const TenantId &tenant, LogEnd &end, const QString &kind,
                                   const Json &canonical)
{
    const QByteArray bytes = writeJson(canonical);
    const Sha256 previous = end.hash;
    const Sha256 hash = Sha256::of(previous.toBytes(), bytes);
    const Sequence sequence = end.cursor.sequence.next();
    const auto written = execute(
        m_database,
        QStringLiteral("INSERT INTO event (tenant, sequence, kind, canonical, previous_hash, hash) "
                       "VALUES (?, ?, ?, ?, ?, ?)"),
        {tenant.toString(), sequence.value(), kind, bytes, previous.toBytes(), hash.toBytes()});
    if (!written)
        return written;
    end.hash = hash;
    end.cursor.sequence = sequence;
    return {};
}

Result<void> ContentWriter::putBody(const TenantId &tenant, const Sha256 &hash,
                                    const QByteArray &canonical)
{
    return putBody(tenant, hash, packBody(canonical), canonical.size());
}

Result<void> ContentWriter::putBody(const TenantId &tenant, const Sha256 &hash,
                                    const PackedBody &packed, qint64 bytes)
{
    return execute(
        m_database,
        QStringLiteral(
            "INSERT INTO body (tenant, hash, packing, bytes, content) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (tenant, hash) DO UPDATE SET packing = excluded.packing, content = "
            "excluded.content WHERE body.packing = 2"),
        {tenant.toString(), hash.toBytes(), int(packed.packing), bytes, packed.content});
}

QString ContentWriter::itemColumns()
{
    return QStringLiteral(
        "tenant, id, type, version, hash, deleted, sequence, at, bytes, edited_at, "
        "person, platform, title, title_key, gloss, level, unit, review_state, "
        "search_text");
}

QVariantList ContentWriter::itemRow(const EditEvent &event, const LessonSummary &summary)
{
    return {event.tenant.toString(),
            event.id.toString(),
            event.type,
            event.version.value(),
            event.hash.toBytes(),
            event.kind == u"delete" ? 1 : 0,
            event.sequence.value(),
            qint64(event.at.count()),
            event.bytes,
            qint64(event.editedAt.count()),
            text(event.person.toString()),
            text(event.platform),
            text(summary.title),
            text(summary.titleKey),
            text(summary.gloss),
            text(summary.level),
            text(summary.unit),
            text(summary.reviewState),
            text(summary.searchText)};
}

QString ContentWriter::revisionColumns()
{
    return QStringLiteral(
        "tenant, id, version, hash, parent, second_parent, deleted, sequence, at, "
        "edited_at, hlc_ms, hlc_counter, person, platform");
}

QVariantList ContentWriter::revisionRow(const EditEvent &event)
{
    return {event.tenant.toString(),
            event.id.toString(),
            event.version.value(),
            event.hash.toBytes(),
            event.parent.value(),
            hashValue(event.secondParent),
            event.kind == u"delete" ? 1 : 0,
            event.sequence.value(),
            qint64(event.at.count()),
            qint64(event.editedAt.count()),
            event.hlcMs,
            event.hlcCounter,
            text(event.person.toString()),
            text(event.platform)};
}

Result<void> ContentWriter::putRevision(const EditEvent &event, const LessonSummary &summary)
{
    static const QString revisionSql = QStringLiteral("INSERT INTO revision (%1) VALUES (%2)")
                                           .arg(revisionColumns(), marks(revisionColumns()));
    static const QString itemSql =
        QStringLiteral(
            "INSERT INTO item (%1) VALUES (%2) ON CONFLICT (tenant, id) DO UPDATE SET %3")
            .arg(itemColumns(), marks(itemColumns()), overwrite(itemColumns(), 2));
    if (const auto written = execute(m_database, revisionSql, revisionRow(event)); !written)
        return written;
    return execute(m_database, itemSql, itemRow(event, summary));
}

Result<void> ContentWriter::putMeta(const QString &name, const QByteArray &value)
{
    return execute(
        m_database,
        QStringLiteral(
            "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET "
            "value = excluded.value"),
        {name, value});
}

Result<bool> ContentWriter::eraseBody(const TenantId &tenant, const Sha256 &hash)
{
    const auto erased = m_database.run(
        QStringLiteral("UPDATE body SET packing = 2, content = ? WHERE tenant = ? AND hash = ? AND "
                       "packing <> 2"),
        {QByteArray(""), tenant.toString(), hash.toBytes()});
    if (!erased)
        return erased.error();
    if ((*erased)->numRowsAffected() == 0)
        return false;
    const auto forgotten = execute(
        m_database,
        QStringLiteral(
            "UPDATE item SET title = '', title_key = '', gloss = '', level = '', unit = '', "
            "review_state = '', search_text = '' WHERE tenant = ? AND hash = ?"),
        {tenant.toString(), hash.toBytes()});
    if (!forgotten)
        return forgotten.error();
    return true;
}

Result<QByteArray> readMeta(Database &database, const QString &name)
{
    QByteArray value;
    const auto read =
        firstRow(database, QStringLiteral("SELECT value FROM meta WHERE name = ?"), {name},
                 [&](const QSqlQuery &row) { value = row.value(0).toByteArray(); });
    if (!read)
        return read.error();
    return value;
}

} // namespace Batanidza
