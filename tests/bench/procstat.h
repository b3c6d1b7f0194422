#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

//! What a process and the kernel say of themselves (Linux). Any thread.
namespace Bench {

[[nodiscard]] inline long long nanoseconds()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

//! CPU time of all threads so far, in seconds, to the nanosecond (the first number of schedstat).
[[nodiscard]] inline double cpuSeconds(int pid)
{
    double sum = 0;
    std::error_code error;
    const std::string tasks = "/proc/" + std::to_string(pid) + "/task";
    for (const auto &task : std::filesystem::directory_iterator(tasks, error)) {
        std::ifstream file(task.path() / "schedstat");
        long long spent = 0;
        if (file >> spent)
            sum += static_cast<double>(spent) / 1e9;
    }
    return sum;
}

[[nodiscard]] inline double residentKb(int pid)
{
    std::ifstream file("/proc/" + std::to_string(pid) + "/statm");
    double total = 0;
    double resident = 0;
    file >> total >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1024;
}

//! Buffers of all TCP sockets of this machine.
[[nodiscard]] inline double tcpMemoryKb()
{
    std::ifstream file("/proc/net/sockstat");
    std::string word;
    while (file >> word) {
        if (word != "TCP:")
            continue;
        while (file >> word) {
            double pages = 0;
            if (word == "mem" && file >> pages)
                return pages * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1024;
        }
    }
    return 0;
}

//! What a process cost up to a moment.
struct Cost
{
    long long at = 0; //!< ns
    double cpu = 0;   //!< s
    double kb = 0;

    static Cost of(int pid)
    {
        return pid > 0 ? Cost{nanoseconds(), cpuSeconds(pid), residentKb(pid)}
                       : Cost{nanoseconds(), 0, 0};
    }
    [[nodiscard]] double secondsSince(const Cost &earlier) const
    {
        return static_cast<double>(at - earlier.at) / 1e9;
    }
};

} // namespace Bench
