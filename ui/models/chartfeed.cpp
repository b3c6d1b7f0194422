#include "ui/models/chartfeed.h"

#include <algorithm>

namespace Batanidza {

ChartFeed::ChartFeed(Ranges ranges, QObject *parent)
    : QObject(parent)
    , m_ranges(std::move(ranges))
    , m_range(m_ranges.first)
{}

void ChartFeed::setRange(Millis range)
{
    if ((range == m_range && !m_span) || !m_ranges.presets.contains(range))
        return;
    m_range = range;
    m_span.reset();
    Q_EMIT rangeChanged();
    reload();
}

Millis ChartFeed::range() const
{
    return m_span ? m_span->to - m_span->from : m_range;
}

void ChartFeed::shorter()
{
    const auto &all = m_ranges.presets;
    const auto at = std::lower_bound(all.cbegin(), all.cend(), range());
    if (at != all.cbegin())
        setRange(*std::prev(at));
}

void ChartFeed::longer()
{
    const auto &all = m_ranges.presets;
    const auto at = std::upper_bound(all.cbegin(), all.cend(), range());
    if (at != all.cend())
        setRange(*at);
}

SpanFault ChartFeed::faultOf(Millis from, Millis to) const
{
    if (to <= from)
        return SpanFault::Reversed;
    if (to > m_now)
        return SpanFault::Future;
    if (from < m_now - m_ranges.kept)
        return SpanFault::NotKept;
    return to - from < m_ranges.shortest ? SpanFault::TooShort : SpanFault::None;
}

void ChartFeed::setSpan(Millis from, Millis to)
{
    if (m_now.count() == 0)
        return;
    if (to - from < m_ranges.shortest) {
        from -= (m_ranges.shortest - (to - from)) / 2;
        to = from + m_ranges.shortest;
    }
    const Millis length = std::min(to - from, m_ranges.kept);
    to = std::clamp(to, m_now - m_ranges.kept + length, m_now);
    const Span span{to - length, to};
    if (m_span == span)
        return;
    m_span = span;
    Q_EMIT rangeChanged();
    reload();
}

void ChartFeed::goLive()
{
    if (!m_span)
        return;
    m_span.reset();
    Q_EMIT rangeChanged();
    reload();
}

Millis ChartFeed::from() const
{
    return m_span ? m_span->from : m_now - m_range;
}

Millis ChartFeed::to() const
{
    return m_span ? m_span->to : m_now;
}

} // namespace Batanidza
