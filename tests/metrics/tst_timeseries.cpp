#include "engine/base/jitter.h"
#include "engine/metrics/timeseries.h"

#include <QHash>
#include <QTest>

#include <cmath>

using namespace Batanidza;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds start(1'700'000'000'000);

Histogram one(double value)
{
    Histogram histogram;
    histogram.record(value);
    return histogram;
}

} // namespace

class TestTimeSeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secondsComeBackAsTheyWentIn()
    {
        TimeSeries series;
        for (int i = 0; i < 10; ++i)
            series.add(start + i * 1s + 400ms, one(i + 1), {i, 2 * i, 3 * i});
        const auto buckets = series.read(start, start + 10s, 600);
        QCOMPARE(buckets.size(), 10);
        for (int i = 0; i < 10; ++i) {
            QCOMPARE(buckets[i].start, start + i * 1s);
            QCOMPARE(buckets[i].width, 1s);
            QVERIFY(buckets[i].histogram == one(i + 1));
            QCOMPARE(buckets[i].counts[2], 3 * i);
        }
        QCOMPARE(series.read(start + 3s, start + 5s, 600).size(), 2);
    }

    void gapsStayGaps()
    {
        TimeSeries series;
        series.add(start, one(1), {1, 0, 0});
        series.add(start + 1s, Histogram(), {});
        series.add(start + 100s, one(2), {1, 0, 0});
        const auto fine = series.read(start, start + 101s, 600);
        QCOMPARE(fine.size(), 3);
        QVERIFY(fine[1].histogram.isEmpty()); // measured: nothing happened
        QCOMPARE(fine[2].start, start + 100s);
        const auto coarse = series.read(start, start + 110s, 11);
        QCOMPARE(coarse.size(), 2);
        QCOMPARE(coarse[0].start, start);
        QCOMPARE(coarse[1].start, start + 100s);
        QCOMPARE(coarse[1].width, 10s);
        QVERIFY(series.read(start + 2s, start + 100s, 10).isEmpty());
    }

    void downsamplingMergesAndLosesNothing()
    {
        const quint64 seed = std::random_device{}();
        qInfo() << "seed" << seed;
        Jitter jitter(seed);
        TimeSeries series;
        Histogram all;
        qint64 count = 0;
        for (int i = 0; i < 5000; ++i) {
            if (jitter.chance(0.2))
                continue;
            Histogram second;
            for (qint64 n = jitter.between(0, 5); n > 0; --n)
                second.record(static_cast<double>(jitter.between(1, 500)));
            all.merge(second);
            ++count;
            series.add(start + i * 1s, second, {1, 0, 0});
        }
        for (const int most : {1, 2, 7, 600, 4999, 100'000}) {
            Histogram merged;
            qint64 seconds = 0;
            const auto buckets = series.read(start, start + 5000s, most);
            QVERIFY(buckets.size() <= most);
            milliseconds before(0);
            for (const SeriesBucket &bucket : buckets) {
                QVERIFY(bucket.start > before);
                before = bucket.start;
                merged.merge(bucket.histogram);
                seconds += bucket.counts[0];
            }
            QVERIFY(merged == all);
            QCOMPARE(seconds, count);
        }
    }

    void everyReadIsWhatMergingEachSecondGives()
    {
        bool given = false;
        const quint64 wanted = qEnvironmentVariable("BATANIDZA_SEED").toULongLong(&given);
        const quint64 seed = given ? wanted : std::random_device{}();
        qInfo() << "seed" << seed;
        Jitter jitter(seed);
        TimeSeries series;
        QList<SeriesBucket> seconds;
        for (int i = 0; i < 900; ++i) {
            if (jitter.chance(0.1))
                continue;
            SeriesBucket second{start + i * 1s, 1s, {}, {jitter.between(0, 9), 0, 1}};
            for (qint64 n = jitter.between(0, 4); n > 0; --n) {
                // Zero, tiny, huge and usual values, alone and often.
                const double value = std::pow(10.0, double(jitter.between(-14, 18)));
                second.histogram.record(jitter.chance(0.2) ? 0 : value,
                                        jitter.chance(0.1) ? 1'000'000'000'000 : 1);
            }
            series.add(second.start, second.histogram, second.counts);
            seconds.append(second);
        }
        for (int n = 0; n < 20; ++n) {
            const auto from = start + milliseconds(jitter.between(-50'000, 900'000));
            const auto to = from + milliseconds(jitter.between(1, 950'000));
            const auto read = series.read(from, to, int(jitter.between(1, 700)));
            QHash<qint64, Histogram> merged;
            qint64 events = 0;
            for (const SeriesBucket &second : std::as_const(seconds)) {
                const auto inside = std::ranges::find_if(read, [&](const SeriesBucket &bucket) {
                    return second.start >= bucket.start &&
                           second.start < bucket.start + bucket.width;
                });
                // The last bucket may end behind what was asked for.
                if (inside == read.end() || second.start >= to)
                    continue;
                merged[inside->start.count()].merge(second.histogram);
                events += second.counts[0];
            }
            qint64 told = 0;
            for (const SeriesBucket &bucket : read) {
                const Histogram &whole = merged[bucket.start.count()];
                QCOMPARE(bucket.histogram.count(), whole.count());
                QCOMPARE(bucket.histogram.min(), whole.min());
                QCOMPARE(bucket.histogram.max(), whole.max());
                QVERIFY(qFuzzyCompare(bucket.histogram.sum() + 1, whole.sum() + 1));
                for (const double q : {0.01, 0.5, 0.95, 0.99})
                    QCOMPARE(bucket.histogram.quantile(q), whole.quantile(q));
                told += bucket.counts[0];
            }
            QCOMPARE(told, events);
        }
    }

    void wideBucketsHoldWhatTheFineOnesDo()
    {
        bool given = false;
        const quint64 wanted = qEnvironmentVariable("BATANIDZA_SEED").toULongLong(&given);
        const quint64 seed = given ? wanted : std::random_device{}();
        qInfo() << "seed" << seed;
        Jitter jitter(seed);
        for (int round = 0; round < 6; ++round) {
            // Some keep all their seconds, others fold by age or for want of room.
            TimeSeries::Limits limits;
            if (jitter.chance(0.5))
                limits.seconds = std::chrono::seconds(jitter.between(300, 6000));
            if (jitter.chance(0.3))
                limits.bytes = jitter.between(20'000, 300'000);
            if (jitter.chance(0.3))
                limits.keep = std::chrono::seconds(jitter.between(3000, 9000));
            TimeSeries series(limits);
            milliseconds at = start + std::chrono::seconds(jitter.between(0, 7200));
            if (jitter.chance(0.5)) {
                series.restore({at - 130s, 10s, one(4), {1, 2, 3}});
                series.restore({at - 110s, 60s, one(5), {1, 2, 3}});
            }
            for (int i = 0; i < 9000; ++i) {
                at += 1s;
                if (jitter.chance(0.01))
                    at += std::chrono::seconds(jitter.between(1, 200)); // nobody looked
                const bool back = jitter.chance(0.002);
                Histogram second;
                for (qint64 n = jitter.between(0, 3); n > 0; --n)
                    second.record(double(jitter.between(1, 3000)));
                series.add(back ? at - 90s : at, second, {1, second.count(), jitter.between(0, 9)});
            }
            for (int n = 0; n < 12; ++n) {
                const auto from = at - std::chrono::seconds(jitter.between(0, 9500));
                const auto to = from + std::chrono::seconds(jitter.between(1, 9500));
                const int most = int(jitter.between(1, 300));
                const auto wide = series.read(from, to, most);
                QVERIFY(wide.size() <= most);
                QList<SeriesBucket> merged;
                for (const SeriesBucket &bucket : wide) {
                    QVERIFY(merged.isEmpty() ||
                            merged.last().start + merged.last().width <= bucket.start);
                    merged.append({bucket.start, bucket.width, {}, {}});
                }
                const auto seconds = series.read(from, to, 1'000'000);
                for (const SeriesBucket &fine : seconds) {
                    const auto into = std::ranges::find_if(merged, [&](const SeriesBucket &bucket) {
                        // What was folded may begin before the question does.
                        return std::max(fine.start, wide[0].start) >= bucket.start &&
                               fine.start < bucket.start + bucket.width;
                    });
                    QVERIFY(into != merged.end());
                    into->histogram.merge(fine.histogram);
                    for (size_t i = 0; i < fine.counts.size(); ++i)
                        into->counts[i] += fine.counts[i];
                }
                for (qsizetype i = 0; i < wide.size(); ++i) {
                    QCOMPARE(wide[i].counts, merged[i].counts);
                    QVERIFY(wide[i].histogram == merged[i].histogram);
                }
            }
        }
    }

    void bucketsAreRoundAndBeginAtWholeMultiples_data()
    {
        QTest::addColumn<std::chrono::seconds>("range");
        QTest::addColumn<std::chrono::seconds>("width");
        const auto row = [](const char *name, std::chrono::seconds range,
                            std::chrono::seconds width) { QTest::newRow(name) << range << width; };
        row("5 min in seconds", 300s, 1s);
        row("15 min in 2 s", 900s, 2s);
        row("1 h in 10 s", 3600s, 10s);
        row("6 h in minutes", 6h, 60s);
        row("a day in 5 min", 24h, 300s);
        row("a week in half an hour", 7 * 24h, 1800s);
        row("30 days in two hours", 30 * 24h, 7200s);
    }

    void bucketsAreRoundAndBeginAtWholeMultiples()
    {
        QFETCH(std::chrono::seconds, range);
        QFETCH(std::chrono::seconds, width);
        TimeSeries series;
        const std::chrono::seconds end(1'700'000'001);
        constexpr int count = 3000;
        for (int i = 0; i < count; ++i)
            series.add(end - range + range * i / count, one(i), {1, 0, 0});
        const auto buckets = series.read(end - range, end, 600);
        QVERIFY(buckets.size() <= 600);
        QCOMPARE(buckets[0].start, end - range);
        qint64 told = buckets[0].counts[0];
        for (qsizetype i = 1; i < buckets.size(); ++i) {
            QCOMPARE(buckets[i].start % width, milliseconds(0));
            told += buckets[i].counts[0];
        }
        QCOMPARE(told, count);
    }

    void aDayIsKeptAndNoMore()
    {
        TimeSeries series({.keep = 24h});
        for (int i = 0; i < 90'000; ++i)
            series.add(start + i * 1s, Histogram(), {1, 1, 1});
        QCOMPARE(series.size(), 86'400);
        QVERIFY(series.bytes() < 8 * 1024 * 1024);
        QCOMPARE(series.read(start, start + 90'000s, 1)[0].counts[0], 86'400);
    }

    void theMemoryBoundHoldsAndNothingIsLost()
    {
        TimeSeries series({.keep = 24h, .bytes = 200'000});
        Histogram all;
        constexpr int seconds = 20'000;
        for (int i = 0; i < seconds; ++i) {
            Histogram second;
            for (int n = 0; n < 20; ++n)
                second.record(20 + (i * 7 + n * 13) % 40);
            all.merge(second);
            series.add(start + i * 1s, second, {1, 0, 0});
            QVERIFY(series.bytes() <= 200'000);
        }
        const auto buckets = series.read(start, start + seconds * 1s, 1);
        QCOMPARE(buckets.size(), 1);
        QCOMPARE(buckets[0].counts[0], seconds);
        QVERIFY(buckets[0].histogram == all);
        // The newest are still seconds, and no two buckets overlap.
        const auto newest = series.read(start + (seconds - 10) * 1s, start + seconds * 1s, 600);
        QCOMPARE(newest.size(), 10);
        const auto fine = series.read(start, start + seconds * 1s, seconds);
        for (qsizetype i = 1; i < fine.size(); ++i)
            QVERIFY(fine[i - 1].start + fine[i - 1].width <= fine[i].start);
        QCOMPARE(fine.first().width, 60s);
    }

    void aClockThatIsSetBackOverwritesNothing()
    {
        TimeSeries series;
        series.add(start, one(1), {1, 0, 0});
        series.add(start + 1s, one(2), {1, 0, 0});
        series.add(start - 50s, one(3), {1, 0, 0});
        const auto buckets = series.read(start - 100s, start + 10s, 600);
        QCOMPARE(buckets.size(), 2);
        QCOMPARE(buckets[1].counts[0], 2);
    }

    void impossibleQuestionsGetNothing()
    {
        TimeSeries series;
        QVERIFY(series.read(start, start + 10s, 10).isEmpty());
        series.add(start, one(1), {});
        QVERIFY(series.read(start, start, 10).isEmpty());
        QVERIFY(series.read(start + 1s, start, 10).isEmpty());
        QVERIFY(series.read(start, start + 1s, 0).isEmpty());
    }

    void secondsBecomeMinutesAndMinutesHours()
    {
        TimeSeries::Limits limits;
        limits.seconds = 600s;
        limits.minutes = 7200s;
        limits.keep = 6h;
        TimeSeries series(limits);
        const milliseconds hour(1'700'006'400'000); // a full one
        Histogram all;
        constexpr int seconds = 5 * 3600;
        for (int i = 0; i < seconds; ++i) {
            series.add(hour + i * 1s, one(i % 100 + 1), {1, 0, 0});
            all.merge(one(i % 100 + 1));
        }
        const milliseconds end = hour + seconds * 1s;
        const auto whole = series.read(hour, end, 1);
        QCOMPARE(whole.size(), 1);
        QCOMPARE(whole[0].counts[0], seconds);
        QVERIFY(whole[0].histogram == all);
        const auto parts = series.read(hour, end, seconds);
        QCOMPARE(parts.first().width, 1h);
        QCOMPARE(parts.last().width, 1s);
        for (qsizetype i = 1; i < parts.size(); ++i) {
            QVERIFY(parts[i].start >= parts[i - 1].start + parts[i - 1].width);
            QVERIFY(parts[i].width <= parts[i - 1].width);
        }
        QVERIFY(series.size() < 3 + 120 + 60 + 700);
    }

    void whatIsPutBackMustLieBehind()
    {
        TimeSeries series;
        SeriesBucket bucket;
        bucket.start = start;
        bucket.width = 60s;
        bucket.counts = {7, 0, 0};
        series.restore(bucket);
        series.restore(bucket); // the same again
        bucket.start = start + 30s;
        series.restore(bucket); // within it
        bucket.start = start + 60s;
        bucket.width = 7s; // no such width
        series.restore(bucket);
        QCOMPARE(series.size(), 1);
        series.add(start + 61s, one(1), {1, 0, 0});
        QCOMPARE(series.read(start, start + 120s, 1).first().counts[0], 8);
    }
};

QTEST_APPLESS_MAIN(TestTimeSeries)
#include "tst_timeseries.moc"
