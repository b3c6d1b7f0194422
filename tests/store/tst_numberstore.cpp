#include "engine/base/jitter.h"
#include "engine/metrics/seriespack.h"
#include "engine/store/numberstore.h"
#include "engine/store/query.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

//! The history of numbers on the disk: what is kept comes back, within its bounds, and damage costs
//! no more than what is damaged.
class TestNumberStore : public QObject
{
    Q_OBJECT

    static constexpr milliseconds start{1'700'006'400'000}; //!< a full hour

    QTemporaryDir m_folder;
    QString file(const QString &name) const { return m_folder.filePath(name); }

    static QList<SeriesBucket> buckets(milliseconds from, std::chrono::seconds width, int count)
    {
        QList<SeriesBucket> made;
        for (int i = 0; i < count; ++i) {
            SeriesBucket bucket;
            bucket.start = from + i * width;
            bucket.width = width;
            bucket.histogram.record(i + 1);
            bucket.counts = {i, 2 * i, 3 * i};
            made.append(bucket);
        }
        return made;
    }
    static bool same(const QList<SeriesBucket> &one, const QList<SeriesBucket> &other)
    {
        return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                          [](const SeriesBucket &a, const SeriesBucket &b) {
                              return a.start == b.start && a.width == b.width &&
                                     a.histogram == b.histogram && a.counts == b.counts;
                          });
    }

private Q_SLOTS:
    void bucketsComeBackAsTheyWere()
    {
        const auto there = buckets(start, 1s, 60);
        QVERIFY(same(*unpackBuckets(packBuckets(there)), there));
        QVERIFY(unpackBuckets(packBuckets({}))->isEmpty());
        auto store = NumberStore::open(file(u"a.db"_s));
        QVERIFY(store);
        QVERIFY((*store)->put(u"all"_s, 1s, start, there));
        QVERIFY((*store)->put(u"ios"_s, 1s, start, buckets(start, 1s, 3)));
        store->reset();
        store = NumberStore::open(file(u"a.db"_s));
        QVERIFY(same(*(*store)->load(u"all"_s), there));
        QCOMPARE((*store)->load(u"ios"_s)->size(), 3);
        QVERIFY((*store)->load(u"none"_s)->isEmpty());
    }

    void damagedBytesAreTold()
    {
        const quint64 seed = Jitter().bits();
        qInfo("seed %llu", static_cast<unsigned long long>(seed));
        Jitter jitter(seed);
        const QByteArray good = packBuckets(buckets(start, 1s, 60));
        for (int i = 0; i < 2000; ++i) {
            QByteArray bad = good;
            const auto at = jitter.between(4, bad.size() - 1);
            bad[at] = char(bad[at] ^ (1 << jitter.between(0, 7)));
            const auto read = unpackBuckets(bad);
            QVERIFY(!read || same(*read, buckets(start, 1s, 60)));
            (void)unpackBuckets(good.first(jitter.between(0, good.size() - 1)));
        }
        QCOMPARE(unpackBuckets("nonsense").error().code, ErrorCode::Corrupt);
    }

    void eachTimeIsThereOnceInTheFinestForm()
    {
        auto store = NumberStore::open(file(u"b.db"_s));
        // Three hours in hours, two in minutes, and of the last half an hour in seconds.
        for (int hour = 0; hour < 3; ++hour)
            QVERIFY((*store)->put(u"all"_s, 3600s, start + hour * 1h,
                                  buckets(start + hour * 1h, 3600s, 1)));
        for (int hour = 1; hour < 3; ++hour)
            QVERIFY((*store)->put(u"all"_s, 60s, start + hour * 1h,
                                  buckets(start + hour * 1h, 60s, 60)));
        for (int minute = 30; minute < 60; ++minute)
            QVERIFY((*store)->put(u"all"_s, 1s, start + 2h + minute * 1min,
                                  buckets(start + 2h + minute * 1min, 1s, 60)));
        const auto all = *(*store)->load(u"all"_s);
        QCOMPARE(all.size(), 1 + 60 + 30 + 30 * 60);
        for (qsizetype i = 1; i < all.size(); ++i)
            QCOMPARE(all[i].start, all[i - 1].start + all[i - 1].width);
    }

    void oldAndTooMuchGo()
    {
        auto store = NumberStore::open(file(u"c.db"_s));
        for (int hour = 0; hour < 50; ++hour) {
            for (const auto width : {1s, 60s, 3600s})
                QVERIFY((*store)->put(u"all"_s, width, start + hour * 1h,
                                      buckets(start + hour * 1h, width, int(3600s / width))));
        }
        QVERIFY((*store)->putGauge(u"disk"_s, {start, 5}));
        const milliseconds now = start + 50h;
        QVERIFY((*store)->prune(now, NumberLimits()));
        const auto all = *(*store)->load(u"all"_s);
        QCOMPARE(all.first().start, start);
        QCOMPARE(all.first().width, 60s);
        QCOMPARE(std::count_if(all.begin(), all.end(),
                               [](const SeriesBucket &one) { return one.width == 1s; }),
                 24 * 3600);
        // By size the oldest seconds go, then minutes.
        const qint64 before = *(*store)->bytes();
        NumberLimits limits;
        limits.bytes = before / 2;
        QVERIFY((*store)->prune(now, limits));
        QVERIFY(*(*store)->bytes() <= limits.bytes);
        QCOMPARE((*store)->load(u"all"_s)->first().start, start);
        QCOMPARE((*store)->gauges(u"disk"_s)->size(), 1);
        QVERIFY((*store)->prune(now + 40 * 24h, NumberLimits()));
        QVERIFY((*store)->load(u"all"_s)->isEmpty());
        QVERIFY((*store)->gauges(u"disk"_s)->isEmpty());
    }

    void aFileThatIsNoneIsPutAside()
    {
        const QString name = file(u"d.db"_s);
        QFile damaged(name);
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write(QByteArray(8192, 'x'));
        damaged.close();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"begun anew"_s));
        auto store = NumberStore::open(name);
        QVERIFY2(store, store ? "" : qPrintable(store.error().detail));
        QVERIFY((*store)->put(u"all"_s, 1s, start, buckets(start, 1s, 1)));
        QVERIFY(QFile::exists(name + u".damaged"_s));
    }

    void aDamagedStretchCostsItselfOnly()
    {
        const QString name = file(u"e.db"_s);
        {
            auto store = NumberStore::open(name);
            QVERIFY((*store)->put(u"all"_s, 1s, start, buckets(start, 1s, 60)));
            QVERIFY((*store)->put(u"all"_s, 1s, start + 1min, buckets(start + 1min, 1s, 60)));
        }
        {
            auto database = *Database::open(name, Database::Mode::ReadWrite);
            QVERIFY(execute(*database, u"UPDATE bucket SET packed = x'00' WHERE start = ?"_s,
                            {qint64(start.count() / 1000)}));
        }
        auto store = NumberStore::open(name);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"damaged"_s));
        const auto all = *(*store)->load(u"all"_s);
        QCOMPARE(all.size(), 60);
        QCOMPARE(all.first().start, start + 1min);
    }
};

QTEST_GUILESS_MAIN(TestNumberStore)
#include "tst_numberstore.moc"
