#include "engine/metrics/process.h"
#include "engine/metrics/prometheus.h"

#include <QFile>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

class TestPrometheus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void golden()
    {
        Registry registry;
        registry.counter(u"batanidza_commits_total"_s, u"Group commits."_s).add(42);
        registry
            .counter(u"batanidza_edits_total"_s, u"Edits by platform."_s,
                     {{u"platform"_s, u"web"_s}})
            .add(3);
        registry
            .counter(u"batanidza_edits_total"_s, u"Edits by platform."_s,
                     {{u"platform"_s, u"ios"_s}, {u"a"_s, u"b"_s}})
            .add(4);
        registry.gauge(u"batanidza_store_bytes"_s, u"Size of the store."_s).set(-1);
        Distribution &commit =
            registry.distribution(u"batanidza_commit_seconds"_s, u"One group commit."_s);
        for (const double seconds : {0.0004, 0.0005, 0.00390625, 0.03125, 0.03125, 70.0})
            commit.record(seconds);
        (void)registry.distribution(u"batanidza_frame_bytes"_s, u"Frames."_s,
                                    {{u"form"_s, u"text"_s}});
        const QByteArrayList lines = writePrometheus(registry.snapshot()).split('\n');
        const QByteArrayList expected =
            QByteArray(R"(# HELP batanidza_commit_seconds One group commit.
# TYPE batanidza_commit_seconds histogram
# UNIT batanidza_commit_seconds seconds
batanidza_commit_seconds_bucket{le="0.0005"} 2
batanidza_commit_seconds_bucket{le="0.001"} 2
batanidza_commit_seconds_bucket{le="0.0025"} 2
batanidza_commit_seconds_bucket{le="0.005"} 3
batanidza_commit_seconds_bucket{le="0.01"} 3
batanidza_commit_seconds_bucket{le="0.025"} 3
batanidza_commit_seconds_bucket{le="0.05"} 5
batanidza_commit_seconds_bucket{le="0.1"} 5
batanidza_commit_seconds_bucket{le="0.25"} 5
batanidza_commit_seconds_bucket{le="0.5"} 5
batanidza_commit_seconds_bucket{le="1"} 5
batanidza_commit_seconds_bucket{le="2.5"} 5
batanidza_commit_seconds_bucket{le="5"} 5
batanidza_commit_seconds_bucket{le="10"} 5
batanidza_commit_seconds_bucket{le="30"} 5
batanidza_commit_seconds_bucket{le="60"} 5
batanidza_commit_seconds_bucket{le="+Inf"} 6
batanidza_commit_seconds_sum 70.06730625
batanidza_commit_seconds_count 6
# HELP batanidza_commits_total Group commits.
# TYPE batanidza_commits_total counter
batanidza_commits_total 42
# HELP batanidza_edits_total Edits by platform.
# TYPE batanidza_edits_total counter
batanidza_edits_total{a="b",platform="ios"} 4
batanidza_edits_total{platform="web"} 3
# HELP batanidza_frame_bytes Frames.
# TYPE batanidza_frame_bytes histogram
# UNIT batanidza_frame_bytes bytes
batanidza_frame_bytes_bucket{form="text",le="256"} 0
batanidza_frame_bytes_bucket{form="text",le="1024"} 0
batanidza_frame_bytes_bucket{form="text",le="4096"} 0
batanidza_frame_bytes_bucket{form="text",le="16384"} 0
batanidza_frame_bytes_bucket{form="text",le="65536"} 0
batanidza_frame_bytes_bucket{form="text",le="262144"} 0
batanidza_frame_bytes_bucket{form="text",le="1048576"} 0
batanidza_frame_bytes_bucket{form="text",le="4194304"} 0
batanidza_frame_bytes_bucket{form="text",le="16777216"} 0
batanidza_frame_bytes_bucket{form="text",le="67108864"} 0
batanidza_frame_bytes_bucket{form="text",le="+Inf"} 0
batanidza_frame_bytes_sum{form="text"} 0
batanidza_frame_bytes_count{form="text"} 0
# HELP batanidza_store_bytes Size of the store.
# TYPE batanidza_store_bytes gauge
# UNIT batanidza_store_bytes bytes
batanidza_store_bytes -1
)")
                .split('\n');
        for (qsizetype i = 0; i < std::min(lines.size(), expected.size()); ++i)
            QCOMPARE(lines[i], expected[i]);
        QCOMPARE(lines.size(), expected.size());
    }

    void labelsAndHelpAreEscaped()
    {
        MetricSample sample;
        sample.name = u"x"_s;
        sample.help = u"a \\ b\n\"c\""_s;
        sample.labels = {{u"l"_s, u"q\"\\\nm\u00e1"_s}};
        QCOMPARE(writePrometheus({sample}),
                 QByteArray("# HELP x a \\\\ b\\n\"c\"\n# TYPE x counter\n"
                            "x{l=\"q\\\"\\\\\\nm\xc3\xa1\"} 0\n"));
        QVERIFY(writePrometheus({}).isEmpty());
    }

    void theProcessKnowsItself()
    {
        const ProcessNumbers before = readProcessNumbers();
        QVERIFY(before.residentBytes > 1024 * 1024);
        QVERIFY(before.openDescriptors >= 3);
        QVERIFY(before.descriptorLimit >= before.openDescriptors);
        QVERIFY(before.cpu.count() >= 0);
        QVERIFY(before.threads >= 1);
        QFile file(u"/dev/null"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(readProcessNumbers().openDescriptors, before.openDescriptors + 1);

        Registry registry;
        recordProcessNumbers(registry);
        QVERIFY(writePrometheus(registry.snapshot()).contains("\nprocess_resident_memory_bytes "));
    }
};

QTEST_APPLESS_MAIN(TestPrometheus)
#include "tst_prometheus.moc"
