#pragma once

#include "engine/content/ids.h"
#include "engine/store/database.h"

#include <QList>

#include <chrono>
#include <optional>

//! The list of a tenant's live items, filtered, ordered and paged, from the columns that were
//! filled at commit. Reads only; belongs to the thread of its Database.
namespace Batanidza {

struct ItemSearch
{
    //! Every word of it must occur; case and tone marks do not count.
    QString filter;
    QString orderBy = QStringLiteral("id"); //!< id, title, level, version, bytes, editedAt
    bool descending = false;
    qint64 offset = 0;
    qint64 limit = 200;
};

struct FoundItem
{
    ItemId id;
    QString type;
    QString title;
    QString gloss;
    QString level;
    QString unit;
    QString reviewState;
    Version version;
    Sha256 hash;
    qint64 bytes = 0;
    std::chrono::milliseconds editedAt{0}; //!< as the editor claimed
    QString editedBy;                      //!< empty where erased
    Sequence sequence;
    bool conflict = false; //!< an edit of it waits for a person

    friend bool operator==(const FoundItem &, const FoundItem &) = default;
};

struct FoundItems
{
    qint64 total = 0;    //!< live items of the tenant
    qint64 matching = 0; //!< of the filter
    QList<FoundItem> rows;
};

//! `invalid` where `orderBy` is none of its names.
[[nodiscard]] Result<FoundItems> findItems(Database &database, const TenantId &tenant,
                                           const ItemSearch &search);
//! A version that is not the newest, and where the log has it.
struct EarlierVersion
{
    Version version;
    Sequence sequence;
    bool deleted = false;
};
//! The versions of an item before `head`, newest first, at most `limit`.
[[nodiscard]] Result<QList<EarlierVersion>> earlierVersions(Database &database,
                                                            const TenantId &tenant,
                                                            const ItemId &id, Version head,
                                                            qsizetype limit);
//! One live item; nothing where there is none.
[[nodiscard]] Result<std::optional<FoundItem>> findItem(Database &database, const TenantId &tenant,
                                                        const ItemId &id);

} // namespace Batanidza
