#include "engine/store/erasure.h"

#include "engine/store/contentwriter.h"
#include "engine/store/dialect.h"
#include "engine/store/query.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Past
{
    QList<Sha256> hashes;
    Erasure sum;
};

Result<void> mayBeErased(Database &database, const TenantId &tenant, const ItemId &item)
{
    const QVariantList names{tenant.toString(), item.toString()};
    const auto there = firstRow(database, u"SELECT 1 FROM item WHERE tenant = ? AND id = ?"_s,
                                names, [](const QSqlQuery &) {});
    if (!there)
        return there.error();
    if (!*there)
        return Error{ErrorCode::NotFound, u"there is no item %1"_s.arg(item.toString())};
    const auto waits = firstRow(database,
                                u"SELECT 1 FROM conflict WHERE tenant = ? AND item = ? AND state "
                                "IN ('open', 'postponed')"_s,
                                names, [](const QSqlQuery &) {});
    if (!waits)
        return waits.error();
    if (*waits) {
        return Error{ErrorCode::Invalid,
                     u"an edit of %1 waits for a person: decide it first"_s.arg(item.toString())};
    }
    return {};
}

Result<Past> pastOf(Database &database, const TenantId &tenant, const ItemId &item)
{
    if (const auto may = mayBeErased(database, tenant, item); !may)
        return may.error();
    QString said = u"SELECT hash FROM revision WHERE tenant = ? AND id = ?"_s;
    QVariantList values{tenant.toString(), tenant.toString(), item.toString()};
    for (const QString &column :
         {u"base_hash"_s, u"head_hash"_s, u"incoming_hash"_s, u"question"_s, u"resolution"_s}) {
        said += u" UNION SELECT %1 FROM conflict WHERE tenant = ? AND item = ? AND %1 IS NOT "
                "NULL"_s.arg(column);
        values += {tenant.toString(), item.toString()};
    }
    said += u" UNION SELECT n.note FROM conflict_note n JOIN conflict c ON c.tenant = n.tenant AND "
            "c.conflict = n.conflict WHERE c.tenant = ? AND c.item = ?"_s;
    values += {tenant.toString(), item.toString(), tenant.toString()};
    Past past;
    const auto read = eachRow(
        database,
        u"SELECT hash, bytes FROM body WHERE tenant = ? AND packing <> 2 AND hash IN (%1) AND hash "
        "NOT IN (SELECT hash FROM item WHERE tenant = ? AND deleted = 0)"_s.arg(said),
        values, [&](const QSqlQuery &row) {
            past.hashes.append(hashColumn(row, 0));
            ++past.sum.bodies;
            past.sum.bytes += row.value(1).toLongLong();
        });
    if (!read)
        return read.error();
    return past;
}

Result<void> eraseAll(Database &database, const TenantId &tenant, const ItemId &item,
                      const QList<Sha256> &hashes)
{
    ContentWriter writer(database);
    for (const Sha256 &hash : hashes) {
        if (const auto erased = writer.eraseBody(tenant, hash); !erased)
            return erased.error();
    }
    return execute(database,
                   u"DELETE FROM conflict_draft WHERE tenant = ? AND conflict IN (SELECT conflict "
                   "FROM conflict WHERE tenant = ? AND item = ?)"_s,
                   {tenant.toString(), tenant.toString(), item.toString()});
}

} // namespace

Result<Erasure> findPast(Database &database, const TenantId &tenant, const ItemId &item)
{
    return pastOf(database, tenant, item).transform([](const Past &past) { return past.sum; });
}

Result<Erasure> erasePast(Database &database, const TenantId &tenant, const ItemId &item)
{
    const auto past = pastOf(database, tenant, item);
    if (!past)
        return past.error();
    // Freed pages keep their bytes otherwise, and a backup would carry them on.
    const Dialect &dialect = database.dialect();
    if (const auto on = database.runScript(dialect.overwriteDeleted(true)); !on)
        return on.error();
    const auto erased = eraseAll(database, tenant, item, past->hashes);
    const auto off = database.runScript(dialect.overwriteDeleted(false));
    if (!erased || !off)
        return erased ? off.error() : erased.error();
    return past->sum;
}

} // namespace Batanidza
