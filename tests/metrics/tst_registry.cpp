#include "engine/metrics/registry.h"

#include <QTest>

#include <thread>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

class TestRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameNameAndLabelsGiveTheSameMetric()
    {
        Registry registry;
        Counter &one =
            registry.counter(u"c_total"_s, u"C."_s, {{u"b"_s, u"2"_s}, {u"a"_s, u"1"_s}});
        Counter &same =
            registry.counter(u"c_total"_s, u"C."_s, {{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}});
        Counter &other = registry.counter(u"c_total"_s, u"C."_s, {{u"a"_s, u"1"_s}});
        QCOMPARE(&one, &same);
        QVERIFY(&one != &other);
    }

    void snapshotsAreSortedAndComplete()
    {
        Registry registry;
        registry.gauge(u"z_bytes"_s, u"Z."_s).set(7);
        registry.distribution(u"m_seconds"_s, u"M."_s).record(0.5);
        registry.counter(u"a_total"_s, u"A."_s, {{u"p"_s, u"web"_s}}).add(3);
        registry.counter(u"a_total"_s, u"A."_s, {{u"p"_s, u"ios"_s}}).add(2);
        const QList<MetricSample> samples = registry.snapshot();
        QCOMPARE(samples.size(), 4);
        QCOMPARE(samples[0].labels, (MetricLabels{{u"p"_s, u"ios"_s}}));
        QCOMPARE(samples[0].value, 2);
        QCOMPARE(samples[1].value, 3);
        QCOMPARE(samples[1].unit, QString());
        QCOMPARE(samples[2].name, u"m_seconds"_s);
        QCOMPARE(samples[2].unit, u"seconds"_s);
        QCOMPARE(samples[2].histogram.count(), 1);
        QCOMPARE(samples[3].unit, u"bytes"_s);
        QCOMPARE(samples[3].help, u"Z."_s);
    }

    void aDistributionEqualsTheHistogramOfTheSameValues()
    {
        Distribution distribution;
        Histogram histogram;
        QVERIFY(distribution.total() == histogram);
        for (const double value : {0.0, 1e-9, 0.25, 0.5, 0.5, 3600.0, 1e17}) {
            distribution.record(value);
            histogram.record(value);
        }
        QVERIFY(distribution.total() == histogram);
    }

    void nothingIsLostWhileManyRecordAndOneReads()
    {
        constexpr int threads = 4;
        constexpr int rounds = 20'000;
        Registry registry;
        std::atomic<bool> done{false};
        std::thread reader([&registry, &done] {
            qint64 before = 0;
            while (!done) {
                for (const MetricSample &sample : registry.snapshot()) {
                    if (sample.kind != MetricSample::Kind::Histogram)
                        continue;
                    // A snapshot in the middle of recording is still whole.
                    Q_ASSERT(sample.histogram.count() >= before);
                    before = sample.histogram.count();
                    Q_ASSERT(HistogramCodec::decode(HistogramCodec::encode(sample.histogram)));
                }
            }
        });
        std::vector<std::thread> writers;
        writers.reserve(threads);
        for (int t = 0; t < threads; ++t) {
            writers.emplace_back([&registry, t] {
                Counter &counter = registry.counter(u"c_total"_s, u"C."_s);
                Gauge &gauge = registry.gauge(u"g"_s, u"G."_s);
                Distribution &distribution = registry.distribution(u"d_seconds"_s, u"D."_s);
                for (int i = 1; i <= rounds; ++i) {
                    counter.add();
                    gauge.add(t % 2 ? 1 : -1);
                    distribution.record(i * (t + 1));
                    if (i % 5000 == 0)
                        (void)registry.counter(u"c%1_total"_s.arg(t), u"C."_s);
                }
            });
        }
        for (std::thread &writer : writers)
            writer.join();
        done = true;
        reader.join();

        Histogram expected;
        for (int t = 0; t < threads; ++t) {
            for (int i = 1; i <= rounds; ++i)
                expected.record(i * (t + 1));
        }
        QCOMPARE(registry.counter(u"c_total"_s, u"C."_s).value(), qint64(threads) * rounds);
        QCOMPARE(registry.gauge(u"g"_s, u"G."_s).value(), 0);
        QVERIFY(registry.distribution(u"d_seconds"_s, u"D."_s).total() == expected);
    }
};

QTEST_APPLESS_MAIN(TestRegistry)
#include "tst_registry.moc"
