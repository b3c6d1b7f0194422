#include "app/verbs/progressline.h"

#include <cstdio>
#include <unistd.h>

namespace Batanidza {

std::function<void(const JobProgress &)> progressLine()
{
    if (::isatty(STDERR_FILENO) == 0)
        return [](const JobProgress &) {};
    return [](const JobProgress &progress) {
        std::fprintf(stderr, "\r\033[K%s %lld of %lld %s", qUtf8Printable(progress.job),
                     static_cast<long long>(progress.done), static_cast<long long>(progress.total),
                     qUtf8Printable(progress.current));
        std::fflush(stderr);
    };
}

void endProgressLine()
{
    if (::isatty(STDERR_FILENO) != 0)
        std::fprintf(stderr, "\r\033[K");
}

} // namespace Batanidza
