#include "engine/reliability/backoff.h"

#include <algorithm>

namespace Batanidza {

Backoff::Backoff(const Clock &clock, Jitter jitter, const BackoffLimits &limits)
    : m_clock(clock)
    , m_jitter(jitter)
    , m_limits(limits)
{}

void Backoff::connected()
{
    m_connectedAt = m_clock.monotonic();
}

std::chrono::milliseconds Backoff::failed(std::chrono::milliseconds floor)
{
    if (m_connectedAt && m_clock.monotonic() - *m_connectedAt >= m_limits.goodAfter)
        m_failures = 0;
    m_connectedAt.reset();
    auto ceiling = m_limits.first;
    for (int i = 0; i < m_failures && ceiling < m_limits.most; ++i)
        ceiling *= 2;
    ceiling = std::min(ceiling, m_limits.most);
    ++m_failures;
    const std::chrono::milliseconds wait(m_jitter.between(0, ceiling.count()));
    return std::max(floor, std::chrono::milliseconds::zero()) + wait;
}

} // namespace Batanidza
