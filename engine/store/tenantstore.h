#pragma once

#include "engine/content/ids.h"
#include "engine/store/database.h"

#include <QList>

#include <chrono>

//! The schools in a store. Belongs to the thread of its Database; what changes rows runs inside a
//! transaction of the writer.
namespace Batanidza {

class TenantStore
{
public:
    explicit TenantStore(Database &database)
        : m_database(database)
    {}

    [[nodiscard]] Result<QList<TenantId>> tenants() const;
    //! Makes the tenant with a fresh epoch and an empty log where it does not exist. `invalid`
    //! where the name is none.
    [[nodiscard]] Result<Cursor> ensure(const TenantId &tenant, std::chrono::milliseconds now);
    //! Gives every tenant a fresh epoch: after a restore nobody's cursor may stay valid.
    [[nodiscard]] Result<void> renewEpochs();

private:
    Database &m_database;
};

} // namespace Batanidza
