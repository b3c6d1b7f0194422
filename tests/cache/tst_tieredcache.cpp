#include "engine/cache/tieredcache.h"
#include "tests/support/fakeclock.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! Loads when it is told to.
struct SlowLoader
{
    std::mutex mutex;
    std::vector<LoadDone> running;
    std::atomic<int> begun = 0;

    Loader loader()
    {
        return [this](const QByteArray &, const LoadDone &done) {
            ++begun;
            const std::lock_guard lock(mutex);
            running.push_back(done);
        };
    }
    void finish(const Result<Loaded> &loaded)
    {
        std::vector<LoadDone> now;
        {
            const std::lock_guard lock(mutex);
            now.swap(running);
        }
        for (const LoadDone &done : now)
            done(loaded);
    }
};

Loaded text(const char *bytes, std::chrono::seconds ttl = 0s, std::chrono::seconds grace = 0s)
{
    Loaded loaded{bytes, {}};
    loaded.options.ttl = ttl;
    loaded.options.grace = grace;
    return loaded;
}

} // namespace

//! One question to all tiers; one load however many ask.
class TestTieredCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aThousandAtOnceAreOneLoad()
    {
        FakeClock clock;
        TieredCache cache(PolicyKind::Adaptive, 1'000'000, clock);
        SlowLoader slow;
        const Loader loader = slow.loader();
        std::vector<std::vector<TieredCache::Answer>> answers(10);
        std::vector<std::thread> threads;
        threads.reserve(10);
        for (auto &mine : answers) {
            threads.emplace_back([&] {
                for (int i = 0; i < 100; ++i)
                    mine.push_back(cache.getOrLoad("cold", loader));
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(slow.begun.load(), 1);
        slow.finish(text("bytes"));
        for (const auto &mine : answers) {
            for (const auto &answer : mine) {
                QVERIFY(answer.isFinished());
                QCOMPARE(answer.result()->bytes, QByteArray("bytes"));
            }
        }
        QCOMPARE(cache.stats().loads, 1u);
        QCOMPARE(cache.stats().coalesced, 999u);
        QCOMPARE(cache.stats().loading, 0);
    }

    void aThousandWhileItEndsAreOneLoad()
    {
        FakeClock clock;
        TieredCache cache(PolicyKind::Adaptive, 1'000'000, clock);
        std::atomic<int> loads = 0;
        const Loader loader = [&](const QByteArray &, const LoadDone &done) {
            ++loads;
            done(text("bytes"));
        };
        std::atomic<int> good = 0;
        std::vector<std::thread> threads;
        threads.reserve(10);
        for (int t = 0; t < 10; ++t) {
            threads.emplace_back([&] {
                for (int i = 0; i < 100; ++i) {
                    const auto answer = cache.getOrLoad("cold", loader);
                    good += answer.result()->bytes == "bytes" ? 1 : 0;
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(loads.load(), 1);
        QCOMPARE(good.load(), 1000);
    }

    void whoGivesUpDoesNotEndTheLoad()
    {
        FakeClock clock;
        TieredCache cache(PolicyKind::Adaptive, 1'000'000, clock);
        SlowLoader slow;
        auto first = cache.getOrLoad("a", slow.loader());
        const auto second = cache.getOrLoad("a", slow.loader());
        first.cancel();
        slow.finish(text("bytes"));
        QVERIFY(first.isCanceled());
        QCOMPARE(second.result()->bytes, QByteArray("bytes"));
        QCOMPARE(cache.getOrLoad("a", slow.loader()).result()->bytes, QByteArray("bytes"));
        QCOMPARE(slow.begun.load(), 1);
    }

    void aFailureIsSharedAndRememberedForAMoment()
    {
        FakeClock clock;
        TieredCache cache(PolicyKind::Adaptive, 1'000'000, clock);
        SlowLoader slow;
        const auto first = cache.getOrLoad("a", slow.loader());
        const auto second = cache.getOrLoad("a", slow.loader());
        slow.finish(Error{ErrorCode::NotFound, u"no such blob"_s});
        QVERIFY(first.result().error().code == ErrorCode::NotFound);
        QVERIFY(second.result().error().code == ErrorCode::NotFound);
        const auto third = cache.getOrLoad("a", slow.loader());
        QVERIFY(third.isFinished() && third.result().error().code == ErrorCode::NotFound);
        QCOMPARE(slow.begun.load(), 1);
        QCOMPARE(cache.stats().negativeHits, 1u);
        clock.advance(6s);
        const auto fourth = cache.getOrLoad("a", slow.loader());
        QCOMPARE(slow.begun.load(), 2);
        slow.finish(text("now"));
        QCOMPARE(fourth.result()->bytes, QByteArray("now"));
    }

    void patienceEndsAndTheLoadGoesOn()
    {
        FakeClock clock;
        TieredCache cache(PolicyKind::Adaptive, 1'000'000, clock);
        SlowLoader slow;
        GetOptions hurried;
        hurried.patience = 200ms;
        const auto hasty = cache.getOrLoad("a", slow.loader(), hurried);
        const auto patient = cache.getOrLoad("a", slow.loader());
        clock.advance(100ms);
        cache.tick();
        QVERIFY(!hasty.isFinished());
        clock.advance(150ms);
        cache.tick();
        QVERIFY(hasty.isFinished());
        QVERIFY(hasty.result().error().code == ErrorCode::Unavailable);
        slow.finish(text("late"));
        QCOMPARE(patient.result()->bytes, QByteArray("late"));
        QCOMPARE(slow.begun.load(), 1);
        QCOMPARE(cache.stats().timeouts, 1u);
    }

    void aLoaderThatForgetsToAnswerIsAFailure()
    {
        FakeClock clock;
        TieredCache cache(PolicyKind::Adaptive, 1'000'000, clock);
        const auto answer = cache.getOrLoad("a", [](const QByteArray &, const LoadDone &) {});
        QVERIFY(answer.isFinished());
        QVERIFY(answer.result().error().code == ErrorCode::Internal);
    }

    void aLoaderThatAnswersTwiceIsHeardOnce()
    {
        FakeClock clock;
        TieredCache cache(PolicyKind::Adaptive, 1'000'000, clock);
        const auto answer = cache.getOrLoad("a", [](const QByteArray &, const LoadDone &done) {
            done(text("first"));
            done(Error{ErrorCode::Internal, u"second"_s});
        });
        QCOMPARE(answer.result()->bytes, QByteArray("first"));
        QCOMPARE(cache.stats().loadFailures, 0u);
    }

    void anAnswerMayAskForMore()
    {
        FakeClock clock;
        TieredCache cache(PolicyKind::Adaptive, 1'000'000, clock);
        SlowLoader slow;
        QByteArray got;
        auto chain = cache.getOrLoad("a", slow.loader()).then([&](const Result<CachedBytes> &) {
            got = cache
                      .getOrLoad(
                          "b", [](const QByteArray &, const LoadDone &done) { done(text("more")); })
                      .result()
                      ->bytes;
        });
        slow.finish(text("x"));
        QVERIFY(chain.isFinished());
        QCOMPARE(got, QByteArray("more"));
    }

    void staleIsServedWhileOneLoadRenewsIt()
    {
        FakeClock clock;
        TieredCache cache(PolicyKind::Adaptive, 1'000'000, clock);
        SlowLoader slow;
        const auto first = cache.getOrLoad("a", slow.loader());
        slow.finish(text("old", 60s, 60s));
        QCOMPARE(first.result()->bytes, QByteArray("old"));
        clock.advance(70s);
        for (int i = 0; i < 5; ++i) {
            const auto stale = cache.getOrLoad("a", slow.loader());
            QVERIFY(stale.isFinished());
            QVERIFY(stale.result()->stale);
        }
        QCOMPARE(slow.begun.load(), 2);
        slow.finish(text("new", 60s, 60s));
        const auto fresh = cache.getOrLoad("a", slow.loader());
        QCOMPARE(fresh.result()->bytes, QByteArray("new"));
        QVERIFY(!fresh.result()->stale);
    }

    void whatIsInvalidatedWhileItLoadsIsNotKept()
    {
        FakeClock clock;
        TieredCache cache(PolicyKind::Adaptive, 1'000'000, clock);
        for (const QString &way : {u"key"_s, u"prefix"_s, u"tag"_s}) {
            SlowLoader slow;
            const auto before = cache.getOrLoad("web/a", slow.loader());
            if (way == u"key")
                cache.invalidate("web/a");
            else if (way == u"prefix")
                cache.invalidatePrefix("web/");
            else
                cache.invalidateTag("unit7");
            SlowLoader second;
            const auto after = cache.getOrLoad("web/a", second.loader());
            QCOMPARE(second.begun.load(), 1);
            slow.finish(text("old"));
            QCOMPARE(before.result()->bytes, QByteArray("old"));
            QVERIFY(!after.isFinished());
            QVERIFY(!cache.get("web/a"));
            second.finish(text("new"));
            QCOMPARE(after.result()->bytes, QByteArray("new"));
            QCOMPARE(cache.get("web/a")->bytes, QByteArray("new"));
            cache.invalidate("web/a");
        }
    }

    void theEndAnswersWhoWaits()
    {
        FakeClock clock;
        SlowLoader slow;
        TieredCache::Answer answer;
        {
            TieredCache cache(PolicyKind::Adaptive, 1'000'000, clock);
            answer = cache.getOrLoad("a", slow.loader());
        }
        QVERIFY(answer.isFinished());
        QVERIFY(answer.result().error().code == ErrorCode::Cancelled);
        slow.finish(text("too late"));
    }

    void whatLeftMemoryComesFromDisk()
    {
        FakeClock clock;
        QTemporaryDir folder;
        auto disk = DiskTier::open(folder.filePath(u"c"_s), 10'000'000, clock);
        QVERIFY(disk);
        TieredCache cache(PolicyKind::Lru, 50'000, clock, std::move(*disk));
        std::atomic<int> loads = 0;
        const Loader loader = [&](const QByteArray &key, const LoadDone &done) {
            ++loads;
            done(Loaded{key + QByteArray(2000, 'x'), {}});
        };
        for (int round = 0; round < 2; ++round) {
            for (int n = 0; n < 100; ++n) {
                const QByteArray key = "k" + QByteArray::number(n);
                QCOMPARE(cache.getOrLoad(key, loader).result()->bytes, key + QByteArray(2000, 'x'));
            }
        }
        QCOMPARE(loads.load(), 100);
        QVERIFY(cache.stats().disk.hits >= 70);
        QVERIFY(cache.explain("k1").contains(u"on disk"_s));
        cache.invalidate("k1");
        QVERIFY(!cache.get("k1"));
    }

    void aDiskThatErrsIsLeftAloneForAMinute()
    {
        DiskWatch watch;
        watch.counted(7, 0, 0s);
        QCOMPARE(watch.rest(), DiskRest::None);
        watch.counted(8, 1, 1s); // one went well in between
        watch.counted(15, 1, 2s);
        QCOMPARE(watch.rest(), DiskRest::Errors);
        watch.tick(61s);
        QCOMPARE(watch.rest(), DiskRest::Errors);
        watch.tick(63s);
        QCOMPARE(watch.rest(), DiskRest::None);
        watch.counted(15, 1, 64s);
        QCOMPARE(watch.rest(), DiskRest::None);
    }

    void aDiskThatIsSlowerThanMakingAnewRests()
    {
        DiskWatch watch;
        for (int i = 0; i < 1000; ++i)
            watch.readTook(100us, 1s);
        QCOMPARE(watch.rest(), DiskRest::None); // nothing to compare it with
        for (int i = 0; i < 300; ++i)
            watch.loadTook(90us);
        watch.readTook(100us, 1s);
        QCOMPARE(watch.rest(), DiskRest::None); // hardly slower
        for (int i = 0; i < 200; ++i)
            watch.loadTook(10us);
        watch.readTook(100us, 2s);
        QCOMPARE(watch.rest(), DiskRest::Slower);
        watch.tick(2s + DiskWatch::slowerRest);
        QCOMPARE(watch.rest(), DiskRest::None);
        for (int i = 0; i < 500; ++i)
            watch.readTook(5us, 11min); // it was another's load on it
        QCOMPARE(watch.rest(), DiskRest::None);
    }

    void aDiskThatRestsIsNeitherReadNorWrittenAndComesBack()
    {
        FakeClock clock;
        QTemporaryDir folder;
        TieredCache cache(PolicyKind::Lru, 20'000, clock,
                          std::move(*DiskTier::open(folder.path(), 10'000'000, clock)));
        // No folder for the objects any more: each write fails.
        const QString objects = folder.filePath(u"objects"_s);
        QVERIFY(QDir(objects).removeRecursively());
        QFile inTheWay(objects);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        for (int n = 0; n < 10; ++n)
            cache.put("a" + QByteArray::number(n), "text");
        cache.tick();
        QCOMPARE(cache.stats().diskRest, DiskRest::Errors);
        const quint64 failures = cache.stats().disk.writeFailures;
        QVERIFY(failures >= 8);
        cache.put("b", "text");
        cache.tick();
        QCOMPARE(cache.stats().disk.writeFailures, failures);
        QCOMPARE(cache.memory().get("b")->bytes, QByteArray("text"));
        QVERIFY(inTheWay.remove());
        clock.advance(61s);
        cache.tick();
        QCOMPARE(cache.stats().diskRest, DiskRest::None);
        cache.put("c", "text");
        QCOMPARE(cache.stats().disk.entries, 1);
    }
};

QTEST_GUILESS_MAIN(TestTieredCache)
#include "tst_tieredcache.moc"
