#pragma once

#include <QList>

#include <chrono>
#include <optional>

//! What a number that grows will be, and when it meets a limit: a random walk with drift, the
//! forecast with the fewest assumptions, whose interval widens with the square root of time
//! (Hyndman and Athanasopoulos, "Forecasting", 3rd ed., section 5.2 and 5.5). Pure; any thread.
namespace Batanidza {

struct ForecastPoint
{
    std::chrono::milliseconds at{0}; //!< UTC
    double value = 0;
};

struct ForecastRange
{
    double low = 0; //!< 80 % of futures lie between low and high
    double expected = 0;
    double high = 0;
};

class Forecast
{
public:
    //! From points in the order of time. Nothing where they are fewer than 12 or span less than an
    //! hour: then nothing can be said.
    [[nodiscard]] static std::optional<Forecast> of(const QList<ForecastPoint> &points);

    [[nodiscard]] ForecastRange at(std::chrono::milliseconds when) const;
    //! Growth in a day.
    [[nodiscard]] double perDay() const { return m_drift * 86'400'000.0; }

    struct Meeting
    {
        std::chrono::milliseconds earliest{0}; //!< UTC; of the interval's upper edge
        std::optional<std::chrono::milliseconds> expected;
        std::optional<std::chrono::milliseconds> latest; //!< nothing: perhaps never
    };
    //! When the limit is met from below, looking a year ahead; nothing where not even the interval
    //! reaches it. A limit that is passed already is met now.
    [[nodiscard]] std::optional<Meeting> meets(double limit) const;

private:
    ForecastPoint m_last;
    double m_drift = 0;  //!< per millisecond
    double m_spread = 0; //!< standard deviation of a step, per square root of a millisecond
    double m_span = 1;   //!< ms that were looked at
};

} // namespace Batanidza
