#include "engine/metrics/forecast.h"

#include <algorithm>
#include <cmath>

namespace Batanidza {

namespace {

constexpr qsizetype fewest = 12;
constexpr double shortest = 3'600'000; // ms
constexpr double year = 365.0 * 86'400'000;
constexpr double widest = 1.2816; //!< of the normal distribution: 80 % lie within

} // namespace

std::optional<Forecast> Forecast::of(const QList<ForecastPoint> &points)
{
    if (points.size() < fewest)
        return std::nullopt;
    const double span = double((points.last().at - points.first().at).count());
    if (span < shortest)
        return std::nullopt;
    Forecast made;
    made.m_last = points.last();
    made.m_span = span;
    made.m_drift = (points.last().value - points.first().value) / span;
    // What each step is off the drift, scaled by the time it took, so that gaps do no harm.
    double squares = 0;
    qsizetype steps = 0;
    for (qsizetype i = 1; i < points.size(); ++i) {
        const double took = double((points[i].at - points[i - 1].at).count());
        if (took <= 0)
            continue;
        const double off = points[i].value - points[i - 1].value - made.m_drift * took;
        squares += off * off / took;
        ++steps;
    }
    made.m_spread = steps > 1 ? std::sqrt(squares / double(steps - 1)) : 0;
    return made;
}

ForecastRange Forecast::at(std::chrono::milliseconds when) const
{
    const double ahead = std::max(0.0, double((when - m_last.at).count()));
    const double expected = m_last.value + m_drift * ahead;
    // The drift itself is not known better than the time it was measured over allows.
    const double off = widest * m_spread * std::sqrt(ahead * (1 + ahead / m_span));
    return {expected - off, expected, expected + off};
}

std::optional<Forecast::Meeting> Forecast::meets(double limit) const
{
    using std::chrono::milliseconds;
    // Each edge rises, or falls at first and then rises: look at days, then halve.
    const auto first = [&](auto edge) -> std::optional<milliseconds> {
        if (edge(at(m_last.at)) >= limit)
            return m_last.at;
        constexpr double day = 86'400'000;
        for (int days = 1; days * day <= year; ++days) {
            if (edge(at(m_last.at + milliseconds(qint64(days * day)))) < limit)
                continue;
            double low = (days - 1) * day;
            double high = days * day;
            while (high - low > 1000) {
                const double middle = (low + high) / 2;
                const auto there = m_last.at + milliseconds(qint64(middle));
                (edge(at(there)) >= limit ? high : low) = middle;
            }
            return m_last.at + milliseconds(qint64(high));
        }
        return std::nullopt;
    };
    const auto earliest = first([](const ForecastRange &range) { return range.high; });
    if (!earliest)
        return std::nullopt;
    return Meeting{*earliest, first([](const ForecastRange &range) { return range.expected; }),
                   first([](const ForecastRange &range) { return range.low; })};
}

} // namespace Batanidza
