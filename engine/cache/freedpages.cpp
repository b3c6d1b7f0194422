#include "engine/cache/freedpages.h"

#include "engine/cache/heap.h"

namespace Batanidza {

namespace {

//! So much of what is in has to have left since, or there are few pages to give back.
constexpr quint64 enough = 128;
constexpr int mostShare = 200;

} // namespace

bool FreedPages::look(const MemoryTierStats &memory)
{
    const quint64 left = memory.evicted + memory.expired + memory.invalidated;
    const auto now = m_clock.monotonic();
    if (now < m_rest || (left - m_left) * enough <= quint64(memory.entries))
        return false;
    m_left = left;
    giveFreedPagesBack();
    const auto done = m_clock.monotonic();
    m_rest = done + (done - now) * mostShare;
    return true;
}

} // namespace Batanidza
