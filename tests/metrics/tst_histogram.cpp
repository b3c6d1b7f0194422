#include "engine/base/jitter.h"
#include "engine/metrics/buckets.h"
#include "engine/metrics/histogram.h"

#include <QTest>

#include <cmath>

using namespace Batanidza;

namespace {

//! Values spread evenly over the powers of ten between the two.
double spread(Jitter &jitter, double least, double greatest)
{
    return least * std::pow(greatest / least, jitter.unit());
}

double nearestRank(std::vector<double> sorted, double q)
{
    const auto rank = std::max<qint64>(
        1, static_cast<qint64>(std::ceil(q * static_cast<double>(sorted.size()) - 1e-9)));
    return sorted[static_cast<size_t>(rank - 1)];
}

quint64 seed()
{
    bool given = false;
    const quint64 wanted = qEnvironmentVariable("BATANIDZA_SEED").toULongLong(&given);
    return given ? wanted : std::random_device{}();
}

} // namespace

class TestHistogram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyIsCheapAndAnswersZero()
    {
        const Histogram empty;
        QCOMPARE(sizeof(Histogram), sizeof(void *));
        QVERIFY(empty.isEmpty());
        QCOMPARE(empty.count(), 0);
        QCOMPARE(empty.sum(), 0.0);
        QCOMPARE(empty.min(), 0.0);
        QCOMPARE(empty.max(), 0.0);
        QCOMPARE(empty.quantile(0.99), 0.0);
        QCOMPARE(empty.countUpTo(1e9), 0);
        QVERIFY(HistogramCodec::encode(empty).isEmpty());
    }

    void cellsCoverTheRangeWithoutHoles()
    {
        for (int cell = 0; cell < Buckets::cellCount; ++cell) {
            const double from = Buckets::lowerBound(cell);
            const double to = Buckets::upperBound(cell);
            QCOMPARE(Buckets::cellOf(from), cell);
            QCOMPARE(Buckets::cellOf(std::nextafter(to, 0)), cell);
            QVERIFY(Buckets::middle(cell) - from <= 0.01 * from);
        }
        QCOMPARE(Buckets::cellOf(1e300), Buckets::cellCount - 1);
        QCOMPARE(Buckets::cellOf(0), Buckets::zeroCell);
    }

    void quantilesAreWithinOnePercent_data()
    {
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("greatest");
        QTest::newRow("nanoseconds to hours, in seconds") << 1e-9 << 36000.0;
        QTest::newRow("nanoseconds to hours, in nanoseconds") << 1.0 << 3.6e13;
        QTest::newRow("a narrow spread, in milliseconds") << 20.0 << 21.0;
        QTest::newRow("bytes") << 1.0 << 1e15;
        QTest::newRow("one value") << 17.0 << 17.0;
    }

    void quantilesAreWithinOnePercent()
    {
        QFETCH(double, least);
        QFETCH(double, greatest);
        const quint64 start = seed();
        qInfo() << "seed" << start;
        Jitter jitter(start);
        for (int round = 0; round < 40; ++round) {
            Histogram histogram;
            std::vector<double> values;
            const qint64 size = jitter.between(1, 3000);
            for (qint64 i = 0; i < size; ++i) {
                values.push_back(spread(jitter, least, greatest));
                histogram.record(values.back());
            }
            std::ranges::sort(values);
            QCOMPARE(histogram.count(), size);
            QCOMPARE(histogram.min(), values.front());
            QCOMPARE(histogram.max(), values.back());
            for (const double q : {0.0, 0.01, 0.07, 0.5, 0.9, 0.95, 0.99, 0.999, 1.0}) {
                const double truth = nearestRank(values, q);
                const double answer = histogram.quantile(q);
                QVERIFY2(
                    std::abs(answer - truth) <= 0.01 * truth,
                    qPrintable(QStringLiteral("q %1: %2 for %3").arg(q).arg(answer).arg(truth)));
            }
            for (int i = 0; i < 20; ++i) {
                const double bound = spread(jitter, least, greatest);
                const auto within = [&values](double limit) {
                    return std::ranges::upper_bound(values, limit) - values.begin();
                };
                const qint64 answer = histogram.countUpTo(bound);
                QVERIFY(answer >= within(bound * 0.99));
                QVERIFY(answer <= within(bound * 1.02));
            }
        }
    }

    void mergeEqualsRecordingEverythingInOne()
    {
        const quint64 start = seed();
        qInfo() << "seed" << start;
        Jitter jitter(start);
        for (int round = 0; round < 100; ++round) {
            Histogram all;
            std::vector<Histogram> parts(static_cast<size_t>(jitter.between(1, 6)));
            for (qint64 i = jitter.between(0, 400); i > 0; --i) {
                // Whole numbers, so that the sums do not depend on the order of adding.
                const auto value = static_cast<double>(jitter.between(0, 1'000'000));
                all.record(value);
                parts[static_cast<size_t>(jitter.between(0, qint64(parts.size()) - 1))].record(
                    value);
            }
            Histogram merged;
            for (const Histogram &part : parts)
                merged.merge(part);
            QVERIFY(merged == all);
            Histogram backwards;
            for (auto part = parts.rbegin(); part != parts.rend(); ++part)
                backwards.merge(*part);
            QVERIFY(backwards == all);
        }
    }

    void oddValuesAreTakenAsTheHeaderSays()
    {
        Histogram histogram;
        histogram.record(-5);
        histogram.record(std::nan(""));
        histogram.record(0);
        histogram.record(std::numeric_limits<double>::infinity());
        histogram.record(7, 0);
        histogram.record(7, -3);
        QCOMPARE(histogram.count(), 4);
        QCOMPARE(histogram.min(), 0.0);
        QCOMPARE(histogram.max(), std::numeric_limits<double>::max());
        QCOMPARE(histogram.quantile(0.5), 0.0);
        QCOMPARE(histogram.countUpTo(0), 3);
        QCOMPARE(histogram.countUpTo(-1), 0);
    }

    void copiesAreIndependent()
    {
        Histogram one;
        one.record(3);
        Histogram two = one;
        two.record(4);
        QCOMPARE(one.count(), 1);
        QCOMPARE(two.count(), 2);
        one = two;
        two.record(5);
        QCOMPARE(one.count(), 2);
    }

    void bytesGiveTheSameHistogram()
    {
        const quint64 start = seed();
        qInfo() << "seed" << start;
        Jitter jitter(start);
        for (int round = 0; round < 200; ++round) {
            Histogram histogram;
            for (qint64 i = jitter.between(0, 300); i > 0; --i)
                histogram.record(jitter.chance(0.1) ? 0 : spread(jitter, 1e-14, 1e18),
                                 jitter.between(1, 1'000'000));
            const QByteArray bytes = HistogramCodec::encode(histogram);
            const auto back = HistogramCodec::decode(bytes);
            QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
            QVERIFY(*back == histogram);
        }
    }

    void damagedBytesAreRefused()
    {
        const quint64 start = seed();
        qInfo() << "seed" << start;
        Jitter jitter(start);
        Histogram histogram;
        for (int i = 0; i < 50; ++i)
            histogram.record(spread(jitter, 1e-3, 1e5), 1000);
        const QByteArray bytes = HistogramCodec::encode(histogram);
        for (qsizetype cut = 1; cut <= 25; ++cut)
            QVERIFY(!HistogramCodec::decode(bytes.first(cut)));
        QVERIFY(!HistogramCodec::decode(bytes.chopped(1)));
        QVERIFY(!HistogramCodec::decode(bytes + QByteArray(20, '\x7f')));
        QVERIFY(!HistogramCodec::decode("\x02" + bytes.sliced(1)));
        QVERIFY(!HistogramCodec::decode(bytes.first(25) + QByteArray(10, '\xff')));
        for (int round = 0; round < 2000; ++round) {
            QByteArray torn = bytes;
            torn[jitter.between(0, torn.size() - 1)] = static_cast<char>(jitter.bits());
            const auto back = HistogramCodec::decode(torn);
            if (back)
                QCOMPARE(HistogramCodec::encode(*back), torn);
            else
                QCOMPARE(back.error().code, ErrorCode::Corrupt);
        }
    }
};

QTEST_APPLESS_MAIN(TestHistogram)
#include "tst_histogram.moc"
