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

    // The writer's:
    //! All of it, over what was there.
    [[nodiscard]] Result<void> put(const TenantId &tenant, const ClientRecord &client);
    //! What a hub learns at hello and by acknowledgements: the first subject stays, empty texts
    //! change nothing, places and times only rise, and edits are not touched.
    [[nodiscard]] Result<void> note(const TenantId &tenant, const ClientRecord &seen);

private:
    Database &m_database;
};

} // namespace Batanidza
