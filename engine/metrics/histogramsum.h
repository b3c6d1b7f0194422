#pragma once

#include "engine/metrics/histogram.h"

#include <vector>

//! Adds up many histograms that are kept as bytes, without making each one first: for reading a
//! long time series. Not thread-safe. The bytes are those that HistogramCodec::encode() gave in
//! this process; they are not checked again.
namespace Batanidza {

class HistogramSum
{
public:
    HistogramSum();

    void add(QByteArrayView encoded);
    //! What was added since the last take(): the same as merging them one by one (the sum up to the
    //! rounding of doubles).
    [[nodiscard]] Histogram take();

private:
    std::vector<qint64> m_counts; //!< by cell, the one for zero first
    int m_lowest;                 //!< of m_counts in use
    int m_highest;
    qint64 m_count = 0;
    double m_sum = 0;
    double m_min = 0;
    double m_max = 0;
};

} // namespace Batanidza
