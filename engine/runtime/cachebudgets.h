#pragma once

#include "engine/base/result.h"
#include "engine/cache/owners.h"

//! What tenants may hold of the cache, as the setting cache.tenantsMiB says it. Pure.
namespace Batanidza {

struct CacheBudgets
{
    OwnerBudgets memory; //!< bytes by tenant
    OwnerBudgets disk;
};

//! "demo=32/128, ngano=16": MiB of memory and, behind a slash, of disk, for each tenant named.
//! Errors: invalid, which names the part that is wrong.
[[nodiscard]] Result<CacheBudgets> readCacheBudgets(QStringView text);

} // namespace Batanidza
