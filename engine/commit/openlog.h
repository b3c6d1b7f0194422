#pragma once

#include "engine/commit/commitbatch.h"
#include "engine/store/contentwriter.h"

#include <QHash>

#include <optional>

//! The growing ends of the tenants' logs within one open transaction, and what has changed in it
//! so far. Same thread as the Database.
namespace Batanidza {

class OpenLog
{
public:
    explicit OpenLog(Database &database);

    //! The tenant's end, made where the tenant is new. Valid until the next call for another one.
    [[nodiscard]] Result<LogEnd *> end(const TenantId &tenant, std::chrono::milliseconds now);
    [[nodiscard]] Result<void> append(const TenantId &tenant, const QString &kind,
                                      const Json &canonical);
    void addChange(const TenantId &tenant, CommittedChange change);
    [[nodiscard]] Result<PersonId> person(const TenantId &tenant, const QString &author);

    //! Remembers the present ends; restore() comes back to them.
    void save();
    void restore();

    //! Writes the ends and gives a batch for each tenant whose log grew.
    [[nodiscard]] Result<QList<CommitBatchPtr>> finish();
    void reset();

private:
    struct Tenant
    {
        Cursor from;
        LogEnd end;
    };

    Database &m_database;
    ContentWriter m_rows;
    QHash<TenantId, Tenant> m_tenants;
    QHash<TenantId, Tenant> m_savedTenants;
    QHash<std::pair<TenantId, QString>, PersonId> m_people;
    QList<std::pair<TenantId, CommittedChange>> m_changes;
    qsizetype m_savedChanges = 0;
};

} // namespace Batanidza
