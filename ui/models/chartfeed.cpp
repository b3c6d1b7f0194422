#include "ui/models/chartfeed.h"

#include <algorithm>
#include <utility>

namespace Batanidza {

ChartFeed::ChartFeed(Ranges ranges, QObject *parent)
    : QObject(parent)
    , m_ranges(std::move(ranges))
    , m_range(m_ranges.first)
{}

void ChartFeed::setRange(Millis range)
{
    m_restored.reset();
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
    m_restored.reset();
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
    m_restored.reset();
    if (!m_span)
        return;
    m_span.reset();
    Q_EMIT rangeChanged();
    reload();
}

void ChartFeed::setNow(Millis now)
{
    m_now = now;
    // Not at once: who tells the time is in the middle of taking what came with it.
    if (m_restored)
        QMetaObject::invokeMethod(this, &ChartFeed::showRestored, Qt::QueuedConnection);
}

void ChartFeed::showRestored()
{
    const auto span = std::exchange(m_restored, std::nullopt);
    if (span && faultOf(span->from, span->to) == SpanFault::None)
        setSpan(span->from, span->to);
}

QByteArray ChartFeed::state() const
{
    QByteArray state = QByteArray::number(qlonglong(m_range.count()));
    if (const auto span = m_span ? m_span : m_restored) {
        state += ' ' + QByteArray::number(qlonglong(span->from.count()));
        state += ' ' + QByteArray::number(qlonglong(span->to.count()));
    }
    return state;
}

void ChartFeed::restore(const QByteArray &state)
{
    QList<Millis> numbers;
    const auto words = state.split(' ');
    for (const QByteArray &word : words) {
        bool good = false;
        const Millis number(word.toLongLong(&good));
        // Dates far beyond any clock would leave the range of the sums made with them.
        if (!good || number.count() < 0 || number > std::chrono::hours(24) * 365'000)
            return;
        numbers.append(number);
    }
    setRange(numbers.constFirst());
    if (numbers.size() != 3)
        return;
    m_restored = Span{numbers.at(1), numbers.at(2)};
    if (m_now.count() > 0)
        showRestored();
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
