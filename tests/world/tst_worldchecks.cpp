#include "tests/support/world/world.h"

#include <QLoggingCategory>
#include <QTest>

using namespace Batanidza;

//! The world's checks can fail: with each of these faults built in, some seed says what is wrong.
class TestWorldChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QHashSeed::setDeterministicGlobalSeed();
        QLoggingCategory::setFilterRules(QStringLiteral("batanidza.*=false"));
    }

    void aFaultIsSeen_data()
    {
        QTest::addColumn<Mutation>("mutation");
        QTest::addColumn<QString>("said");
        QTest::newRow("a client that ignores the version rule")
            << Mutation::ClientIgnoresVersions << QStringLiteral("showed");
        QTest::newRow("a client that forgets edits it saved")
            << Mutation::ClientForgetsItsOutbox << QStringLiteral("saved");
        QTest::newRow("a client that keeps another body")
            << Mutation::ClientKeepsOtherBodies << QStringLiteral("not the adaptation");
        QTest::newRow("a hub that drops a receipt")
            << Mutation::HubDropsReceipts << QStringLiteral("answered differently");
        QTest::newRow("a hub that answers a repeat differently")
            << Mutation::HubChangesReceipts << QStringLiteral("receipt is not the hub's");
        QTest::newRow("a hub that reorders")
            << Mutation::HubReorders << QStringLiteral("not urgent");
        QTest::newRow("a hub that leaves a change out")
            << Mutation::HubDropsALine << QStringLiteral("and lacks");
        QTest::newRow("a hub that hurries ordinary changes")
            << Mutation::HubHurriesOrdinaryOnes << QStringLiteral("not urgent");
        QTest::newRow("a hub that ignores the window")
            << Mutation::HubIgnoresTheWindow << QStringLiteral("the window is");
        QTest::newRow("a hub that ignores slow readers")
            << Mutation::HubIgnoresSlowReaders << QStringLiteral("it may hold");
        QTest::newRow("a hub that adapts otherwise")
            << Mutation::HubAdaptsOtherwise << QStringLiteral("not the adaptation");
        QTest::newRow("a log that loses an event")
            << Mutation::LogLosesAnEvent << QStringLiteral("hole");
    }

    //! What makes the first row fail is the client, not the frames that come again.
    void oldFramesThatComeAgainHarmNobody()
    {
        for (quint64 seed = 1; seed <= 8; ++seed) {
            WorldPlan plan;
            plan.seed = seed;
            plan.mutation = Mutation::OldFramesComeAgain;
            const WorldReport report = runWorld(plan);
            QVERIFY2(report.problems.isEmpty(), qPrintable(report.problems.mid(0, 5).join(u'\n')));
        }
    }

    void aFaultIsSeen()
    {
        QFETCH(Mutation, mutation);
        QFETCH(QString, said);
        QStringList others;
        for (quint64 seed = 1; seed <= 100; ++seed) {
            WorldPlan plan;
            plan.seed = seed;
            plan.mutation = mutation;
            const WorldReport report = runWorld(plan);
            for (const QString &problem : report.problems) {
                if (problem.contains(said))
                    return;
            }
            others += report.problems.mid(0, 3);
        }
        QFAIL(qPrintable(QStringLiteral("nobody noticed; what was said: ") + others.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestWorldChecks)
#include "tst_worldchecks.moc"
