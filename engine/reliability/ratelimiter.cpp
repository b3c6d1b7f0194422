#include "engine/reliability/ratelimiter.h"

#include <algorithm>
#include <cmath>

namespace Batanidza {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::nanoseconds sweepEvery = 10s;

} // namespace

double TokenBucket::levelAt(std::chrono::nanoseconds now) const
{
    const double seconds = std::chrono::duration<double>(std::max(now - m_filledAt, 0ns)).count();
    return std::min(m_limit.burst, m_level + seconds * m_limit.perSecond);
}

std::chrono::nanoseconds TokenBucket::take(std::chrono::nanoseconds now, double cost)
{
    m_level = levelAt(now);
    m_filledAt = std::max(m_filledAt, now);
    // A cost above the whole bucket is let in when the bucket is full, and puts it in debt.
    const double needed = std::min(cost, m_limit.burst);
    // The fraction forgives what adding up doubles lost.
    if (m_level + 1e-9 >= needed) {
        m_level -= cost;
        return 0ns;
    }
    const double wait = std::ceil((needed - m_level) / m_limit.perSecond * 1e9);
    return std::chrono::nanoseconds(std::max<qint64>(1, static_cast<qint64>(wait)));
}

bool TokenBucket::isFull(std::chrono::nanoseconds now) const
{
    return levelAt(now) >= m_limit.burst;
}

RateLimiter::RateLimiter(const Clock &clock, const RateLimit &limit, qsizetype mostKeys)
    : m_clock(clock)
    , m_limit(limit)
    , m_mostKeys(mostKeys)
    , m_shared(limit, clock.monotonic())
    , m_sweptAt(clock.monotonic())
{}

std::chrono::nanoseconds RateLimiter::take(const QString &key, double cost)
{
    const std::chrono::nanoseconds now = m_clock.monotonic();
    if (now - m_sweptAt >= sweepEvery)
        forgetFull(now);
    auto bucket = m_buckets.find(key);
    if (bucket == m_buckets.end()) {
        if (m_buckets.size() >= m_mostKeys)
            return m_shared.take(now, cost);
        bucket = m_buckets.insert(key, TokenBucket(m_limit, now));
    }
    return bucket->take(now, cost);
}

void RateLimiter::forgetFull(std::chrono::nanoseconds now)
{
    m_sweptAt = now;
    m_buckets.removeIf([now](const auto &entry) { return entry.value().isFull(now); });
}

} // namespace Batanidza
