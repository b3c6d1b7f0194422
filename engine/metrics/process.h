#pragma once

#include <QtGlobal>

#include <chrono>

//! What this process uses of the machine, from /proc. Any thread.
namespace Batanidza {

struct ProcessNumbers
{
    qint64 residentBytes = -1; //!< memory in RAM; -1 = not known, here as below
    qint64 openDescriptors = -1;
    qint64 descriptorLimit = -1;       //!< the soft limit
    std::chrono::milliseconds cpu{-1}; //!< user and system time since the start
    int threads = -1;
};

[[nodiscard]] ProcessNumbers readProcessNumbers();

class Registry;
//! Reads them and sets the gauges process_resident_memory_bytes, process_open_fds,
//! process_max_fds, process_threads and process_cpu_seconds_total.
void recordProcessNumbers(Registry &registry);

} // namespace Batanidza
