#pragma once

#include "engine/base/result.h"

#include <QSqlError>
#include <QString>

#include <chrono>

//! The few places where SQLite and PostgreSQL differ. Everything else is written in the SQL that
//! both take (`INSERT ... ON CONFLICT ... DO UPDATE`, positional `?`). Stateless; any thread.
namespace Batanidza {

class Dialect
{
public:
    virtual ~Dialect() = default;

    [[nodiscard]] virtual QString name() const = 0;
    //! Replaces the @words@ of a migration: @name@ (text compared byte by byte), @bytes@,
    //! @clustered@ (the table is kept in key order), @append_only TABLE@ (UPDATE and DELETE are
    //! refused).
    [[nodiscard]] QString expand(const QString &script) const;
    //! Begins a transaction that will write; waits for other writers first.
    [[nodiscard]] virtual QString beginWriting() const = 0;
    //! One snapshot for several reads.
    [[nodiscard]] virtual QString beginReading() const = 0;
    //! A condition with one `?`: the text column contains the value, byte by byte.
    [[nodiscard]] virtual QString contains(const QString &column) const = 0;
    //! The JSON text that stands in a column of bytes, as an expression.
    [[nodiscard]] virtual QString jsonText(const QString &column) const = 0;
    //! The integer member of the JSON text that stands in a column of bytes, as an expression.
    [[nodiscard]] virtual QString integerInJson(const QString &column,
                                                const QString &member) const = 0;
    //! A query with one `?` that has a row where the table exists.
    [[nodiscard]] virtual QString tableExists() const = 0;
    //! Gives rows that say "ok", or what is wrong with the file itself.
    [[nodiscard]] virtual QString integrityCheck() const = 0;
    //! A statement after which deleted rows are overwritten in the file, or not any more; empty
    //! where there is none.
    [[nodiscard]] virtual QString overwriteDeleted(bool on) const = 0;
    //! A statement that writes the indexes of a table anew.
    [[nodiscard]] virtual QString rebuildIndexes(const QString &table) const = 0;
    //! A statement: how long to wait for others from now on.
    [[nodiscard]] virtual QString waitAtMost(std::chrono::milliseconds time) const = 0;
    //! A query that copies what it can of the log beside the file into it without making anybody
    //! wait; one row: 1 = another one is at it, pages in the log, pages of these that are copied.
    [[nodiscard]] virtual QString moveLog() const = 0;
    //! A query: who commits moves the log when it has so many pages; one row.
    [[nodiscard]] virtual QString moveLogEvery(int pages) const = 0;
    //! A query that copies the log beside the file into it and empties it; one row, 0 = done.
    [[nodiscard]] virtual QString emptyLog() const = 0;
    //! Behind a SELECT whose rows are changed later in the same transaction.
    [[nodiscard]] virtual QString lockRows() const = 0;
    //! Our error for what the database said. `doing` says what was tried.
    [[nodiscard]] virtual Error error(const QSqlError &error, const QString &doing) const = 0;

protected:
    [[nodiscard]] virtual QString nameType() const = 0;
    [[nodiscard]] virtual QString bytesType() const = 0;
    [[nodiscard]] virtual QString clustered() const = 0;
    [[nodiscard]] virtual QString appendOnly(const QString &table) const = 0;
};

class SqliteDialect final : public Dialect
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString beginWriting() const override;
    [[nodiscard]] QString beginReading() const override;
    [[nodiscard]] QString contains(const QString &column) const override;
    [[nodiscard]] QString jsonText(const QString &column) const override;
    [[nodiscard]] QString integerInJson(const QString &column,
                                        const QString &member) const override;
    [[nodiscard]] QString tableExists() const override;
    [[nodiscard]] QString integrityCheck() const override;
    [[nodiscard]] QString overwriteDeleted(bool on) const override;
    [[nodiscard]] QString rebuildIndexes(const QString &table) const override;
    [[nodiscard]] QString waitAtMost(std::chrono::milliseconds time) const override;
    [[nodiscard]] QString moveLog() const override;
    [[nodiscard]] QString moveLogEvery(int pages) const override;
    [[nodiscard]] QString emptyLog() const override;
    [[nodiscard]] QString lockRows() const override;
    [[nodiscard]] Error error(const QSqlError &error, const QString &doing) const override;

protected:
    [[nodiscard]] QString nameType() const override;
    [[nodiscard]] QString bytesType() const override;
    [[nodiscard]] QString clustered() const override;
    [[nodiscard]] QString appendOnly(const QString &table) const override;
};

} // namespace Batanidza
