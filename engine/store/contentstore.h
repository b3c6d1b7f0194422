#pragma once

#include "engine/content/change.h"
#include "engine/store/database.h"

#include <QList>

#include <optional>

//! Heads, revisions and bodies of a tenant's items. Belongs to the thread of its Database.
namespace Batanidza {

struct Head
{
    ItemId id;
    QString type;
    Version version;
    Sha256 hash; //!< of the canonical body; of the deleted body where `deleted`
    bool deleted = false;
    Sequence sequence; //!< of the event that made it
    std::chrono::milliseconds at{0};
    qint64 bytes = 0; //!< of the canonical body
    //! As the editor said; of an import, the file's own `updatedAt`.
    std::chrono::milliseconds editedAt{0};

    friend bool operator==(const Head &, const Head &) = default;
};

struct RevisionInfo
{
    Version version;
    Sha256 hash;
    Version parent;      //!< 0 = none
    Sha256 secondParent; //!< of a merge; null = none
    bool deleted = false;
    Sequence sequence;
    std::chrono::milliseconds at{0};
    QString author; //!< empty where erased
    QString platform;
};

struct StoreCounts
{
    qint64 items = 0;
    qint64 revisions = 0;
    qint64 bodies = 0;
    qint64 bodyBytes = 0;
};

class ContentStore
{
public:
    explicit ContentStore(Database &database)
        : m_database(database)
    {}

    [[nodiscard]] Result<std::optional<Head>> head(const TenantId &tenant, const ItemId &id) const;
    //! Live and deleted heads by id, from behind `after`.
    [[nodiscard]] Result<QList<Head>> heads(const TenantId &tenant, const ItemId &after,
                                            qint64 limit) const;
    //! Live heads of one type, all of them, by id: for the manifest.
    [[nodiscard]] Result<QList<Head>> liveHeads(const TenantId &tenant, const QString &type) const;
    [[nodiscard]] Result<QStringList> types(const TenantId &tenant) const;
    //! Canonical bytes, checked against their hash (`corrupt`); `not_found` where erased or
    //! unknown.
    [[nodiscard]] Result<QByteArray> body(const TenantId &tenant, const Sha256 &hash) const;
    [[nodiscard]] Result<std::optional<RevisionInfo>> revision(const TenantId &tenant,
                                                               const ItemId &id,
                                                               Version version) const;
    //! Newest first.
    [[nodiscard]] Result<QList<RevisionInfo>> history(const TenantId &tenant, const ItemId &id,
                                                      qint64 limit) const;
    [[nodiscard]] Result<StoreCounts> counts(const TenantId &tenant) const;

private:
    Database &m_database;
};

} // namespace Batanidza
