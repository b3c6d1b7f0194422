#pragma once

#include "engine/base/sha256.h"
#include "engine/store/database.h"

#include <QScopeGuard>

//! Reading rows so that a statement is always finished: an unfinished one would hold the reader's
//! snapshot. For the rooms that own SQL; same thread as the Database.
namespace Batanidza {

//! Calls `row(query)` for every row, in order.
template <typename F>
[[nodiscard]] Result<void> eachRow(Database &database, const QString &sql,
                                   const QVariantList &values, F &&row)
{
    const auto query = database.run(sql, values);
    if (!query)
        return query.error();
    const auto finish = qScopeGuard([&] { (*query)->finish(); });
    while ((*query)->next())
        row(**query);
    return database.readingError(**query);
}

//! As eachRow(), for a `row` that gives Result<bool>: stops at false and at an error.
template <typename F>
[[nodiscard]] Result<void> rowsWhile(Database &database, const QString &sql,
                                     const QVariantList &values, F &&row)
{
    const auto query = database.run(sql, values);
    if (!query)
        return query.error();
    const auto finish = qScopeGuard([&] { (*query)->finish(); });
    while ((*query)->next()) {
        const Result<bool> more = row(**query);
        if (!more)
            return more.error();
        if (!*more)
            return {};
    }
    return database.readingError(**query);
}

//! Calls `row(query)` for the first row; false where there is none.
template <typename F>
[[nodiscard]] Result<bool> firstRow(Database &database, const QString &sql,
                                    const QVariantList &values, F &&row)
{
    const auto query = database.run(sql, values);
    if (!query)
        return query.error();
    const auto finish = qScopeGuard([&] { (*query)->finish(); });
    if ((*query)->next()) {
        row(**query);
        return true;
    }
    if (const auto read = database.readingError(**query); !read)
        return read.error();
    return false;
}

//! Runs a statement that gives no rows.
[[nodiscard]] inline Result<void> execute(Database &database, const QString &sql,
                                          const QVariantList &values = {})
{
    const auto query = database.run(sql, values);
    if (!query)
        return query.error();
    (*query)->finish();
    return {};
}

//! A hash column; the null hash where it is NULL or no hash.
[[nodiscard]] inline Sha256 hashColumn(const QSqlQuery &query, int column)
{
    return Sha256::fromBytes(query.value(column).toByteArray()).value_or(Sha256());
}

} // namespace Batanidza
