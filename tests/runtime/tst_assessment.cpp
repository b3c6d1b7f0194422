#include "engine/runtime/assessment.h"

#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

class TestAssessment : public QObject
{
    Q_OBJECT

    static constexpr Millis now{1'700'000'000'000};

    static EngineSnapshot healthy()
    {
        EngineSnapshot snapshot;
        snapshot.takenAt = now;
        for (const Platform platform : allPlatforms) {
            PlatformStatus status;
            status.platform = platform;
            status.sessions = 2;
            status.known = 3;
            snapshot.platforms.append(status);
        }
        snapshot.checks.append(HealthCheck{u"store-write"_s, Severity::Ok, {}, now, Millis(1)});
        return snapshot;
    }

    static PlatformStatus &ios(EngineSnapshot &snapshot) { return snapshot.platforms[1]; }

private Q_SLOTS:
    void greenOnlyWhenNothingIsWrong()
    {
        EngineSnapshot snapshot = healthy();
        assess(snapshot, EngineConfig());
        QCOMPARE(snapshot.severity, Severity::Ok);
        QVERIFY(snapshot.reasons.isEmpty());
        for (const PlatformStatus &platform : snapshot.platforms)
            QCOMPARE(platform.severity, Severity::Ok);
    }

    void unknownBeforeTheFirstCheck()
    {
        EngineSnapshot snapshot = healthy();
        snapshot.checks.clear();
        assess(snapshot, EngineConfig());
        QCOMPARE(snapshot.severity, Severity::Unknown);
    }

    void aPlatformBehindForLongerThanTheTarget()
    {
        EngineSnapshot snapshot = healthy();
        ios(snapshot).behind = 3;
        ios(snapshot).behindSince = now - Millis(2'999); // still on the way
        assess(snapshot, EngineConfig());
        QCOMPARE(snapshot.severity, Severity::Ok);
        QCOMPARE(ios(snapshot).severity, Severity::Ok);
        QVERIFY(snapshot.reasons.isEmpty());

        ios(snapshot).behindSince = now - Millis(29'999); // within the target, but not in sync
        assess(snapshot, EngineConfig());
        QCOMPARE(snapshot.severity, Severity::Ok);
        QCOMPARE(ios(snapshot).severity, Severity::Unknown);
        QCOMPARE(snapshot.reasons.size(), 1);
        QCOMPARE(snapshot.reasons[0].severity, Severity::Unknown);

        ios(snapshot).behindSince = now - Millis(30'000);
        assess(snapshot, EngineConfig());
        QCOMPARE(snapshot.severity, Severity::Warning);
        QCOMPARE(snapshot.reasons.size(), 1);
        QCOMPARE(snapshot.reasons[0].kind, ReasonKind::PlatformBehind);
        QCOMPARE(snapshot.reasons[0].count, 3);
        QCOMPARE(snapshot.reasons[0].link, u"batanidza:platform/ios"_s);
        QCOMPARE(ios(snapshot).severity, Severity::Warning);
        QCOMPARE(snapshot.platforms[0].severity, Severity::Ok);

        ios(snapshot).behindSince = now - Millis(300'000);
        assess(snapshot, EngineConfig());
        QCOMPARE(snapshot.severity, Severity::Critical);
    }

    void aPlatformThatIsOffMakesItsOwnCardGrey()
    {
        EngineSnapshot snapshot = healthy();
        ios(snapshot).sessions = 0;
        ios(snapshot).offSince = now - Millis(60'000);
        assess(snapshot, EngineConfig());
        QCOMPARE(snapshot.severity, Severity::Ok);
        QCOMPARE(ios(snapshot).severity, Severity::Unknown);
        QCOMPARE(snapshot.reasons.size(), 1);
        QCOMPARE(snapshot.reasons[0].kind, ReasonKind::PlatformOff);
    }

    void latencyNeedsSamples()
    {
        EngineSnapshot snapshot = healthy();
        ios(snapshot).propagation.record(900, 99);
        assess(snapshot, EngineConfig());
        QCOMPARE(snapshot.severity, Severity::Ok);
        ios(snapshot).propagation.record(900);
        assess(snapshot, EngineConfig());
        QCOMPARE(snapshot.severity, Severity::Warning);
        QCOMPARE(snapshot.reasons[0].kind, ReasonKind::LatencyAboveTarget);
        QVERIFY(std::abs(snapshot.reasons[0].value - 900) < 10);
        const auto relaxed = EngineConfig().with(u"targets.updateP99Ms"_s, Json(1000));
        assess(snapshot, *relaxed);
        QCOMPARE(snapshot.severity, Severity::Ok);
    }

    void conflictsAndErrorsAndChecksAndTheOrder()
    {
        EngineSnapshot snapshot = healthy();
        snapshot.conflictsWaiting = 2;
        ios(snapshot).requests = 100;
        ios(snapshot).errors = 1;
        snapshot.checks.append(
            HealthCheck{u"disk"_s, Severity::Critical, u"12 MiB free"_s, now, Millis(1)});
        snapshot.diskFreeBytes = 12 * 1024 * 1024;
        assess(snapshot, EngineConfig());
        QCOMPARE(snapshot.severity, Severity::Critical);
        QCOMPARE(snapshot.reasons.size(), 3);
        QCOMPARE(snapshot.reasons[0].kind, ReasonKind::DiskLow);
        QCOMPARE(snapshot.reasons[0].value, 12.0);
        QCOMPARE(snapshot.reasons[1].kind, ReasonKind::ConflictsWaiting);
        QCOMPARE(snapshot.reasons[2].kind, ReasonKind::ErrorRate);
    }

    void aDiskOfWhichNothingIsKnownIsNotFull()
    {
        EngineSnapshot snapshot = healthy();
        snapshot.checks.append(HealthCheck{u"disk"_s, Severity::Unknown, {}, now, Millis(1)});
        snapshot.diskFreeBytes = -1;
        assess(snapshot, EngineConfig());
        QCOMPARE(snapshot.reasons.size(), 1);
        QCOMPARE(snapshot.reasons[0].kind, ReasonKind::CheckFailed);
    }
};

QTEST_APPLESS_MAIN(TestAssessment)
#include "tst_assessment.moc"
