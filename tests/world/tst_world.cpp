#include "tests/support/world/world.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QTest>

using namespace Batanidza;

//! Hub and clients together, on a network that drops, delays, doubles, stalls and cuts, with
//! programs that are killed: whatever the seed, everybody ends with the same, and no edit is lost
//! or done twice. BATANIDZA_WORLD_SEEDS=N lives through N seeds (default 100),
//! BATANIDZA_WORLD_SEED=S through one.
class TestWorld : public QObject
{
    Q_OBJECT

private:
    static qint64 setting(const char *name, qint64 otherwise)
    {
        bool read = false;
        const qint64 value = qEnvironmentVariable(name).toLongLong(&read);
        return read ? value : otherwise;
    }
    WorldCounts m_counts;
    qint64 m_histories = 0;
    QElapsedTimer m_timer;

private Q_SLOTS:
    void initTestCase()
    {
        // One seed is one history: nothing else may be random.
        QHashSeed::setDeterministicGlobalSeed();
        QLoggingCategory::setFilterRules(QStringLiteral("batanidza.*=false"));
        m_timer.start();
    }

    void cleanupTestCase()
    {
        qInfo().noquote() << QStringLiteral("the world: %1 histories in %2 s; ")
                                     .arg(m_histories)
                                     .arg(double(m_timer.elapsed()) / 1000, 0, 'f', 1) +
                                 m_counts.toString();
    }

    void everySeedEndsWell_data()
    {
        QTest::addColumn<quint64>("seed");
        const qint64 one = setting("BATANIDZA_WORLD_SEED", 0);
        const qint64 last = one > 0 ? one : setting("BATANIDZA_WORLD_SEEDS", 100);
        for (qint64 seed = one > 0 ? one : 1; seed <= last; ++seed)
            QTest::addRow("seed %lld", seed) << quint64(seed);
    }

    void everySeedEndsWell()
    {
        QFETCH(quint64, seed);
        WorldPlan plan;
        plan.seed = seed;
        plan.clients = 4 + int(seed % 4);
        const WorldReport report = runWorld(plan);
        m_counts += report.counts;
        ++m_histories;
        const QString again = QStringLiteral("\nagain: ./dev world %1").arg(seed);
        QVERIFY2(report.problems.isEmpty(),
                 qPrintable(report.problems.mid(0, 20).join(u'\n') + again));
    }

    void aPerfectNetworkEndsWell()
    {
        WorldPlan plan;
        plan.faults = WorldFaults::none();
        const WorldReport report = runWorld(plan);
        QVERIFY2(report.problems.isEmpty(), qPrintable(report.problems.join(u'\n')));
        QCOMPARE(report.counts.dropped, 0);
    }

    void oneSeedIsOneHistory()
    {
        WorldPlan plan;
        plan.seed = 42;
        const WorldReport first = runWorld(plan);
        const WorldReport second = runWorld(plan);
        QCOMPARE(second.traceHash, first.traceHash);
        QCOMPARE(second.counts.toString(), first.counts.toString());
        plan.seed = 43;
        QVERIFY(runWorld(plan).traceHash != first.traceHash);
    }
};

QTEST_GUILESS_MAIN(TestWorld)
#include "tst_world.moc"
