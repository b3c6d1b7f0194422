#include "engine/reliability/health.h"
#include "tests/support/fakeclock.h"

#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class TestHealth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWorstCounts()
    {
        FakeClock clock;
        Health health(clock);
        QCOMPARE(health.worst(), HealthLevel::Unknown);
        health.report(u"disk"_s, HealthLevel::Ok);
        QCOMPARE(health.worst(), HealthLevel::Ok);
        health.expect(u"hub"_s);
        QCOMPARE(health.worst(), HealthLevel::Unknown);
        health.report(u"hub"_s, HealthLevel::Warning, u"slow"_s);
        QCOMPARE(health.worst(), HealthLevel::Warning);
        health.report(u"disk"_s, HealthLevel::Critical, u"full"_s, 3ms);
        QCOMPARE(health.worst(), HealthLevel::Critical);
        QCOMPARE(health.states().size(), 2);
        QCOMPARE(health.states()[0].name, u"disk"_s);
        QCOMPARE(health.states()[0].took, 3ms);
        QVERIFY(!health.state(u"nothing"_s));
    }

    void sinceMovesOnlyWhenTheLevelChanges()
    {
        FakeClock clock;
        Health health(clock);
        const auto start = clock.utc();
        health.report(u"disk"_s, HealthLevel::Ok);
        clock.advance(5s);
        health.report(u"disk"_s, HealthLevel::Ok, u"other words"_s);
        QCOMPARE(health.state(u"disk"_s)->since, start);
        QCOMPARE(health.state(u"disk"_s)->detail, u"other words"_s);
        clock.advance(5s);
        health.report(u"disk"_s, HealthLevel::Warning);
        QCOMPARE(health.state(u"disk"_s)->since, start + 10s);
    }

    void oldReportsAreUnknown()
    {
        FakeClock clock;
        Health health(clock);
        health.expect(u"store-write"_s, 10s);
        const auto start = clock.utc();
        health.report(u"store-write"_s, HealthLevel::Ok);
        clock.advance(10s);
        QCOMPARE(health.worst(), HealthLevel::Ok);
        clock.advance(1s);
        QCOMPARE(health.worst(), HealthLevel::Unknown);
        QCOMPARE(health.state(u"store-write"_s)->since, start + 10s);
        QVERIFY(health.state(u"store-write"_s)->detail.contains(toRfc3339(start)));
        health.report(u"store-write"_s, HealthLevel::Ok);
        QCOMPARE(health.state(u"store-write"_s)->since, start + 11s);
    }
};

QTEST_APPLESS_MAIN(TestHealth)
#include "tst_health.moc"
