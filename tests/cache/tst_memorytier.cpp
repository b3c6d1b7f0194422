#include "engine/base/jitter.h"
#include "engine/cache/memorytier.h"
#include "tests/support/fakeclock.h"

#include <QTest>

#include <cmath>
#include <thread>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

//! The memory tier as its callers see it.
class TestMemoryTier : public QObject
{
    Q_OBJECT

    static QByteArray name(int n) { return "lesson:sna.unit." + QByteArray::number(n); }
    static QByteArray value(int n, qsizetype size) { return QByteArray(size, char('a' + n % 26)); }

private Q_SLOTS:
    void givesWhatWasPut()
    {
        FakeClock clock;
        MemoryTier tier(PolicyKind::Adaptive, 1'000'000, clock);
        QVERIFY(!tier.get("a"));
        QVERIFY(tier.put("a", "one"));
        QCOMPARE(tier.get("a")->bytes, QByteArray("one"));
        QVERIFY(tier.put("a", "two"));
        QCOMPARE(tier.get("a")->bytes, QByteArray("two"));
        QVERIFY(tier.put("", "no name"));
        QCOMPARE(tier.get("")->bytes, QByteArray("no name"));
        const MemoryTierStats stats = tier.stats();
        QCOMPARE(stats.requests, 4u);
        QCOMPARE(stats.hits, 3u);
        QCOMPARE(stats.entries, 2);
        QVERIFY(!tier.put(QByteArray(70'000, 'k'), "too long a key"));
    }

    void whatIsShownOutlivesItsEntry()
    {
        FakeClock clock;
        MemoryTier tier(PolicyKind::Lru, 1'000'000, clock);
        tier.put("a", value(1, 1000));
        const auto shown = tier.get("a");
        tier.resize(10);
        QVERIFY(!tier.get("a"));
        QCOMPARE(shown->bytes, value(1, 1000));
    }

    void keepsWhatIsCountedAndNoMore_data()
    {
        QTest::addColumn<QByteArray>("given");
        static constexpr char text[] = "not on any heap";
        QByteArray large(100'000, 'x');
        QByteArray roomy;
        roomy.reserve(100'000);
        roomy.append("short");
        QTest::newRow("a piece of something large") << large.sliced(10, 20);
        QTest::newRow("a short one in a large room") << roomy;
        QTest::newRow("bytes of somebody else") << QByteArray::fromRawData(text, 15);
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("an array of its own") << QByteArray(1000, 'y');
    }
    void keepsWhatIsCountedAndNoMore()
    {
        QFETCH(const QByteArray, given);
        FakeClock clock;
        MemoryTier tier(PolicyKind::Adaptive, 1'000'000, clock);
        QVERIFY(tier.put("a", given));
        const auto found = tier.get("a");
        QVERIFY(found && found->bytes == given);
        QVERIFY(found->bytes.capacity() <= given.size() + given.size() / 32 + 32);
        tier.clear();
        QCOMPARE(found->bytes, given);
        QVERIFY(!tier.get("a"));
    }

    void whatThePolicyIsNotToldCostsNoHits_data()
    {
        QTest::addColumn<double>("skew");
        QTest::newRow("half of them hit") << 2.0;
        QTest::newRow("nearly all hit") << 12.0;
        QTest::newRow("thousands of hits for each newcomer") << 200.0;
    }
    void whatThePolicyIsNotToldCostsNoHits()
    {
        QFETCH(const double, skew);
        FakeClock clock;
        const QByteArray same(1000, 'x');
        const qint64 each = MemoryTier::counted(name(10'000).size(), same.size());
        MemoryTier tier(PolicyKind::Adaptive, 2000 * each, clock);
        PolicyCore exact(PolicyKind::Adaptive, 2000 * each);
        QHash<int, EntryId> in;
        std::vector<EntryId> leaving;
        Jitter random(5);
        int hits[2] = {};
        for (int i = 0; i < 300'000; ++i) {
            // Ten thousand names of one length; what is loved moves on.
            const int n =
                10'000 + (int(std::pow(random.unit(), skew) * 10'000) + i / 2000) % 10'000;
            if (tier.get(name(n)))
                ++hits[0];
            else
                tier.put(name(n), same);
            const quint64 hash = quint64(n) * 0x9E3779B97F4A7C15ULL;
            exact.asked(hash, ReadHint::Foreground);
            if (const auto id = in.constFind(n); id != in.cend()) {
                ++hits[1];
                exact.hit(*id, ReadHint::Foreground);
                continue;
            }
            leaving.clear();
            if (const EntryId id = exact.add({hash, each}, leaving); id != noEntry)
                in.insert(n, id);
            for (const EntryId gone : leaving) {
                in.remove(int(exact[gone].hash * 0xF1DE83E19937733DULL));
                exact.release(gone);
            }
        }
        QVERIFY(hits[0] > hits[1] - 300'000 / 200); // half a point
    }

    void keysAndValuesOfAnyLengthComeBackAsTheyWere_data()
    {
        QTest::addColumn<int>("bytes");
        for (const int bytes : {0, 1, 7, 8, 9, 15, 16, 17, 4096, 200'000})
            QTest::addRow("values of %d bytes", bytes) << bytes;
    }
    void keysAndValuesOfAnyLengthComeBackAsTheyWere()
    {
        QFETCH(const int, bytes);
        FakeClock clock;
        MemoryTier tier(PolicyKind::Lru, 50'000'000, clock);
        // Each key begins as the next one does, and differs from its neighbour in its last byte.
        const QByteArray letters("keys\0that-share-how-they-begin-and-differ-at-their-end", 55);
        const auto keyed = [&](qsizetype size, char last) {
            QByteArray key = letters.first(size);
            if (size > 0)
                key[size - 1] = last;
            return key;
        };
        const auto valued = [bytes](qsizetype size, char last) {
            return QByteArray(bytes, char(size) ^ last);
        };
        for (qsizetype size = 0; size <= letters.size(); ++size) {
            for (const char last : {'a', 'b'})
                QVERIFY(tier.put(keyed(size, last), valued(size, last)));
        }
        for (qsizetype size = 1; size <= letters.size(); ++size) {
            for (const char last : {'a', 'b'}) {
                const auto found = tier.get(keyed(size, last));
                QVERIFY(found);
                QCOMPARE(found->bytes, valued(size, last));
                QCOMPARE(found->bytes.constData()[bytes], '\0');
            }
            QVERIFY(!tier.get(keyed(size, 'c')));
        }
        QCOMPARE(tier.get({})->bytes, valued(0, 'b'));
    }

    void whatWasGivenIsNobodyElsesToChange()
    {
        FakeClock clock;
        MemoryTier tier(PolicyKind::Lru, 1'000'000, clock);
        QByteArray put(1000, 'p');
        tier.put("key", put);
        put.fill('q');
        QByteArray given = tier.get("key")->bytes;
        QCOMPARE(given, QByteArray(1000, 'p'));
        given.prepend("before ").append(" behind");
        QCOMPARE(tier.get("key")->bytes, QByteArray(1000, 'p'));
        // It stays when its entry goes, and whoever has it alone may change it.
        given = tier.get("key")->bytes;
        const QByteArray other = given;
        QVERIFY(tier.invalidate("key"));
        QCOMPARE(other, QByteArray(1000, 'p'));
        given.prepend("before ").append(" behind");
        given.squeeze();
        QCOMPARE(given, "before " + QByteArray(1000, 'p') + " behind");
        QCOMPARE(other, QByteArray(1000, 'p'));
    }

    void theBudgetHolds()
    {
        FakeClock clock;
        for (const PolicyKind kind : {PolicyKind::Lru, PolicyKind::Lfu, PolicyKind::Ttl,
                                      PolicyKind::Priority, PolicyKind::Adaptive}) {
            MemoryTier tier(kind, 2'000'000, clock);
            Jitter random(11);
            for (int i = 0; i < 20'000; ++i) {
                const int n = int(random.between(0, 800));
                if (!tier.get(name(n)))
                    tier.put(name(n), value(n, random.between(10, 20'000)));
                if (i % 100 == 0)
                    QVERIFY(tier.stats().bytes <= 2'000'000);
            }
            const MemoryTierStats stats = tier.stats();
            QVERIFY(stats.bytes > 1'700'000);
            QVERIFY(stats.evicted > 0);
        }
    }

    void thePolicyChangesWhileItRuns()
    {
        FakeClock clock;
        MemoryTier tier(PolicyKind::Lru, 1'000'000, clock);
        for (int n = 0; n < 100; ++n)
            tier.put(name(n), value(n, 1000));
        for (const PolicyKind kind : {PolicyKind::Lfu, PolicyKind::Adaptive, PolicyKind::Ttl,
                                      PolicyKind::Priority, PolicyKind::Lru}) {
            tier.setPolicy(kind);
            for (int n = 0; n < 100; ++n)
                QCOMPARE(tier.get(name(n))->bytes, value(n, 1000));
        }
    }

    void expiresServesStaleAndGoes()
    {
        FakeClock clock;
        MemoryTier tier(PolicyKind::Adaptive, 1'000'000, clock);
        PutOptions options;
        options.ttl = 60s;
        options.grace = 30s;
        tier.put("a", "text", options);
        clock.advance(59s);
        QVERIFY(tier.get("a") && !tier.get("a")->stale);
        clock.advance(2s);
        QVERIFY(tier.get("a") && tier.get("a")->stale);
        QCOMPARE(tier.sweep(), 0);
        clock.advance(30s);
        QVERIFY(!tier.get("a"));
        QVERIFY(!tier.peek("a"));
        QCOMPARE(tier.sweep(), 1);
        QCOMPARE(tier.stats().entries, 0);
    }

    void aClockThatAPersonSetsChangesNothing()
    {
        FakeClock clock;
        MemoryTier tier(PolicyKind::Adaptive, 1'000'000, clock);
        PutOptions options;
        options.ttl = 60s;
        tier.put("a", "text", options);
        clock.setUtc(std::chrono::hours(24 * 365 * 80));
        QVERIFY(tier.get("a") && !tier.get("a")->stale);
        clock.setUtc(0ms);
        QVERIFY(tier.get("a") && !tier.get("a")->stale);
    }

    void invalidatesByKeyPrefixAndTag()
    {
        FakeClock clock;
        MemoryTier tier(PolicyKind::Adaptive, 1'000'000, clock);
        PutOptions tagged;
        tagged.tag = "unit7";
        tier.put("web/1", "a", tagged);
        tier.put("web/2", "b");
        tier.put("ios/1", "c", tagged);
        tier.put("ios/2", "d");
        QVERIFY(tier.invalidate("web/2"));
        QVERIFY(!tier.invalidate("web/2"));
        QCOMPARE(tier.invalidateTag("unit8"), 0);
        QCOMPARE(tier.invalidateTag({}), 0);
        QCOMPARE(tier.invalidateTag("unit7"), 2);
        QVERIFY(tier.get("ios/2"));
        QCOMPARE(tier.invalidatePrefix("ios/"), 1);
        QCOMPARE(tier.stats().entries, 0);
    }

    void givesWayUnderPressureAndComesBack()
    {
        FakeClock clock;
        MemoryTier tier(PolicyKind::Adaptive, 1'000'000, clock);
        for (int n = 0; n < 2000; ++n)
            tier.put(name(n), value(n, 1000), {});
        tier.setPressure(Pressure::Soft);
        QVERIFY(tier.stats().bytes <= 750'000);
        tier.setPressure(Pressure::Hard);
        QVERIFY(tier.stats().bytes <= 100'000);
        QCOMPARE(tier.stats().pressureEvents, 2u);
        tier.setPressure(Pressure::None);
        for (int n = 0; n < 2000; ++n)
            tier.put(name(n), value(n, 1000), {});
        QVERIFY(tier.stats().bytes > 900'000);
        QCOMPARE(tier.stats().budget, 1'000'000);
    }

    void anOwnerWithABudgetLosesItsOwn()
    {
        FakeClock clock;
        MemoryTier tier(PolicyKind::Adaptive, 4'000'000, clock);
        const auto fill = [&](const QByteArray &owner, int count) {
            for (int n = 0; n < count; ++n)
                tier.put(owner + '/' + name(n), value(n, 10'000));
        };
        fill("large", 200);
        fill("small", 100);
        QCOMPARE(tier.weigh("large/").first, 200);
        QVERIFY(tier.stats().owners.isEmpty());
        tier.setOwnerBudgets({{"large", 500'000}, {"nobody", 1000}}); // of what is there already
        QCOMPARE(tier.weigh("small/").first, 100);
        QVERIFY(tier.weigh("large/").second <= 500'000);
        fill("large", 300);
        fill("largest", 100); // another name, though it begins alike
        QCOMPARE(tier.weigh("small/").first, 100);
        QCOMPARE(tier.weigh("largest/").first, 100);
        QVERIFY(tier.weigh("large/").second > 450'000 && tier.weigh("large/").second <= 500'000);
        const QList<OwnerNumbers> owners = tier.stats().owners;
        QCOMPARE(owners.size(), 2);
        QCOMPARE(owners[0].owner, QByteArray("large"));
        QCOMPARE(owners[0].bytes, tier.weigh("large/").second);
        QCOMPARE(owners[0].budget, 500'000);
        QVERIFY(owners[0].evicted > 200);
        QVERIFY(!tier.put("large/whole", QByteArray(100'000, 'x'))); // over an eighth of its own
        QVERIFY(tier.put("small/whole", QByteArray(100'000, 'x')));
        tier.setOwnerBudgets({});
        fill("large", 150);
        QVERIFY(tier.weigh("large/").second > 1'000'000);
        QVERIFY(tier.stats().owners.isEmpty());
    }

    void pinnedOnesStayAndAreExplained()
    {
        FakeClock clock;
        MemoryTier tier(PolicyKind::Adaptive, 100'000, clock);
        QVERIFY(!tier.pin("a", true));
        tier.put("a", value(0, 1000));
        QVERIFY(tier.pin("a", true));
        for (int n = 0; n < 2000; ++n) {
            (void)tier.get(name(n % 300));
            tier.put(name(n % 300), value(n, 1000));
        }
        QVERIFY(tier.get("a"));
        QVERIFY(tier.explain("a").contains(u"pinned"_s));
        QVERIFY(tier.explain("zzz").startsWith(u"not in memory"_s));
    }

    void manyThreadsAtOnce()
    {
        FakeClock clock;
        MemoryTier tier(PolicyKind::Adaptive, 400'000, clock);
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        threads.reserve(4);
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&, t] {
                Jitter random(quint64(t) + 1);
                for (int i = 0; i < 20'000; ++i) {
                    const int n = int(random.between(0, random.chance(0.5) ? 50 : 1000));
                    const auto found = tier.get(name(n), ReadHint(random.between(0, 2)));
                    if (found && found->bytes != value(n, 500 + n))
                        ++wrong;
                    if (!found)
                        tier.put(name(n), value(n, 500 + n));
                    if (i % 997 == 0)
                        tier.invalidate(name(n));
                    if (t == 0 && i % 1500 == 0)
                        tier.setPolicy(PolicyKind(i / 1500 % 5));
                    if (t == 1 && i % 2500 == 0)
                        tier.setPressure(Pressure(i / 2500 % 3));
                    if (t == 2 && i % 3000 == 0)
                        (void)tier.explain(name(n));
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
        QVERIFY(tier.stats().bytes <= 400'000);
        QCOMPARE(tier.stats().requests, 80'000u);
    }
};

QTEST_GUILESS_MAIN(TestMemoryTier)
#include "tst_memorytier.moc"
