#pragma once

#include <QtGlobal>

#include <algorithm>
#include <chrono>
#include <compare>

//! Hybrid logical clock (Kulkarni and others, 2014): physical milliseconds and a counter, always
//! rising. Only the strategy LatestWins reads it; causality comes from parents.
namespace Batanidza {

struct HlcTime
{
    qint64 ms = 0;
    quint32 counter = 0;

    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 sees a null pointer in it
    friend auto operator<=>(const HlcTime &, const HlcTime &) = default;
};

//! Hands out rising times. Not thread-safe: belongs to the one who commits.
class Hlc
{
public:
    Hlc() = default;
    explicit Hlc(HlcTime last)
        : m_last(last)
    {}

    //! The claimed time, clamped to `now` + 60 s, and after every time handed out before.
    HlcTime stamp(std::chrono::milliseconds claimed, std::chrono::milliseconds now)
    {
        const qint64 ms = std::min(claimed.count(), now.count() + 60'000);
        if (ms > m_last.ms)
            m_last = {ms, 0};
        else
            ++m_last.counter;
        return m_last;
    }
    [[nodiscard]] HlcTime last() const { return m_last; }

private:
    HlcTime m_last;
};

} // namespace Batanidza
