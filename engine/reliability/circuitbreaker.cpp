#include "engine/reliability/circuitbreaker.h"

namespace Batanidza {

CircuitBreaker::CircuitBreaker(const Clock &clock, const CircuitLimits &limits)
    : m_clock(clock)
    , m_limits(limits)
{}

CircuitBreaker::State CircuitBreaker::state() const
{
    if (m_state == State::Open && m_clock.monotonic() >= m_openUntil)
        return State::HalfOpen;
    return m_state;
}

bool CircuitBreaker::tryAcquire()
{
    m_state = state();
    if (m_state == State::Closed)
        return true;
    if (m_state == State::Open || m_trialUnderWay)
        return false;
    m_trialUnderWay = true;
    return true;
}

void CircuitBreaker::succeeded()
{
    // An old attempt that ends well while the circuit is open says nothing about now.
    if (state() == State::Open)
        return;
    m_state = State::Closed;
    m_trialUnderWay = false;
    m_failures = 0;
}

void CircuitBreaker::failed()
{
    switch (state()) {
    case State::Closed:
        if (++m_failures >= m_limits.failures)
            open();
        break;
    case State::HalfOpen:
        open();
        break;
    case State::Open:
        break;
    }
}

void CircuitBreaker::abandoned()
{
    m_trialUnderWay = false;
}

std::chrono::milliseconds CircuitBreaker::retryAfter() const
{
    if (state() != State::Open)
        return {};
    return std::chrono::ceil<std::chrono::milliseconds>(m_openUntil - m_clock.monotonic());
}

void CircuitBreaker::open()
{
    m_state = State::Open;
    m_trialUnderWay = false;
    m_failures = 0;
    m_openUntil = m_clock.monotonic() + m_limits.openFor;
}

} // namespace Batanidza
