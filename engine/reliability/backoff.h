#pragma once

#include "engine/base/clock.h"
#include "engine/base/jitter.h"

#include <chrono>
#include <optional>

//! How long to wait before the next attempt: exponential, with full jitter. Holds no timer; whoever
//! owns it asks, then waits. Not thread-safe: belongs to the one who retries.
namespace Batanidza {

struct BackoffLimits
{
    std::chrono::milliseconds first{500};        //!< the ceiling after one failure
    std::chrono::milliseconds most{30'000};      //!< the ceiling never grows beyond this
    std::chrono::milliseconds goodAfter{30'000}; //!< a connection this old counts as good
};

class Backoff
{
public:
    Backoff(const Clock &clock, Jitter jitter, const BackoffLimits &limits = {});

    //! A connection stands from now on. One that stands for `goodAfter` wipes the failures out.
    void connected();
    //! The attempt failed or the connection ended. Gives the wait before the next attempt: uniform
    //! in [0, ceiling], where the ceiling is `first` doubled for each failure in a row ("full
    //! jitter", Brooker, "Exponential Backoff And Jitter", 2015). `floor` is what the other side
    //! asked for; it comes on top, so that clients told the same time do not come at the same time.
    [[nodiscard]] std::chrono::milliseconds failed(std::chrono::milliseconds floor = {});
    //! Failures in a row; 0 where all is well.
    [[nodiscard]] int failures() const { return m_failures; }

private:
    const Clock &m_clock;
    Jitter m_jitter;
    BackoffLimits m_limits;
    int m_failures = 0;
    std::optional<std::chrono::nanoseconds> m_connectedAt;
};

} // namespace Batanidza
