#pragma once

#include "engine/runtime/monitorapi.h"

#include <QList>

#include <functional>

//! From history to what a chart draws: buckets of one width, gaps, percentiles that are only there
//! where enough was measured. Pure; any thread.
namespace Batanidza {

//! One point in time of every series.
struct ChartBucket
{
    Millis start{0};
    bool measured = false; //!< false = nobody looked: a gap, which is not the same as zero
    bool open = false;     //!< more is still coming into it
    qint64 samples = 0;
    double highest = 0;   //!< of the samples; 0 where there are none, NaN where it says nothing
    QList<double> values; //!< one for each series; NaN = nothing to draw
};

//! Why nothing is known of a stretch of time.
enum class GapReason {
    NotRunning, //!< the engine measures each second, zero too, while it runs
    NotRead,    //!< what is kept could not be read
    Loading,    //!< it is being read
    NotCounted, //!< nobody counted this, or the counts ended with the engine
    NothingYet, //!< from before the first event of all
};

struct ChartGap
{
    Millis from{0};
    Millis to{0};
    GapReason why = GapReason::NotRunning;
    friend bool operator==(const ChartGap &, const ChartGap &) = default;
};

struct ChartData
{
    Millis from{0};
    Millis to{0};
    Millis width{1000};
    QList<ChartBucket> buckets; //!< one after another without holes, oldest first
    QList<ChartGap> gaps;       //!< of unmeasured buckets between `from` and `to`
    bool dated = false;         //!< not of today: a time of day alone would be taken for today's

    //! The bucket that holds that time, or -1.
    [[nodiscard]] qsizetype at(Millis time) const;
    //! Why that time was not measured. NotRunning where it is in no gap.
    [[nodiscard]] GapReason whyNot(Millis time) const;
};

//! The width of a bucket for a range drawn on so many pixels: at most one bucket for 2 pixels and
//! 600 in all, and a round length (1, 2, 5, 10, 15, 30 s ...).
[[nodiscard]] Millis bucketWidth(Millis range, int pixels);
//! The same, but wider where that is needed for half of the buckets to have the 100 samples that a
//! P99 asks for; never wider than a 24th of the range.
[[nodiscard]] Millis percentileWidth(const QList<HistoryBucket> &history, Millis range, int pixels);

//! P50, P95 and P99 of merged histograms, in this order. Below 20 samples only P50, below 100 no
//! P99: fewer say nothing about it.
[[nodiscard]] ChartData latencyData(const QList<HistoryBucket> &history, Millis from, Millis to,
                                    Millis width);
//! Deliveries and edits per second, in this order; of a bucket that is not full yet, per second of
//! what was measured. The samples are these seconds.
[[nodiscard]] ChartData throughputData(const QList<HistoryBucket> &history, Millis from, Millis to,
                                       Millis width);

//! The buckets where that series is higher than before and after, the highest first; of a height
//! that lasts, the first. Empty where nothing of it is drawn.
[[nodiscard]] QList<qsizetype> peaksOf(const ChartData &data, qsizetype series);

inline constexpr qint64 leastForP95 = 20;
inline constexpr qint64 leastForP99 = 100;

} // namespace Batanidza
