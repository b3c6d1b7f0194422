#pragma once

#include "engine/base/clock.h"

#include <QHash>
#include <QString>

//! Token buckets: so many at once, so many each second. Driven by a Clock. Not thread-safe; the
//! owner locks.
namespace Batanidza {

struct RateLimit
{
    double perSecond = 100; //!< how fast the bucket fills; above 0
    double burst = 200;     //!< how much it holds
};

class TokenBucket
{
public:
    TokenBucket(const RateLimit &limit, std::chrono::nanoseconds now)
        : m_limit(limit)
        , m_level(limit.burst)
        , m_filledAt(now)
    {}

    //! Takes `cost`; 0 where it could, else how long to wait until it can. A refusal takes nothing.
    [[nodiscard]] std::chrono::nanoseconds take(std::chrono::nanoseconds now, double cost = 1);
    [[nodiscard]] bool isFull(std::chrono::nanoseconds now) const;

private:
    [[nodiscard]] double levelAt(std::chrono::nanoseconds now) const;

    RateLimit m_limit;
    double m_level;
    std::chrono::nanoseconds m_filledAt;
};

//! A bucket for each key (a token, an address), forgotten when it is full again. Where more than
//! `mostKeys` are in use at once, the new ones share one bucket, so that memory is bounded and a
//! flood of made-up keys limits itself.
class RateLimiter
{
public:
    RateLimiter(const Clock &clock, const RateLimit &limit, qsizetype mostKeys = 10'000);

    //! 0 where `key` may go on, else how long it must wait.
    [[nodiscard]] std::chrono::nanoseconds take(const QString &key, double cost = 1);
    [[nodiscard]] qsizetype size() const { return m_buckets.size(); }

private:
    void forgetFull(std::chrono::nanoseconds now);

    const Clock &m_clock;
    const RateLimit m_limit;
    const qsizetype m_mostKeys;
    QHash<QString, TokenBucket> m_buckets;
    TokenBucket m_shared;
    std::chrono::nanoseconds m_sweptAt;
};

} // namespace Batanidza
