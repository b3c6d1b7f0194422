#include "engine/metrics/registry.h"
#include "engine/runtime/cachejson.h"
#include "engine/runtime/cachekeeper.h"
#include "tests/support/fakeclock.h"
#include "tests/support/memorystore.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;

//! A store of lessons, a cache over it and its keeper, a second at a time.
struct House
{
    explicit House(const QString &folder, int lessons = 12)
        : cache(clock, PolicyKind::Adaptive, 4 * mebibyte,
                std::move(*DiskTier::open(folder, 4 * mebibyte, clock)))
        , keeper({clock, cache, registry, store.tenant(),
                  [this]() -> Result<std::unique_ptr<ContentReader>> {
                      auto its = store.reader();
                      its->setCache(&cache);
                      return its;
                  },
                  EngineConfig(), [this] { return memory; },
                  [this, folder](qint64 bytes) { return DiskTier::open(folder, bytes, clock); },
                  [this] { return network; }})
    {
        for (int i = 1; i <= lessons; ++i) {
            store.put(u"sna.greet.%1"_s.arg(i),
                      JsonObject{{u"title"_s, u"Chidzidzo %1"_s.arg(i)},
                                 {u"text"_s, QString(1000, QChar(u'a' + i))}});
        }
        reader = store.reader();
        reader->setCache(&cache);
    }
    BodyName name(int n, const QString &platform = u"ios"_s)
    {
        const auto head = reader->itemHead(store.tenant(), ItemId(u"sna.greet.%1"_s.arg(n)));
        return {store.tenant(), (*head)->id,      u"lesson"_s,
                platform,       (*head)->version, (*head)->hash};
    }
    //! As a learner does who opens it.
    void open(int n, const QString &who = u"tendai"_s)
    {
        const BodyName wanted = name(n);
        QVERIFY(cache.adapted(wanted, [&] { return reader->body(store.tenant(), wanted.hash); }));
        cache.opened(wanted, who);
    }
    void seconds(int count)
    {
        for (int i = 0; i < count; ++i) {
            clock.advance(1s);
            keeper.tick();
        }
    }

    FakeClock clock;
    MemoryStore store;
    Registry registry;
    ContentCache cache;
    MemoryReading memory;
    OriginNumbers network{u"cdn.example"_s,      7,   4, 900, 3, 1, 20, 2, 1, 0.5,
                          OriginReason::Timeout, 99ms};
    std::unique_ptr<ContentReader> reader;
    CacheKeeper keeper;
};

} // namespace

//! What looks after the cache, second by second.
class TestCacheKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNextLessonIsThereBeforeItIsOpened()
    {
        QTemporaryDir folder;
        House house(folder.path());
        house.seconds(1); // reads the course
        house.open(9);
        house.seconds(1);
        QVERIFY(house.cache.holds(house.name(10))); // and not sna.greet.1, which sorts there too
        QVERIFY(!house.cache.holds(house.name(1)));
        QVERIFY(!house.cache.holds(house.name(10, u"web"_s)));
        const CacheWarmth before = house.keeper.report(0).warmth;
        QVERIFY(before.issued > 0);
        QCOMPARE(before.used, 0);
        house.open(10);
        house.seconds(1);
        const CacheWarmth after = house.keeper.report(0).warmth;
        QCOMPARE(after.hits, 1);
        QCOMPARE(after.used, before.issued);
    }

    void nothingIsMadeAheadWhereThatIsOffOrMemoryIsShort()
    {
        QTemporaryDir folder;
        House house(folder.path());
        house.memory.full = 50;
        house.seconds(1);
        house.open(3);
        house.seconds(1);
        QVERIFY(!house.cache.holds(house.name(4)));
        house.memory = {};
        house.keeper.setConfig(*EngineConfig().with(u"cache.warm", Json(false)));
        house.seconds(60);
        house.open(6);
        house.seconds(2);
        QVERIFY(!house.cache.holds(house.name(7)));
        QVERIFY(!house.keeper.report(0).warmth.on);
    }

    void memoryGivesWayAndComesBack()
    {
        QTemporaryDir folder;
        House house(folder.path(), 1);
        TieredCache &tiers = house.cache.tiers();
        for (int i = 0; i < 300; ++i)
            tiers.memory().put("demo/x/" + QByteArray::number(i), QByteArray(12'000, 'x'));
        house.memory.full = 5;
        house.seconds(1);
        QVERIFY(tiers.memory().stats().bytes <= 3 * mebibyte);
        QCOMPARE(house.keeper.report(0).pressure,
                 (PressureVerdict{Pressure::Soft, PressureCause::Stalls}));
        house.memory.full = 50;
        house.seconds(1);
        QVERIFY(tiers.memory().stats().bytes <= 4 * mebibyte / 10);
        QCOMPARE(house.keeper.report(0).pressureEvents, 2);
        house.memory = {};
        house.seconds(2 * PressureGauge::calmReadings);
        QCOMPARE(house.keeper.report(0).pressure, PressureVerdict());
        QCOMPARE(tiers.memory().stats().pressure, Pressure::None);
    }

    void aRestartIsWarm()
    {
        QTemporaryDir folder;
        {
            House house(folder.path());
            for (int n = 1; n <= 12; ++n)
                house.open(n);
            house.seconds(6);
            QCOMPARE(house.keeper.report(0).tiers[1].entries, 12);
        }
        House house(folder.path());
        QVERIFY(!house.cache.holds(house.name(5)));
        QVERIFY(house.keeper.warm() > 0);
        house.seconds(3);
        QVERIFY(house.cache.holds(house.name(5)));
    }

    // W126
    void aPurgeTakesWhatItSaysAndNothingElse()
    {
        QTemporaryDir folder;
        House house(folder.path());
        for (int n = 1; n <= 3; ++n)
            house.open(n);
        house.seconds(6);
        house.cache.tiers().memory().put("other/adapted/x", "of another tenant");
        CachePurge order;
        order.dryRun = true;
        const auto all = house.keeper.purge(order);
        QVERIFY(all->entries >= 6); // in memory, and the same on disk
        order.item = ItemId(u"sna.greet.2"_s);
        // With bodies and pages, which do not say of which item they are.
        const QByteArray body = ContentCache::prefix(house.store.tenant(), "body") + "x";
        const QByteArray page = ContentCache::prefix(house.store.tenant(), "page") + "x";
        const qint64 before = house.keeper.purge(order)->entries;
        QVERIFY(before >= 2);
        house.cache.tiers().memory().put(body, "a body");
        house.cache.tiers().memory().put(page, "a page");
        QCOMPARE(house.keeper.purge(order)->entries, before + 2);
        QVERIFY(house.cache.holds(house.name(2)));
        order.dryRun = false;
        QCOMPARE(house.keeper.purge(order)->entries, before + 2);
        QVERIFY(!house.cache.holds(house.name(2)));
        QVERIFY(!house.cache.tiers().memory().peek(body));
        QVERIFY(!house.cache.tiers().memory().peek(page));
        QVERIFY(house.cache.holds(house.name(1)));
        order = {};
        order.tier = u"disk"_s;
        QVERIFY(house.keeper.purge(order)->entries >= 2);
        QCOMPARE(house.keeper.report(0).tiers[1].entries, 0);
        QVERIFY(house.cache.holds(house.name(1)));
        order.tier = u"cellar"_s;
        QCOMPARE(house.keeper.purge(order).error().code, ErrorCode::Invalid);
        order = {};
        order.key = u"other/adapted/x"_s;
        QCOMPARE(house.keeper.purge(order).error().code, ErrorCode::NotFound);
        QCOMPARE(house.keeper.pin(order.key, true).error().code, ErrorCode::NotFound);
        (void)house.keeper.purge({});
        QVERIFY(house.cache.tiers().memory().peek("other/adapted/x"));
        QCOMPARE(house.keeper.report(10).entries.size(), 0);
        house.open(1); // from the store, as if it had never been here
        QVERIFY(house.cache.holds(house.name(1)));
    }

    // Whoever erases content has to be sure of this.
    void aPurgeOfEverythingLeavesNoByteOfContentOnDisk()
    {
        QTemporaryDir folder;
        House house(folder.path(), 60);
        house.keeper.setConfig(*EngineConfig().with(u"cache.warm", Json(false)));
        for (int n = 1; n <= 50; ++n)
            house.open(n);
        house.seconds(6);
        const auto disk = house.cache.tiers().disk();
        QVERIFY(disk->train());
        QCOMPARE(disk->stats().dictionaries, 1);
        house.open(51); // waits to be written
        const auto files = [&](const QString &under) {
            QDirIterator all(folder.filePath(under), QDir::Files, QDirIterator::Subdirectories);
            QStringList names;
            while (all.hasNext())
                names.append(all.next());
            return names;
        };
        // One is damaged, found out and set aside.
        QFile object(files(u"objects"_s).value(0));
        QVERIFY(object.open(QIODevice::ReadWrite) && object.write("damage") == 6);
        object.close();
        QCOMPARE(disk->verifyAll(), 1);
        QCOMPARE(files(u"quarantine"_s).size(), 1);
        QVERIFY(house.keeper.purge({}));
        QCOMPARE(house.cache.tiers().memory().stats().entries, 0);
        QCOMPARE(disk->stats().entries, 0);
        house.seconds(6);
        for (const QString &under : {u"objects"_s, u"quarantine"_s, u"dictionaries"_s})
            QCOMPARE(files(under), QStringList());
        QVERIFY(!disk->train()); // no samples of it either
    }

    void theDiskIsGivenUpAndTakenWhileItRuns()
    {
        QTemporaryDir folder;
        House house(folder.path());
        house.open(1);
        house.seconds(6);
        QCOMPARE(house.keeper.report(0).tiers.size(), 2);
        house.keeper.setConfig(*EngineConfig().with(u"cache.diskMiB", Json(0)));
        QCOMPARE(house.keeper.report(0).tiers.size(), 1);
        QDirIterator left(folder.filePath(u"objects"_s), QDir::Files, QDirIterator::Subdirectories);
        QVERIFY(!left.hasNext());
        house.open(2);
        house.seconds(6);
        QCOMPARE(house.keeper.warm(), 0);
        house.keeper.setConfig(*EngineConfig().with(u"cache.diskMiB", Json(3)));
        QCOMPARE(house.keeper.report(0).tiers.value(1).budget, 3 * mebibyte);
        house.open(3);
        house.seconds(6);
        QVERIFY(house.keeper.report(0).tiers.value(1).entries >= 1);
    }

    void aTenantKeepsToItsBudgetInBothTiers()
    {
        QTemporaryDir folder;
        House house(folder.path());
        const QString tenant = house.store.tenant().toString();
        for (int n = 0; n < 200; ++n)
            house.cache.tiers().put(tenant.toUtf8() + "/x/" + QByteArray::number(n),
                                    QByteArray(12'000, char('a' + n % 26)) + QByteArray::number(n));
        house.seconds(8);
        QCOMPARE(house.keeper.report(0).tiers[0].shareBudget, 0);
        const auto config =
            EngineConfig().with(u"cache.tenantsMiB", Json(tenant + u"=1/2, ngano=1"_s));
        QVERIFY(config);
        house.keeper.setConfig(*config);
        const auto holds = [&](qint64 memory, qint64 disk) {
            const CacheReport report = house.keeper.report(0);
            QCOMPARE(report.tiers[0].shareBudget, memory);
            QCOMPARE(report.tiers[1].shareBudget, disk);
            QCOMPARE(report.tiers[0].shareBytes, report.tiers[0].bytes);
            QVERIFY(memory == 0 || report.tiers[0].bytes <= memory);
            QVERIFY(disk == 0 || report.tiers[1].bytes <= disk);
            QVERIFY(report.tiers[1].shareBytes > 0);
            const CacheReport far = readCacheReport(writeCacheReport(report));
            QCOMPARE(far.tiers, report.tiers);
        };
        holds(mebibyte, 2 * mebibyte);
        // A disk that is given up and taken again has the same budgets.
        house.keeper.setConfig(*config->with(u"cache.diskMiB", Json(0)));
        house.keeper.setConfig(*config->with(u"cache.diskMiB", Json(4)));
        for (int n = 200; n < 500; ++n)
            house.cache.tiers().put(tenant.toUtf8() + "/x/" + QByteArray::number(n),
                                    QByteArray(12'000, char('a' + n % 26)) + QByteArray::number(n));
        house.seconds(12);
        holds(mebibyte, 2 * mebibyte);
    }

    void pinnedStays()
    {
        QTemporaryDir folder;
        House house(folder.path());
        house.open(1);
        const QString key = QString::fromUtf8(house.cache.adaptedKey(house.name(1)));
        QVERIFY(house.keeper.pin(key, true));
        house.memory.full = 50; // to a tenth
        for (int i = 0; i < 400; ++i)
            house.cache.tiers().memory().put("demo/x/" + QByteArray::number(i),
                                             QByteArray(12'000, 'x'));
        house.seconds(1);
        QVERIFY(house.cache.holds(house.name(1)));
        const auto entries = house.keeper.report(500).entries;
        QVERIFY(std::any_of(entries.cbegin(), entries.cend(), [&](const CacheEntryRow &row) {
            return row.key == key && row.pinned && row.item == ItemId(u"sna.greet.1"_s) &&
                   row.platform == u"ios";
        }));
        QVERIFY(house.keeper.pin(key, false));
    }

    void thePolicyChangesWhileItRunsAndNothingIsLost()
    {
        QTemporaryDir folder;
        House house(folder.path());
        for (int n = 1; n <= 12; ++n)
            house.open(n);
        for (const QString &name : {u"lru"_s, u"lfu"_s, u"ttl"_s, u"priority"_s, u"adaptive"_s}) {
            house.keeper.setConfig(*EngineConfig().with(u"cache.policy", Json(name)));
            QCOMPARE(policyName(house.keeper.report(0).policy), name);
            for (int n = 1; n <= 12; ++n)
                QVERIFY(house.cache.holds(house.name(n)));
        }
        QVERIFY(!EngineConfig().with(u"cache.policy", Json(u"random"_s)));
        house.keeper.setConfig(*EngineConfig().with(u"cache.memoryMiB", Json(1)));
        QCOMPARE(house.keeper.report(0).tiers[0].budget, mebibyte);
    }

    void minutesAreCountedAndTheReportTravels()
    {
        QTemporaryDir folder;
        House house(folder.path());
        for (int n = 0; n < 3; ++n) {
            house.open(1);
            house.seconds(60);
        }
        const CacheReport report = house.keeper.report(20);
        QVERIFY(report.minutes.size() >= 3);
        qint64 requests = 0;
        for (const CacheMinute &minute : report.minutes)
            requests += minute.requests;
        QCOMPARE(requests, qint64(report.tiers[0].requests));
        const CacheReport read = readCacheReport(writeCacheReport(report));
        QCOMPARE(read.minutes, report.minutes);
        QCOMPARE(read.tiers, report.tiers);
        QCOMPARE(read.network, report.network);
        QCOMPARE(read.network.fetched, 4);
        QCOMPARE(read.network.fetchMs, 500.0);
        QCOMPARE(read.network.lastFailure, u"timeout"_s);
        QCOMPARE(read.entries, report.entries);
        QCOMPARE(read.warmth, report.warmth);
        QCOMPARE(read.pressure, report.pressure);
        QCOMPARE(read.memory, report.memory);
        QCOMPARE(writeCacheReport(readCacheReport(Json(JsonObject()))),
                 writeCacheReport(readCacheReport(Json())));
    }
};

QTEST_APPLESS_MAIN(TestCacheKeeper)
#include "tst_cachekeeper.moc"
