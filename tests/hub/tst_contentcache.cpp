#include "engine/base/jsonwrite.h"
#include "engine/hub/catchup.h"
#include "engine/hub/sharedpages.h"
#include "engine/metrics/registry.h"
#include "tests/support/fakeclock.h"
#include "tests/support/memorystore.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const TenantId demo(u"demo"_s);

QByteArray lesson(const QString &text)
{
    return writeJson(Json(JsonObject{{u"id"_s, u"l1"_s}, {u"title"_s, text}}));
}

BodyName nameFor(const QByteArray &body, const QString &platform = u"web"_s, qint64 version = 1)
{
    return {demo, ItemId(u"l1"_s), u"lesson"_s, platform, Version(version), Sha256::of(body)};
}

} // namespace

//! What the hub makes of content is made once, wherever it is asked for.
class TestContentCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBodyIsMadeOnceForAPlatformAndVersion()
    {
        FakeClock clock;
        ContentCache cache(clock, PolicyKind::Adaptive, 8 * 1024 * 1024);
        const QByteArray body = lesson(u"Mhoro"_s);
        int reads = 0;
        const auto read = [&]() -> Result<QByteArray> {
            ++reads;
            return body;
        };
        const auto expected = adaptBody(u"lesson"_s, u"web"_s, body, Version(1), Sha256::of(body));
        for (int i = 0; i < 3; ++i) {
            const auto made = cache.adapted(nameFor(body), read);
            QVERIFY(made);
            QCOMPARE(made->bytes, expected.bytes);
            QCOMPARE(made->hash, expected.hash);
        }
        QCOMPARE(reads, 1);
        (void)cache.adapted(nameFor(body, u"ios"_s), read);
        (void)cache.adapted(nameFor(body, u"web"_s, 2), read);
        QCOMPARE(reads, 3);
        // What needs no making is not kept a second time.
        (void)cache.adapted(nameFor(body, u"desktop"_s), read);
        (void)cache.adapted(nameFor(body, u"fridge"_s), read);
        QCOMPARE(cache.tiers().stats().memory.entries, 3);
    }

    void oneTenantsContentIsNotAnothers()
    {
        FakeClock clock;
        ContentCache cache(clock, PolicyKind::Adaptive, 8 * 1024 * 1024);
        const Sha256 hash = Sha256::of("x");
        int reads = 0;
        const auto read = [&]() -> Result<QByteArray> {
            ++reads;
            return QByteArray("x");
        };
        (void)cache.body(demo, hash, read);
        (void)cache.body(TenantId(u"other"_s), hash, read);
        QCOMPARE(reads, 2);
        const auto gone = cache.body(TenantId(u"third"_s), hash, []() -> Result<QByteArray> {
            return Error{ErrorCode::NotFound, u"not theirs"_s};
        });
        QCOMPARE(gone.error().code, ErrorCode::NotFound);
    }

    void whatACommitReplacedGivesItsRoomBack()
    {
        FakeClock clock;
        MemoryStore store;
        ContentCache cache(clock, PolicyKind::Adaptive, 8 * 1024 * 1024);
        store.put(u"l1"_s, JsonObject{{u"title"_s, u"Mhoro"_s}});
        const auto reader = store.reader();
        reader->setCache(&cache);
        SessionContext who;
        who.tenant = demo;
        who.platform = u"web"_s;
        (void)readPage(*reader, who, {store.epoch, Sequence(0)}, {});
        QCOMPARE(cache.tiers().stats().memory.entries, 1);
        const auto batch = store.put(u"l1"_s, JsonObject{{u"title"_s, u"Mhoroi"_s}});
        cache.onCommitted(batch);
        cache.tick();
        QCOMPARE(cache.tiers().stats().memory.entries, 1); // patches may still need it
        clock.advance(3s);
        cache.tick();
        QCOMPARE(cache.tiers().stats().memory.entries, 0);
        const auto page = readPage(*reader, who, {store.epoch, Sequence(0)}, {});
        QVERIFY(page->changes.last().body.contains("Mhoroi"));
    }

    void adaptedBodiesAndAnswersOutliveARestartAndBodiesAndPagesDoNot()
    {
        FakeClock clock;
        QTemporaryDir folder;
        const QByteArray body = lesson(u"Mhoro"_s);
        const auto read = [&]() -> Result<QByteArray> { return body; };
        const auto cacheOf = [&] {
            return std::make_unique<ContentCache>(
                clock, PolicyKind::Adaptive, 8 * 1024 * 1024,
                std::move(*DiskTier::open(folder.path(), 8 * 1024 * 1024, clock)));
        };
        const KeptAnswer answer{"packed", Sha256::of("adapted"), true};
        {
            const auto cache = cacheOf();
            (void)cache->adapted(nameFor(body), read);
            (void)cache->body(demo, Sha256::of(body), read);
            (void)cache->answer(nameFor(body), u"adapted"_s,
                                [&]() -> Result<KeptAnswer> { return answer; });
            cache->keepPage(u"demo/page/x"_s, "names of people");
            QCOMPARE(cache->tiers().stats().disk.entries, 0); // nobody waits for the disk
            cache->tick();
            QCOMPARE(cache->tiers().stats().disk.entries, 0); // a commit may replace it yet
            clock.advance(4s);
            cache->tick();
            QCOMPARE(cache->tiers().stats().disk.entries, 2);
        }
        const auto cache = cacheOf();
        const auto never = []() -> Result<QByteArray> {
            return Error{ErrorCode::Internal, u"should have been on disk"_s};
        };
        QVERIFY(cache->adapted(nameFor(body), never));
        const auto again = cache->answer(nameFor(body), u"adapted"_s, []() -> Result<KeptAnswer> {
            return Error{ErrorCode::Internal, u"not on disk"_s};
        });
        QVERIFY(again);
        QCOMPARE(again->bytes, answer.bytes);
        QCOMPARE(again->adaptedHash, answer.adaptedHash);
        QVERIFY(again->deflated);
        QVERIFY(!cache->page(u"demo/page/x"_s));
        QVERIFY(!cache->body(demo, Sha256::of(body), never));
    }

    void aFullPageServesOtherShardsAndOneAtTheHeadDoesNot()
    {
        FakeClock clock;
        ContentCache cache(clock, PolicyKind::Adaptive, 8 * 1024 * 1024);
        const Cursor to{newEpoch(), Sequence(7)};
        SharedPages mine(&cache);
        const auto page = [&](bool more) {
            auto made = std::make_shared<SharedPage>();
            made->to = to;
            made->more = more;
            made->text = "text";
            made->textBytes = 4;
            return made;
        };
        const auto full = page(true);
        mine.keep(u"demo/page/full"_s, full);
        const auto last = page(false);
        mine.keep(u"demo/page/last"_s, last);
        full->frame = last->frame = "frame\n with a line";
        mine.framed(*full);
        mine.framed(*last);
        SharedPages other(&cache);
        const auto found = other.find(u"demo/page/full"_s);
        QVERIFY(found);
        QCOMPARE(found->to, to);
        QVERIFY(found->more);
        QCOMPARE(found->textBytes, 4);
        QCOMPARE(found->frame, full->frame);
        QCOMPARE(other.find(u"demo/page/full"_s), found);
        QVERIFY(!other.find(u"demo/page/last"_s));
        QVERIFY(!other.find(u"demo/page/none"_s));
        cache.keepPage(u"demo/page/bad"_s, "nonsense");
        QVERIFY(!other.find(u"demo/page/bad"_s));
    }

    void itsNumbersAreMetrics()
    {
        FakeClock clock;
        ContentCache cache(clock, PolicyKind::Adaptive, 8 * 1024 * 1024);
        Registry registry;
        const auto read = []() -> Result<QByteArray> { return QByteArray("x"); };
        for (int i = 0; i < 4; ++i)
            (void)cache.body(demo, Sha256::of("x"), read);
        cache.record(registry);
        cache.record(registry); // as of now, not added up
        const MetricLabels memory{{u"tier"_s, u"memory"_s}};
        QCOMPARE(registry.counter(u"batanidza_cache_hits_total"_s, {}, memory).value(), 3);
        QCOMPARE(registry.counter(u"batanidza_cache_requests_total"_s, {}, memory).value(), 4);
        QCOMPARE(registry.counter(u"batanidza_cache_loads_total"_s, {}).value(), 1);
    }

    void aTenantsBudgetIsToldAsTheListOfMetricsSays()
    {
        FakeClock clock;
        ContentCache cache(clock, PolicyKind::Adaptive, 8 * 1024 * 1024);
        cache.tiers().memory().setOwnerBudgets({{"demo", 100'000}});
        for (int i = 0; i < 40; ++i)
            cache.keepPage(u"demo/page/%1"_s.arg(i), QByteArray(5000, 'x'));
        Registry registry;
        cache.record(registry);
        QFile list(QStringLiteral(SOURCE_DIR) + u"/engine/metrics/METRICS.md"_s);
        QVERIFY(list.open(QIODevice::ReadOnly));
        const QString rows = QString::fromUtf8(list.readAll());
        QMap<QString, qint64> told;
        for (const MetricSample &sample : registry.snapshot()) {
            if (!sample.name.startsWith(u"batanidza_cache_tenant_"))
                continue;
            QVERIFY2(rows.contains(u"| `%1` | %2 | tenant, tier | %3 |"_s.arg(
                         sample.name,
                         sample.kind == MetricSample::Kind::Gauge ? u"gauge"_s : u"counter"_s,
                         sample.help.chopped(1))),
                     qPrintable(sample.name));
            told.insert(sample.name.mid(23), sample.value);
        }
        QCOMPARE(told.keys(), (QStringList{u"budget_bytes"_s, u"bytes"_s, u"evictions_total"_s}));
        QCOMPARE(told[u"budget_bytes"_s], 100'000);
        QVERIFY(told[u"bytes"_s] > 50'000 && told[u"bytes"_s] <= 100'000);
        QVERIFY(told[u"evictions_total"_s] > 10);
        cache.tiers().memory().setOwnerBudgets({});
        cache.record(registry);
        for (const MetricSample &sample : registry.snapshot())
            QVERIFY(!sample.name.endsWith(u"tenant_bytes") || sample.value == 0);
    }
};

QTEST_APPLESS_MAIN(TestContentCache)
#include "tst_contentcache.moc"
