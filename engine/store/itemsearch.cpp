#include "engine/store/itemsearch.h"

#include "engine/content/lessonsummary.h"
#include "engine/store/dialect.h"
#include "engine/store/query.h"

namespace Batanidza {

namespace {

//! A filter of more words is a pasted text; the first ones find it.
constexpr qsizetype wordLimit = 8;

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

QString foundColumns()
{
    return QStringLiteral(
        "SELECT i.id, i.type, i.title, i.gloss, i.level, i.unit, i.review_state, "
        "i.version, i.hash, i.bytes, i.edited_at, p.name, i.sequence, EXISTS (SELECT 1 "
        "FROM conflict c WHERE c.tenant = i.tenant AND c.item = i.id AND c.state = "
        "'open') FROM item i LEFT JOIN person p ON p.tenant = i.tenant AND p.person = "
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

} // namespace

Result<FoundItems> findItems(Database &database, const TenantId &tenant, const ItemSearch &search)
{
    QString order = orderColumns(search.orderBy, search.descending);
    if (order.isEmpty()) {
        return Error{
            ErrorCode::Invalid,
            QStringLiteral(
                "items can be ordered by id, title, level, version, bytes and editedAt, not by "
                "\"%1\"")
                .arg(search.orderBy)};
    }
    QString where = QStringLiteral("WHERE i.tenant = ? AND i.deleted = 0");
    QVariantList values{tenant.toString()};
    FoundItems found;
    const auto total = count(database, where, values);
    if (!total)
        return total.error();
    found.total = found.matching = *total;
    const QStringList words =
        searchKey(search.filter).split(u' ', Qt::SkipEmptyParts).mid(0, wordLimit);
    for (const QString &word : words) {
        where +=
            QStringLiteral(" AND ") + database.dialect().contains(QStringLiteral("i.search_text"));
        values.append(word);
    }
    if (!words.isEmpty()) {
        // One pass over the table: going through an index would look up every row by itself.
        where.replace(QStringLiteral("i.deleted = 0"), QStringLiteral("i.deleted + 0 = 0"));
        order.replace(QStringLiteral("i.title_key"), QStringLiteral("(i.title_key || '')"));
    }
    // First the page's ids alone: the other columns are read for its rows only.
    const QString page = QStringLiteral("WHERE i.tenant = ? AND i.id IN (SELECT i.id FROM item i "
                                        "%1 ORDER BY %2 LIMIT ? OFFSET ?) ORDER BY %2")
                             .arg(where, order);
    const QVariantList filtered = values;
    const qint64 limit = std::max<qint64>(0, search.limit);
    values.prepend(tenant.toString());
    values.append(limit);
    values.append(std::max<qint64>(0, search.offset));
    const auto read = eachRow(database, foundColumns() + page, values,
                              [&](const QSqlQuery &row) { found.rows.append(readFound(row)); });
    if (!read)
        return read.error();
    if (words.isEmpty())
        return found;
    // A page that is not full has counted already; a second pass is for longer lists only.
    if (search.offset <= 0 && found.rows.size() < limit) {
        found.matching = found.rows.size();
        return found;
    }
    const auto matching = count(database, where, filtered);
    if (!matching)
        return matching.error();
    found.matching = *matching;
    return found;
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
