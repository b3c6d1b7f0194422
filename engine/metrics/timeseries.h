#pragma once

#include "engine/metrics/histogram.h"

#include <array>
#include <chrono>
#include <deque>

//! What happened in each second of the last day, each minute of the last week and each hour of the
//! last month, downsampled on request by merging, never by averaging percentiles. Not thread-safe;
//! belongs to one thread.
namespace Batanidza {

//! One stretch of time. What the counts mean is the owner's choice.
struct SeriesBucket
{
    std::chrono::milliseconds start{0}; //!< UTC
    std::chrono::milliseconds width{0};
    Histogram histogram;
    std::array<qint64, 3> counts{};
};

class TimeSeries
{
public:
    struct Limits
    {
        std::chrono::seconds keep = std::chrono::hours(30 * 24);
        std::chrono::seconds minutes = std::chrono::hours(7 * 24); //!< older ones become hours
        std::chrono::seconds seconds = std::chrono::hours(24);     //!< older ones become minutes
        //! What the buckets may take in memory. A day of seconds with the usual few dozen values
        //! each fits; where it does not, the oldest are folded to 10 s, to 60 s, then to an hour.
        qint64 bytes = 16 * 1024 * 1024;
    };

    TimeSeries();
    explicit TimeSeries(const Limits &limits);

    //! Adds the second that starts at `start` (UTC, cut to whole seconds). A second that is not
    //! later than the last one is merged into the last (the machine's clock may be set back).
    void add(std::chrono::milliseconds start, const Histogram &histogram,
             const std::array<qint64, 3> &counts);

    //! Puts back what was read() before: buckets of 1, 10, 60 or 3600 s, each wholly behind the
    //! last. One that is not is left out.
    void restore(const SeriesBucket &bucket);

    //! The time from `from` to `to` in at most `mostBuckets` buckets, oldest first, without
    //! overlap; a bucket that holds no measured second is left out. They are of one round width (1,
    //! 2, 5, 10, 15, 30 s, 1 min ...) and begin at whole multiples of it, so that wider ones can be
    //! made of them; but not the first, which begins at `from`, nor where seconds were folded, nor
    //! where there may be fewer than that takes.
    [[nodiscard]] QList<SeriesBucket> read(std::chrono::milliseconds from,
                                           std::chrono::milliseconds to, int mostBuckets) const;

    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_slots.size()); }
    //! What the buckets and the sums of minutes take, as counted against Limits::bytes.
    [[nodiscard]] qint64 bytes() const { return m_bytes; }

private:
    //! A bucket as it is kept: the histogram as bytes, which are a tenth of the live form.
    struct Slot
    {
        qint64 second = 0; //!< since 1970
        qint32 width = 1;  //!< seconds
        std::array<qint64, 3> counts{};
        QByteArray histogram;
    };

    //! A minute that is over and whose seconds are all there: what long stretches are read from.
    struct Minute
    {
        Slot sum;
        std::ptrdiff_t slots = 0; //!< how many it is the sum of
    };

    [[nodiscard]] static qint64 cost(const Slot &slot);
    [[nodiscard]] static qint64 cost(const Minute &kept);
    static void mergeInto(Slot &slot, const Slot &other);
    void push(Slot slot);
    void sumUpLastMinute();
    //! Forgets the sums of minutes that begin before that second: what they are of is going.
    void forgetMinutes(qint64 before);
    void trim();
    void fold(qint32 width);
    //! Merges what ends before `before` (seconds since 1970) and is narrower than `width`.
    void foldBefore(qint64 before, qint32 width);

    Limits m_limits;
    std::deque<Slot> m_slots;     //!< by time; none overlap
    std::deque<Minute> m_minutes; //!< by time
    qint64 m_bytes = 0;
    qint64 m_foldedAt = 0; //!< when age was looked at last, seconds since 1970
};

} // namespace Batanidza
