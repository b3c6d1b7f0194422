#include "engine/cache/diskwatch.h"

#include <algorithm>

namespace Batanidza {

namespace {

constexpr quint64 tooManyFailures = 8;
//! Of each kind, before times are compared.
constexpr int fewestTimes = 200;
//! Reading spares more than time: it is given some grace.
constexpr double slowerBy = 1.2;

void into(double &mean, int &count, double seconds)
{
    mean += (seconds - mean) * (count > 0 ? 0.02 : 1);
    count = std::min(count + 1, fewestTimes);
}

} // namespace

void DiskWatch::begin(DiskRest rest, std::chrono::nanoseconds until)
{
    m_rest = rest;
    m_until = until;
}

void DiskWatch::counted(quint64 failures, quint64 written, std::chrono::nanoseconds now)
{
    const quint64 failed = failures - std::min(failures, m_failures);
    m_inARow = written > m_written ? failed : m_inARow + failed;
    m_failures = failures;
    m_written = written;
    if (m_rest == DiskRest::None && m_inARow >= tooManyFailures) {
        m_inARow = 0;
        begin(DiskRest::Errors, now + errorsRest);
    }
}

void DiskWatch::readTook(std::chrono::duration<double> time, std::chrono::nanoseconds now)
{
    into(m_read, m_reads, time.count());
    if (m_rest == DiskRest::None && m_reads >= fewestTimes && m_loads >= fewestTimes &&
        m_read > m_load * slowerBy)
        begin(DiskRest::Slower, now + slowerRest);
}

void DiskWatch::loadTook(std::chrono::duration<double> time)
{
    into(m_load, m_loads, time.count());
}

void DiskWatch::tick(std::chrono::nanoseconds now)
{
    if (m_rest == DiskRest::None || now < m_until)
        return;
    // What was slow may be quick now: its times are taken anew.
    if (m_rest == DiskRest::Slower) {
        m_reads = 0;
        m_read = 0;
    }
    m_rest = DiskRest::None;
}

} // namespace Batanidza
