#include "engine/cache/pressure.h"

#include <QFile>
#include <QList>

#include <algorithm>
#include <array>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 largestFile = 64 * 1024;

// From these on memory is short. A stall of a tenth of the time is felt; one in which all wait is
// felt at once.
constexpr double someSoft = 10;
constexpr double someHard = 40;
constexpr double fullSoft = 3;
constexpr double fullHard = 15;
constexpr double groupSoft = 0.85; //!< used, of the limit
constexpr double groupHard = 0.95;
constexpr double machineSoft = 0.08; //!< left, of the machine
constexpr double machineHard = 0.03;

QByteArray contents(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.read(largestFile) : QByteArray();
}

std::optional<qint64> wholeNumber(QByteArrayView text)
{
    bool good = false;
    const qint64 value = text.trimmed().toByteArray().toLongLong(&good);
    return good && value >= 0 ? std::optional(value) : std::nullopt;
}

//! "MemAvailable:   23397000 kB" or "inactive_file 4096" of lines of the sort.
std::optional<qint64> named(QByteArrayView text, QByteArrayView name)
{
    for (const QByteArray &line : text.toByteArray().split('\n')) {
        if (!line.startsWith(name))
            continue;
        const QList<QByteArray> words = line.sliced(name.size()).simplified().split(' ');
        const auto value = wholeNumber(words.value(0));
        if (value && words.value(1) == "kB")
            return *value * 1024;
        return value;
    }
    return std::nullopt;
}

std::optional<double> averageOfTen(const QByteArray &line)
{
    const qsizetype at = line.indexOf("avg10=");
    if (at < 0)
        return std::nullopt;
    bool good = false;
    const double value = line.sliced(at + 6).split(' ').value(0).toDouble(&good);
    return good && value >= 0 && value <= 100 ? std::optional(value) : std::nullopt;
}

Pressure level(bool hard, bool soft)
{
    return hard ? Pressure::Hard : soft ? Pressure::Soft : Pressure::None;
}

PressureVerdict worst(const MemoryReading &reading, qint64 softLimit)
{
    std::array<PressureVerdict, 4> verdicts;
    const double some = reading.some.value_or(0);
    const double full = reading.full.value_or(0);
    verdicts[0] = {
        level(some >= someHard || full >= fullHard, some >= someSoft || full >= fullSoft),
        PressureCause::Stalls};
    if (reading.limit && reading.used && *reading.limit > 0) {
        const double share = double(*reading.used) / double(*reading.limit);
        verdicts[1] = {level(share >= groupHard, share >= groupSoft), PressureCause::Group};
    }
    if (reading.available && reading.total && *reading.total > 0) {
        const double left = double(*reading.available) / double(*reading.total);
        verdicts[2] = {level(left <= machineHard, left <= machineSoft), PressureCause::Machine};
    }
    if (softLimit > 0 && reading.own) {
        verdicts[3] = {level(*reading.own > softLimit + softLimit / 4, *reading.own > softLimit),
                       PressureCause::SoftLimit};
    }
    const auto most = std::max_element(
        verdicts.cbegin(), verdicts.cend(),
        [](const PressureVerdict &a, const PressureVerdict &b) { return a.level < b.level; });
    return most->level == Pressure::None ? PressureVerdict() : *most;
}

} // namespace

void readPressureText(QByteArrayView text, MemoryReading &reading)
{
    for (const QByteArray &line : text.toByteArray().split('\n')) {
        if (line.startsWith("some "))
            reading.some = averageOfTen(line);
        else if (line.startsWith("full "))
            reading.full = averageOfTen(line);
    }
}

void readMeminfoText(QByteArrayView text, MemoryReading &reading)
{
    reading.total = named(text, "MemTotal:");
    reading.available = named(text, "MemAvailable:");
}

void readGroupTexts(QByteArrayView max, QByteArrayView high, QByteArrayView current,
                    QByteArrayView stat, MemoryReading &reading)
{
    const auto hard = wholeNumber(max); // "max" is no number: no limit
    const auto soft = wholeNumber(high);
    if (hard || soft)
        reading.limit =
            std::min(hard.value_or(*(soft ? soft : hard)), soft.value_or(*(hard ? hard : soft)));
    if (const auto all = wholeNumber(current))
        reading.used = std::max<qint64>(0, *all - named(stat, "inactive_file ").value_or(0));
}

QString groupOf(QByteArrayView procSelfCgroup)
{
    for (const QByteArray &line : procSelfCgroup.toByteArray().split('\n')) {
        if (line.startsWith("0::/") && !line.contains(".."))
            return QString::fromUtf8(line.sliced(3));
    }
    return {};
}

MemoryReading readMemory(const QString &root)
{
    MemoryReading reading;
    readPressureText(contents(root + u"/proc/pressure/memory"_s), reading);
    readMeminfoText(contents(root + u"/proc/meminfo"_s), reading);
    // A limit above us binds us too: the tightest of all is what counts.
    QString group = groupOf(contents(root + u"/proc/self/cgroup"_s));
    while (!group.isEmpty()) {
        const QString folder = root + u"/sys/fs/cgroup"_s + (group == u"/" ? QString() : group);
        MemoryReading one;
        readGroupTexts(contents(folder + u"/memory.max"_s), contents(folder + u"/memory.high"_s),
                       contents(folder + u"/memory.current"_s),
                       contents(folder + u"/memory.stat"_s), one);
        const auto share = [](const MemoryReading &r) {
            return r.limit && r.used && *r.limit > 0 ? double(*r.used) / double(*r.limit) : -1;
        };
        if (share(one) > share(reading)) {
            reading.limit = one.limit;
            reading.used = one.used;
        }
        group =
            group == u"/" ? QString() : group.left(std::max<qsizetype>(1, group.lastIndexOf(u'/')));
    }
    const QList<QByteArray> pages = contents(root + u"/proc/self/statm"_s).split(' ');
    if (const auto resident = pages.size() > 1 ? wholeNumber(pages[1]) : std::nullopt)
        reading.own = *resident * 4096;
    return reading;
}

PressureVerdict PressureGauge::judge(const MemoryReading &reading, qint64 softLimit)
{
    const PressureVerdict now = worst(reading, softLimit);
    if (now.level >= m_now.level) {
        m_now = now;
        m_calm = 0;
    } else if (++m_calm >= calmReadings) {
        m_calm = 0;
        m_now.level = Pressure(int(m_now.level) - 1);
        if (m_now.level == now.level)
            m_now.cause = now.cause;
    }
    return m_now;
}

} // namespace Batanidza
