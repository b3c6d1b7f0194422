#include "engine/store/contentwriter.h"
#include "engine/store/query.h"

//! The rows of conflicts: what each event makes of them, for the writer and for replay.
namespace Batanidza {

namespace {

QVariant hashValue(const Sha256 &hash)
{
    return hash.isNull() ? QVariant() : QVariant(hash.toBytes());
}

QString text(const QString &value)
{
    return value.isNull() ? QStringLiteral("") : value;
}

//! What a newer incoming side of a waiting edit changes; its place and the time of the first
//! queueing stay, and so does what people did with it.
QString renewedColumns()
{
    return QStringLiteral(
        "base_version, base_hash, head_version, head_hash, incoming_hash, edited_at, priority, "
        "platforms, client, n, person, platform, fields, kinds, question");
}

QString insertSql(const QString &prefix)
{
    const QString columns = ContentWriter::conflictColumns();
    QStringList renewed = renewedColumns().split(QStringLiteral(", "));
    for (QString &column : renewed)
        column += QStringLiteral(" = excluded.") + column;
    const QStringList marks(columns.count(u',') + 1, QStringLiteral("?"));
    return QStringLiteral("INSERT INTO %1conflict (%2) VALUES (%3) ON CONFLICT (tenant, conflict) "
                          "DO UPDATE SET %4")
        .arg(prefix, columns, marks.join(QStringLiteral(", ")), renewed.join(QStringLiteral(", ")));
}

} // namespace

QString ContentWriter::conflictColumns()
{
    return QStringLiteral("tenant, conflict, sequence, item, type, state, queued_at, "
                          "assignee, postponed_until, notes, closed_by, closed_at, "
                          "closed_sequence, resolution, ") +
           renewedColumns();
}

QString ContentWriter::noteColumns()
{
    return QStringLiteral("tenant, conflict, sequence, at, person, note");
}

QList<ContentWriter::Statement> ContentWriter::conflictStatements(const EditEvent &event,
                                                                  const QString &prefix)
{
    if (event.kind != u"queue")
        return {};
    static const QString own = insertSql({});
    return {{prefix.isEmpty() ? own : insertSql(prefix),
             {event.tenant.toString(),
              event.conflict.toString(),
              event.sequence.value(),
              event.id.toString(),
              event.type,
              QStringLiteral("open"),
              qint64(event.at.count()),
              QStringLiteral(""),
              0,
              0,
              QStringLiteral(""),
              0,
              0,
              QVariant(),
              event.parent.value(),
              hashValue(event.baseHash),
              event.version.value(),
              event.headHash.toBytes(),
              hashValue(event.hash),
              qint64(event.editedAt.count()),
              priorityName(event.priority),
              text(event.platforms.join(u',')),
              text(event.client.toString()),
              event.n.value(),
              text(event.person.toString()),
              text(event.platform),
              event.fields,
              text(event.kinds.join(u',')),
              hashValue(event.outcome)}}};
}

QList<ContentWriter::Statement> ContentWriter::conflictStatements(const ConflictEvent &event,
                                                                  const QString &prefix)
{
    const auto update = [&](const QString &sets, QVariantList values) {
        values << event.tenant.toString() << event.conflict.toString();
        return Statement{
            QStringLiteral("UPDATE %1conflict SET %2 WHERE tenant = ? AND conflict = ?")
                .arg(prefix, sets),
            std::move(values)};
    };
    const QString person = text(event.person.toString());
    if (event.kind == u"resolve" || event.kind == u"supersede") {
        return {update(
            QStringLiteral("state = ?, postponed_until = 0, closed_by = ?, closed_at = "
                           "?, closed_sequence = ?, resolution = ?"),
            {event.kind == u"resolve" ? QStringLiteral("resolved") : QStringLiteral("superseded"),
             person, qint64(event.at.count()), event.sequence.value(),
             hashValue(event.resolution)})};
    }
    if (event.kind == u"reopen") {
        return {update(QStringLiteral("state = 'open', postponed_until = 0, closed_by = '', "
                                      "closed_at = 0, closed_sequence = 0, resolution = NULL"),
                       {})};
    }
    if (event.kind == u"assign")
        return {update(QStringLiteral("assignee = ?"), {text(event.assignee.toString())})};
    if (event.kind == u"postpone") {
        return {
            update(QStringLiteral("state = ?, postponed_until = ?"),
                   {event.until.count() > 0 ? QStringLiteral("postponed") : QStringLiteral("open"),
                    qint64(event.until.count())})};
    }
    return {update(QStringLiteral("notes = notes + 1"), {}),
            {QStringLiteral("INSERT INTO %1conflict_note (%2) VALUES (?, ?, ?, ?, ?, ?)")
                 .arg(prefix, noteColumns()),
             {event.tenant.toString(), event.conflict.toString(), event.sequence.value(),
              qint64(event.at.count()), person, event.text.toBytes()}}};
}

Result<void> ContentWriter::run(const QList<Statement> &statements)
{
    for (const Statement &statement : statements) {
        if (const auto done = execute(m_database, statement.sql, statement.values); !done)
            return done;
    }
    return {};
}

Result<void> ContentWriter::putConflict(const EditEvent &event)
{
    return run(conflictStatements(event));
}

Result<void> ContentWriter::putConflictAct(const ConflictEvent &event)
{
    return run(conflictStatements(event));
}

Result<void> ContentWriter::putDraft(const TenantId &tenant, const ConflictId &conflict,
                                     const PersonId &person, std::chrono::milliseconds at,
                                     Version headVersion, const QByteArray &choices)
{
    const auto forgotten = execute(
        m_database, QStringLiteral("DELETE FROM conflict_draft WHERE tenant = ? AND conflict = ?"),
        {tenant.toString(), conflict.toString()});
    if (!forgotten || choices.isEmpty())
        return forgotten;
    return execute(m_database,
                   QStringLiteral("INSERT INTO conflict_draft (tenant, conflict, person, at, "
                                  "head_version, choices) VALUES (?, ?, ?, ?, ?, ?)"),
                   {tenant.toString(), conflict.toString(), text(person.toString()),
                    qint64(at.count()), headVersion.value(), choices});
}

} // namespace Batanidza
