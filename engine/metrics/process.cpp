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
    if (sizes.size() > 1)
        numbers.residentBytes = sizes[1].toLongLong() * sysconf(_SC_PAGESIZE);
    // Reading the folder opens one descriptor itself.
    if (const qint64 descriptors = entriesOf("/proc/self/fd"); descriptors > 0)
        numbers.openDescriptors = descriptors - 1;
    if (const qint64 threads = entriesOf("/proc/self/task"); threads > 0)
        numbers.threads = static_cast<int>(threads);
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0)
        numbers.descriptorLimit = static_cast<qint64>(limit.rlim_cur);
    rusage usage{};
    if (getrusage(RUSAGE_SELF, &usage) == 0)
        numbers.cpu = toMillis(usage.ru_utime) + toMillis(usage.ru_stime);
    return numbers;
}

void recordProcessNumbers(Registry &registry)
{
    const ProcessNumbers numbers = readProcessNumbers();
    const auto set = [&registry](const QString &name, const QString &help, qint64 value) {
        registry.gauge(name, help).set(value);
    };
    set(u"process_resident_memory_bytes"_s, u"Memory of this process in RAM."_s,
        numbers.residentBytes);
    set(u"process_open_fds"_s, u"Open file descriptors."_s, numbers.openDescriptors);
    set(u"process_max_fds"_s, u"Most file descriptors that may be open."_s,
        numbers.descriptorLimit);
    set(u"process_threads"_s, u"Threads of this process."_s, numbers.threads);
    Counter &cpu = registry.counter(u"process_cpu_seconds_total"_s,
                                    u"User and system time since the start."_s);
    cpu.add(numbers.cpu.count() - cpu.value());
}

} // namespace Batanidza
