#pragma once

#include "engine/content/receipt.h"
#include "engine/store/database.h"

#include <optional>

//! Receipts as the committer needs them: with the fingerprint of the edit and, for a rejected one,
//! the base it stood on. Belongs to the thread of its Database.
namespace Batanidza {

struct StoredReceipt
{
    Receipt receipt;
    Sha256 fingerprint;
    std::optional<EditBase> base; //!< of a rejected edit that could be read
};

class ReceiptStore
{
public:
    explicit ReceiptStore(Database &database)
        : m_database(database)
    {}

    [[nodiscard]] Result<std::optional<StoredReceipt>> find(const TenantId &tenant,
                                                            const ClientId &client,
                                                            EditNumber n) const;
    [[nodiscard]] Result<void> add(const TenantId &tenant, const ClientId &client,
                                   const StoredReceipt &receipt);

private:
    Database &m_database;
};

} // namespace Batanidza
