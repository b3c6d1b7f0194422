#include "engine/metrics/process.h"

#include "engine/metrics/registry.h"

#include <QFile>

#include <dirent.h>
#include <sys/resource.h>
#include <unistd.h>

namespace Batanidza {

namespace {

using namespace Qt::Literals::StringLiterals;

QByteArray firstBytes(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.read(4096) : QByteArray();
}

//! /proc says no size: all of it, however long.
QByteArray allBytes(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! How many entries a folder has, "." and ".." left out; -1 where it cannot be read. Not QDir: it
//! would ask for the state of each of ten thousand descriptors.
qint64 entriesOf(const char *folder)
{
    DIR *open = ::opendir(folder);
    if (!open)
        return -1;
    qint64 entries = 0;
    while (const dirent *entry = ::readdir(open))
        entries += entry->d_name[0] != '.';
    ::closedir(open);
    return entries;
}

//! The number behind "name: " or "name " at the start of a line; -1 where there is none.
qint64 numberBehind(const QByteArray &text, const QByteArray &name)
{
    qsizetype at = text.startsWith(name) ? 0 : text.indexOf('\n' + name) + 1;
    if (at == 0 && !text.startsWith(name))
        return -1;
    at += name.size();
    const qsizetype end = text.indexOf('\n', at);
    return text.mid(at, end < 0 ? -1 : end - at).trimmed().toLongLong();
}

//! When this process began: field 22 of stat, in ticks since the system's own start.
std::chrono::milliseconds startOfProcess()
{
    const QByteArray stat = firstBytes(u"/proc/self/stat"_s);
    // The second field, in brackets, may hold anything.
    const QByteArrayList fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    const qint64 boot = numberBehind(allBytes(u"/proc/stat"_s), "btime ");
    const long ticks = sysconf(_SC_CLK_TCK);
    if (fields.size() < 20 || boot < 0 || ticks <= 0)
        return std::chrono::milliseconds(-1);
    return std::chrono::milliseconds(boot * 1000 + fields[19].toLongLong() * 1000 / ticks);
}

std::chrono::milliseconds toMillis(const timeval &time)
{
    return std::chrono::milliseconds(qint64(time.tv_sec) * 1000 + time.tv_usec / 1000);
}

} // namespace

ProcessNumbers readProcessNumbers()
{
    ProcessNumbers numbers;
    // statm: total and resident size in pages.
    const QByteArrayList sizes = firstBytes(u"/proc/self/statm"_s).split(' ');
    if (sizes.size() > 1) {
        numbers.virtualBytes = sizes[0].toLongLong() * sysconf(_SC_PAGESIZE);
        numbers.residentBytes = sizes[1].toLongLong() * sysconf(_SC_PAGESIZE);
    }
    // Not in every container.
    const QByteArray traffic = firstBytes(u"/proc/self/io"_s);
    numbers.readBytes = numberBehind(traffic, "read_bytes:");
    numbers.writtenBytes = numberBehind(traffic, "write_bytes:");
    numbers.startedAt = startOfProcess();
    // Reading the folder opens one descriptor itself.
    if (const qint64 descriptors = entriesOf("/proc/self/fd"); descriptors > 0)
        numbers.openDescriptors = descriptors - 1;
    if (const qint64 threads = entriesOf("/proc/self/task"); threads > 0)
        numbers.threads = static_cast<int>(threads);
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0)
        numbers.descriptorLimit = static_cast<qint64>(limit.rlim_cur);
    rusage usage{};
    if (getrusage(RUSAGE_SELF, &usage) == 0) {
        numbers.userCpu = toMillis(usage.ru_utime);
        numbers.systemCpu = toMillis(usage.ru_stime);
        numbers.cpu = numbers.userCpu + numbers.systemCpu;
        numbers.mostResidentBytes = usage.ru_maxrss * 1024;
        numbers.minorFaults = usage.ru_minflt;
        numbers.majorFaults = usage.ru_majflt;
        numbers.yields = usage.ru_nvcsw;
        numbers.preemptions = usage.ru_nivcsw;
    }
    return numbers;
}

void recordProcessNumbers(Registry &registry)
{
    const ProcessNumbers numbers = readProcessNumbers();
    const auto set = [&registry](const QString &name, const QString &help, qint64 value) {
        if (value >= 0)
            registry.gauge(u"process_"_s + name, help).set(value);
    };
    const auto count = [&registry](const QString &name, const QString &help, qint64 value) {
        if (value < 0)
            return;
        Counter &counter = registry.counter(u"process_"_s + name, help);
        counter.add(value - counter.value());
    };
    set(u"resident_memory_bytes"_s, u"Memory of this process in RAM."_s, numbers.residentBytes);
    set(u"resident_memory_max_bytes"_s, u"The most RAM that this process used."_s,
        numbers.mostResidentBytes);
    set(u"virtual_memory_bytes"_s, u"Addresses that this process has in use."_s,
        numbers.virtualBytes);
    set(u"open_fds"_s, u"Open file descriptors."_s, numbers.openDescriptors);
    set(u"max_fds"_s, u"Most file descriptors that may be open."_s, numbers.descriptorLimit);
    set(u"threads"_s, u"Threads of this process."_s, numbers.threads);
    set(u"start_time_seconds"_s, u"When this process began, since 1970, UTC."_s,
        numbers.startedAt.count());
    count(u"cpu_seconds_total"_s, u"User and system time since the start."_s, numbers.cpu.count());
    count(u"user_cpu_seconds_total"_s, u"User time since the start."_s, numbers.userCpu.count());
    count(u"system_cpu_seconds_total"_s, u"System time since the start."_s,
          numbers.systemCpu.count());
    count(u"minor_page_faults_total"_s, u"Page faults that needed no disk."_s, numbers.minorFaults);
    count(u"major_page_faults_total"_s, u"Page faults that read from a disk."_s,
          numbers.majorFaults);
    count(u"voluntary_context_switches_total"_s, u"Times a thread waited for something."_s,
          numbers.yields);
    count(u"involuntary_context_switches_total"_s, u"Times a thread had to give way."_s,
          numbers.preemptions);
    count(u"read_bytes_total"_s, u"Bytes that were read from storage."_s, numbers.readBytes);
    count(u"written_bytes_total"_s, u"Bytes that were written to storage."_s, numbers.writtenBytes);
}

} // namespace Batanidza
