#include "engine/metrics/timeseries.h"

#include "engine/metrics/histogramsum.h"

#include <algorithm>

namespace Batanidza {

namespace {

constexpr qint64 millis = 1000;
constexpr qint32 minute = 60;
constexpr qint32 hour = 3600;
constexpr qint64 arrayHeader = 24; //!< what a QByteArray that is not empty takes beside its bytes

qint64 floorTo(qint64 value, qint64 step)
{
    return value / step * step;
}

} // namespace

TimeSeries::TimeSeries()
    : TimeSeries(Limits())
{}

TimeSeries::TimeSeries(const Limits &limits)
    : m_limits(limits)
{}

qint64 TimeSeries::cost(const Slot &slot)
{
    return qint64(sizeof(Slot)) +
           (slot.histogram.isEmpty() ? 0 : slot.histogram.capacity() + arrayHeader);
}

void TimeSeries::mergeInto(Slot &slot, const Slot &other)
{
    if (slot.histogram.isEmpty()) {
        slot.histogram = other.histogram;
    } else if (!other.histogram.isEmpty()) {
        Histogram both = *HistogramCodec::decode(slot.histogram);
        both.merge(*HistogramCodec::decode(other.histogram));
        slot.histogram = HistogramCodec::encode(both);
    }
    slot.histogram.squeeze();
    for (size_t i = 0; i < slot.counts.size(); ++i)
        slot.counts[i] += other.counts[i];
}

void TimeSeries::add(std::chrono::milliseconds start, const Histogram &histogram,
                     const std::array<qint64, 3> &counts)
{
    Slot slot;
    slot.second = floorTo(start.count(), millis) / millis;
    slot.counts = counts;
    slot.histogram = HistogramCodec::encode(histogram);
    slot.histogram.squeeze();
    if (!m_slots.empty() && slot.second < m_slots.back().second + m_slots.back().width) {
        m_bytes -= cost(m_slots.back());
        mergeInto(m_slots.back(), slot);
        m_bytes += cost(m_slots.back());
        trim();
    } else {
        push(std::move(slot));
    }
}

void TimeSeries::restore(const SeriesBucket &bucket)
{
    Slot slot;
    slot.second = floorTo(bucket.start.count(), millis) / millis;
    slot.width = static_cast<qint32>(bucket.width.count() / millis);
    slot.counts = bucket.counts;
    slot.histogram = HistogramCodec::encode(bucket.histogram);
    slot.histogram.squeeze();
    const bool known =
        slot.width == 1 || slot.width == 10 || slot.width == minute || slot.width == hour;
    if (known && (m_slots.empty() || slot.second >= m_slots.back().second + m_slots.back().width))
        push(std::move(slot));
}

void TimeSeries::push(Slot slot)
{
    m_bytes += cost(slot);
    m_slots.push_back(std::move(slot));
    trim();
}

void TimeSeries::trim()
{
    const qint64 oldest = m_slots.back().second + m_slots.back().width - m_limits.keep.count();
    while (m_slots.front().second + m_slots.front().width <= oldest) {
        m_bytes -= cost(m_slots.front());
        m_slots.pop_front();
    }
    const qint64 now = m_slots.back().second;
    if (now >= m_foldedAt + minute || now < m_foldedAt) {
        m_foldedAt = now;
        foldBefore(floorTo(now - m_limits.seconds.count(), minute), minute);
        foldBefore(floorTo(now - m_limits.minutes.count(), hour), hour);
    }
    for (const qint32 width : {10, minute, hour}) {
        if (m_bytes > m_limits.bytes)
            fold(width);
    }
    while (m_bytes > m_limits.bytes && m_slots.size() > 1) {
        m_bytes -= cost(m_slots.front());
        m_slots.pop_front();
    }
}

//! Merges the older half of the buckets, or as far as it takes to get down to seven eighths of the
//! limit, into wider ones. An eighth at once, so that this is not done again every second.
void TimeSeries::fold(qint32 width)
{
    const qint64 target = m_limits.bytes / 8 * 7;
    const size_t half = m_slots.size() / 2;
    std::deque<Slot> folded;
    size_t next = 0;
    while (next < half && m_bytes > target) {
        Slot &slot = m_slots[next++];
        if (slot.width < width && !folded.empty() && folded.back().width == width &&
            slot.second < folded.back().second + width) {
            m_bytes -= cost(slot) + cost(folded.back());
            mergeInto(folded.back(), slot);
            m_bytes += cost(folded.back());
            continue;
        }
        if (slot.width < width) {
            slot.second = floorTo(slot.second, width);
            slot.width = width;
        }
        folded.push_back(std::move(slot));
    }
    // The first bucket behind the wide ones may lie within the last of them: take those in too.
    while (next < m_slots.size() && !folded.empty() &&
           m_slots[next].second < folded.back().second + folded.back().width) {
        m_bytes -= cost(m_slots[next]) + cost(folded.back());
        mergeInto(folded.back(), m_slots[next++]);
        m_bytes += cost(folded.back());
    }
    m_slots.erase(m_slots.begin(), m_slots.begin() + static_cast<std::ptrdiff_t>(next));
    m_slots.insert(m_slots.begin(), std::make_move_iterator(folded.begin()),
                   std::make_move_iterator(folded.end()));
}

void TimeSeries::foldBefore(qint64 before, qint32 width)
{
    const auto narrow = [width](const Slot &slot) { return slot.width < width; };
    const auto last = std::find_if(m_slots.begin(), m_slots.end(), [before](const Slot &slot) {
        return slot.second + slot.width > before;
    });
    const auto first = std::find_if(m_slots.begin(), last, narrow);
    if (first == last)
        return;
    std::deque<Slot> folded;
    for (auto slot = first; slot != last; ++slot) {
        m_bytes -= cost(*slot);
        const qint64 end = folded.empty() ? 0 : folded.back().second + folded.back().width;
        if (!folded.empty() && slot->second < end) {
            mergeInto(folded.back(), *slot);
            continue;
        }
        if (narrow(*slot)) {
            slot->second = floorTo(slot->second, width);
            slot->width = width;
        }
        folded.push_back(std::move(*slot));
    }
    // The first may lie within a wide one that is there already.
    if (first != m_slots.begin()) {
        Slot &ahead = *std::prev(first);
        if (folded.front().second < ahead.second + ahead.width) {
            m_bytes -= cost(ahead);
            mergeInto(ahead, folded.front());
            m_bytes += cost(ahead);
            folded.pop_front();
        }
    }
    for (const Slot &slot : folded)
        m_bytes += cost(slot);
    const auto at = m_slots.erase(first, last);
    m_slots.insert(at, std::make_move_iterator(folded.begin()),
                   std::make_move_iterator(folded.end()));
}

QList<SeriesBucket> TimeSeries::read(std::chrono::milliseconds from, std::chrono::milliseconds to,
                                     int mostBuckets) const
{
    QList<SeriesBucket> buckets;
    if (to <= from || mostBuckets < 1)
        return buckets;
    const qint64 first = floorTo(from.count(), millis) / millis;
    const qint64 end = (to.count() + millis - 1) / millis;
    const qint64 width = std::max<qint64>(1, (end - first + mostBuckets - 1) / mostBuckets);

    // By age: none overlap, so those before `first` end before those behind it.
    auto slot = std::partition_point(m_slots.cbegin(), m_slots.cend(), [first](const Slot &old) {
        return old.second + old.width <= first;
    });
    // Where the cell of the question's grid that the last bucket stands for ends.
    qint64 cellEnd = first;
    qint64 bucketEnd = 0;
    HistogramSum sum;
    for (; slot != m_slots.cend() && slot->second < end; ++slot) {
        if (buckets.isEmpty() || slot->second >= cellEnd) {
            if (!buckets.isEmpty())
                buckets.last().histogram = sum.take();
            const qint64 cell = first + floorTo(std::max<qint64>(slot->second - first, 0), width);
            const qint64 start = std::max(slot->width > width ? slot->second : cell, bucketEnd);
            cellEnd = cell + width;
            bucketEnd = cellEnd;
            buckets.append(SeriesBucket{std::chrono::seconds(start), {}, {}, {}});
        }
        SeriesBucket &bucket = buckets.last();
        bucketEnd = std::max(bucketEnd, slot->second + slot->width);
        bucket.width = std::chrono::seconds(bucketEnd) - bucket.start;
        sum.add(slot->histogram);
        for (size_t i = 0; i < slot->counts.size(); ++i)
            bucket.counts[i] += slot->counts[i];
    }
    if (!buckets.isEmpty())
        buckets.last().histogram = sum.take();
    return buckets;
}

} // namespace Batanidza
