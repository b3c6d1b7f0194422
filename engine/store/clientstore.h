#pragma once

#include "engine/content/receipt.h"
#include "engine/store/database.h"

#include <optional>

//! What a hub remembers of its clients: who they are, their last edit, their receipts, how far
//! they acknowledged. Belongs to the thread of its Database.
namespace Batanidza {

struct ClientRecord
{
    ClientId id;
    QString subject; //!< of the token that first used it
    QString platform;
    QString app;
    EditNumber lastEdit;
    Sequence acknowledged;
    std::chrono::milliseconds lastSeen{0};
};

class ClientStore
{
public:
    explicit ClientStore(Database &database)
        : m_database(database)
    {}

    [[nodiscard]] Result<std::optional<ClientRecord>> client(const TenantId &tenant,
                                                             const ClientId &id) const;
    [[nodiscard]] Result<QList<ClientRecord>> clients(const TenantId &tenant) const;
    [[nodiscard]] Result<std::optional<Receipt>> receipt(const TenantId &tenant, const ClientId &id,
                                                         EditNumber n) const;

private:
    Database &m_database;
};

} // namespace Batanidza
