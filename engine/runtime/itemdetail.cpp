#include "engine/runtime/itemdetail.h"

#include "engine/base/jsonread.h"
#include "engine/store/contentstore.h"
#include "engine/store/itemsearch.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 mostRevisions = 500;

ItemRow toRow(const FoundItem &item)
{
    ItemRow row;
    row.id = item.id;
    row.type = item.type;
    row.title = item.title;
    row.gloss = item.gloss;
    row.level = item.level;
    row.unit = item.unit;
    row.reviewState = item.reviewState;
    row.version = item.version;
    row.hash = item.hash;
    row.bytes = item.bytes;
    row.editedAt = item.editedAt;
    row.editedBy = item.editedBy;
    row.sequence = item.sequence;
    row.conflict = item.conflict;
    return row;
}

//! Where the row's earlier versions stand, so that a place in the log tells a version.
Result<void> addEarlier(Database &database, const TenantId &tenant, ItemRow &row)
{
    if (row.version.value() <= 1)
        return {};
    const auto earlier =
        earlierVersions(database, tenant, row.id, row.version, ItemRow::mostEarlier);
    if (!earlier)
        return earlier.error();
    for (const EarlierVersion &one : *earlier)
        row.earlier.append({one.version, one.sequence, one.deleted});
    return {};
}

ItemRevision toRevision(const RevisionInfo &revision)
{
    return {revision.version, revision.hash,     revision.at,
            revision.author,  revision.platform, revision.deleted};
}

} // namespace

Result<ItemPage> readItemPage(Database &database, const TenantId &tenant, const ItemQuery &query)
{
    const auto found = findItems(
        database, tenant,
        ItemSearch{query.filter, query.orderBy, query.descending, query.offset, query.limit});
    if (!found)
        return found.error();
    ItemPage page;
    page.total = found->total;
    page.matching = found->matching;
    for (const FoundItem &item : found->rows) {
        page.rows.append(toRow(item));
        if (const auto read = addEarlier(database, tenant, page.rows.last()); !read)
            return read.error();
    }
    return page;
}

Result<ItemDetail> readItemDetail(Database &database, const TenantId &tenant, const ItemId &id)
{
    const auto found = findItem(database, tenant, id);
    if (!found)
        return found.error();
    if (!*found)
        return Error{ErrorCode::NotFound, u"there is no item %1"_s.arg(id.toString())};
    ItemDetail detail;
    detail.row = toRow(**found);
    if (const auto read = addEarlier(database, tenant, detail.row); !read)
        return read.error();
    const ContentStore content(database);
    const auto bytes = content.body(tenant, detail.row.hash);
    if (!bytes)
        return bytes.error();
    auto body = readJson(*bytes);
    if (!body)
        return body.error();
    detail.body = std::move(*body);
    const auto history = content.history(tenant, id, mostRevisions);
    if (!history)
        return history.error();
    for (const RevisionInfo &revision : *history)
        detail.history.append(toRevision(revision));
    return detail;
}

Result<ItemBody> readItemBody(Database &database, const TenantId &tenant, const ItemId &id,
                              Version version)
{
    const ContentStore content(database);
    const auto revision = content.revision(tenant, id, version);
    if (!revision)
        return revision.error();
    if (!*revision)
        return Error{ErrorCode::NotFound,
                     u"there is no version %1 of %2"_s.arg(version.value()).arg(id.toString())};
    const auto bytes = content.body(tenant, (*revision)->hash);
    if (!bytes)
        return bytes.error();
    auto body = readJson(*bytes);
    if (!body)
        return body.error();
    return ItemBody{toRevision(**revision), std::move(*body)};
}

} // namespace Batanidza
