#include "engine/store/storefile.h"

#include "engine/store/query.h"

#include <QSqlQuery>

namespace Batanidza {

Result<StoreFilling> readStoreFilling(Database &database)
{
    StoreFilling filling;
    const auto read =
        firstRow(database,
                 QStringLiteral("SELECT c.page_count, f.freelist_count, s.page_size FROM "
                                "pragma_page_count c, pragma_freelist_count f, pragma_page_size s"),
                 {}, [&filling](const QSqlQuery &row) {
                     filling = {row.value(0).toLongLong(), row.value(1).toLongLong(),
                                row.value(2).toLongLong()};
                 });
    if (!read)
        return read.error();
    return filling;
}

} // namespace Batanidza
