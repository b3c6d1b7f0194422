#include "ui/models/chartdata.h"
#include "ui/models/trendfeed.h"
#include "ui/text/charttext.h"
#include "ui/text/format.h"

#include "tests/support/fakeapis.h"
#include "tests/ui/snapshotdata.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace Batanidza;

//! What charts draw: gaps, percentiles with enough samples, rates per second (C1, C2, C6, C10).
class TestChartData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void percentilesEqualThoseOfAllValues();
    void fewSamplesSayLittle_data();
    void fewSamplesSayLittle();
    void aGapIsNotZero();
    void ratesArePerSecondOfWhatWasMeasured();
    void widthsAreRound_data();
    void widthsAreRound();
    void thinTrafficGetsWiderBuckets();
    void peaksAreTheHighestFirst_data();
    void peaksAreTheHighestFirst();
    void aDayOfSecondsIsQuick();
    void theFeedJoinsKeptAndLive();
    void theFeedSurvivesASteppedClock();
    void aSpanIsCutToWhatIsKept();
    void whatWasChosenComesBack_data();
    void whatWasChosenComesBack();
    void aSpanThatIsOverIsNotDrawnAnew();
    void timesOfAnotherDayHaveTheirDate();
    void anErrorKeepsWhatCameLive();
};

void TestChartData::percentilesEqualThoseOfAllValues()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    QList<HistoryBucket> history;
    QList<QList<double>> values(6);
    const Millis from(1'700'000'000'000);
    for (int i = 0; i < 60; ++i) {
        HistoryBucket bucket;
        bucket.start = from + Millis(i * 1000);
        bucket.width = Millis(1000);
        for (int k = 0; k < 40; ++k) {
            const double value = 1 + random.bounded(900.0);
            bucket.propagation.record(value);
            values[i / 10].append(value);
        }
        history.append(bucket);
    }
    const ChartData data = latencyData(history, from, from + Millis(60'000), Millis(10'000));
    QCOMPARE(data.buckets.size(), 6);
    QVERIFY(data.gaps.isEmpty());
    for (int i = 0; i < 6; ++i) {
        std::sort(values[i].begin(), values[i].end());
        const QList<double> quantiles{0.5, 0.95, 0.99};
        for (int q = 0; q < 3; ++q) {
            const auto rank = static_cast<qsizetype>(
                std::ceil(quantiles.at(q) * static_cast<double>(values[i].size())));
            const double truth = values[i].at(std::max<qsizetype>(rank, 1) - 1);
            const double drawn = data.buckets.at(i).values.at(q);
            QVERIFY2(std::abs(drawn - truth) <= 0.011 * truth,
                     qPrintable(QStringLiteral("%1 against %2").arg(drawn).arg(truth)));
        }
        QCOMPARE(data.buckets.at(i).samples, 400);
        QCOMPARE(data.buckets.at(i).highest, values[i].constLast());
    }
}

void TestChartData::fewSamplesSayLittle_data()
{
    QTest::addColumn<int>("samples");
    QTest::addColumn<bool>("p50");
    QTest::addColumn<bool>("p95");
    QTest::addColumn<bool>("p99");
    QTest::newRow("none: nothing is drawn") << 0 << false << false << false;
    QTest::newRow("one sample has a middle") << 1 << true << false << false;
    QTest::newRow("19 samples have no P95") << 19 << true << false << false;
    QTest::newRow("20 samples have a P95") << 20 << true << true << false;
    QTest::newRow("99 samples have no P99") << 99 << true << true << false;
    QTest::newRow("100 samples have a P99") << 100 << true << true << true;
}

void TestChartData::fewSamplesSayLittle()
{
    QFETCH(const int, samples);
    QFETCH(const bool, p50);
    QFETCH(const bool, p95);
    QFETCH(const bool, p99);
    HistoryBucket bucket;
    bucket.start = sampleNow;
    bucket.width = Millis(1000);
    if (samples > 0)
        bucket.propagation.record(12, samples);
    const ChartData data = latencyData({bucket}, sampleNow, sampleNow + Millis(1000), Millis(1000));
    QCOMPARE(data.buckets.size(), 1);
    QVERIFY(data.buckets.constFirst().measured);
    const QList<double> &values = data.buckets.constFirst().values;
    QCOMPARE(std::isfinite(values.at(0)), p50);
    QCOMPARE(std::isfinite(values.at(1)), p95);
    QCOMPARE(std::isfinite(values.at(2)), p99);
}

void TestChartData::aGapIsNotZero()
{
    HistoryBucket quiet;
    quiet.start = sampleNow;
    quiet.width = Millis(1000);
    HistoryBucket later = quiet;
    later.start = sampleNow + Millis(4000);
    const ChartData data =
        throughputData({quiet, later}, sampleNow, sampleNow + Millis(5000), Millis(1000));
    QCOMPARE(data.buckets.size(), 5);
    QCOMPARE(data.buckets.at(0).values.at(0), 0.0); // no traffic is 0
    QVERIFY(std::isnan(data.buckets.at(1).values.at(0)));
    QVERIFY(std::isnan(data.buckets.at(3).values.at(1)));
    const QList<ChartGap> gaps{{sampleNow + Millis(1000), sampleNow + Millis(4000)}};
    QCOMPARE(data.gaps, gaps);
    const auto number = [](double value) { return QString::number(value); };
    const QStringList names{QStringLiteral("Delivered"), QStringLiteral("Committed")};
    const QString why = ChartText::why(GapReason::NotRunning);
    QVERIFY(ChartText::bucket(data, 2, names, number).constLast().contains(why));
    QVERIFY(ChartText::summary(data, names, number).contains(why));
    QCOMPARE(data.at(sampleNow + Millis(1500)), 1);
    QCOMPARE(data.at(sampleNow - Millis(1)), -1);
    QCOMPARE(data.at(sampleNow + Millis(5000)), -1);
}

void TestChartData::ratesArePerSecondOfWhatWasMeasured()
{
    QList<HistoryBucket> history;
    for (int i = 0; i < 15; ++i) {
        HistoryBucket bucket;
        bucket.start = sampleNow + Millis(i * 1000);
        bucket.width = Millis(1000);
        bucket.deliveries = 20;
        bucket.edits = 5;
        bucket.propagation.record(353);
        history.append(bucket);
    }
    const ChartData data =
        throughputData(history, sampleNow, sampleNow + Millis(15'000), Millis(10'000));
    QCOMPARE(data.buckets.at(0).samples, 10);
    QCOMPARE(data.buckets.at(1).samples, 5);
    QVERIFY2(std::isnan(data.buckets.at(0).highest), "a latency is no rate");
    QCOMPARE(data.buckets.size(), 2);
    QVERIFY(!data.buckets.at(0).open);
    QVERIFY(data.buckets.at(1).open); // half of it is still to come
    for (const ChartBucket &bucket : data.buckets) {
        QCOMPARE(bucket.values.at(0), 20.0);
        QCOMPARE(bucket.values.at(1), 5.0);
    }
}

void TestChartData::widthsAreRound_data()
{
    QTest::addColumn<int>("minutes");
    QTest::addColumn<int>("pixels");
    QTest::addColumn<int>("seconds");
    QTest::newRow("5 min on 900 pixels: each second") << 5 << 900 << 1;
    QTest::newRow("1 h on 900 pixels") << 60 << 900 << 10;
    QTest::newRow("1 day on 900 pixels") << 1440 << 900 << 300;
    QTest::newRow("never more than 600 buckets") << 15 << 9000 << 2;
    QTest::newRow("no room at all") << 15 << 0 << 900;
}

void TestChartData::widthsAreRound()
{
    QFETCH(const int, minutes);
    QFETCH(const int, pixels);
    QFETCH(const int, seconds);
    QCOMPARE(bucketWidth(Millis(minutes * 60'000), pixels), Millis(seconds * 1000));
}

void TestChartData::thinTrafficGetsWiderBuckets()
{
    QList<HistoryBucket> history;
    for (int i = 0; i < 900; ++i) {
        HistoryBucket bucket;
        bucket.start = sampleNow + Millis(i * 1000);
        bucket.width = Millis(1000);
        bucket.propagation.record(10, 8);
        history.append(bucket);
    }
    // 8 a second: 15 s are the first round width with 100 samples.
    QCOMPARE(percentileWidth(history, Millis(900'000), 900), Millis(15'000));
    for (HistoryBucket &bucket : history)
        bucket.propagation.record(10, 200);
    QCOMPARE(percentileWidth(history, Millis(900'000), 900), Millis(2'000));
    QCOMPARE(percentileWidth({}, Millis(900'000), 900), Millis(2'000));
}

void TestChartData::peaksAreTheHighestFirst_data()
{
    QTest::addColumn<QList<double>>("values");
    QTest::addColumn<QList<qsizetype>>("peaks");
    const double none = qQNaN();
    using Values = QList<double>;
    using Peaks = QList<qsizetype>;
    QTest::newRow("nothing") << Values{} << Peaks{};
    QTest::newRow("nothing drawn") << Values{none, none} << Peaks{};
    QTest::newRow("one") << Values{3} << Peaks{0};
    QTest::newRow("two, the higher first") << Values{1, 5, 2, 9, 1} << Peaks{3, 1};
    QTest::newRow("at both ends") << Values{9, 5, 7} << Peaks{0, 2};
    QTest::newRow("one that lasts") << Values{1, 5, 5, 5, 2} << Peaks{1};
    QTest::newRow("a terrace is none") << Values{1, 5, 5, 6, 2} << Peaks{3};
    QTest::newRow("all the same") << Values{4, 4, 4} << Peaks{0};
    QTest::newRow("a gap parts two") << Values{4, none, 6, none} << Peaks{2, 0};
}

void TestChartData::peaksAreTheHighestFirst()
{
    QFETCH(const QList<double>, values);
    QFETCH(const QList<qsizetype>, peaks);
    ChartData data;
    for (const double value : values) {
        ChartBucket bucket;
        bucket.values = {0.0, value};
        data.buckets.append(bucket);
    }
    QCOMPARE(peaksOf(data, 1), peaks);
    QVERIFY(peaksOf(data, 2).isEmpty());
}

void TestChartData::aDayOfSecondsIsQuick()
{
    QList<HistoryBucket> history;
    Histogram few;
    for (int k = 0; k < 10; ++k)
        few.record(5 + k);
    history.reserve(86'400);
    for (int i = 0; i < 86'400; ++i) {
        HistoryBucket bucket;
        bucket.start = sampleNow + Millis(i * 1000LL);
        bucket.width = Millis(1000);
        bucket.propagation = few;
        history.append(bucket);
    }
    const ChartData data =
        latencyData(history, sampleNow, sampleNow + Millis(86'400'000), Millis(300'000));
    QCOMPARE(data.buckets.size(), 288 + (data.from < sampleNow ? 1 : 0));
    qint64 samples = 0;
    for (const ChartBucket &bucket : data.buckets)
        samples += bucket.samples;
    QCOMPARE(samples, 864'000);
}

void TestChartData::theFeedJoinsKeptAndLive()
{
    FakeMonitorApi monitor;
    monitor.buckets = sampleHistory(sampleNow);
    TrendFeed feed(monitor);
    const auto snapshot = std::make_shared<const EngineSnapshot>(sampleSnapshot(sampleNow));
    feed.setSnapshot(snapshot);
    feed.setSnapshot(snapshot);
    QTRY_COMPARE(feed.buckets().size(), 840);
    for (int i = 1; i <= 5; ++i) {
        feed.setSnapshot(
            std::make_shared<const EngineSnapshot>(sampleSnapshot(sampleNow + Millis(i * 1000))));
    }
    const QList<HistoryBucket> all = feed.buckets();
    for (qsizetype i = 1; i < all.size(); ++i) {
        QVERIFY2(all.at(i).start >= all.at(i - 1).start + all.at(i - 1).width,
                 "no second stands in two buckets");
    }
    QCOMPARE(all.constLast().start + all.constLast().width, sampleNow + Millis(5000));
    QCOMPARE(monitor.queries.size(), 1);
    feed.longer();
    QTRY_COMPARE(monitor.queries.size(), 2);
    QCOMPARE(monitor.queries.constLast().from, sampleNow + Millis(5000) - Millis(3'600'000));
}

void TestChartData::theFeedSurvivesASteppedClock()
{
    FakeMonitorApi monitor;
    TrendFeed feed(monitor);
    feed.setSnapshot(std::make_shared<const EngineSnapshot>(sampleSnapshot(sampleNow)));
    feed.setSnapshot(
        std::make_shared<const EngineSnapshot>(sampleSnapshot(sampleNow - Millis(3'600'000))));
    QCOMPARE(feed.to(), sampleNow - Millis(3'600'000));
    const QList<HistoryBucket> all = feed.buckets();
    QCOMPARE(all.size(), 1);
    QVERIFY(all.constFirst().start < feed.to());
}

void TestChartData::aSpanIsCutToWhatIsKept()
{
    using namespace std::chrono_literals;
    FakeMonitorApi monitor;
    TrendFeed feed(monitor);
    feed.setSpan(sampleNow - 1h, sampleNow); // nothing was heard yet
    QVERIFY(!feed.isSpan());
    feed.setSnapshot(std::make_shared<const EngineSnapshot>(sampleSnapshot(sampleNow)));
    QCOMPARE(feed.faultOf(sampleNow - 1h, sampleNow), SpanFault::None);
    QCOMPARE(feed.faultOf(sampleNow, sampleNow), SpanFault::Reversed);
    QCOMPARE(feed.faultOf(sampleNow, sampleNow - 1h), SpanFault::Reversed);
    QCOMPARE(feed.faultOf(sampleNow - 1h, sampleNow + 1s), SpanFault::Future);
    QCOMPARE(feed.faultOf(sampleNow - 30 * 24h - 1s, sampleNow), SpanFault::NotKept);
    QCOMPARE(feed.faultOf(sampleNow - 59s, sampleNow), SpanFault::TooShort);
    const auto shows = [&](Millis from, Millis to) {
        return feed.from() == from && feed.to() == to && feed.range() == to - from;
    };
    feed.setSpan(sampleNow - 3h, sampleNow - 1h);
    QVERIFY(shows(sampleNow - 3h, sampleNow - 1h));
    QCOMPARE(monitor.queries.constLast().from, sampleNow - 3h);
    QCOMPARE(monitor.queries.constLast().to, sampleNow - 1h);
    feed.setSpan(sampleNow - 1h, sampleNow + 1h); // moved on, not cut short
    QVERIFY(shows(sampleNow - 2h, sampleNow));
    feed.setSpan(sampleNow - 31 * 24h, sampleNow - 29 * 24h);
    QVERIFY(shows(sampleNow - 30 * 24h, sampleNow - 28 * 24h));
    feed.setSpan(sampleNow - 400 * 24h, sampleNow + 400 * 24h);
    QVERIFY(shows(sampleNow - 30 * 24h, sampleNow));
    feed.setSpan(sampleNow - 10min, sampleNow - 10min + 4s);
    QVERIFY(shows(sampleNow - 10min + 2s - 30s, sampleNow - 10min + 2s + 30s));
    // It stays while time goes on, and `longer` leaves it.
    feed.setSnapshot(std::make_shared<const EngineSnapshot>(sampleSnapshot(sampleNow + 1s)));
    QCOMPARE(feed.to(), sampleNow - 10min + 2s + 30s);
    feed.longer();
    QVERIFY(!feed.isSpan());
    QCOMPARE(feed.range(), Millis(5min));
    feed.setSpan(sampleNow - 3h, sampleNow - 1h);
    feed.goLive();
    QVERIFY(shows(sampleNow + 1s - 5min, sampleNow + 1s));
    feed.setSpan(sampleNow - 3h, sampleNow - 1h);
    feed.shorter();
    QCOMPARE(feed.range(), Millis(1h));
}

void TestChartData::whatWasChosenComesBack_data()
{
    using namespace std::chrono_literals;
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<Millis>("range");
    QTest::addColumn<bool>("span");
    const auto span = [](Millis from, Millis to) {
        return QByteArrayLiteral("3600000 ") + QByteArray::number(qlonglong(from.count())) + ' ' +
               QByteArray::number(qlonglong(to.count()));
    };
    const auto row = [](const char *name, const QByteArray &state, Millis range, bool isSpan) {
        QTest::newRow(name) << state << range << isSpan;
    };
    row("nothing was kept", {}, 15min, false);
    row("a preset", "3600000", 1h, false);
    row("a preset that is none", "1234567", 15min, false);
    row("a span", span(sampleNow - 5h, sampleNow - 2h), 3h, true);
    row("a span that is no longer kept", span(sampleNow - 31 * 24h, sampleNow - 30 * 24h), 1h,
        false);
    row("a span of a clock that was ahead", span(sampleNow - 1h, sampleNow + 1h), 1h, false);
    row("a span that ends before it begins", span(sampleNow - 1h, sampleNow - 2h), 1h, false);
    row("a span that is too short", span(sampleNow - 10s, sampleNow), 1h, false);
    row("half a span", "3600000 1699990000000", 1h, false);
    row("words", "an hour or so", 15min, false);
    row("a number too large", "3600000 0 9223372036854775807", 15min, false);
    row("a number below zero", "3600000 -9223372036854775807 0", 15min, false);
}

void TestChartData::whatWasChosenComesBack()
{
    QFETCH(QByteArray, state);
    QFETCH(Millis, range);
    QFETCH(bool, span);
    FakeMonitorApi monitor;
    TrendFeed feed(monitor);
    feed.restore(state);
    QVERIFY2(!feed.isSpan(), "what time it is must be known first");
    feed.setSnapshot(std::make_shared<const EngineSnapshot>(sampleSnapshot(sampleNow)));
    QTRY_COMPARE(feed.isSpan(), span);
    QCoreApplication::processEvents();
    QCOMPARE(feed.range(), range);
    QCOMPARE(monitor.queries.constLast().to - monitor.queries.constLast().from, range);
    TrendFeed again(monitor);
    again.restore(feed.state());
    QCOMPARE(again.state(), feed.state()); // also before the time is known
    again.setSnapshot(std::make_shared<const EngineSnapshot>(sampleSnapshot(sampleNow)));
    QTRY_COMPARE(again.from(), feed.from());
    QCOMPARE(again.to(), feed.to());
    // What a person chooses meanwhile counts more than what was kept.
    TrendFeed chosen(monitor);
    chosen.restore(feed.state());
    chosen.setRange(Millis(21'600'000));
    chosen.setSnapshot(std::make_shared<const EngineSnapshot>(sampleSnapshot(sampleNow)));
    QCoreApplication::processEvents();
    QVERIFY(!chosen.isSpan());
    QCOMPARE(chosen.range(), Millis(21'600'000));
}

void TestChartData::aSpanThatIsOverIsNotDrawnAnew()
{
    using namespace std::chrono_literals;
    FakeMonitorApi monitor;
    monitor.buckets = sampleHistory(sampleNow);
    TrendFeed feed(monitor);
    feed.setSnapshot(std::make_shared<const EngineSnapshot>(sampleSnapshot(sampleNow)));
    feed.setSpan(sampleNow - 10min, sampleNow - 5min);
    QTRY_VERIFY(!feed.isLoading());
    const auto shown = feed.buckets().size();
    QVERIFY(shown > 0);
    int drawn = 0;
    connect(&feed, &ChartFeed::changed, &feed, [&drawn] { ++drawn; });
    for (int i = 1; i <= 20; ++i) {
        feed.setSnapshot(
            std::make_shared<const EngineSnapshot>(sampleSnapshot(sampleNow + i * 1000ms)));
    }
    QCOMPARE(drawn, 0);
    QCOMPARE(feed.buckets().size(), shown);
    feed.goLive();
    QTRY_VERIFY(!feed.isLoading());
    QCOMPARE(feed.to(), sampleNow + 20s);
    QVERIFY(feed.buckets().constLast().start >= sampleNow + 18s);
}

void TestChartData::timesOfAnotherDayHaveTheirDate()
{
    using namespace std::chrono_literals;
    ChartData data;
    data.from = sampleNow - 1h;
    data.to = sampleNow;
    data.width = 60s;
    const QString date = Format::shortDate(sampleNow);
    QVERIFY(!ChartText::moment(data, sampleNow).contains(date));
    data.dated = true;
    QVERIFY(ChartText::moment(data, sampleNow).contains(date));
    const auto text = [](double value) { return QString::number(value); };
    QVERIFY(ChartText::summary(data, {QStringLiteral("P99")}, text).contains(date));
    // The date of one day stands once, and seconds only where they say something.
    const Millis noon(1'700'049'600'000);
    const QString day = Format::shortDate(noon);
    QCOMPARE(ChartText::span(data, noon - 1h, noon).count(day), 1);
    QVERIFY(ChartText::span(data, noon - 1h, noon).endsWith(Format::shortTime(noon)));
    QVERIFY(ChartText::span(data, noon - 1h, noon + 5s).endsWith(Format::time(noon + 5s)));
    QVERIFY(ChartText::span(data, noon - 24h, noon).contains(Format::shortDate(noon - 24h)));
    data.dated = false;
    QVERIFY(!ChartText::span(data, noon - 1h, noon).contains(day));
}

void TestChartData::anErrorKeepsWhatCameLive()
{
    FakeMonitorApi monitor;
    monitor.historyError = Error{ErrorCode::Unavailable, QStringLiteral("busy")};
    TrendFeed feed(monitor);
    feed.setSnapshot(std::make_shared<const EngineSnapshot>(sampleSnapshot(sampleNow)));
    const auto reasons = [&] {
        const ChartData data =
            feed.explained(throughputData(feed.buckets(), feed.from(), feed.to(), Millis(10'000)));
        QList<GapReason> found;
        for (const ChartGap &gap : data.gaps)
            found.append(gap.why);
        return found;
    };
    QVERIFY(feed.isLoading());
    QCOMPARE(reasons(), QList<GapReason>{GapReason::Loading});
    QTRY_VERIFY(feed.error().has_value());
    QCOMPARE(reasons(), QList<GapReason>{GapReason::NotRead});
    QCOMPARE(feed.error()->code, ErrorCode::Unavailable);
    QCOMPARE(feed.buckets().size(), 1);
}

QTEST_MAIN(TestChartData)
#include "tst_chartdata.moc"
