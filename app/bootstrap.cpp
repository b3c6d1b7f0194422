#include "app/bootstrap.h"

#include "engine/cache/heap.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <sys/resource.h>

namespace Batanidza {

void bootstrap()
{
    keepHeapSmall();
    QCoreApplication::setApplicationName(QStringLiteral("batanidza"));
    QCoreApplication::setOrganizationName(QStringLiteral("batanidza"));
    QCoreApplication::setApplicationVersion(QStringLiteral(BATANIDZA_VERSION));
    qSetMessagePattern(
        QStringLiteral("%{time yyyy-MM-ddTHH:mm:ss.zzz} %{type} %{category}: %{message}"));
    // Thousands of clients need thousands of descriptors; the soft limit is often 1024.
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

} // namespace Batanidza
