#include "tests/support/world.h"

#include <QTest>

using namespace Batanidza;

//! Hub and clients together, on a network that drops, delays, doubles and cuts, with programs that
//! restart: whatever the seed, everybody ends with the same, and no edit is lost or done twice.
class TestWorld : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySeedConverges_data()
    {
        QTest::addColumn<quint64>("seed");
        QTest::addColumn<bool>("faulty");
        QTest::newRow("a perfect network") << quint64(1) << false;
        for (quint64 seed = 1; seed <= 24; ++seed)
            QTest::addRow("a bad network, seed %llu", seed) << seed << true;
    }

    void everySeedConverges()
    {
        QFETCH(quint64, seed);
        QFETCH(bool, faulty);
        World world(seed, 4, faulty ? WorldFaults() : WorldFaults{0, 0, 0, 0, 0, {}});
        for (int i = 0; i < 300; ++i) {
            if (i % 4 == 0)
                world.editSomewhere();
            world.step();
            if (i % 50 == 0) {
                const QStringList violations = world.prefixViolations();
                QVERIFY2(violations.isEmpty(), qPrintable(violations.join(u'\n')));
            }
        }
        QVERIFY2(world.settle(), qPrintable(world.disagreements().join(u'\n')));
        const QStringList disagreements = world.disagreements();
        QVERIFY2(disagreements.isEmpty(), qPrintable(disagreements.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestWorld)
#include "tst_world.moc"
