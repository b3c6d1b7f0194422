#pragma once

#include "engine/runtime/contentapi.h"
#include "engine/store/database.h"

//! Items as the Content page shows them. Any thread, with that thread's connection.
namespace Batanidza {

[[nodiscard]] Result<ItemPage> readItemPage(Database &database, const TenantId &tenant,
                                            const ItemQuery &query);
//! `not_found` where the item does not exist or is deleted.
[[nodiscard]] Result<ItemDetail> readItemDetail(Database &database, const TenantId &tenant,
                                                const ItemId &id);

//! One revision of it. `not_found` where there is none, or its body was erased.
[[nodiscard]] Result<ItemBody> readItemBody(Database &database, const TenantId &tenant,
                                            const ItemId &id, Version version);

} // namespace Batanidza
