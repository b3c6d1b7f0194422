#pragma once

#include "engine/base/clock.h"

#include <chrono>

//! Keeps us from asking, again and again, somebody who does not answer: after some failures in a
//! row nothing is tried for a while, then one trial decides. Holds no timer. Not thread-safe:
//! belongs to the one who asks.
namespace Batanidza {

struct CircuitLimits
{
    int failures = 5;                          //!< in a row, until it opens
    std::chrono::milliseconds openFor{10'000}; //!< until a trial is let through
};

class CircuitBreaker
{
public:
    enum class State {
        Closed,   //!< everything goes through
        Open,     //!< nothing does
        HalfOpen, //!< one trial does; its outcome decides
    };

    explicit CircuitBreaker(const Clock &clock, const CircuitLimits &limits = {});

    //! As of now: an open one whose time is over shows as half-open.
    [[nodiscard]] State state() const;
    //! May one more be tried? True must be followed by succeeded() or failed(), or abandoned().
    [[nodiscard]] bool tryAcquire();
    void succeeded();
    void failed();
    //! The attempt ended without saying anything about the other side (a person cancelled it).
    void abandoned();
    //! Until the next trial is let through; 0 where one may be tried now.
    [[nodiscard]] std::chrono::milliseconds retryAfter() const;

private:
    void open();

    const Clock &m_clock;
    CircuitLimits m_limits;
    State m_state = State::Closed;
    bool m_trialUnderWay = false;
    int m_failures = 0;
    std::chrono::nanoseconds m_openUntil{0};
};

} // namespace Batanidza
