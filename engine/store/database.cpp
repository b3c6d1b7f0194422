#include "engine/store/database.h"

#include "engine/store/dialect.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QSqlError>
#include <QUrl>

#include <atomic>

namespace Batanidza {

namespace {

constexpr int busyTimeoutMs = 5000;
//! Bounds what a connection keeps prepared; our own texts are far fewer.
constexpr qsizetype preparedLimit = 256;

QString nextConnectionName()
{
    static std::atomic<quint64> next{1};
    return QStringLiteral("batanidza-%1").arg(next.fetch_add(1));
}

//! First words of a statement, for an error's detail. Values are never part of the text.
QString shortened(const QString &sql)
{
    const QString line = sql.simplified();
    return line.size() <= 60 ? line : line.first(57) + QStringLiteral("...");
}

} // namespace

struct Database::Statements
{
    QSqlDatabase connection;
    QHash<QString, QSqlQuery *> prepared;

    ~Statements() { qDeleteAll(prepared); }
};

Database::Database()
    : m_dialect(std::make_unique<SqliteDialect>())
    , m_statements(std::make_unique<Statements>())
{}

Database::~Database()
{
    qDeleteAll(m_statements->prepared);
    m_statements->prepared.clear();
    m_statements->connection.close();
    m_statements->connection = QSqlDatabase();
    if (!m_connection.isEmpty())
        QSqlDatabase::removeDatabase(m_connection);
}

namespace {

//! Even a reader of a write-ahead log makes a shared-memory file beside it. Where nobody can write,
//! nobody changes the store either, and it can be read as it stands, unless a log is left over.
bool isAtRestOnReadOnlyMedium(const QString &file)
{
    const QFileInfo info(file);
    return !QFileInfo(info.absolutePath()).isWritable() &&
           QFileInfo(file + QStringLiteral("-wal")).size() == 0;
}

} // namespace

Result<std::unique_ptr<Database>> Database::open(const QString &file, Mode mode)
{
    const QString doing = QStringLiteral("opening the store %1").arg(file);
    if (mode == Mode::ReadWrite && !QFile::exists(file)) {
        // SQLite gives its log files the mode of the database: make that one private first.
        QFile made(file);
        if (!made.open(QIODevice::ReadWrite, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            return Error{ErrorCode::Unavailable, doing + QStringLiteral(": ") + made.errorString()};
    } else if (!QFile::exists(file)) {
        return Error{ErrorCode::Unavailable, doing + QStringLiteral(": there is no such file")};
    }

    std::unique_ptr<Database> database(new Database);
    database->m_file = file;
    database->m_mode = mode;
    database->m_connection = nextConnectionName();
    auto &connection = database->m_statements->connection;
    connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), database->m_connection);
    connection.setDatabaseName(file);
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(busyTimeoutMs);
    if (mode == Mode::ReadOnly) {
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
        if (isAtRestOnReadOnlyMedium(file)) {
            connection.setDatabaseName(QUrl::fromLocalFile(file).toString(QUrl::FullyEncoded) +
                                       QStringLiteral("?immutable=1"));
            options += QStringLiteral(";QSQLITE_OPEN_URI");
        }
    }
    connection.setConnectOptions(options);
    if (!connection.open())
        return database->m_dialect->error(connection.lastError(), doing);

    QStringList settings{QStringLiteral("PRAGMA foreign_keys=ON"),
                         QStringLiteral("PRAGMA synchronous=FULL"),
                         QStringLiteral("PRAGMA cache_size=-8000")};
    if (mode == Mode::ReadWrite) {
        settings.prepend(QStringLiteral("PRAGMA journal_mode=WAL"));
        settings.append(QStringLiteral("PRAGMA wal_autocheckpoint=4000"));
        settings.append(QStringLiteral("PRAGMA journal_size_limit=67108864"));
    } else {
        settings.append(QStringLiteral("SELECT count(*) FROM sqlite_master"));
    }
    for (const QString &sql : settings) {
        QSqlQuery query(connection);
        query.setForwardOnly(true);
        if (!query.exec(sql))
            return database->m_dialect->error(query.lastError(), doing);
        if (sql.endsWith(u"WAL") && (!query.next() || query.value(0).toString() != u"wal")) {
            return Error{ErrorCode::Unavailable,
                         doing +
                             QStringLiteral(": this file system cannot keep a write-ahead log")};
        }
    }
    return database;
}

Result<QSqlQuery *> Database::run(const QString &sql, const QVariantList &values)
{
    auto &prepared = m_statements->prepared;
    QSqlQuery *query = prepared.value(sql);
    if (!query) {
        if (prepared.size() >= preparedLimit) {
            qDeleteAll(prepared);
            prepared.clear();
        }
        auto made = std::make_unique<QSqlQuery>(m_statements->connection);
        made->setForwardOnly(true);
        if (!made->prepare(sql))
            return m_dialect->error(made->lastError(),
                                    QStringLiteral("preparing: ") + shortened(sql));
        query = made.release();
        prepared.insert(sql, query);
    }
    for (qsizetype i = 0; i < values.size(); ++i)
        query->bindValue(int(i), values[i]);
    if (!query->exec()) {
        const Error error =
            m_dialect->error(query->lastError(), QStringLiteral("running: ") + shortened(sql));
        query->finish();
        return error;
    }
    return query;
}

Result<void> Database::runScript(const QString &script)
{
    QString statement;
    const auto flush = [&]() -> Result<void> {
        const QString sql = std::exchange(statement, QString());
        if (sql.trimmed().isEmpty())
            return {};
        QSqlQuery query(m_statements->connection);
        if (!query.exec(sql))
            return m_dialect->error(query.lastError(),
                                    QStringLiteral("running: ") + shortened(sql));
        return {};
    };
    for (const QStringView line : QStringView(script).split(u'\n')) {
        if (line.trimmed() == u";") {
            if (const auto done = flush(); !done)
                return done;
        } else if (!line.trimmed().startsWith(u"--")) {
            statement += line;
            statement += u'\n';
        }
    }
    return flush();
}

Result<void> Database::readingError(const QSqlQuery &query) const
{
    if (!query.lastError().isValid())
        return {};
    return m_dialect->error(query.lastError(),
                            QStringLiteral("reading: ") + shortened(query.lastQuery()));
}

Result<Transaction> Transaction::begin(Database &database)
{
    const bool writing = database.mode() == Database::Mode::ReadWrite;
    const auto begun = database.run(writing ? database.dialect().beginWriting()
                                            : database.dialect().beginReading());
    if (!begun)
        return begun.error();
    return Transaction(&database);
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{}

Transaction::~Transaction()
{
    // After some errors (disk full) SQLite has rolled back by itself: then this one finds nothing.
    if (m_database)
        (void)m_database->run(QStringLiteral("ROLLBACK"));
}

Result<void> Transaction::commit()
{
    Q_ASSERT(m_database);
    const auto done = m_database->run(QStringLiteral("COMMIT"));
    if (!done)
        return done.error();
    m_database = nullptr;
    return {};
}

} // namespace Batanidza
