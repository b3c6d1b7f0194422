#pragma once

#include "engine/base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>

#include <memory>

//! One connection to one store, for the thread that opened it. SQLite today; what differs on
//! PostgreSQL is behind dialect.h.
namespace Batanidza {

class Dialect;

class Database
{
public:
    enum class Mode { ReadWrite, ReadOnly };

    //! Opens a SQLite file in the calling thread (ReadWrite creates it): WAL, synchronous=FULL,
    //! foreign keys on, busy timeout. The file is its owner's alone (mode 0600). Runs no migration:
    //! that, and telling a newer store, is migrations.h. Errors: locked, disk_full, corrupt,
    //! unavailable.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &file, Mode mode);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] QString file() const { return m_file; }
    [[nodiscard]] const Dialect &dialect() const { return *m_dialect; }

    //! Runs one statement with positional `?` values and gives the query, which is kept prepared
    //! for the next time this text is run. Finish reading it before running the same text again.
    [[nodiscard]] Result<QSqlQuery *> run(const QString &sql, const QVariantList &values = {});
    //! Runs a script of several statements, separated by lines that hold only ";".
    [[nodiscard]] Result<void> runScript(const QString &script);
    //! What stopped a query that gives no further row; nothing where it had come to its end.
    [[nodiscard]] Result<void> readingError(const QSqlQuery &query) const;

private:
    Database();

    struct Statements;
    QString m_file;
    QString m_connection;
    Mode m_mode = Mode::ReadOnly;
    std::unique_ptr<Dialect> m_dialect;
    std::unique_ptr<Statements> m_statements;
};

//! Begins at once (BEGIN IMMEDIATE where writing); rolls back unless committed.
class Transaction
{
public:
    [[nodiscard]] static Result<Transaction> begin(Database &database);
    ~Transaction();
    Transaction(Transaction &&) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    Transaction(const Transaction &) = delete;

    //! Durable when this returns without an error.
    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(Database *database)
        : m_database(database)
    {}
    Database *m_database;
};

} // namespace Batanidza
