#include "engine/store/migrations.h"

#include "engine/base/logging.h"
#include "engine/store/dialect.h"
#include "engine/store/query.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QMap>

namespace Batanidza {

namespace {

struct Script
{
    QString name;
    QString text;
    QString checksum;
};

Result<QMap<int, Script>> scripts(const QString &folder)
{
    QMap<int, Script> found;
    for (const QString &name : QDir(folder).entryList({QStringLiteral("*.sql")}, QDir::Files)) {
        QFile file(folder + u'/' + name);
        const int number = QStringView(name).first(name.indexOf(u'_')).toInt();
        if (number < 1 || found.contains(number) || !file.open(QIODevice::ReadOnly))
            return Error{ErrorCode::Internal,
                         QStringLiteral("migration %1: cannot be used").arg(name)};
        const QByteArray bytes = file.readAll();
        found.insert(number, {name, QString::fromUtf8(bytes), Sha256::of(bytes).toHex()});
    }
    if (found.isEmpty())
        return Error{ErrorCode::Internal, QStringLiteral("no migrations in %1").arg(folder)};
    return found;
}

//! What was run, by number: (name, checksum). Empty where the store is new.
Result<QMap<int, std::pair<QString, QString>>> applied(Database &database)
{
    QMap<int, std::pair<QString, QString>> run;
    const auto read = eachRow(
        database, QStringLiteral("SELECT number, name, checksum FROM migration ORDER BY number"),
        {}, [&](const QSqlQuery &row) {
            run.insert(row.value(0).toInt(), {row.value(1).toString(), row.value(2).toString()});
        });
    if (!read)
        return read.error();
    return run;
}

Result<void> compare(const Database &database, const QMap<int, Script> &known,
                     const QMap<int, std::pair<QString, QString>> &run)
{
    for (auto it = run.begin(); it != run.end(); ++it) {
        const auto mine = known.constFind(it.key());
        if (mine == known.constEnd()) {
            return Error{
                ErrorCode::NewerStore,
                QStringLiteral(
                    "%1 was written by a newer program (its step %2 is \"%3\", this one knows "
                    "%4): install that version, or open another folder")
                    .arg(database.file())
                    .arg(it.key())
                    .arg(it->first)
                    .arg(known.lastKey())};
        }
        if (mine->checksum != it->second) {
            return Error{
                ErrorCode::Corrupt,
                QStringLiteral("%1: step %2 was run as %3 with checksum %4, this program's has %5")
                    .arg(database.file())
                    .arg(it.key())
                    .arg(it->first, it->second, mine->checksum)};
        }
    }
    return {};
}

} // namespace

QString contentMigrations()
{
    return QStringLiteral(":/batanidza/sql");
}

Result<void> migrate(Database &database, const QString &folder)
{
    const auto known = scripts(folder);
    if (!known)
        return known.error();
    const auto made = database.runScript(database.dialect().expand(
        QStringLiteral("CREATE TABLE IF NOT EXISTS migration (number INTEGER NOT "
                       "NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT "
                       "NULL, applied_at BIGINT NOT NULL)")));
    if (!made)
        return made;
    const auto run = applied(database);
    if (!run)
        return run.error();
    if (const auto same = compare(database, *known, *run); !same)
        return same;
    for (auto it = known->begin(); it != known->end(); ++it) {
        if (run->contains(it.key()))
            continue;
        auto transaction = Transaction::begin(database);
        if (!transaction)
            return transaction.error();
        if (const auto done = database.runScript(database.dialect().expand(it->text)); !done)
            return done;
        const auto noted = execute(
            database,
            QStringLiteral(
                "INSERT INTO migration (number, name, checksum, applied_at) VALUES (?, ?, ?, ?)"),
            {it.key(), it->name, it->checksum, QDateTime::currentMSecsSinceEpoch()});
        if (!noted)
            return noted;
        if (const auto done = transaction->commit(); !done)
            return done;
        qCInfo(lcStore) << "ran migration" << it->name;
    }
    return {};
}

Result<void> checkMigrated(Database &database, const QString &folder)
{
    const auto known = scripts(folder);
    if (!known)
        return known.error();
    const auto there = firstRow(database, database.dialect().tableExists(),
                                {QStringLiteral("migration")}, [](const QSqlQuery &) {});
    if (!there)
        return there.error();
    if (!*there) {
        return Error{ErrorCode::NotFound,
                     QStringLiteral("%1 holds no store: it is empty or another program's. Open "
                                    "another folder, restore a backup, or start the hub on it")
                         .arg(database.file())};
    }
    const auto run = applied(database);
    if (!run)
        return run.error();
    if (const auto same = compare(database, *known, *run); !same)
        return same;
    if (run->size() < known->size()) {
        return Error{ErrorCode::Unavailable,
                     QStringLiteral("%1 is an older store: start the hub once on its folder")
                         .arg(database.file())};
    }
    return {};
}

Result<std::unique_ptr<Database>> openForReading(const QString &file)
{
    auto database = Database::open(file, Database::Mode::ReadOnly);
    if (!database)
        return database;
    if (const auto fit = checkMigrated(**database); !fit)
        return fit.error();
    return database;
}

} // namespace Batanidza
