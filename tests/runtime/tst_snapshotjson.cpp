#include "engine/base/jitter.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/runtime/apijson.h"
#include "engine/runtime/auditjson.h"
#include "engine/runtime/snapshotjson.h"
#include "tests/support/patience.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! What travels to a window elsewhere: there and back the same, and nothing damaged is taken as
//! well.
class TestSnapshotJson : public QObject
{
    Q_OBJECT

    static EngineSnapshot sample(int clients)
    {
        EngineSnapshot snapshot;
        snapshot.takenAt = Millis(1'700'000'000'000);
        snapshot.startedAt = Millis(1'600'000'000'000);
        snapshot.demo = true;
        snapshot.workspace = u"/w"_s;
        snapshot.tenant = TenantId(u"demo"_s);
        snapshot.head = {newEpoch(), Sequence(42)};
        snapshot.items = 7;
        snapshot.diskFreeBytes = -1;
        snapshot.severity = Severity::Warning;
        snapshot.commit.record(0.02, 9);
        Reason reason;
        reason.kind = ReasonKind::LatencyAboveTarget;
        reason.platform = Platform::Ios;
        reason.value = 620.5;
        reason.since = Millis(5);
        snapshot.reasons.append(reason);
        for (const Platform platform : allPlatforms) {
            PlatformStatus status;
            status.platform = platform;
            status.severity = Severity::Ok;
            status.propagation.record(12.5, 400);
            for (int i = 0; i < clients; ++i) {
                ClientStatus client;
                client.client = ClientId(u"c%1"_s.arg(i));
                client.platform = platformName(platform);
                client.connected = true;
                client.roundTrip = Millis(3);
                status.clients.append(client);
            }
            snapshot.platforms.append(status);
        }
        snapshot.checks.append({u"disk"_s, Severity::Ok, {}, Millis(1), Millis(2)});
        snapshot.recent.append(
            {Sequence(42), Millis(9), u"put"_s, ItemId(u"a"_s), Version(2), u"web"_s, u"Rudo"_s});
        snapshot.recent.last().rules = {u"SN05"_s, u"words"_s};
        snapshot.recent.last().conflict = ConflictId(u"c7"_s);
        return snapshot;
    }

private Q_SLOTS:
    void aSnapshotGoesThereAndBack()
    {
        const EngineSnapshot before = sample(3);
        const QByteArray text = writeJson(writeWholeSnapshot(before));
        const auto after = readWholeSnapshot(*readJson(text));
        QVERIFY2(after, after ? "" : qPrintable(after.error().detail));
        QCOMPARE(writeJson(writeWholeSnapshot(*after)), text);
        QCOMPARE(after->head, before.head);
        QCOMPARE(after->reasons, before.reasons);
        QCOMPARE(after->checks, before.checks);
        QCOMPARE(after->recent, before.recent);
        QVERIFY(after->commit == before.commit);
        QCOMPARE(after->platforms.at(1).clients, before.platforms.at(1).clients);
    }

    void timesMoveTogetherAndUnknownOnesStay()
    {
        const EngineSnapshot before = sample(1);
        const EngineSnapshot after = shifted(before, Millis(-4000));
        QCOMPARE(after.takenAt, before.takenAt - Millis(4000));
        QCOMPARE(after.oldestConflict, Millis(0));
        QCOMPARE(
            writeJson(writeWholeSnapshot(shifted(after, Millis(4000)))),
            writeJson(writeWholeSnapshot(shifted(shifted(before, Millis(-4000)), Millis(4000)))));
    }

    void whatIsNotKnownIsNeverWell()
    {
        Json json = writeWholeSnapshot(sample(0));
        json.set(u"severity"_s, Json(u"splendid"_s));
        json.set(u"platforms"_s, Json(JsonArray{JsonObject{{u"platform"_s, u"fridge"_s},
                                                           {u"severity"_s, u"ok"_s}}}));
        const auto read = readWholeSnapshot(json);
        QVERIFY(read);
        QCOMPARE(read->severity, Severity::Unknown);
        QCOMPARE(read->platforms.size(), qsizetype(5));
        for (const PlatformStatus &platform : read->platforms)
            QCOMPARE(platform.severity, Severity::Unknown);
    }

    void whatIsNoSnapshotIsRefused()
    {
        for (const char *text : {"null", "{}", "[]", R"({"takenAt":1,"head":"x","platforms":[]})",
                                 R"({"takenAt":0,"head":"a.1","platforms":[]})"})
            QVERIFY2(!readWholeSnapshot(*readJson(text)), text);
        Json damaged = writeWholeSnapshot(sample(0));
        damaged.set(u"commit"_s, Json(u"AAAA"_s));
        QVERIFY(!readWholeSnapshot(damaged));
        QVERIFY(!readHistory(Json()));
        QVERIFY(!readHistory(Json(JsonObject{{u"buckets"_s, JsonArray{Json(1)}}})));
        QVERIFY(!readVerifyReport(Json(JsonObject())));
        QVERIFY(!readItemPage(Json(JsonObject())));
        QVERIFY(!readItemPage(Json(JsonObject{{u"rows"_s, JsonArray{JsonObject()}}})));
        QVERIFY(!readItemDetail(Json(JsonObject())));
        QVERIFY(!readTokens(Json(JsonObject())));
        QVERIFY(!readInvitation(Json(JsonObject())));
        QVERIFY(!readEventLines(Json(JsonObject())));
    }

    //! Members go missing or turn into something else: read or refused, never worse.
    void randomDamageIsSurvived()
    {
        const quint64 seed = Jitter().bits();
        qInfo("seed %llu", seed);
        Jitter random(seed);
        const QByteArray whole = writeJson(writeWholeSnapshot(sample(2)));
        for (int round = 0; round < 2000; ++round) {
            QByteArray text = whole;
            for (qint64 i = random.between(1, 6); i > 0; --i)
                text[random.between(0, text.size() - 1)] =
                    static_cast<char>(random.between(32, 126));
            if (const auto json = readJson(text)) {
                const auto read = readWholeSnapshot(*json);
                if (read)
                    QCOMPARE(read->platforms.size(), qsizetype(5));
            }
        }
    }

    //! The window reads one each second in its own thread.
    void aLargeOneIsReadInGoodTime()
    {
        const QByteArray text = writeJson(writeWholeSnapshot(sample(200)));
        qint64 best = std::numeric_limits<qint64>::max();
        for (int i = 0; i < 5; ++i) {
            QElapsedTimer timer;
            timer.start();
            QVERIFY(readWholeSnapshot(*readJson(text)));
            best = std::min(best, timer.elapsed());
        }
        qInfo("%lld bytes, %lld ms", qint64(text.size()), best);
        QVERIFY2(best <= 50 * patienceFactor, "a second's news may not hold the window up");
    }
};

QTEST_APPLESS_MAIN(TestSnapshotJson)
#include "tst_snapshotjson.moc"
