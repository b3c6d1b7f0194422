#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

//! Whether memory is short, from what the kernel says of it: readings of its files, and the
//! decision. Pure but for readMemory(); any thread.
namespace Batanidza {

enum class Pressure : quint8 {
    None,
    Soft, //!< three quarters of the budget
    Hard, //!< a tenth of it
};

//! What is known; nothing where the system does not tell.
struct MemoryReading
{
    std::optional<double> some;  //!< percent of the last 10 s in which somebody waited for memory
    std::optional<double> full;  //!< in which everybody did
    std::optional<qint64> limit; //!< of our control group
    std::optional<qint64> used;  //!< of it, by our control group, without what can be dropped
    std::optional<qint64> available; //!< of the machine
    std::optional<qint64> total;     //!< of the machine
    std::optional<qint64> own;       //!< resident bytes of this process

    friend bool operator==(const MemoryReading &, const MemoryReading &) = default;
};

//! /proc/pressure/memory, or memory.pressure of a control group.
void readPressureText(QByteArrayView text, MemoryReading &reading);
//! /proc/meminfo.
void readMeminfoText(QByteArrayView text, MemoryReading &reading);
//! memory.max, memory.high, memory.current and memory.stat of one control group; each may be empty.
void readGroupTexts(QByteArrayView max, QByteArrayView high, QByteArrayView current,
                    QByteArrayView stat, MemoryReading &reading);
//! The folder of our control group (version 2) below its mount; empty where there is none.
[[nodiscard]] QString groupOf(QByteArrayView procSelfCgroup);

//! From the files of a running system below `root`, which is "" but in tests.
[[nodiscard]] MemoryReading readMemory(const QString &root = {});

//! Why it is short, as the page says it.
enum class PressureCause : quint8 { None, Stalls, Group, Machine, SoftLimit };

struct PressureVerdict
{
    Pressure level = Pressure::None;
    PressureCause cause = PressureCause::None;

    friend bool operator==(const PressureVerdict &, const PressureVerdict &) = default;
};

//! The level now. It rises at once, and falls one level at a time, once the reading has been better
//! for `calmReadings`.
class PressureGauge
{
public:
    [[nodiscard]] PressureVerdict judge(const MemoryReading &reading, qint64 softLimit);

    static constexpr int calmReadings = 10;

private:
    PressureVerdict m_now;
    int m_calm = 0;
};

} // namespace Batanidza
