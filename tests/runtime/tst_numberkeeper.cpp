#include "engine/runtime/numberkeeper.h"
#include "engine/runtime/snapshotmetrics.h"
#include "engine/store/workspace.h"
#include "tests/support/enginehouse.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

//! The history of an engine over its restarts, on a clock of the test's own.
class TestNumberKeeper : public QObject
{
    Q_OBJECT

    static constexpr milliseconds start{1'700'006'400'000}; //!< a full hour

    //! One run of an engine.
    struct Run
    {
        TimeSeries series;
        NumberKeeper keeper;
        milliseconds now;

        Run(const QString &file, milliseconds at)
            : now(at)
        {
            keeper.add(u"all"_s, series);
            keeper.start(file, at);
        }
        void seconds(int count, double value = 1)
        {
            for (int i = 0; i < count; ++i, now += 1s) {
                Histogram histogram;
                histogram.record(value);
                series.add(now, histogram, {1, 2, 3});
                keeper.tick(now, {{u"log"_s, double(now.count())}});
            }
        }
        qint64 edits(milliseconds from, milliseconds to) const
        {
            qint64 sum = 0;
            for (const SeriesBucket &bucket : series.read(from, to, 1))
                sum += bucket.counts[0];
            return sum;
        }
    };

private Q_SLOTS:
    void everySecondIsThereAfterARestart()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"numbers.db"_s);
        {
            Run first(file, start + 17s);
            first.seconds(3 * 3600 + 42);
            first.keeper.finish(first.now);
        }
        Run second(file, start + 4h);
        QCOMPARE(second.edits(start, start + 5h), 3 * 3600 + 42);
        const auto fine = second.series.read(start + 3h, start + 3h + 10s, 10);
        QCOMPARE(fine.size(), 10);
        QCOMPARE(fine.first().width, 1s);
        // It goes on, within the same hour too, and nothing is counted twice.
        second.seconds(100, 5);
        second.keeper.finish(second.now);
        Run third(file, start + 4h + 200s);
        QCOMPARE(third.edits(start, start + 5h), 3 * 3600 + 142);
        third.seconds(2 * 3600);
        third.keeper.finish(third.now);
        const Run fourth(file, start + 8h);
        QCOMPARE(fourth.edits(start, start + 8h), 5 * 3600 + 142);
        QVERIFY(fourth.keeper.gauges(u"log"_s).size() >= 30);
    }

    void percentilesOfAMonthComeFromMergedHistograms()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"numbers.db"_s);
        Histogram all;
        {
            auto store = *NumberStore::open(file);
            for (int day = 0; day < 29; ++day) {
                for (int hour = 0; hour < 24; ++hour) {
                    SeriesBucket bucket;
                    bucket.start = start + day * 24h + hour * 1h;
                    bucket.width = 1h;
                    for (int i = 1; i <= 20; ++i)
                        bucket.histogram.record(i * (hour + 1));
                    bucket.counts = {20, 0, 0};
                    all.merge(bucket.histogram);
                    QVERIFY(store->put(u"all"_s, 1h, bucket.start, {bucket}));
                }
            }
        }
        const Run run(file, start + 29 * 24h);
        const auto month = run.series.read(start, start + 29 * 24h, 1);
        QCOMPARE(month.size(), 1);
        QCOMPARE(month.first().histogram.quantile(0.99), all.quantile(0.99));
        QCOMPARE(month.first().counts[0], 29 * 24 * 20);
        QCOMPARE(run.series.read(start, start + 29 * 24h, 29).size(), 29);
    }

    void aClockThatJumpsLosesNothingThatIsKept()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"numbers.db"_s);
        Run run(file, start);
        run.seconds(300);
        run.now += 10h;
        run.seconds(300);
        run.now -= 5h; // set back: those seconds go to the last one
        run.seconds(300);
        run.keeper.finish(run.now);
        const Run later(file, start + 12h);
        const qint64 edits = later.edits(start, start + 12h);
        QVERIFY2(edits >= 600, qPrintable(QString::number(edits)));
    }

    void aFolderThatCannotBeWrittenCostsTheHistoryOnly()
    {
        const QTemporaryDir folder;
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"numbers are not kept"_s));
        Run run(folder.filePath(u"no/such/folder/numbers.db"_s), start);
        run.seconds(130);
        run.keeper.finish(run.now);
        QCOMPARE(run.edits(start, start + 1h), 130);
    }

    void whereItGrowsToIsMeasuredAsTheListOfMetricsSays()
    {
        Registry registry;
        CapacityForecast disk;
        disk.name = u"disk"_s;
        disk.now = 2048;
        disk.perDay = 512;
        disk.limit = 4096;
        disk.meets = Forecast::Meeting{start + 72h, start + 96h, std::nullopt};
        CapacityForecast connections = disk;
        connections.name = u"connections"_s;
        connections.meets.reset(); // not within a year
        CapacityForecast log;
        log.name = u"log"_s; // nothing bounds it
        recordCapacity(registry, {disk, connections, log}, start);
        QFile list(QStringLiteral(SOURCE_DIR) + u"/engine/metrics/METRICS.md"_s);
        QVERIFY(list.open(QIODevice::ReadOnly));
        const QString rows = QString::fromUtf8(list.readAll());
        QStringList told;
        for (const MetricSample &sample : registry.snapshot()) {
            const QString help = sample.help.chopped(1);
            QVERIFY2(rows.contains(u"| `%1` | gauge | resource | %2 |"_s.arg(sample.name, help)),
                     qPrintable(sample.name));
            told.append(u"%1 %2 %3"_s.arg(sample.name.mid(19), sample.labels.first().second,
                                          QString::number(sample.told(), 'f', 0)));
        }
        told.sort();
        QCOMPARE(told, QStringList(
                           {u"left_least_seconds connections 31622400"_s,
                            u"left_least_seconds disk 259200"_s,
                            u"left_seconds connections 31622400"_s, u"left_seconds disk 345600"_s,
                            u"limit connections 4096"_s, u"limit disk 4096"_s,
                            u"per_day connections 512"_s, u"per_day disk 512"_s, u"per_day log 0"_s,
                            u"used connections 2048"_s, u"used disk 2048"_s, u"used log 0"_s}));
    }

    //! A whole engine: what it measured is there when it runs again.
    void anEngineRemembersItsSeconds()
    {
        DisputedHouse house;
        QVERIFY(QTest::qWaitFor([&] { return house.engine->monitor().latest() != nullptr; }));
        const auto numbers = settled(house.engine->monitor().detailedStats());
        QVERIFY(numbers);
        QStringList names;
        for (const Json &metric : (*numbers)[u"metrics"].toArray())
            names.append(metric[u"name"].toString());
        for (const QString &stage : {u"batanidza_queue_seconds"_s, u"batanidza_merge_seconds"_s,
                                     u"batanidza_commit_seconds"_s, u"batanidza_fsync_seconds"_s,
                                     u"batanidza_encode_seconds"_s, u"batanidza_send_seconds"_s})
            QVERIFY2(names.contains(stage), qPrintable(stage));
        const QString file = numbersFile(house.engine->dataFolder());
        house.engine.reset();
        const auto store = NumberStore::open(file);
        QVERIFY2(store, store ? "" : qPrintable(store.error().detail));
        QVERIFY(!(*store)->load(u"all"_s)->isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestNumberKeeper)
#include "tst_numberkeeper.moc"
