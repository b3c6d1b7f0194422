#include "engine/base/jitter.h"
#include "engine/cache/adaptivepolicy.h"
#include "engine/cache/entryindex.h"
#include "engine/cache/policycore.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <array>
#include <map>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(Batanidza::PolicyKind)

namespace {

//! A tier of names only, over the core under test.
class Names
{
public:
    Names(PolicyKind kind, qint64 budget)
        : core(kind, budget)
    {}

    bool read(quint64 hash, qint64 bytes = 1, ReadHint hint = ReadHint::Foreground,
              CachePriority priority = CachePriority::Normal, quint32 expiry = 0, ShareId share = 0)
    {
        core.asked(hash, hint);
        if (const EntryId id = index.find(core.table(), hash); id != noEntry) {
            core.hit(id, hint);
            return true;
        }
        leaving.clear();
        const EntryId id = core.add({hash, bytes, hint, priority, 0, expiry, share}, leaving);
        if (id != noEntry)
            index.insert(core.table(), id);
        shareCost = 0;
        for (const EntryId gone : leaving)
            shareCost += core[gone].share != share;
        drop(leaving);
        return false;
    }
    void drop(const std::vector<EntryId> &ids)
    {
        for (const EntryId gone : ids) {
            index.remove(core.table(), gone);
            core.release(gone);
        }
    }
    [[nodiscard]] bool has(quint64 hash) const { return find(hash) != noEntry; }
    [[nodiscard]] EntryId find(quint64 hash) const { return index.find(core.table(), hash); }
    void remove(quint64 hash)
    {
        const EntryId id = find(hash);
        index.remove(core.table(), id);
        core.remove(id);
    }

    PolicyCore core;
    EntryIndex index;
    std::vector<EntryId> leaving;
    int shareCost = 0; //!< entries of other shares that the last read cost
};

//! Spread like the hashes of real keys.
quint64 key(quint64 n)
{
    n = (n + 1) * 0x9E3779B97F4A7C15ULL;
    return n ^ (n >> 31) ^ (n << 7);
}

} // namespace

//! Who leaves, and what always holds whichever policy is in force.
class TestPolicyCore : public QObject
{
    Q_OBJECT

    static void everyPolicy()
    {
        QTest::addColumn<PolicyKind>("kind");
        for (const PolicyKind kind : {PolicyKind::Lru, PolicyKind::Lfu, PolicyKind::Ttl,
                                      PolicyKind::Priority, PolicyKind::Adaptive})
            QTest::newRow(qPrintable(policyName(kind))) << kind;
    }

private Q_SLOTS:
    void namesGoThereAndBack_data() { everyPolicy(); }
    void namesGoThereAndBack()
    {
        QFETCH(PolicyKind, kind);
        QVERIFY(policyFromName(policyName(kind)) == kind);
        QVERIFY(!policyFromName(policyName(kind).toUpper()));
    }

    void theBooksAreTrueAfterAnything_data() { everyPolicy(); }
    void theBooksAreTrueAfterAnything()
    {
        QFETCH(PolicyKind, kind);
        for (quint64 seed = 1; seed <= 12; ++seed) {
            Jitter random(seed);
            Names names(kind, random.between(50, 200'000));
            std::map<quint64, qint64> sizes;
            QSet<quint64> pinned;
            for (int step = 0; step < 4000; ++step) {
                const quint64 hash =
                    key(quint64(random.between(0, random.chance(0.7) ? 60 : 3000)));
                if (!sizes.contains(hash))
                    sizes[hash] = random.between(1, 3000);
                const auto what = random.between(0, 99);
                if (what < 90) {
                    names.read(hash, sizes[hash], ReadHint(random.between(0, 2)),
                               CachePriority(random.between(0, 3)),
                               quint32(random.between(0, 1000)));
                } else if (what < 94) {
                    if (names.has(hash)) {
                        names.remove(hash);
                        pinned.remove(hash);
                    }
                } else if (what < 96) {
                    if (names.has(hash) && names.core.pin(names.find(hash), true))
                        pinned.insert(hash);
                } else if (what < 97) {
                    if (names.has(hash) && names.core.pin(names.find(hash), false))
                        pinned.remove(hash);
                } else if (what < 98) {
                    std::vector<EntryId> leaving;
                    names.core.shed(names.core.bytes() / 2, leaving);
                    names.drop(leaving);
                } else if (what < 99) {
                    std::vector<EntryId> leaving;
                    names.core.setBudget(random.between(50, 200'000), leaving);
                    names.drop(leaving);
                } else {
                    names.core.setPolicy(random.chance(0.5) ? kind
                                                            : PolicyKind(random.between(0, 4)));
                }
                qint64 bytes = 0;
                qint64 held = 0;
                qsizetype count = 0;
                for (EntryId id = 0; id < names.core.end(); ++id) {
                    const Entry &entry = names.core[id];
                    if (!entry.inUse)
                        continue;
                    ++count;
                    bytes += entry.bytes;
                    held += mayLeave(entry) ? 0 : entry.bytes;
                    QVERIFY2(names.find(entry.hash) == id, qPrintable(u"seed %1"_s.arg(seed)));
                }
                const QString where = u"seed %1 step %2"_s.arg(seed).arg(step);
                QVERIFY2(bytes == names.core.bytes(), qPrintable(where));
                QVERIFY2(count == names.core.size(), qPrintable(where));
                QVERIFY2(bytes <= std::max(names.core.budget(), held), qPrintable(where));
                for (const quint64 one : std::as_const(pinned))
                    QVERIFY2(names.has(one), qPrintable(where));
            }
        }
    }

    void aFullShareCostsOnlyItsOwn_data() { everyPolicy(); }
    void aFullShareCostsOnlyItsOwn()
    {
        QFETCH(PolicyKind, kind);
        const quint64 first = qEnvironmentVariableIsSet("SEED")
                                  ? qEnvironmentVariable("SEED").toULongLong()
                                  : Jitter().bits() % 1'000'000;
        const quint64 rounds = std::max(8, qEnvironmentVariableIntValue("SEEDS"));
        for (quint64 seed = first; seed < first + rounds; ++seed) {
            Jitter random(seed);
            Names names(kind, random.between(50'000, 200'000));
            const auto budgets = [&] {
                return std::vector<qint64>{random.between(1, 100'000), random.between(1, 100'000),
                                           random.between(1, 400'000)};
            };
            names.core.setShares(budgets());
            std::map<quint64, qint64> sizes;
            for (int step = 0; step < 3000; ++step) {
                const QString where = u"seed %1 step %2"_s.arg(seed).arg(step);
                const auto n = quint64(random.between(0, random.chance(0.7) ? 60 : 3000));
                const auto share = ShareId(n % 4);
                const quint64 hash = key(n);
                if (!sizes.contains(hash))
                    sizes[hash] = random.between(1, 3000);
                const auto what = random.between(0, 199);
                if (what < 190) {
                    const qint64 bytes = sizes[hash];
                    const Share before = names.core.shares()[share];
                    // So full that what it gives up is no less than what it takes.
                    const bool full = before.bytes >= before.budget - before.budget / 32 &&
                                      before.bytes + bytes > before.budget;
                    const bool held = names.core.bytes() > names.core.budget();
                    const auto hint = ReadHint(random.between(0, 2));
                    const bool hit =
                        names.read(hash, bytes, hint, CachePriority(random.between(0, 3)),
                                   quint32(random.between(0, 1000)), share);
                    // What comes ahead has bounds of its own as well.
                    if (!hit && full && !held && hint != ReadHint::Prefetch)
                        QVERIFY2(names.shareCost == 0, qPrintable(where));
                } else if (what < 192) {
                    if (names.has(hash))
                        names.remove(hash);
                } else if (what < 196) {
                    if (names.has(hash))
                        (void)names.core.pin(names.find(hash), random.chance(0.5));
                    // What is not held any more may be too much, until the share is settled again.
                    names.leaving.clear();
                    names.core.settleShares(names.leaving);
                    names.drop(names.leaving);
                } else if (what < 197) {
                    names.core.setPolicy(PolicyKind(random.between(0, 4)));
                    names.core.setPolicy(kind);
                } else {
                    names.leaving.clear();
                    if (what == 197) {
                        names.core.setBudget(random.between(50'000, 200'000), names.leaving);
                    } else {
                        names.core.setShares(budgets());
                        for (quint64 m = 0; m <= 3000; ++m) {
                            if (names.has(key(m)))
                                names.core.assign(names.find(key(m)), ShareId(m % 4));
                        }
                        names.core.settleShares(names.leaving);
                    }
                    names.drop(names.leaving);
                }
                std::array<Share, 4> counted;
                for (EntryId id = 0; id < names.core.end(); ++id) {
                    const Entry &entry = names.core[id];
                    if (!entry.inUse)
                        continue;
                    counted[entry.share].bytes += entry.bytes;
                    counted[entry.share].held += mayLeave(entry) ? 0 : entry.bytes;
                }
                for (size_t i = 0; i < counted.size(); ++i) {
                    const Share &told = names.core.shares()[i];
                    QVERIFY2(told.bytes == counted[i].bytes, qPrintable(where));
                    QVERIFY2(told.held == counted[i].held, qPrintable(where));
                    QVERIFY2(told.bytes <= std::max(told.budget, told.held), qPrintable(where));
                }
            }
        }
    }

    void aFullShareLosesWhatIsWorthLeast_data() { everyPolicy(); }
    void aFullShareLosesWhatIsWorthLeast()
    {
        QFETCH(PolicyKind, kind);
        Names names(kind, 1'000'000);
        names.core.setShares({64'000});
        const auto read = [&](quint64 n) {
            return names.read(key(n), 1000, ReadHint::Foreground,
                              n < 20 ? CachePriority::High : CachePriority::Low,
                              n < 20 ? 5000 : quint32(n), 1);
        };
        // Twenty that are loved, among hundreds that are read once.
        int hits = 0;
        for (quint64 n = 0; n < 2000; ++n) {
            const bool hit = read(n % 20);
            hits += n >= 200 && hit ? 1 : 0;
            (void)read(100 + n);
        }
        QVERIFY2(hits >= 1700, qPrintable(QString::number(hits)));
        QVERIFY(names.core.shares()[1].evicted > 1500);
        // Who is in no share has the rest.
        for (quint64 n = 0; n < 900; ++n)
            (void)names.read(key(10'000 + n), 1000);
        QVERIFY(names.core.bytes() > 900'000);
    }

    void theOneUnusedForLongestLeaves()
    {
        Names names(PolicyKind::Lru, 3);
        for (const quint64 n : {1, 2, 3, 1, 4})
            names.read(key(n));
        QVERIFY(names.has(key(1)) && names.has(key(3)) && names.has(key(4)));
        QVERIFY(!names.has(key(2)));
    }

    void theOneUsedLeastLeaves()
    {
        Names names(PolicyKind::Lfu, 3);
        for (const quint64 n : {1, 1, 2, 3, 3, 4})
            names.read(key(n));
        QVERIFY(!names.has(key(2)));
        names.read(key(5));
        QVERIFY(!names.has(key(4)));
        QVERIFY(names.has(key(1)) && names.has(key(3)) && names.has(key(5)));
    }

    void theOneThatExpiresFirstLeaves()
    {
        Names names(PolicyKind::Ttl, 3);
        const auto put = [&](quint64 n, quint32 expiry) {
            names.read(key(n), 1, ReadHint::Foreground, CachePriority::Normal, expiry);
        };
        put(1, 0);
        put(2, 900);
        put(3, 300);
        put(4, 600);
        QVERIFY(!names.has(key(3)));
        put(5, 1000);
        QVERIFY(!names.has(key(4)));
        QVERIFY(names.has(key(1)));
    }

    void theOneWithTheLowestPriorityLeaves()
    {
        Names names(PolicyKind::Priority, 3);
        const auto put = [&](quint64 n, CachePriority priority) {
            names.read(key(n), 1, ReadHint::Foreground, priority);
        };
        put(1, CachePriority::Low);
        put(2, CachePriority::High);
        put(3, CachePriority::Normal);
        put(4, CachePriority::Normal);
        QVERIFY(!names.has(key(1)));
        put(5, CachePriority::High);
        QVERIFY(!names.has(key(3)));
        QVERIFY(names.has(key(2)) && names.has(key(4)));
    }

    void aScanDisplacesNothing_data() { everyPolicy(); }
    void aScanDisplacesNothing()
    {
        QFETCH(PolicyKind, kind);
        Names names(kind, 100'000);
        for (int round = 0; round < 3; ++round) {
            for (quint64 n = 0; n < 90; ++n)
                names.read(key(n), 1000);
        }
        for (quint64 n = 1000; n < 3000; ++n)
            names.read(key(n), 1000, ReadHint::Scan);
        int kept = 0;
        for (quint64 n = 0; n < 90; ++n)
            kept += names.has(key(n)) ? 1 : 0;
        QCOMPARE(kept, 90);
    }

    void aScanOfWhatNearlyFitsIsTakenIn()
    {
        Names names(PolicyKind::Adaptive, 100'000);
        for (quint64 n = 0; n < 400; ++n)
            names.read(key(n % 200), 1000, ReadHint::Scan);
        QVERIFY(names.core.bytes() > 90'000);
        int newer = 0;
        for (quint64 n = 100; n < 200; ++n)
            newer += names.has(key(n)) ? 1 : 0;
        QVERIFY(newer > 0);
    }

    void criticalAndPinnedOnesStay_data() { everyPolicy(); }
    void criticalAndPinnedOnesStay()
    {
        QFETCH(PolicyKind, kind);
        Names names(kind, 100'000);
        names.read(key(1), 5000, ReadHint::Foreground, CachePriority::Critical);
        names.read(key(2), 5000);
        QVERIFY(names.core.pin(names.find(key(2)), true));
        for (quint64 n = 10; n < 3000; ++n)
            names.read(key(n % 700), 900);
        QVERIFY(names.has(key(1)));
        QVERIFY(names.has(key(2)));
        std::vector<EntryId> leaving;
        names.core.shed(0, leaving);
        names.drop(leaving);
        QCOMPARE(names.core.bytes(), 10'000);
    }

    void noMoreThanAQuarterIsHeld()
    {
        Names names(PolicyKind::Adaptive, 100'000);
        for (quint64 n = 0; n < 100; ++n)
            names.read(key(n), 1000, ReadHint::Foreground, CachePriority::Critical);
        qint64 held = 0;
        for (EntryId id = 0; id < names.core.end(); ++id) {
            if (names.core[id].inUse && !mayLeave(names.core[id]))
                held += names.core[id].bytes;
        }
        QCOMPARE(held, 25'000);
        names.read(key(500), 1000);
        if (names.has(key(500)))
            QVERIFY(!names.core.pin(names.find(key(500)), true));
    }

    void whatIsTooLargeIsPassedBy()
    {
        Names names(PolicyKind::Adaptive, 800'000);
        names.read(key(1), 100'001);
        QVERIFY(!names.has(key(1)));
        names.read(key(2), 100'000);
        QVERIFY(names.has(key(2)));
    }

    void thePolicyChangesAndTheContentStays_data() { everyPolicy(); }
    void thePolicyChangesAndTheContentStays()
    {
        QFETCH(PolicyKind, kind);
        for (const PolicyKind other : {PolicyKind::Lru, PolicyKind::Lfu, PolicyKind::Ttl,
                                       PolicyKind::Priority, PolicyKind::Adaptive}) {
            Names names(kind, 1000);
            for (quint64 n = 0; n < 5000; ++n)
                names.read(key(n % 1500));
            const qint64 before = names.core.bytes();
            names.core.setPolicy(other);
            QVERIFY(names.core.kind() == other);
            QCOMPARE(names.core.bytes(), before);
            QCOMPARE(names.core.policy().inOrder().size(), size_t(before));
            for (quint64 n = 0; n < 3000; ++n)
                names.read(key(n % 1500));
            QVERIFY(names.core.bytes() <= 1000);
        }
    }

    void aLoopLargerThanTheCacheKeepsAPart()
    {
        const auto hits = [](PolicyKind kind) {
            Names names(kind, 500);
            int count = 0;
            for (int round = 0; round < 60; ++round) {
                for (quint64 n = 0; n < 1000; ++n)
                    count += names.read(key(n)) ? 1 : 0;
            }
            return count;
        };
        QCOMPARE(hits(PolicyKind::Lru), 0);
        // Half of it fits, and one round of 60 has nothing to find.
        QVERIFY2(hits(PolicyKind::Adaptive) > 28'000,
                 qPrintable(QString::number(hits(PolicyKind::Adaptive))));
    }

    void theTournamentFollowsTheLoad()
    {
        // What is used was used just before: no frequency helps, a large window does.
        Names names(PolicyKind::Adaptive, 500);
        int hits = 0;
        for (quint64 n = 0; n < 60'000; ++n)
            hits += names.read(key(n % 2 == 0 ? n : n - 401)) ? 1 : 0;
        const auto &policy = static_cast<const AdaptivePolicy &>(names.core.policy());
        QVERIFY2(policy.arm().window > 0.5, qPrintable(QString::number(policy.arm().window)));
        QVERIFY(policy.changes() > 0);
        QVERIFY2(hits > 25'000, qPrintable(QString::number(hits)));
    }

    void aShiftOfWhatIsLovedIsFollowed()
    {
        Names names(PolicyKind::Adaptive, 200);
        Jitter random(7);
        int late = 0;
        for (int step = 0; step < 60'000; ++step) {
            const quint64 from = step < 30'000 ? 0 : 10'000;
            const bool loved = random.chance(0.8);
            const quint64 n = loved ? from + quint64(random.between(0, 149))
                                    : 100'000 + quint64(random.between(0, 50'000));
            const bool hit = names.read(key(n));
            late += step >= 50'000 && hit && loved ? 1 : 0;
        }
        QVERIFY2(late > 7600, qPrintable(QString::number(late)));
    }

    void smallThingsAreDearerByTheByte()
    {
        Names names(PolicyKind::Adaptive, 1'000'000);
        Jitter random(3);
        int small = 0;
        int large = 0;
        for (int step = 0; step < 40'000; ++step) {
            const bool isSmall = step % 2 == 0;
            const quint64 n = quint64(random.between(0, 399)) * 2 + (isSmall ? 0 : 1);
            const bool hit = names.read(key(n), isSmall ? 1000 : 60'000);
            (isSmall ? small : large) += hit ? 1 : 0;
        }
        QVERIFY2(small > 15'000, qPrintable(QString::number(small)));
        QVERIFY(small > large * 3);
    }

    void theCatalogueIsToldWithinATenth()
    {
        Catalogue catalogue;
        qint64 all = 0;
        for (int round = 0; round < 3; ++round) {
            all = 0;
            for (quint64 n = 0; n < 20'000; ++n) {
                const auto bytes = quint32(1000 + n % 977);
                catalogue.saw(key(n), bytes);
                all += bytes;
            }
        }
        QVERIFY2(qAbs(double(catalogue.bytes()) / double(all) - 1) < 0.2,
                 qPrintable(QString::number(catalogue.bytes())));
    }

    void theSketchKeepsWhatItKnowsAsItGrows()
    {
        FrequencySketch sketch;
        sketch.fit(500);
        for (quint64 n = 0; n < 500; ++n) {
            for (quint64 times = 0; times <= n % 7; ++times)
                sketch.add(key(n));
        }
        std::vector<int> before;
        for (quint64 n = 0; n < 500; ++n) {
            before.push_back(sketch.estimate(key(n)));
            QVERIFY(before.back() >= int(n % 7) + 1);
        }
        sketch.fit(60'000);
        for (quint64 n = 0; n < 500; ++n)
            QCOMPARE(sketch.estimate(key(n)), before[n]);
        for (int i = 0; i < 40; ++i)
            sketch.add(key(9999));
        QCOMPARE(sketch.estimate(key(9999)), 15);
        FrequencySketch other;
        QVERIFY(other.restore(sketch.words()));
        QCOMPARE(other.estimate(key(9999)), 15);
        QVERIFY(!other.restore(std::vector<quint64>(1000)));
        QVERIFY(!other.restore({}));
    }
};

QTEST_GUILESS_MAIN(TestPolicyCore)
#include "tst_policycore.moc"
