#include "engine/metrics/timeseries.h"

#include "engine/metrics/histogramsum.h"

#include <algorithm>
#include <limits>

namespace Batanidza {

namespace {

constexpr qint64 millis = 1000;
constexpr qint32 minute = 60;
constexpr qint32 hour = 3600;
constexpr qint64 arrayHeader = 24; //!< what a QByteArray that is not empty takes beside its bytes

//! Widths of buckets, in seconds; those that a chart draws are among them.
constexpr std::array<qint64, 22> roundWidths{
    1,    2,    5,    10,    15,    30,    60,    120,   300,   600,    900,
    1800, 3600, 7200, 10800, 14400, 21600, 28800, 43200, 86400, 172800, 604800};

qint64 floorTo(qint64 value, qint64 step)
{
    return value / step * step;
}

//! How a stretch of time is cut into cells.
struct Grid
{
    qint64 begin = 0;
    qint64 width = 1;
};

Grid gridOf(qint64 first, qint64 end, qint64 most)
{
    const qint64 least = std::max<qint64>(1, (end - first + most - 1) / most);
    for (const qint64 width : roundWidths) {
        const qint64 begin = floorTo(first, width);
        // Never much wider than it must be: a day in two is no week.
        if (width >= least && width <= 4 * least && (end - 1 - begin) / width < most)
            return {begin, width};
    }
    return {first, least};
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

qint64 TimeSeries::cost(const Minute &kept)
{
    return cost(kept.sum) + qint64(sizeof(Minute) - sizeof(Slot));
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
    if (!m_slots.empty() && floorTo(slot.second, minute) > m_slots.back().second)
        sumUpLastMinute();
    m_bytes += cost(slot);
    m_slots.push_back(std::move(slot));
    trim();
}

void TimeSeries::sumUpLastMinute()
{
    Minute whole;
    whole.sum.second = floorTo(m_slots.back().second, minute);
    whole.sum.width = minute;
    HistogramSum sum;
    auto slot = m_slots.crbegin();
    for (; slot != m_slots.crend() && slot->second >= whole.sum.second; ++slot) {
        ++whole.slots;
        sum.add(slot->histogram);
        for (size_t i = 0; i < slot->counts.size(); ++i)
            whole.sum.counts[i] += slot->counts[i];
    }
    const qint64 end = whole.sum.second + minute;
    const bool inside = m_slots.back().second + m_slots.back().width <= end &&
                        (slot == m_slots.crend() || slot->second + slot->width <= whole.sum.second);
    if (!inside || whole.slots < 2)
        return;
    whole.sum.histogram = HistogramCodec::encode(sum.take());
    whole.sum.histogram.squeeze();
    m_bytes += cost(whole);
    m_minutes.push_back(std::move(whole));
}

void TimeSeries::forgetMinutes(qint64 before)
{
    while (!m_minutes.empty() && m_minutes.front().sum.second < before) {
        m_bytes -= cost(m_minutes.front());
        m_minutes.pop_front();
    }
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
    forgetMinutes(m_slots.front().second);
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
    forgetMinutes(next < m_slots.size() ? m_slots[next].second
                                        : std::numeric_limits<qint64>::max());
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
    forgetMinutes(last == m_slots.end() ? std::numeric_limits<qint64>::max() : last->second);
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
    const Grid grid = gridOf(first, end, mostBuckets);

    // By age: none overlap, so those before `first` end before those behind it.
    auto slot = std::partition_point(m_slots.cbegin(), m_slots.cend(), [first](const Slot &old) {
        return old.second + old.width <= first;
    });
    // Where the cell of the question's grid that the last bucket stands for ends.
    qint64 cellEnd = first;
    qint64 bucketEnd = 0;
    HistogramSum sum;
    auto rolled =
        std::partition_point(m_minutes.cbegin(), m_minutes.cend(),
                             [first](const Minute &old) { return old.sum.second < first; });
    std::ptrdiff_t step = 1;
    for (; slot != m_slots.cend() && slot->second < end; slot += step) {
        if (buckets.isEmpty() || slot->second >= cellEnd) {
            if (!buckets.isEmpty())
                buckets.last().histogram = sum.take();
            const qint64 at = std::max(slot->second, first);
            const qint64 cell = grid.begin + floorTo(at - grid.begin, grid.width);
            const qint64 begin = slot->width > grid.width ? slot->second : std::max(cell, first);
            const qint64 start = std::max(begin, bucketEnd);
            cellEnd = cell + grid.width;
            bucketEnd = cellEnd;
            buckets.append(SeriesBucket{std::chrono::seconds(start), {}, {}, {}});
        }
        // Where a whole minute falls into the cell its sum is taken. Nothing of a minute comes
        // before its own first slot, so that is where `slot` stands.
        const qint64 inMinute = floorTo(slot->second, minute);
        while (rolled != m_minutes.cend() && rolled->sum.second < inMinute)
            ++rolled;
        const bool whole = rolled != m_minutes.cend() && rolled->sum.second == inMinute &&
                           inMinute >= cellEnd - grid.width && inMinute + minute <= cellEnd &&
                           inMinute + minute <= end;
        const Slot &next = whole ? rolled->sum : *slot;
        step = whole ? (rolled++)->slots : 1;
        SeriesBucket &bucket = buckets.last();
        bucketEnd = std::max(bucketEnd, next.second + next.width);
        bucket.width = std::chrono::seconds(bucketEnd) - bucket.start;
        sum.add(next.histogram);
        for (size_t i = 0; i < next.counts.size(); ++i)
            bucket.counts[i] += next.counts[i];
    }
    if (!buckets.isEmpty())
        buckets.last().histogram = sum.take();
    return buckets;
}

} // namespace Batanidza
