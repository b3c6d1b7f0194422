#include "engine/metrics/histogramsum.h"

#include "engine/metrics/buckets.h"
#include "engine/metrics/histogramdata.h"

#include <QtEndian>

namespace Batanidza {

namespace {

constexpr int slots = Buckets::cellCount - Buckets::zeroCell;
constexpr qsizetype headerBytes = 1 + 3 * 8; // as histogramcodec.cpp lays them out

double doubleAt(const char *bytes)
{
    return std::bit_cast<double>(qFromLittleEndian<quint64>(bytes));
}

quint64 takeNumber(const char *&at)
{
    quint64 value = static_cast<quint8>(*at++);
    if (value < 0x80)
        return value;
    value &= 0x7f;
    for (int shift = 7;; shift += 7) {
        const auto byte = static_cast<quint8>(*at++);
        value |= static_cast<quint64>(byte & 0x7f) << shift;
        if (byte < 0x80)
            return value;
    }
}

} // namespace

HistogramSum::HistogramSum()
    : m_counts(static_cast<size_t>(slots))
    , m_lowest(slots)
    , m_highest(-1)
{}

void HistogramSum::add(QByteArrayView encoded)
{
    if (encoded.isEmpty())
        return;
    Q_ASSERT(encoded.size() > headerBytes);
    const char *at = encoded.data();
    const double least = doubleAt(at + 1);
    const double greatest = doubleAt(at + 9);
    m_min = m_count == 0 ? least : std::min(m_min, least);
    m_max = m_count == 0 ? greatest : std::max(m_max, greatest);
    m_sum += doubleAt(at + 17);
    const char *const end = at + encoded.size();
    at += headerBytes;
    int slot = -1;
    bool first = true;
    while (at < end) {
        slot += static_cast<int>(takeNumber(at));
        const auto count = static_cast<qint64>(takeNumber(at));
        if (first)
            m_lowest = std::min(m_lowest, slot);
        first = false;
        m_counts[static_cast<size_t>(slot)] += count;
        m_count += count;
    }
    m_highest = std::max(m_highest, slot);
}

Histogram HistogramSum::take()
{
    Histogram whole;
    if (m_count > 0) {
        Histogram::Data &data = whole.data();
        data.count = m_count;
        data.sum = m_sum;
        data.min = m_min;
        data.max = m_max;
        for (int slot = m_lowest; slot <= m_highest; ++slot) {
            qint64 &count = m_counts[static_cast<size_t>(slot)];
            if (count > 0)
                data.cells.push_back({slot + Buckets::zeroCell, count});
            count = 0;
        }
    }
    m_lowest = slots;
    m_highest = -1;
    m_count = 0;
    m_sum = 0;
    return whole;
}

} // namespace Batanidza
