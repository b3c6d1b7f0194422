#include "ui/models/chartdata.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace Batanidza {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr std::array<qint64, 22> roundSeconds{
    1,    2,    5,    10,    15,    30,    60,    120,   300,   600,    900,
    1800, 3600, 7200, 10800, 14400, 21600, 28800, 43200, 86400, 172800, 604800};

Millis roundedUp(Millis least)
{
    for (const qint64 seconds : roundSeconds) {
        if (Millis(seconds * 1000) >= least)
            return Millis(seconds * 1000);
    }
    return Millis(roundSeconds.back() * 1000);
}

Millis floorTo(Millis time, Millis width)
{
    const qint64 rest = ((time.count() % width.count()) + width.count()) % width.count();
    return Millis(time.count() - rest);
}

//! What fell into one bucket.
struct Group
{
    Histogram propagation;
    qint64 deliveries = 0;
    qint64 edits = 0;
    Millis covered{0};
};

using Values = std::function<QList<double>(const Group &)>;

ChartData group(const QList<HistoryBucket> &history, Millis from, Millis to, Millis width,
                qsizetype series, const Values &values)
{
    ChartData data;
    // A bucket cannot be finer than what was kept.
    for (const HistoryBucket &bucket : history)
        width = std::max(width, bucket.width);
    data.width = width;
    data.from = floorTo(from, width);
    data.to = std::max(to, data.from + width);
    const auto count = static_cast<qsizetype>((data.to - data.from + width - Millis(1)) / width);
    std::vector<Group> groups(static_cast<size_t>(count));
    for (const HistoryBucket &bucket : history) {
        if (bucket.start < data.from || bucket.start >= data.to)
            continue;
        Group &target = groups[static_cast<size_t>((bucket.start - data.from) / width)];
        target.propagation.merge(bucket.propagation);
        target.deliveries += bucket.deliveries;
        target.edits += bucket.edits;
        target.covered += bucket.width;
    }
    const QList<double> none(series, nothing);
    data.buckets.reserve(count);
    for (qsizetype i = 0; i < count; ++i) {
        const Group &found = groups[static_cast<size_t>(i)];
        ChartBucket bucket;
        bucket.start = data.from + i * width;
        bucket.measured = found.covered.count() > 0;
        bucket.open = bucket.start + width > data.to;
        bucket.samples = found.propagation.count();
        bucket.highest = found.propagation.max();
        bucket.values = bucket.measured ? values(found) : none;
        if (!bucket.measured && !bucket.open) {
            if (!data.gaps.isEmpty() && data.gaps.constLast().to == bucket.start)
                data.gaps.last().to = bucket.start + width;
            else
                data.gaps.append({bucket.start, bucket.start + width});
        }
        data.buckets.append(std::move(bucket));
    }
    return data;
}

} // namespace

qsizetype ChartData::at(Millis time) const
{
    if (buckets.isEmpty() || time < from || time >= from + buckets.size() * width)
        return -1;
    return static_cast<qsizetype>((time - from) / width);
}

GapReason ChartData::whyNot(Millis time) const
{
    for (const ChartGap &gap : gaps) {
        if (time >= gap.from && time < gap.to)
            return gap.why;
    }
    return GapReason::NotRunning;
}

Millis bucketWidth(Millis range, int pixels)
{
    const qint64 most = std::clamp<qint64>(pixels / 2, 1, 600);
    return roundedUp(Millis((range.count() + most - 1) / most));
}

Millis percentileWidth(const QList<HistoryBucket> &history, Millis range, int pixels)
{
    const Millis least = bucketWidth(range, pixels);
    const Millis most = range / 24;
    Millis best = least;
    for (const qint64 seconds : roundSeconds) {
        const Millis width(seconds * 1000);
        if (width < least)
            continue;
        if (width > most)
            break;
        best = width;
        QHash<qint64, qint64> samples;
        for (const HistoryBucket &bucket : history) {
            if (!bucket.propagation.isEmpty())
                samples[bucket.start.count() / width.count()] += bucket.propagation.count();
        }
        const auto enough = std::count_if(samples.cbegin(), samples.cend(),
                                          [](qint64 n) { return n >= leastForP99; });
        if (2 * enough >= samples.size())
            break;
    }
    return best;
}

ChartData latencyData(const QList<HistoryBucket> &history, Millis from, Millis to, Millis width)
{
    return group(history, from, to, width, 3, [](const Group &bucket) {
        const Histogram &ms = bucket.propagation;
        const qint64 samples = ms.count();
        return QList<double>{samples > 0 ? ms.quantile(0.5) : nothing,
                             samples >= leastForP95 ? ms.quantile(0.95) : nothing,
                             samples >= leastForP99 ? ms.quantile(0.99) : nothing};
    });
}

ChartData throughputData(const QList<HistoryBucket> &history, Millis from, Millis to, Millis width)
{
    ChartData data = group(history, from, to, width, 2, [](const Group &bucket) {
        const double seconds = static_cast<double>(bucket.covered.count()) / 1000.0;
        return QList<double>{static_cast<double>(bucket.deliveries) / seconds,
                             static_cast<double>(bucket.edits) / seconds};
    });
    for (ChartBucket &bucket : data.buckets) {
        bucket.samples = 0; // those of the latency
        bucket.highest = nothing;
    }
    for (const HistoryBucket &second : history) {
        if (const qsizetype at = data.at(second.start); at >= 0 && second.start < data.to)
            data.buckets[at].samples += second.width / Millis(1000);
    }
    return data;
}

QList<qsizetype> peaksOf(const ChartData &data, qsizetype series)
{
    // NaN where nothing is drawn: no comparison with it holds.
    const auto height = [&](qsizetype at) {
        return at >= 0 && at < data.buckets.size() ? data.buckets[at].values.value(series, qQNaN())
                                                   : qQNaN();
    };
    QList<qsizetype> peaks;
    for (qsizetype at = 0; at < data.buckets.size(); ++at) {
        const double here = height(at);
        if (std::isnan(here) || here <= height(at - 1))
            continue;
        qsizetype end = at + 1;
        while (height(end) == here)
            ++end;
        if (!(height(end) > here))
            peaks.append(at);
        at = end - 1;
    }
    std::stable_sort(peaks.begin(), peaks.end(),
                     [&](qsizetype a, qsizetype b) { return height(a) > height(b); });
    return peaks;
}

} // namespace Batanidza
