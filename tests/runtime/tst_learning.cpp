#include "engine/base/jsonread.h"
#include "engine/client/socketlink.h"
#include "engine/runtime/remoteconnection.h"
#include "tests/support/enginehouse.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! Learners' events over a real socket into a whole engine, and out again.
class TestLearningOnTheLine : public QObject
{
    Q_OBJECT

    static Json event(int n, const QString &learner, const QString &verb)
    {
        return JsonObject{
            {u"id"_s, u"00000000-0000-4000-8000-%1"_s.arg(n, 12, 10, QChar(u'0'))},
            {u"timestamp"_s, toRfc3339(SystemClock().utc())},
            {u"actor"_s, JsonObject{{u"key"_s, learner}}},
            {u"verb"_s, verb},
            {u"object"_s, JsonObject{{u"id"_s, u"sna.greet.001"_s}, {u"revision"_s, 1}}},
            {u"context"_s, JsonObject{{u"platform"_s, u"ios"_s}, {u"appVersion"_s, u"4.2.0"_s}}}};
    }

private Q_SLOTS:
    // W150 W153
    void eventsComeByTheLine()
    {
        EngineHouse house;
        RemoteTarget target;
        target.webSocket = house.url();
        target.token = Secret(house.token(u"operator"_s).toUtf8());
        SystemClock clock;
        RemoteConnection line(target, clock);
        line.start();
        QTRY_VERIFY_WITH_TIMEOUT(line.isOpen(), 10'000);
        const auto send = [&](const JsonArray &events) {
            return settled(line.call(u"learning.record"_s, JsonObject{{u"events"_s, events}}));
        };
        QSignalSpy changed(&house.engine->learning(), &LearningApi::changed);
        const JsonArray events{event(1, u"learner-1"_s, u"initialized"_s),
                               event(2, u"learner-1"_s, u"completed"_s),
                               event(3, u"rudo@example.org"_s, u"completed"_s)};
        const auto first = send(events);
        QVERIFY2(first.has_value(), qPrintable(first ? QString() : first.error().detail));
        QCOMPARE((*first)[u"accepted"].toInteger(), 2);
        QCOMPARE((*first)[u"refused"].toArray().size(), 1);
        QCOMPARE((*first)[u"refused"].at(0)[u"code"].toString(), u"invalid"_s);
        QCOMPARE((*send(events))[u"duplicates"].toInteger(), 2);
        QTRY_VERIFY(changed.count() > 0);
        QVERIFY(!send(JsonArray(501, events[0])).has_value());
        QVERIFY(!settled(line.call(u"learning.record"_s, JsonObject{{u"events"_s, 3}})));

        LearningApi &learning = house.engine->learning();
        const auto summary = settled(learning.summary({}));
        QVERIFY2(summary.has_value(), qPrintable(summary ? QString() : summary.error().detail));
        QCOMPARE(summary->events, 2);
        QCOMPARE(summary->engagement.now, 1);
        QCOMPARE(summary->progress.size(), 1);
        QCOMPARE(summary->progress[0].completed, 1);
        QCOMPARE(settled(learning.adoption(30))->versions.size(), 1);
        QVERIFY(settled(learning.path(u"learner-1"_s))->known);

        const QString file = house.folder.filePath(u"events.json"_s);
        QCOMPARE(settled(learning.exportTo(file, LearningFormat::Xapi)).value(), 2);
        QFile made(file);
        QVERIFY(made.open(QIODevice::ReadOnly));
        QCOMPARE(readJson(made.readAll())->toArray().size(), 2);

        QCOMPARE(settled(learning.erase(u"learner-1"_s)).value(), 2);
        QCOMPARE(settled(learning.summary({}))->events, 0);
        const auto late = send({event(4, u"learner-1"_s, u"completed"_s)});
        QCOMPARE((*late)[u"refused"].at(0)[u"code"].toString(), u"forbidden"_s);
        QVERIFY(!settled(learning.erase(u"rudo@example.org"_s)));
    }
};

QTEST_GUILESS_MAIN(TestLearningOnTheLine)
#include "tst_learning.moc"
