#include "engine/store/itemsearch.h"

#include "engine/content/lessonsummary.h"
#include "engine/store/dialect.h"
#include "engine/store/query.h"

#include <algorithm>
#include <functional>

namespace Batanidza {

namespace {

//! A filter of more words is a pasted text; the first ones find it.
constexpr qsizetype wordLimit = 8;
//! Matches beyond a page that are counted while it is found.
constexpr qint64 countedTogether = 2000;
constexpr int extraColumn = 14;

//! Order by several columns, so that pages never overlap.
QString orderColumns(const QString &name, bool descending)
{
    const QString way = descending ? QStringLiteral(" DESC") : QString();
    if (name == u"id")
        return QStringLiteral("i.id") + way;
    QString column;
    if (name == u"title")
        column = QStringLiteral("i.title_key");
    else if (name == u"level" || name == u"version" || name == u"bytes")
        column = QStringLiteral("i.") + name;
    else if (name == u"editedAt")
        column = QStringLiteral("i.edited_at");
    else
        return {};
    return column + way + QStringLiteral(", i.id") + way;
}

//! `extra` stands after them, as column `extraColumn`.
QString foundColumns(const QString &extra = {})
{
    const QString columns = QStringLiteral(
        "SELECT i.id, i.type, i.title, i.gloss, i.level, i.unit, i.review_state, "
        "i.version, i.hash, i.bytes, i.edited_at, p.name, i.sequence, EXISTS (SELECT 1 "
        "FROM conflict c WHERE c.tenant = i.tenant AND c.item = i.id AND c.state = "
        "'open')");
    return columns + extra +
           QStringLiteral(" FROM item i LEFT JOIN person p ON p.tenant = i.tenant AND p.person = "
                          "i.person ");
}

FoundItem readFound(const QSqlQuery &row)
{
    FoundItem found;
    found.id = ItemId(row.value(0).toString());
    found.type = row.value(1).toString();
    found.title = row.value(2).toString();
    if (found.title.isEmpty())
        found.title = found.id.toString(); // its body was erased
    found.gloss = row.value(3).toString();
    found.level = row.value(4).toString();
    found.unit = row.value(5).toString();
    found.reviewState = row.value(6).toString();
    found.version = Version(row.value(7).toLongLong());
    found.hash = hashColumn(row, 8);
    found.bytes = row.value(9).toLongLong();
    found.editedAt = std::chrono::milliseconds(row.value(10).toLongLong());
    found.editedBy = row.value(11).toString();
    found.sequence = Sequence(row.value(12).toLongLong());
    found.conflict = row.value(13).toBool();
    return found;
}

Result<qint64> count(Database &database, const QString &where, const QVariantList &values)
{
    qint64 count = 0;
    const auto read =
        firstRow(database, QStringLiteral("SELECT count(*) FROM item i ") + where, values,
                 [&](const QSqlQuery &row) { count = row.value(0).toLongLong(); });
    if (!read)
        return read.error();
    return count;
}

//! The page of a filter. One pass over the table finds its ids and, where no more than
//! `countedTogether` match beyond it, their number too.
Result<FoundItems> findFiltered(Database &database, const TenantId &tenant,
                                const ItemSearch &search, QString order, QStringList words,
                                FoundItems found)
{
    // A long word is seldom: the others are then looked for in few rows.
    std::ranges::stable_sort(words, std::greater{}, &QString::size);
    // Going through an index would look up every row by itself.
    QString where = QStringLiteral("WHERE i.tenant = ? AND i.deleted + 0 = 0");
    order.replace(QStringLiteral("i.title_key"), QStringLiteral("(i.title_key || '')"));
    QVariantList filter{tenant.toString()};
    for (const QString &word : std::as_const(words)) {
        where +=
            QStringLiteral(" AND ") + database.dialect().contains(QStringLiteral("i.search_text"));
        filter.append(word);
    }
    const qint64 offset = std::max<qint64>(0, search.offset);
    const qint64 limit = std::max<qint64>(0, search.limit);
    const qint64 most = offset + limit + countedTogether;
    const QString sql =
        QStringLiteral("WITH hit AS MATERIALIZED (SELECT i.id AS id FROM item i %1 ORDER BY %2 "
                       "LIMIT ?) ")
            .arg(where, order) +
        foundColumns(QStringLiteral(", (SELECT count(*) FROM hit)")) +
        QStringLiteral("WHERE i.tenant = ? AND i.id IN (SELECT id FROM hit LIMIT ? OFFSET ?) "
                       "ORDER BY ") +
        order;
    std::optional<qint64> hits;
    const auto read =
        eachRow(database, sql, filter + QVariantList{most, tenant.toString(), limit, offset},
                [&](const QSqlQuery &row) {
                    found.rows.append(readFound(row));
                    hits = row.value(extraColumn).toLongLong();
                });
    if (!read)
        return read.error();
    if (hits && *hits < most) {
        found.matching = *hits;
        return found;
    }
    if (!hits && offset == 0 && limit > 0) {
        found.matching = 0;
        return found;
    }
    const auto matching = count(database, where, filter);
    if (!matching)
        return matching.error();
    found.matching = *matching;
    return found;
}

} // namespace

Result<FoundItems> findItems(Database &database, const TenantId &tenant, const ItemSearch &search)
{
    const QString order = orderColumns(search.orderBy, search.descending);
    if (order.isEmpty()) {
        return Error{
            ErrorCode::Invalid,
            QStringLiteral(
                "items can be ordered by id, title, level, version, bytes and editedAt, not by "
                "\"%1\"")
                .arg(search.orderBy)};
    }
    const QString where = QStringLiteral("WHERE i.tenant = ? AND i.deleted = 0");
    QVariantList values{tenant.toString()};
    FoundItems found;
    const auto total = count(database, where, values);
    if (!total)
        return total.error();
    found.total = found.matching = *total;
    QStringList words = searchKey(search.filter).split(u' ', Qt::SkipEmptyParts).mid(0, wordLimit);
    if (!words.isEmpty())
        return findFiltered(database, tenant, search, order, std::move(words), std::move(found));
    // First the page's ids alone: the other columns are read for its rows only.
    const QString page = QStringLiteral("WHERE i.tenant = ? AND i.id IN (SELECT i.id FROM item i "
                                        "%1 ORDER BY %2 LIMIT ? OFFSET ?) ORDER BY %2")
                             .arg(where, order);
    values.prepend(tenant.toString());
    values.append(std::max<qint64>(0, search.limit));
    values.append(std::max<qint64>(0, search.offset));
    const auto read = eachRow(database, foundColumns() + page, values,
                              [&](const QSqlQuery &row) { found.rows.append(readFound(row)); });
    if (!read)
        return read.error();
    return found;
}

Result<QList<EarlierVersion>> earlierVersions(Database &database, const TenantId &tenant,
                                              const ItemId &id, Version head, qsizetype limit)
{
    QList<EarlierVersion> earlier;
    const auto read = eachRow(
        database,
        QStringLiteral("SELECT version, sequence, deleted FROM revision WHERE tenant = ? AND "
                       "id = ? AND version < ? ORDER BY version DESC LIMIT ?"),
        {tenant.toString(), id.toString(), head.value(), limit}, [&](const QSqlQuery &row) {
            earlier.append({Version(row.value(0).toLongLong()), Sequence(row.value(1).toLongLong()),
                            row.value(2).toBool()});
        });
    if (!read)
        return read.error();
    return earlier;
}

Result<std::optional<FoundItem>> findItem(Database &database, const TenantId &tenant,
                                          const ItemId &id)
{
    std::optional<FoundItem> found;
    const auto read = firstRow(
        database,
        foundColumns() + QStringLiteral("WHERE i.tenant = ? AND i.id = ? AND i.deleted = 0"),
        {tenant.toString(), id.toString()}, [&](const QSqlQuery &row) { found = readFound(row); });
    if (!read)
        return read.error();
    return found;
}

} // namespace Batanidza
