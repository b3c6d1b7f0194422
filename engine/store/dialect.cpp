#include "engine/store/dialect.h"

#include <QRegularExpression>

namespace Batanidza {

QString Dialect::expand(const QString &script) const
{
    QString text = script;
    text.replace(QStringLiteral("@name@"), nameType());
    text.replace(QStringLiteral("@bytes@"), bytesType());
    text.replace(QStringLiteral("@clustered@"), clustered());
    static const QRegularExpression appendOnlyWord(QStringLiteral("@append_only (\\w+)@"));
    for (auto match = appendOnlyWord.match(text); match.hasMatch();
         match = appendOnlyWord.match(text))
        text.replace(match.capturedStart(), match.capturedLength(), appendOnly(match.captured(1)));
    return text;
}

QString SqliteDialect::name() const
{
    return QStringLiteral("sqlite");
}

QString SqliteDialect::beginWriting() const
{
    return QStringLiteral("BEGIN IMMEDIATE");
}

QString SqliteDialect::beginReading() const
{
    return QStringLiteral("BEGIN");
}

QString SqliteDialect::contains(const QString &column) const
{
    return QStringLiteral("instr(%1, ?) > 0").arg(column);
}

QString SqliteDialect::jsonText(const QString &column) const
{
    return QStringLiteral("CAST(%1 AS TEXT)").arg(column);
}

QString SqliteDialect::integerInJson(const QString &column, const QString &member) const
{
    return QStringLiteral("json_extract(%1, '$.%2')").arg(jsonText(column), member);
}

QString SqliteDialect::tableExists() const
{
    return QStringLiteral("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?");
}

QString SqliteDialect::integrityCheck() const
{
    return QStringLiteral("PRAGMA quick_check(100)");
}

QString SqliteDialect::overwriteDeleted(bool on) const
{
    return on ? QStringLiteral("PRAGMA secure_delete=ON")
              : QStringLiteral("PRAGMA secure_delete=OFF");
}

QString SqliteDialect::rebuildIndexes(const QString &table) const
{
    return QStringLiteral("REINDEX %1").arg(table);
}

QString SqliteDialect::waitAtMost(std::chrono::milliseconds time) const
{
    return QStringLiteral("PRAGMA busy_timeout=%1").arg(time.count());
}

QString SqliteDialect::moveLog() const
{
    return QStringLiteral("PRAGMA wal_checkpoint(PASSIVE)");
}

QString SqliteDialect::moveLogEvery(int pages) const
{
    return QStringLiteral("PRAGMA wal_autocheckpoint=%1").arg(pages);
}

QString SqliteDialect::emptyLog() const
{
    return QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)");
}

QString SqliteDialect::lockRows() const
{
    return {}; // BEGIN IMMEDIATE holds the whole database
}

QString SqliteDialect::nameType() const
{
    return QStringLiteral("TEXT");
}

QString SqliteDialect::bytesType() const
{
    return QStringLiteral("BLOB");
}

QString SqliteDialect::clustered() const
{
    return QStringLiteral("WITHOUT ROWID");
}

QString SqliteDialect::appendOnly(const QString &table) const
{
    const QString trigger = QStringLiteral(
        "CREATE TRIGGER %1_refuses_%2 BEFORE %2 ON %1\n"
        "BEGIN SELECT RAISE(ABORT, 'the table %1 only grows: %2 is refused'); END\n");
    return trigger.arg(table, QStringLiteral("UPDATE")) + QStringLiteral(";\n") +
           trigger.arg(table, QStringLiteral("DELETE"));
}

Error SqliteDialect::error(const QSqlError &error, const QString &doing) const
{
    const auto with = [&](ErrorCode code, const QString &advice) {
        return Error{code, QStringLiteral("%1: %2; %3").arg(doing, error.databaseText(), advice)};
    };
    // Extended codes carry the primary one in their low byte.
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        return with(ErrorCode::Locked, QStringLiteral("somebody else is writing, try again"));
    case 13: // SQLITE_FULL
        return with(ErrorCode::DiskFull,
                    QStringLiteral("nothing was written; free some space and try again"));
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        return with(ErrorCode::Corrupt,
                    QStringLiteral("the store is damaged: restore a backup into an empty folder"));
    case 8:  // SQLITE_READONLY
    case 10: // SQLITE_IOERR
    case 14: // SQLITE_CANTOPEN
        return with(
            ErrorCode::Unavailable,
            QStringLiteral("see that the folder exists, can be written and its disk works"));
    default:
        return with(ErrorCode::Internal, QStringLiteral("this is a fault of the program"));
    }
}

} // namespace Batanidza
