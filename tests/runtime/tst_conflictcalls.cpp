#include "engine/base/clock.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/runtime/engine.h"
#include "engine/store/eventlog.h"
#include "engine/store/migrations.h"
#include "engine/store/workspace.h"
#include "tests/support/enginehouse.h"
#include "tests/support/testhub.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;

//! Edits that wait for a person, worked on over the line and in the window of one engine: who may,
//! what is answered, and who hears of it.
class TestConflictCalls : public QObject
{
    Q_OBJECT

    using House = DisputedHouse;

    static bool greet(RawClient &client, const House &house, const QString &role,
                      const QString &id = u"raw"_s)
    {
        return client.waitOpen() && client
                                        .hello(id, JsonObject{{u"token"_s, house.token(role)},
                                                              {u"types"_s, JsonArray()}})[u"result"]
                                        .isObject();
    }
    static QString codeOf(const Json &answer)
    {
        return answer[u"error"][u"data"][u"code"].toString();
    }
    static Json take(const QString &id, qint64 version, const QString &side)
    {
        return JsonObject{
            {u"id"_s, id},
            {u"headVersion"_s, version},
            {u"author"_s, u"Chipo"_s},
            {u"choices"_s, JsonArray{JsonObject{{u"path"_s, u"/a"_s}, {u"take"_s, side}}}}};
    }

private Q_SLOTS:
    // W130
    void rolesDecideWhoMay()
    {
        const House house;
        const Json id(JsonObject{{u"id"_s, house.conflict}});
        struct Row
        {
            QString role;
            bool list, decide, order;
        };
        for (const Row &row :
             {Row{u"device"_s, false, false, false}, Row{u"editor"_s, true, false, false},
              Row{u"curriculum"_s, true, true, false}, Row{u"operator"_s, true, true, true}}) {
            RawClient client(house.url());
            QVERIFY(greet(client, house, row.role, row.role));
            const auto refused = [&](const QString &method, const Json &params) {
                return codeOf(client.call(method, params)) == u"forbidden";
            };
            QCOMPARE(refused(u"conflict.list"_s, Json(JsonObject())), !row.list);
            QCOMPARE(refused(u"conflict.get"_s, id), !row.list);
            QCOMPARE(refused(u"conflict.view"_s, id), !row.decide);
            QCOMPARE(refused(u"conflict.preview"_s,
                             JsonObject{{u"id"_s, u"c999"_s}, {u"strategy"_s, u"manual"_s}}),
                     !row.decide);
            QCOMPARE(
                refused(u"conflict.takeBack"_s, JsonObject{{u"events"_s, JsonArray{Json(9999)}}}),
                !row.decide);
            QCOMPARE(refused(u"conflict.draft"_s, take(u"c999"_s, 1, u"base"_s)), !row.decide);
            QCOMPARE(refused(u"admin.events"_s, Json(JsonObject())), !row.decide);
            QCOMPARE(refused(u"admin.event"_s, JsonObject{{u"seq"_s, 1}}), !row.decide);
            QCOMPARE(refused(u"conflict.assign"_s, id), !row.decide);
            QCOMPARE(refused(u"conflict.resolve"_s, take(u"c999"_s, 1, u"base"_s)), !row.decide);
            QCOMPARE(refused(u"admin.resolveQueuedConflict"_s,
                             JsonObject{{u"id"_s, u"c999"_s}, {u"strategy"_s, u"manual"_s}}),
                     !row.order);
        }
    }

    // W131 W132
    void whatWaitsIsListedShownAndDecided()
    {
        const House house;
        RawClient client(house.url());
        QVERIFY(greet(client, house, u"curriculum"_s));
        const Json list = client.call(u"conflict.list"_s, Json(JsonObject()))[u"result"];
        QCOMPARE(list[u"conflicts"].toArray().size(), 1);
        const Json &row = list[u"conflicts"].at(0);
        QCOMPARE(row[u"id"].toString(), house.conflict);
        QCOMPARE(row[u"item"].toString(), u"doc.1"_s);
        QCOMPARE(row[u"author"].toString(), u"Rudo"_s);
        QCOMPARE(row[u"questions"].toInteger(), 1);
        QCOMPARE(row[u"kinds"].toStrings(), QStringList{u"edit-edit"_s});
        const Json detail = client.call(
            u"conflict.get"_s, JsonObject{{u"id"_s, house.conflict}})[u"result"][u"conflict"];
        QCOMPARE(detail[u"base"][u"body"], House::body(u"first"_s, u"first"_s));
        QCOMPARE(detail[u"current"][u"body"], House::body(u"current"_s, u"first"_s));
        QCOMPARE(detail[u"incoming"][u"body"], House::body(u"incoming"_s, u"other"_s));
        QCOMPARE(detail[u"fields"].at(0)[u"path"].toString(), u"/a"_s);
        QCOMPARE(detail[u"headVersion"].toInteger(), 2);
        const Json done =
            client.call(u"conflict.resolve"_s, take(house.conflict, 2, u"incoming"_s))[u"result"];
        QCOMPARE(done[u"status"].toString(), u"applied"_s);
        QCOMPARE(done[u"version"].toInteger(), 3);
        QCOMPARE(house.head(), House::body(u"incoming"_s, u"other"_s));
        // Who decided stands in the log, with the token.
        const auto database = openForReading(storeFile(house.engine->dataFolder()));
        const auto events = EventLog(**database).latest(house.engine->tenant(), 1);
        QCOMPARE(events->first().kind, u"resolve"_s);
        QVERIFY(!events->first().canonical[u"subject"].toString().isEmpty());
        QCOMPARE(done[u"decision"].toInteger(), events->first().sequence.value());
        const auto rows = client.call(
            u"conflict.list"_s, JsonObject{{u"state"_s, u"resolved"_s}})[u"result"][u"conflicts"];
        QCOMPARE(rows.at(0)[u"closedBy"].toString(), u"Chipo"_s);
    }

    // W133
    void aHeadThatMovedAndAConflictThatIsDecidedAreSaid()
    {
        const House house;
        RawClient client(house.url());
        QVERIFY(greet(client, house, u"operator"_s));
        const auto before = settled(house.engine->content().load(ItemId(u"doc.1"_s)));
        (void)house.save(u"doc.1"_s, BaseVersion{before->row.version, before->row.hash},
                         House::body(u"moved"_s, u"first"_s), u"Tendai"_s);
        const Json moved =
            client.call(u"conflict.resolve"_s, take(house.conflict, 2, u"incoming"_s));
        QCOMPARE(codeOf(moved), u"conflict_moved"_s);
        QVERIFY(moved[u"error"][u"message"].toString().contains(u"/a"_s));
        const Json order =
            client.call(u"admin.resolveQueuedConflict"_s,
                        JsonObject{{u"id"_s, house.conflict}, {u"strategy"_s, u"currentWins"_s}});
        QCOMPARE(order[u"result"][u"status"].toString(), u"applied"_s); // W135: "b" came too
        QCOMPARE(house.head(), House::body(u"moved"_s, u"other"_s));
        const Json late =
            client.call(u"conflict.resolve"_s, take(house.conflict, 3, u"incoming"_s));
        QCOMPARE(codeOf(late), u"conflict_moved"_s);
        QVERIFY(late[u"error"][u"message"].toString().contains(u"resolved by"_s));
        const Json open = client.call(u"conflict.reopen"_s, JsonObject{{u"id"_s, house.conflict}});
        QVERIFY(open[u"result"].isObject());
        QCOMPARE(settled(house.engine->conflicts().list(10))->size(), 1);
    }

    // W4
    void badParamsAreNamed_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QByteArray>("params");
        QTest::addColumn<QString>("where");
        const auto row = [](const char *name, const QString &method, const QByteArray &params,
                            const QString &where) {
            QTest::newRow(name) << method << params << where;
        };
        row("no id", u"conflict.get"_s, "{}", u"/params/id"_s);
        row("no head version", u"conflict.resolve"_s, R"({"id":"c1","choices":[]})",
            u"/params/headVersion"_s);
        row("no choices", u"conflict.resolve"_s, R"({"id":"c1","headVersion":1})",
            u"/params/choices"_s);
        row("a choice of nothing", u"conflict.resolve"_s,
            R"({"id":"c1","headVersion":1,"choices":[{"path":"/a","take":"mine"}]})",
            u"/params/choices"_s);
        row("a state that is none", u"conflict.list"_s, R"({"state":"lost"})", u"/params/state"_s);
        row("a limit of none", u"conflict.list"_s, R"({"limit":0})", u"/params/limit"_s);
        row("a time that is none", u"conflict.postpone"_s, R"({"id":"c1","until":"soon"})",
            u"/params/until"_s);
        row("a strategy that is none", u"admin.resolveQueuedConflict"_s,
            R"({"id":"c1","strategy":"whoever"})", u"/params/strategy"_s);
    }

    void badParamsAreNamed()
    {
        QFETCH(QString, method);
        QFETCH(QByteArray, params);
        QFETCH(QString, where);
        const House house;
        RawClient client(house.url());
        QVERIFY(greet(client, house, u"operator"_s));
        const Json answer = client.call(method, readJson(params).value());
        QCOMPARE(answer[u"error"][u"code"].toInteger(), -32602);
        QVERIFY2(answer[u"error"][u"message"].toString().contains(where),
                 qPrintable(answer[u"error"][u"message"].toString()));
    }

    void whatIsNotThereIsNotFound()
    {
        const House house;
        RawClient client(house.url());
        QVERIFY(greet(client, house, u"operator"_s));
        const Json nobody(JsonObject{{u"id"_s, u"c999"_s}, {u"text"_s, u"x"_s}});
        for (const QString &method :
             {u"conflict.get"_s, u"conflict.assign"_s, u"conflict.postpone"_s, u"conflict.note"_s,
              u"conflict.view"_s, u"conflict.reopen"_s})
            QCOMPARE(codeOf(client.call(method, nobody)), u"not_found"_s);
        QCOMPARE(codeOf(client.call(u"conflict.resolve"_s, take(u"c999"_s, 1, u"base"_s))),
                 u"not_found"_s);
        const Json unknown = client.call(
            u"conflict.resolve"_s,
            JsonObject{{u"id"_s, house.conflict},
                       {u"headVersion"_s, 2},
                       {u"choices"_s,
                        JsonArray{JsonObject{{u"path"_s, u"/zzz"_s}, {u"take"_s, u"base"_s}}}}});
        QCOMPARE(codeOf(unknown), u"invalid"_s);
    }

    // W134
    void othersHearWhatBecomesOfIt()
    {
        const House house;
        RawClient looks(house.url());
        RawClient hears(house.url());
        QVERIFY(greet(looks, house, u"curriculum"_s, u"looks"_s));
        QVERIFY(greet(hears, house, u"curriculum"_s, u"hears"_s));
        QVERIFY(hears.call(u"conflict.list"_s, Json(JsonObject()))[u"result"].isObject());
        const Json params(JsonObject{{u"id"_s, house.conflict}, {u"author"_s, u"Chipo"_s}});
        QVERIFY(looks.call(u"conflict.view"_s, params)[u"result"].isObject());
        const Json seen = hears.next(u"conflict.changed"_s, 5000)[u"params"];
        QCOMPARE(seen[u"id"].toString(), house.conflict);
        QCOMPARE(seen[u"state"].toString(), u"open"_s);
        QCOMPARE(seen[u"viewers"].toStrings(), QStringList{u"Chipo"_s});
        QVERIFY(looks
                    .call(u"conflict.note"_s, JsonObject{{u"id"_s, house.conflict},
                                                         {u"text"_s, u"ask Gutu"_s}})[u"result"]
                    .isObject());
        QVERIFY(looks.call(u"conflict.resolve"_s, take(house.conflict, 2, u"current"_s))[u"result"]
                    .isObject());
        Json told;
        for (int i = 0; i < 10 && told[u"state"].toString() != u"resolved"; ++i)
            told = hears.next(u"conflict.changed"_s, 1000)[u"params"];
        QCOMPARE(told[u"state"].toString(), u"resolved"_s);
        QCOMPARE(told[u"viewers"].toStrings(), QStringList{u"Chipo"_s});
    }

    void theWindowWorksOnTheSame()
    {
        const House house;
        ConflictApi &api = house.engine->conflicts();
        const ConflictId id(house.conflict);
        const auto previews = settled(api.preview({id}, Strategy::IncomingWins));
        QVERIFY(previews && previews->first().leaves.isEmpty());
        const auto many = settled(
            api.resolveMany({id, ConflictId(u"c999"_s)}, Strategy::IncomingWins, u"Chipo"_s));
        QVERIFY(many);
        QCOMPARE(many->resolved.size(), 1);
        QCOMPARE(many->left, QList<ConflictId>{ConflictId(u"c999"_s)});
        QCOMPARE(house.head(), House::body(u"incoming"_s, u"other"_s));
        // The audit trail shows who chose what, and it can be taken back.
        EventQuery query;
        query.kinds = {u"resolve"_s};
        const auto events = settled(api.events(query));
        QCOMPARE(events->size(), 1);
        QCOMPARE(events->first().author, u"Chipo"_s);
        QVERIFY(events->first().at > Millis(0));
        const auto detail = settled(api.eventDetail(events->first().sequence));
        QVERIFY(detail && detail->canTakeBack);
        QCOMPARE(detail->choices.size(), 1);
        QCOMPARE(detail->choices[0].rule, u"incoming"_s);
        QCOMPARE(detail->choices[0].result, MaybeJson(Json(u"incoming"_s)));
        const auto back = settled(api.takeBack(many->resolved, {}, u"Chipo"_s));
        QVERIFY(back);
        QCOMPARE(back->reopened, QList<ConflictId>{id});
        QCOMPARE(house.head(), House::body(u"current"_s, u"first"_s));
        const auto page = settled(api.find({}));
        QCOMPARE(page->matching, 1);
        const auto verified = settled(house.engine->admin().verify());
        QVERIFY2(verified->problems.isEmpty(), qPrintable(verified->problems.join(u'\n')));
    }

    void theLogIsFilteredByWhatIsAsked_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QStringList>("kinds");
        const QStringList all{u"resolve"_s, u"put"_s, u"queue"_s, u"put"_s, u"put"_s};
        QTest::newRow("nothing asked") << u""_s << u""_s << all;
        QTest::newRow("an item") << u"item"_s << u"doc.1"_s << all;
        QTest::newRow("another item") << u"item"_s << u"doc.2"_s << QStringList();
        QTest::newRow("a part of an item's id") << u"part"_s << u"OC."_s << all;
        QTest::newRow("a part that no id has") << u"part"_s << u"person"_s << QStringList();
        QTest::newRow("a person") << u"author"_s << u"Tendai"_s << QStringList{u"put"_s, u"put"_s};
        QTest::newRow("a person nobody knows") << u"author"_s << u"Nobody"_s << QStringList();
        QTest::newRow("no such platform") << u"platform"_s << u"ios"_s << QStringList();
        QTest::newRow("a rule that decided nothing") << u"rule"_s << u"SN05"_s << QStringList();
        QTest::newRow("from tomorrow") << u"from"_s << u"+"_s << QStringList();
        QTest::newRow("from yesterday") << u"from"_s << u"-"_s << all;
        QTest::newRow("until yesterday") << u"to"_s << u"-"_s << QStringList();
        QTest::newRow("until tomorrow") << u"to"_s << u"+"_s << all;
    }

    void theLogIsFilteredByWhatIsAsked()
    {
        QFETCH(QString, what);
        QFETCH(QString, value);
        const House house;
        ConflictApi &api = house.engine->conflicts();
        QVERIFY(settled(
            api.resolveMany({ConflictId(house.conflict)}, Strategy::IncomingWins, u"Chipo"_s)));
        EventQuery query;
        query.kinds = {u"put"_s, u"queue"_s, u"resolve"_s};
        const Millis day = house.clock.utc() + Millis(value == u"+" ? 86'400'000 : -86'400'000);
        if (what == u"item")
            query.item = ItemId(value);
        else if (what == u"part")
            query.itemPart = value;
        else if (what == u"author")
            query.author = value;
        else if (what == u"platform")
            query.platform = value;
        else if (what == u"rule")
            query.rule = value;
        else if (what == u"from")
            query.from = day;
        else if (what == u"to")
            query.to = day;
        const auto events = settled(api.events(query));
        QVERIFY(events);
        QStringList kinds;
        for (const EventLine &line : *events)
            kinds.append(line.kind);
        QTEST(kinds, "kinds");
    }

    void theChainIsWalkedAndCanBeStopped()
    {
        const House house;
        ConflictApi &api = house.engine->conflicts();
        QList<JobProgress> told;
        connect(&api, &ConflictApi::progressed, this,
                [&](const JobProgress &progress) { told.append(progress); });
        const auto report = settled(api.verifyChain());
        QVERIFY(report && report->breaks.isEmpty());
        QVERIFY(report->events >= 3);
        QCOMPARE(report->upTo.value(), report->events);
        QVERIFY(report->at > Millis(0));
        QVERIFY(!told.isEmpty());
        QCOMPARE(told.last().job, u"chain"_s);
        QCOMPARE(told.last().done, report->events);
        auto stopped = api.verifyChain();
        stopped.cancel();
        QTRY_VERIFY(stopped.isFinished());
    }
};

QTEST_GUILESS_MAIN(TestConflictCalls)
#include "tst_conflictcalls.moc"
