#pragma once

#include "engine/base/clock.h"

#include <atomic>

//! A clock that a test drives: time moves only by advance(). Thread-safe.
namespace Batanidza {

class FakeClock final : public Clock
{
public:
    explicit FakeClock(std::chrono::milliseconds utc = std::chrono::milliseconds(1'700'000'000'000))
        : m_utc(utc.count())
    {}

    [[nodiscard]] std::chrono::milliseconds utc() const override
    {
        return std::chrono::milliseconds(m_utc.load());
    }
    [[nodiscard]] std::chrono::nanoseconds monotonic() const override
    {
        return std::chrono::nanoseconds(m_monotonic.load());
    }
    void advance(std::chrono::nanoseconds by)
    {
        m_monotonic += by.count();
        m_utc += std::chrono::duration_cast<std::chrono::milliseconds>(by).count();
    }
    //! As when a person sets the machine's clock: only utc() jumps.
    void setUtc(std::chrono::milliseconds utc) { m_utc = utc.count(); }

private:
    std::atomic<qint64> m_utc;
    std::atomic<qint64> m_monotonic{1'000'000'000};
};

} // namespace Batanidza
