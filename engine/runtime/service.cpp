#include "engine/runtime/service.h"

namespace Batanidza {

Result<void> Service::open()
{
    auto database = Database::open(m_file, Database::Mode::ReadOnly);
    if (!database)
        return database.error();
    m_database = std::move(*database);
    return {};
}

} // namespace Batanidza
