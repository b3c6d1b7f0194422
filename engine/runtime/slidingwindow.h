#pragma once

#include "engine/metrics/histogram.h"

#include <array>
#include <deque>

//! The last five minutes of one platform, second by second. Not thread-safe.
namespace Batanidza {

//! What one platform did in one closed second.
struct PlatformSecond
{
    Histogram propagation; //!< ms from commit to acknowledgement
    qint64 requests = 0;
    qint64 errors = 0;
    qint64 reconnects = 0;
    qint64 edits = 0;
    qint64 deliveries = 0;
    qint64 bytes = 0;
};

class SlidingWindow
{
public:
    //! `seconds`: how many closed seconds count.
    explicit SlidingWindow(int seconds = 300)
        : m_most(static_cast<size_t>(seconds))
    {}

    void add(PlatformSecond second)
    {
        m_seconds.push_back(std::move(second));
        if (m_seconds.size() > m_most)
            m_seconds.pop_front();
    }
    //! All of them together; the histogram is merged, so its percentiles are true ones.
    [[nodiscard]] PlatformSecond sum() const
    {
        PlatformSecond total;
        for (const PlatformSecond &second : m_seconds) {
            if (!second.propagation.isEmpty())
                total.propagation.merge(second.propagation);
            total.requests += second.requests;
            total.errors += second.errors;
            total.reconnects += second.reconnects;
            total.edits += second.edits;
            total.deliveries += second.deliveries;
            total.bytes += second.bytes;
        }
        return total;
    }

private:
    size_t m_most;
    std::deque<PlatformSecond> m_seconds;
};

} // namespace Batanidza
