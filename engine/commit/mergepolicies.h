#pragma once

#include "engine/content/ids.h"
#include "engine/merge/mergepolicy.h"
#include "engine/store/database.h"

#include <QHash>

//! The policy by which each tenant's items are merged: that of this program, with the tenant's own
//! overrides. Belongs to the thread of its Database.
namespace Batanidza {

class MergePolicies
{
public:
    explicit MergePolicies(Database &database)
        : m_database(database)
    {}

    //! Overrides that this program cannot read any more count as none (a line in the log says so).
    [[nodiscard]] Result<MergePolicy> of(const TenantId &tenant, const QString &type);
    //! Whether the overrides would be taken. Error invalid: names the place.
    [[nodiscard]] static Result<void> check(const Json &overrides);
    //! {"lesson": {"fields": [...]}, "document": {...}} as MergePolicy::with() takes them.
    //! `invalid` names the place; then nothing changes. In the writer's transaction.
    [[nodiscard]] Result<void> setOverrides(const TenantId &tenant, const Json &overrides);
    //! An empty object where there are none.
    [[nodiscard]] Result<Json> overrides(const TenantId &tenant) const;

private:
    struct Kept
    {
        QByteArray bytes; //!< of the overrides it was made with
        MergePolicy policy;
    };
    Database &m_database;
    QHash<std::pair<TenantId, QString>, Kept> m_kept;
};

} // namespace Batanidza
