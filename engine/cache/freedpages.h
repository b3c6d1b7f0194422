#pragma once

#include "engine/cache/memorytier.h"

//! When pages go back to the system: as soon as enough left a memory tier since the last time, but
//! for one part in 200 of the time at most. One thread, the same each time.
namespace Batanidza {

class FreedPages
{
public:
    explicit FreedPages(const Clock &clock)
        : m_clock(clock)
    {}

    //! Once a second. True where pages were given back (heap.h).
    bool look(const MemoryTierStats &memory);

private:
    const Clock &m_clock;
    std::chrono::nanoseconds m_rest{0}; //!< not before
    quint64 m_left = 0;                 //!< entries that had left the last time
};

} // namespace Batanidza
