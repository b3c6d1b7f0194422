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
    qint64 virtualBytes = -1;
    qint64 mostResidentBytes = -1;           //!< since the start
    std::chrono::milliseconds userCpu{-1};   //!< of cpu
    std::chrono::milliseconds systemCpu{-1}; //!< of cpu
    qint64 minorFaults = -1;                 //!< pages that were in RAM already
    qint64 majorFaults = -1;                 //!< pages read from a disk
    qint64 yields = -1;                      //!< a thread had to wait for something
    qint64 preemptions = -1;                 //!< a thread had to give way to another
    qint64 readBytes = -1;                   //!< from storage
    qint64 writtenBytes = -1;                //!< to storage
    std::chrono::milliseconds startedAt{-1}; //!< UTC
};

[[nodiscard]] ProcessNumbers readProcessNumbers();

class Registry;
//! Reads them and sets the metrics whose names begin with process_. What this system does not tell
//! has none.
void recordProcessNumbers(Registry &registry);

} // namespace Batanidza
