#pragma once

#include "engine/store/database.h"

//! How the store's file is filled. Same thread as the Database.
namespace Batanidza {

struct StoreFilling
{
    qint64 pages = 0;     //!< of the file
    qint64 freePages = 0; //!< of them, not in use: filled before the file grows
    qint64 pageBytes = 0;
};

//! Two numbers in the file's head: no table is read. Errors: of the store.
[[nodiscard]] Result<StoreFilling> readStoreFilling(Database &database);

} // namespace Batanidza
