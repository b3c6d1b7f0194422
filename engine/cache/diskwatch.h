#pragma once

#include <QtGlobal>

#include <chrono>

//! Whether the disk tier is worth asking: it rests where writing to it keeps failing, and where
//! reading from it takes longer than to make things anew, and is tried again after a while. Time is
//! given. Not thread-safe: its owner locks.
namespace Batanidza {

enum class DiskRest : quint8 {
    None,
    Errors, //!< what is there is still read; nothing is written
    Slower, //!< than making things anew: neither read nor written
};

class DiskWatch
{
public:
    //! Writes that failed so far, and that went well, by the tier's own counts.
    void counted(quint64 failures, quint64 written, std::chrono::nanoseconds now);
    void readTook(std::chrono::duration<double> time, std::chrono::nanoseconds now);
    void loadTook(std::chrono::duration<double> time);
    //! Ends a rest whose time is over.
    void tick(std::chrono::nanoseconds now);

    [[nodiscard]] DiskRest rest() const { return m_rest; }
    //! Of loads and of reads that went well: a mean, the older the less it counts.
    [[nodiscard]] double loadSeconds() const { return m_load; }
    [[nodiscard]] double readSeconds() const { return m_read; }

    static constexpr std::chrono::minutes errorsRest{1};
    static constexpr std::chrono::minutes slowerRest{10};

private:
    void begin(DiskRest rest, std::chrono::nanoseconds until);

    DiskRest m_rest = DiskRest::None;
    std::chrono::nanoseconds m_until{0};
    quint64 m_failures = 0;
    quint64 m_written = 0;
    quint64 m_inARow = 0; //!< failures without one that went well
    double m_load = 0;
    double m_read = 0;
    int m_loads = 0;
    int m_reads = 0;
};

} // namespace Batanidza
