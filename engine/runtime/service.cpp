#include "engine/runtime/service.h"

#include "engine/store/migrations.h"

namespace Batanidza {

Result<void> Service::open()
{
    auto database = openForReading(m_file);
    if (!database)
        return database.error();
    m_database = std::move(*database);
    return {};
}

} // namespace Batanidza
