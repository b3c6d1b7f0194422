#include "engine/base/clock.h"
#include "engine/base/jsonwrite.h"
#include "engine/runtime/engine.h"
#include "engine/runtime/snapshotjson.h"
#include "engine/store/eventlog.h"
#include "engine/store/migrations.h"
#include "engine/store/workspace.h"
#include "tests/support/enginehouse.h"
#include "tests/support/testhub.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! What a window elsewhere says on the line, on a whole engine over real sockets: who may, what is
//! answered, and that it counts as no device.
class TestWatching : public QObject
{
    Q_OBJECT

    struct House : EngineHouse
    {
        QList<Event> events() const
        {
            const auto database = openForReading(storeFile(engine->dataFolder()));
            return *EventLog(**database).latest(engine->tenant(), 50);
        }
    };

    static Json hello(RawClient &client, const QString &token, bool watch,
                      const QString &id = u"raw"_s)
    {
        return client.hello(id, Json(JsonObject{{u"token"_s, token}, {u"watch"_s, watch}}));
    }
    static QString codeOf(const Json &answer)
    {
        return answer[u"error"][u"data"][u"code"].toString();
    }
    static Json edit(const QString &id, const QString &text)
    {
        return JsonObject{{u"edit"_s, JsonObject{{u"n"_s, 1},
                                                 {u"id"_s, id},
                                                 {u"type"_s, u"document"_s},
                                                 {u"base"_s, Json()},
                                                 {u"body"_s, JsonObject{{u"text"_s, text}}},
                                                 {u"author"_s, u"Rudo"_s},
                                                 {u"at"_s, u"2026-11-22T12:00:00.000Z"_s}}}};
    }

    std::unique_ptr<House> m_house; //!< one for all rows of a test

private Q_SLOTS:
    void cleanupTestCase() { m_house.reset(); }

    // W120
    void onlyStaffMayWatch()
    {
        const House house;
        for (const QString &role :
             QStringList{u"device"_s, u"editor"_s, u"curriculum"_s, u"operator"_s}) {
            RawClient client(house.url());
            QVERIFY(client.waitOpen());
            const Json answer = hello(client, house.token(role), true, role);
            const bool may = role == u"curriculum" || role == u"operator";
            QCOMPARE(codeOf(answer), may ? QString() : u"forbidden"_s);
            if (!may)
                QVERIFY(client.waitClosed());
        }
        // Over HTTP nobody watches.
        QNetworkAccessManager network;
        QNetworkRequest request(QUrl(house.engine->httpAddress() + u"/v1/rpc"_s));
        request.setRawHeader("Authorization", "Bearer " + house.token(u"operator"_s).toLatin1());
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        const std::unique_ptr<QNetworkReply> reply(network.post(
            request, R"({"jsonrpc":"2.0","id":1,"method":"session.hello","params":{"protocol":[1],)"
                     R"("tenant":"demo","platform":"desktop","clientId":"w","watch":true}})"));
        QTRY_VERIFY(reply->isFinished());
        QVERIFY(reply->readAll().contains("unsupported"));
    }

    // W120
    void oneWhoWatchesIsNoDevice()
    {
        const House house;
        const QString token = house.token(u"operator"_s);
        RawClient device(house.url());
        QVERIFY(device.waitOpen());
        QVERIFY(hello(device, token, false, u"a-device"_s)[u"result"].isObject());
        RawClient client(house.url());
        QVERIFY(client.waitOpen());
        QVERIFY(hello(client, token, true, u"a-window"_s)[u"result"].isObject());
        QVERIFY(client.call(u"admin.save"_s, edit(u"note.1"_s, u"mhoro"_s))[u"result"].isObject());
        QVERIFY(!device.next(u"sync.changes"_s).isNull());
        QVERIFY(client.next(u"sync.changes"_s, 300).isNull());
        QCOMPARE(codeOf(client.call(u"sync.push"_s, Json(JsonObject{{u"edits"_s, JsonArray()}}))),
                 u"unsupported"_s);
        const auto counted = [&] {
            const auto latest = house.engine->monitor().latest();
            return latest && latest->connections == 1 && latest->platforms.size() == 5 &&
                   latest->head.sequence.value() > 1;
        };
        QTRY_VERIFY_WITH_TIMEOUT(counted(), 5000);
        for (const PlatformStatus &platform : house.engine->monitor().latest()->platforms) {
            for (const ClientStatus &one : platform.clients)
                QCOMPARE(one.client.toString(), u"a-device"_s);
        }
        // An order to all devices does not reach it.
        QVERIFY(client.call(u"admin.forceSyncAll"_s, Json(JsonObject()))[u"result"].isObject());
        QVERIFY(!device.next(u"session.goaway"_s).isNull());
        QVERIFY(client.next(u"session.goaway"_s, 300).isNull());
    }

    // W121
    void eachCallAsksForItsRole_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("roles");
        const QString staff = u"curriculum operator"_s;
        for (const char *method :
             {"admin.snapshot", "admin.history", "admin.diagnostics", "admin.items", "admin.item",
              "admin.save", "admin.lastImport", "admin.settings"})
            QTest::newRow(method) << QString::fromLatin1(method) << staff;
        QTest::newRow("conflict.list") << u"conflict.list"_s << u"editor curriculum operator"_s;
        for (const char *method :
             {"admin.setSetting", "admin.verify", "admin.tokens", "admin.inviteDevice",
              "admin.revokeToken", "admin.importSampleCourse", "admin.undoImport"})
            QTest::newRow(method) << QString::fromLatin1(method) << u"operator"_s;
    }
    void eachCallAsksForItsRole()
    {
        QFETCH(QString, method);
        QFETCH(QString, roles);
        if (!m_house)
            m_house = std::make_unique<House>();
        const House &house = *m_house;
        const Json params =
            method == u"admin.history"      ? Json(JsonObject{{u"from"_s, 1}, {u"to"_s, 2}})
            : method == u"admin.item"       ? Json(JsonObject{{u"id"_s, u"no.such"_s}})
            : method == u"admin.save"       ? edit(u"note.2"_s, u"x"_s)
            : method == u"admin.setSetting" ? Json(JsonObject{{u"key"_s, u"no"_s}, {u"value"_s, 1}})
            : method == u"admin.inviteDevice" ? Json(JsonObject{{u"role"_s, u"device"_s}})
            : method == u"admin.revokeToken"  ? Json(JsonObject{{u"id"_s, u"no"_s}})
            : method == u"admin.undoImport"
                ? Json(JsonObject{{u"importId"_s, u"no"_s}, {u"author"_s, u"Rudo"_s}})
            : method == u"admin.importSampleCourse" ? Json(JsonObject{{u"author"_s, u"Rudo"_s}})
                                                    : Json(JsonObject());
        for (const QString &role :
             QStringList{u"device"_s, u"editor"_s, u"curriculum"_s, u"operator"_s}) {
            RawClient client(house.url());
            QVERIFY(client.waitOpen());
            QVERIFY(hello(client, house.token(role), false, role + u'-' + method)[u"result"]
                        .isObject());
            const Json answer = client.call(method, params, 20'000);
            QVERIFY(!answer.isNull());
            QCOMPARE(codeOf(answer) == u"forbidden", !roles.split(u' ').contains(role));
        }
        // Another school's operator has no say here.
        RawClient stranger(house.url());
        QVERIFY(stranger.waitOpen());
        const QString token = house.token(u"operator"_s, u"other"_s);
        QVERIFY(stranger
                    .hello(u"s-"_s + method, Json(JsonObject{{u"token"_s, token},
                                                             {u"tenant"_s, u"other"_s}}))[u"result"]
                    .isObject());
        QCOMPARE(codeOf(stranger.call(method, params)), u"forbidden"_s);
    }

    // W122
    void aSnapshotIsWholeAndListsAreBounded()
    {
        const House house;
        RawClient client(house.url());
        QVERIFY(client.waitOpen());
        QVERIFY(hello(client, house.token(u"curriculum"_s), true)[u"result"].isObject());
        QTRY_VERIFY(house.engine->monitor().latest());
        const Json answer = client.call(u"admin.snapshot"_s, Json(JsonObject()))[u"result"];
        const auto read = readWholeSnapshot(answer[u"snapshot"]);
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(read->workspace, house.engine->dataFolder());
        QVERIFY(qAbs(answer[u"now"].toInteger() - house.clock.utc().count()) < 5000);
        const Json tooMany = client.call(u"admin.items"_s, Json(JsonObject{{u"limit"_s, 1001}}));
        QCOMPARE(tooMany[u"error"][u"code"].toInteger(), -32602);
        QVERIFY(tooMany[u"error"][u"message"].toString().contains(u"/params/limit"));
        const Json noId = client.call(u"admin.item"_s, Json(JsonObject()));
        QCOMPARE(noId[u"error"][u"code"].toInteger(), -32602);
    }

    // W123
    void anEditIsCommittedAsTheEnginesOwn()
    {
        const House house;
        RawClient client(house.url());
        QVERIFY(client.waitOpen());
        QVERIFY(hello(client, house.token(u"curriculum"_s), true)[u"result"].isObject());
        for (const QString &status : QStringList{u"applied"_s, u"unchanged"_s}) {
            const Json answer = client.call(u"admin.save"_s, edit(u"note.3"_s, u"mhoro"_s));
            QCOMPARE(answer[u"result"][u"receipt"][u"status"].toString(), status);
        }
        const Json item =
            client.call(u"admin.item"_s, Json(JsonObject{{u"id"_s, u"note.3"_s}}))[u"result"];
        QCOMPARE(item[u"body"][u"text"].toString(), u"mhoro"_s);
        QCOMPARE(item[u"row"][u"version"].toInteger(), 1);
        QCOMPARE(item[u"history"].toArray().size(), 1);
        Json deep = 1;
        for (int level = 0; level < 70; ++level)
            deep = Json(JsonObject{{u"d"_s, deep}});
        Json damaged = edit(u"note.4"_s, u"x"_s);
        damaged.object().findMutable(u"edit")->set(u"body"_s, deep);
        QVERIFY(!codeOf(client.call(u"admin.save"_s, damaged)).isEmpty());
    }

    // W125
    void aMergePolicyIsSetSeenAndRefusedWhereItHasAFault()
    {
        const House house;
        RawClient staff(house.url());
        QVERIFY(staff.waitOpen());
        QVERIFY(hello(staff, house.token(u"curriculum"_s), true, u"s"_s)[u"result"].isObject());
        RawClient client(house.url());
        QVERIFY(client.waitOpen());
        QVERIFY(hello(client, house.token(u"operator"_s), true)[u"result"].isObject());
        const auto with = [](const QString &strategy) {
            return Json(JsonObject{
                {u"document"_s,
                 JsonObject{{u"fields"_s, JsonArray{JsonObject{{u"path"_s, u"/a"_s},
                                                               {u"strategy"_s, strategy}}}}}}});
        };
        const auto set = [&](RawClient &by, const Json &overrides) {
            return by.call(u"admin.setMergePolicy"_s, JsonObject{{u"overrides"_s, overrides}});
        };
        QCOMPARE(codeOf(set(staff, with(u"currentWins"_s))), u"forbidden"_s);
        QVERIFY(set(client, with(u"currentWins"_s))[u"result"].isObject());
        QCOMPARE(house.events().first().kind, u"admin"_s);
        const Json fault = set(client, with(u"noSuch"_s));
        QCOMPARE(codeOf(fault), u"invalid"_s);
        QVERIFY2(fault[u"error"][u"message"].toString().contains(u"/fields/0"),
                 qPrintable(fault[u"error"][u"message"].toString()));
        const Json there = staff.call(u"admin.mergePolicy"_s, Json(JsonObject()))[u"result"];
        QCOMPARE(there[u"overrides"], with(u"currentWins"_s));
    }

    // W124
    void ordersLeaveAnEventAndNoSecret()
    {
        const House house;
        RawClient client(house.url());
        QVERIFY(client.waitOpen());
        QVERIFY(hello(client, house.token(u"operator"_s), true)[u"result"].isObject());
        const Json made = client.call(
            u"admin.inviteDevice"_s, Json(JsonObject{{u"role"_s, u"editor"_s},
                                                     {u"label"_s, u"Chipo's phone"_s}}))[u"result"];
        QVERIFY(made[u"token"].toString().startsWith(u"bz1."));
        QCOMPARE(house.events().first().canonical[u"action"].toString(), u"token-created"_s);
        QVERIFY(
            client
                .call(u"admin.setSetting"_s, Json(JsonObject{{u"key"_s, u"targets.updateP99Ms"_s},
                                                             {u"value"_s, 321}}))[u"result"]
                .isObject());
        QCOMPARE(house.events().first().canonical[u"action"].toString(), u"setting-changed"_s);
        const Json values = client.call(u"admin.settings"_s, Json(JsonObject()))[u"result"];
        QCOMPARE(values[u"settings"][u"targets.updateP99Ms"].toInteger(), 321);
        const Json id = JsonObject{{u"id"_s, made[u"id"]}};
        QVERIFY(client.call(u"admin.revokeToken"_s, id)[u"result"].isObject());
        for (qsizetype i = 0; i < 3; ++i) {
            const Json canonical = house.events().at(i).canonical;
            QVERIFY(!canonical[u"subject"].toString().isEmpty());
        }
        const QString secret = made[u"token"].toString();
        for (const Event &event : house.events())
            QVERIFY(!writeJson(event.canonical).contains(secret.toUtf8()));
        // A token of another school is not there for us.
        (void)house.token(u"device"_s, u"other"_s);
        const auto all = settled(house.engine->admin().tokens());
        const auto foreign = std::find_if(all->cbegin(), all->cend(), [](const TokenInfo &token) {
            return token.tenant.toString() == u"other";
        });
        QVERIFY(foreign != all->cend());
        QCOMPARE(codeOf(client.call(u"admin.revokeToken"_s,
                                    Json(JsonObject{{u"id"_s, foreign->id.toString()}}))),
                 u"not_found"_s);
        const Json listed = client.call(u"admin.tokens"_s, Json(JsonObject()))[u"result"];
        for (const Json &token : listed[u"tokens"].toArray())
            QCOMPARE(token[u"tenant"].toString(), house.engine->tenant().toString());
    }
};

QTEST_GUILESS_MAIN(TestWatching)
#include "tst_watching.moc"
