#include "app/verbs/interrupted.h"

#include <atomic>
#include <csignal>
#include <unistd.h>

namespace Batanidza {

namespace {

std::atomic<int> signals{0};
static_assert(std::atomic<int>::is_always_lock_free);

void onInterrupt(int)
{
    if (signals.fetch_add(1) > 0)
        ::_exit(130);
}

} // namespace

void watchInterrupts()
{
    struct sigaction action
    {};
    action.sa_handler = onInterrupt;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

bool interrupted()
{
    return signals.load() > 0;
}

} // namespace Batanidza
