#include "engine/base/jitter.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/client/socketlink.h"
#include "engine/runtime/learningreport.h"
#include "engine/runtime/locallearningapi.h"
#include "engine/runtime/remoteengine.h"
#include "engine/store/migrations.h"
#include "engine/store/workspace.h"
#include "tests/support/enginehouse.h"
#include "tests/support/temporarystore.h"

#include <QDirIterator>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! Learners' events over a real socket into a whole engine, and out again.
class TestLearningOnTheLine : public QObject
{
    Q_OBJECT

    static Json eventOf(int n, const QString &learner, const QString &verb)
    {
        return JsonObject{
            {u"id"_s, u"00000000-0000-4000-8000-%1"_s.arg(n, 12, 10, QChar(u'0'))},
            {u"timestamp"_s, toRfc3339(SystemClock().utc())},
            {u"actor"_s, JsonObject{{u"key"_s, learner}}},
            {u"verb"_s, verb},
            {u"object"_s, JsonObject{{u"id"_s, u"sna.greet.001"_s}, {u"revision"_s, 1}}},
            {u"context"_s, JsonObject{{u"platform"_s, u"ios"_s}, {u"appVersion"_s, u"4.2.0"_s}}}};
    }

    static RemoteTarget target(const EngineHouse &house, const QString &role)
    {
        RemoteTarget target;
        target.webSocket = house.url();
        target.token = Secret(house.token(role).toUtf8());
        return target;
    }
    static Json eventAt(int n, const QString &learner, const QString &verb, Millis at,
                        const QString &platform = u"ios"_s, const QString &version = u"4.2.0"_s)
    {
        Json made = eventOf(n, learner, verb);
        made.set(u"timestamp"_s, Json(toRfc3339(at)));
        made.set(u"context"_s, JsonObject{{u"platform"_s, platform}, {u"appVersion"_s, version}});
        return made;
    }
    static Json record(RemoteEngine &remote, const JsonArray &events)
    {
        const auto receipt = settled(
            remote.connection().call(u"learning.record"_s, JsonObject{{u"events"_s, events}}));
        return receipt ? *receipt : Json();
    }
    //! POST /v1/rpc; the answer's `result` or `error`.
    static Json post(QNetworkAccessManager &http, const QString &base, const QString &method,
                     const Json &params, const QByteArray &session)
    {
        QNetworkRequest request(QUrl(base + u"/v1/rpc"_s));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        if (!session.isEmpty())
            request.setRawHeader("Batanidza-Session", session);
        QNetworkReply *reply = http.post(request, writeJson(JsonObject{{u"jsonrpc"_s, u"2.0"_s},
                                                                       {u"id"_s, 1},
                                                                       {u"method"_s, method},
                                                                       {u"params"_s, params}}));
        if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, 10'000))
            return {};
        const auto json = readJson(reply->readAll());
        reply->deleteLater();
        if (!json)
            return {};
        return json->contains(u"error") ? (*json)[u"error"] : (*json)[u"result"];
    }
    //! Whether any file below holds these bytes.
    static QString fileWith(const QString &folder, const QByteArray &bytes)
    {
        QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
                return file.fileName();
        }
        return {};
    }

private Q_SLOTS:
    // W154
    void aWindowElsewhereSeesTheSame()
    {
        EngineHouse house;
        RemoteEngine remote(target(house, u"operator"_s), house.clock);
        remote.connection().start();
        QTRY_VERIFY_WITH_TIMEOUT(remote.connection().isOpen(), 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(remote.monitor().latest(), 10'000);
        QSignalSpy changed(&remote.learning(), &LearningApi::changed);
        const Millis now = house.clock.utc();
        const Millis hour = std::chrono::hours(1);
        JsonArray events;
        for (int n = 0; n < 60; ++n) {
            events.append(eventAt(n, u"learner-%1"_s.arg(n % 7),
                                  n % 5 ? u"answered"_s : u"completed"_s, now - hour * n * 3,
                                  n % 2 ? u"ios"_s : u"web"_s, n < 30 ? u"4.3.0"_s : u"4.2.0"_s));
        }
        QCOMPARE(record(remote, events)[u"accepted"].toInteger(), 60);
        QTRY_VERIFY_WITH_TIMEOUT(changed.count() > 0, 10'000);

        LearningApi &here = house.engine->learning();
        LearningApi &there = remote.learning();
        const auto near = settled(here.summary({}));
        const auto far = settled(there.summary({}));
        QVERIFY2(far, far ? "" : qPrintable(far.error().detail));
        QCOMPARE(far->events, 60);
        QCOMPARE(far->progress, near->progress);
        QCOMPARE(far->engagement.buckets, near->engagement.buckets);
        QCOMPARE(far->engagement.week, near->engagement.week);
        QCOMPARE(settled(there.adoption(30))->rows, settled(here.adoption(30))->rows);
        QVERIFY(!settled(there.adoption(30))->versions.isEmpty());
        QVERIFY(settled(there.path(u"learner-1"_s))->known);
        QCOMPARE(settled(there.path(u"rudo@example.org"_s)).error().code, ErrorCode::Invalid);

        const LearningTrendQuery week{hour * 24 * 9, hour * 24, now + Millis(1), hour * 2, true};
        const auto trend = settled(there.trend(week));
        QVERIFY2(trend, trend ? "" : qPrintable(trend.error().detail));
        QCOMPARE(*trend, *settled(here.trend(week)));
        qint64 told = 0;
        for (const EngagementBucket &bucket : trend->engagement) {
            QCOMPARE((bucket.from + hour * 2).count() % (24 * hour).count(), 0);
            told += bucket.events;
        }
        QCOMPARE(told, 60);
        QVERIFY(trend->since <= now - hour * 177 && trend->since > now - hour * 178);
        QCOMPARE(settled(there.trend({hour, Millis(1), {}, {}, true})).error().code,
                 ErrorCode::Invalid);
        QCOMPARE(settled(there.trend({hour, hour * 2, {}, {}, true})).error().code,
                 ErrorCode::Invalid);

        const QString csv = house.folder.filePath(u"far.csv"_s);
        const QString local = house.folder.filePath(u"near.csv"_s);
        QCOMPARE(settled(there.exportTo(csv, LearningFormat::Csv)).value(), 60);
        QCOMPARE(settled(here.exportTo(local, LearningFormat::Csv)).value(), 60);
        QFile one(csv);
        QFile other(local);
        QVERIFY(one.open(QIODevice::ReadOnly) && other.open(QIODevice::ReadOnly));
        QCOMPARE(one.readAll(), other.readAll());
        QCOMPARE(
            settled(there.exportTo(u"/nowhere/at/all.csv"_s, LearningFormat::Csv)).error().code,
            ErrorCode::Unavailable);

        const auto before = changed.count();
        QCOMPARE(settled(there.erase(u"learner-1"_s)).value(), 9);
        QTRY_VERIFY_WITH_TIMEOUT(changed.count() > before, 10'000);
        QCOMPARE(settled(there.summary({}))->events, 51);
        QCOMPARE(settled(there.erase(u"x"_s)).error().code, ErrorCode::Invalid);
    }

    // W154
    void staffMayReadAndOnlyOperatorsMayErase()
    {
        EngineHouse house;
        RemoteEngine staff(target(house, u"curriculum"_s), house.clock);
        staff.connection().start();
        QTRY_VERIFY_WITH_TIMEOUT(staff.connection().isOpen(), 10'000);
        record(staff, JsonArray{eventOf(1, u"learner-1"_s, u"completed"_s)});
        LearningApi &learning = staff.learning();
        QCOMPARE(settled(learning.summary({}))->events, 1);
        QVERIFY(settled(learning.adoption(30)));
        QCOMPARE(settled(learning.erase(u"learner-1"_s)).error().code, ErrorCode::Forbidden);
        const QString file = house.folder.filePath(u"x.csv"_s);
        QCOMPARE(settled(learning.exportTo(file, LearningFormat::Csv)).error().code,
                 ErrorCode::Forbidden);
        QVERIFY(!QFile::exists(file));
        QCOMPARE(settled(learning.summary({}))->events, 1);
    }

    // W150 W154
    void overHttpItIsTheSame()
    {
        EngineHouse house;
        const QString base = house.engine->httpAddress();
        QNetworkAccessManager http;
        const auto hello = [&](const QString &role) {
            return post(http, base, u"session.hello"_s,
                        JsonObject{{u"protocol"_s, Json(JsonArray{Json(1)})},
                                   {u"tenant"_s, u"demo"_s},
                                   {u"platform"_s, u"web"_s},
                                   {u"clientId"_s, u"c-"_s + role},
                                   {u"token"_s, house.token(role)}},
                        {})[u"sessionId"]
                .toString()
                .toUtf8();
        };
        const QByteArray device = hello(u"device"_s);
        QVERIFY(!device.isEmpty());
        const JsonArray two{eventOf(1, u"learner-1"_s, u"completed"_s),
                            eventOf(2, u"learner-2"_s, u"answered"_s)};
        const Json params(JsonObject{{u"events"_s, two}});
        QCOMPARE(post(http, base, u"learning.record"_s, params, device)[u"accepted"].toInteger(),
                 2);
        QCOMPARE(post(http, base, u"learning.record"_s, params, device)[u"duplicates"].toInteger(),
                 2);
        const Json many(JsonObject{{u"events"_s, JsonArray(501, two[0])}});
        QCOMPARE(post(http, base, u"learning.record"_s, many, device)[u"code"].toInteger(), -32602);
        for (const QString &method :
             {u"learning.results"_s, u"learning.adoption"_s, u"learning.events"_s}) {
            QCOMPARE(post(http, base, method, JsonObject{}, device)[u"data"][u"code"].toString(),
                     u"forbidden"_s);
        }
        const QByteArray chief = hello(u"operator"_s);
        QCOMPARE(
            post(http, base, u"learning.results"_s, JsonObject{{u"days"_s, 7}}, chief)[u"events"]
                .toInteger(),
            2);
        const Json kept =
            post(http, base, u"learning.events"_s, JsonObject{{u"limit"_s, 1}}, chief);
        QCOMPARE(kept[u"events"].toArray().size(), 1);
        for (const Json &bad :
             {Json(JsonObject{{u"days"_s, u"many"_s}}), Json(JsonObject{{u"days"_s, 0}}),
              Json(JsonObject{{u"lesson"_s, u"no lesson!"_s}})}) {
            QCOMPARE(post(http, base, u"learning.results"_s, bad, chief)[u"code"].toInteger(),
                     -32602);
        }
        QCOMPARE(post(http, base, u"learning.trend"_s, JsonObject{}, chief)[u"code"].toInteger(),
                 -32602);
        const Json erased = post(http, base, u"learning.erase"_s,
                                 JsonObject{{u"learner"_s, u"learner-1"_s}}, chief);
        QCOMPARE(erased[u"events"].toInteger(), 1);
    }

    void anErasedLearnerIsInNoFileAnyMore()
    {
        EngineHouse house;
        auto &learning = static_cast<LocalLearningApi &>(house.engine->learning());
        const QByteArray key = "k3y0fSomebodyWhoLeaves";
        JsonArray events;
        for (int n = 0; n < 500; ++n) {
            Json one =
                eventOf(n, n % 2 ? QString::fromUtf8(key) : u"learner-stays"_s, u"answered"_s);
            one.set(u"result"_s,
                    JsonObject{
                        {u"response"_s,
                         u"words of %1 "_s.arg(n % 2 ? u"leaving"_s : u"staying"_s).repeated(20)}});
            one.set(u"consent"_s, JsonObject{{u"analytics"_s, true}});
            events.append(one);
        }
        QCOMPARE(settled(learning.record(events))->accepted, 500);
        const QString folder = house.folder.path();
        QVERIFY(!fileWith(folder, key).isEmpty());
        QVERIFY(!fileWith(folder, "words of leaving").isEmpty());
        const LearningTrendQuery day{std::chrono::hours(24), std::chrono::hours(1), {}, {}, true};
        QCOMPARE(settled(learning.trend(day))->engagement.constLast().learners, 2);

        QCOMPARE(settled(learning.erase(QString::fromUtf8(key))).value(), 250);
        QTRY_COMPARE_WITH_TIMEOUT(fileWith(folder, key), QString(), 15'000);
        QCOMPARE(fileWith(folder, "words of leaving"), QString());
        QVERIFY(!fileWith(folder, "words of staying").isEmpty());
        QCOMPARE(settled(learning.trend(day))->engagement.constLast().learners, 1);
        QCOMPARE(settled(learning.trend(day))->versions.constLast().learners, 1);
        QCOMPARE(settled(learning.summary({}))->progress.constFirst().learners, 1);
        QVERIFY(!settled(learning.path(QString::fromUtf8(key)))->known);
    }

    void anExportThatWasUnderWayHasNobodyWhoWasErased()
    {
        EngineHouse house;
        auto &learning = static_cast<LocalLearningApi &>(house.engine->learning());
        int n = 0;
        for (int call = 0; call < 5; ++call) {
            JsonArray events;
            for (int i = 0; i < 500; ++i, ++n)
                events.append(
                    eventOf(n, n % 2 ? u"learner-leaves"_s : u"learner-stays"_s, u"completed"_s));
            QCOMPARE(settled(learning.record(events))->accepted, 500);
        }
        const auto database = openForReading(storeFile(house.folder.filePath(u"w"_s)));
        QVERIFY(database);
        const QString file = house.folder.filePath(u"events.csv"_s);
        bool erased = false;
        const auto written = exportLearning(**database, TenantId(u"demo"_s), file,
                                            LearningFormat::Csv, [&](qint64 done, qint64) {
                                                if (done < 2000 || std::exchange(erased, true))
                                                    return;
                                                (void)settled(learning.erase(u"learner-leaves"_s));
                                            });
        QVERIFY2(written, written ? "" : qPrintable(written.error().detail));
        QCOMPARE(*written, 1250);
        QFile made(file);
        QVERIFY(made.open(QIODevice::ReadOnly));
        QVERIFY(!made.readAll().contains("learner-leaves"));
    }

    void whatWasCountedBeforeIsAsCountingAnew()
    {
        bool given = false;
        const quint64 wanted = qEnvironmentVariable("BATANIDZA_SEED").toULongLong(&given);
        const quint64 seed = given ? wanted : std::random_device{}();
        qInfo() << "seed" << seed;
        Jitter jitter(seed);
        TemporaryStore store;
        const TenantId tenant(u"demo"_s);
        StretchCache cache;
        const Millis hour = std::chrono::hours(1);
        Millis now(1'795'366'800'000);
        int n = 0;
        const auto learner = [&] { return u"learner-%1"_s.arg(jitter.between(0, 9)); };
        const auto write = [&](const std::function<Result<void>(LearningStore &)> &work) {
            return store.inTransaction([&](Committer &committer) {
                LearningStore learning(committer.database());
                return work(learning);
            });
        };
        const auto recordSome = [&] {
            JsonArray events;
            for (qint64 i = jitter.between(1, 8); i > 0; --i) {
                events.append(eventAt(n++, learner(), u"completed"_s,
                                      now - Millis(jitter.between(0, 40 * hour.count())),
                                      jitter.chance(0.5) ? u"ios"_s : u"web"_s,
                                      u"1.%1"_s.arg(jitter.between(0, 3))));
            }
            QList<LearningEvent> taken;
            QVERIFY(write([&](LearningStore &learning) {
                const auto done = learning.record(tenant, events, now, &taken);
                return done ? Result<void>() : Result<void>(done.error());
            }));
            cache.note(taken);
        };
        for (int step = 0; step < 60; ++step) {
            now += Millis(jitter.between(0, 2 * hour.count()));
            recordSome();
            if (jitter.chance(0.1)) {
                QVERIFY(write([&](LearningStore &learning) {
                    const auto done = learning.erase(tenant, learner(), now);
                    return done ? Result<void>() : Result<void>(done.error());
                }));
                cache.forget();
            }
            const Millis to = now - Millis(jitter.between(0, 30 * hour.count()));
            const Millis width = hour * jitter.between(1, 3);
            LearningGrid grid{{to - Millis(jitter.between(1, 50 * hour.count())), to},
                              width,
                              jitter.chance(0.5) ? hour * 2 : Millis(0)};
            const Millis first = grid.span.from;
            grid.span.from = first - (first + grid.offset) % width; // whole stretches
            const auto counted = cache.read(store.database(), tenant, grid);
            const auto anew = LearningStore(store.database()).stretches(tenant, grid);
            QVERIFY(counted && anew);
            QCOMPARE(counted->size(), anew->size());
            QVERIFY(*counted == *anew);
        }
    }

    // W152
    void aClockThatIsWrongCountsNow()
    {
        EngineHouse house;
        auto &learning = static_cast<LocalLearningApi &>(house.engine->learning());
        const Millis now = house.clock.utc();
        const Millis year = std::chrono::hours(24 * 365);
        QCOMPARE(settled(learning.record(
                             JsonArray{eventAt(1, u"learner-1"_s, u"completed"_s, now + year * 40),
                                       eventAt(2, u"learner-2"_s, u"completed"_s, Millis(0))}))
                     ->accepted,
                 2);
        const auto summary = settled(learning.summary({}));
        QCOMPARE(summary->engagement.now, 2);
        const auto trend =
            settled(learning.trend({std::chrono::minutes(10), Millis(10'000), {}, {}, false}));
        QVERIFY(trend->since >= now);
        QVERIFY(trend->platforms.isEmpty()); // was not asked for
        const auto kept = settled(learning.events({}, 10));
        QVERIFY(kept->events.constFirst().clockWrong);
    }

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
        const JsonArray events{eventOf(1, u"learner-1"_s, u"initialized"_s),
                               eventOf(2, u"learner-1"_s, u"completed"_s),
                               eventOf(3, u"rudo@example.org"_s, u"completed"_s)};
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
        const auto late = send({eventOf(4, u"learner-1"_s, u"completed"_s)});
        QCOMPARE((*late)[u"refused"].at(0)[u"code"].toString(), u"forbidden"_s);
        QVERIFY(!settled(learning.erase(u"rudo@example.org"_s)));
    }
};

QTEST_GUILESS_MAIN(TestLearningOnTheLine)
#include "tst_learning.moc"
