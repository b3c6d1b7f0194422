#include "engine/base/deflate.h"
#include "engine/base/jsonread.h"
#include "engine/hub/commitqueue.h"
#include "tests/support/testhub.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace Batanidza;

namespace {

Json parse(const char *text)
{
    return *readJson(text);
}

Json edit(int n, const QString &id, const Json &base, const QString &title,
          const QString &priority = {})
{
    Json json = JsonObject{{QStringLiteral("n"), n},
                           {QStringLiteral("id"), id},
                           {QStringLiteral("type"), QStringLiteral("lesson")},
                           {QStringLiteral("base"), base},
                           {QStringLiteral("body"), JsonObject{{QStringLiteral("id"), id},
                                                               {QStringLiteral("title"), title}}},
                           {QStringLiteral("author"), QStringLiteral("rudo")},
                           {QStringLiteral("at"), QStringLiteral("2026-11-22T12:00:00.000Z")}};
    if (!priority.isEmpty())
        json.set(QStringLiteral("priority"), priority);
    return json;
}

Json edits(const JsonArray &list)
{
    return JsonObject{{QStringLiteral("edits"), list}};
}

} // namespace

class TestHubSockets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // W15, W81
    void anEditReachesEveryoneElse()
    {
        TestHub world;
        RawClient left(world.url());
        RawClient right(world.url());
        QVERIFY(left.waitOpen() && right.waitOpen());
        const Json hello = left.hello(QStringLiteral("left"))[u"result"];
        QCOMPARE(hello[u"resume"].toString(), QStringLiteral("live"));
        QCOMPARE(hello[u"protocol"].toInteger(), 1);
        QCOMPARE(hello[u"limits"][u"editsPerPush"].toInteger(), 256);
        QVERIFY(
            right.hello(QStringLiteral("right"), parse(R"({"platform":"ios","form":"canonical"})"))
                .contains(u"result"));

        const Json answer = left.call(
            QStringLiteral("sync.push"),
            edits({edit(1, QStringLiteral("sna.greet.001"), Json(), QStringLiteral("Mhoro"))}));
        const Json &receipt = answer[u"result"][u"receipts"].at(0);
        QCOMPARE(receipt[u"status"].toString(), QStringLiteral("applied"));
        QCOMPARE(answer[u"result"][u"lastEdit"].toInteger(), 1);

        for (RawClient *client : {&left, &right}) {
            const Json news = client->next(QStringLiteral("sync.changes"))[u"params"];
            QCOMPARE(news[u"from"].toString(),
                     world.store().epoch.toString() + QStringLiteral(".0"));
            QCOMPARE(news[u"to"].toString(), world.store().head().toString());
            const Json &change = news[u"changes"].at(0);
            QCOMPARE(change[u"body"][u"title"].toString(), QStringLiteral("Mhoro"));
            QCOMPARE(change[u"hash"], receipt[u"hash"]);
            QCOMPARE(change[u"updateType"].toString(), QStringLiteral("full"));
            QCOMPARE(change[u"origin"][u"edit"].toString(),
                     editMark(ClientId(QStringLiteral("left")), EditNumber(1)));
        }
        // W21: a repeat gets the stored receipt, and nothing happens twice.
        const Json again = left.call(
            QStringLiteral("sync.push"),
            edits({edit(1, QStringLiteral("sna.greet.001"), Json(), QStringLiteral("Mhoro"))}));
        QCOMPARE(again[u"result"][u"receipts"].at(0), receipt);
        QCOMPARE(world.store().head().sequence.value(), 1);
    }

    void aRevokedTokenLosesItsOpenSocket()
    {
        TestHub world;
        const QString token = world.token(QStringLiteral("t1"));
        RawClient pusher(world.url(), {}, token.toLatin1());
        RawClient reader(world.url());
        QVERIFY(pusher.waitOpen() && reader.waitOpen());
        QVERIFY(pusher.hello(QStringLiteral("p")).contains(u"result"));
        QVERIFY(reader.hello(QStringLiteral("r"), JsonObject{{QStringLiteral("token"), token}})
                    .contains(u"result"));
        world.gatekeeper().revoke(TokenId(QStringLiteral("t1")));
        // W32: at once for who asks, within a tick for who only listens. Which of both comes first
        // for the pusher is the tick's luck.
        const Json answer =
            pusher.call(QStringLiteral("sync.push"),
                        edits({edit(1, QStringLiteral("a"), Json(), QStringLiteral("Mhoro"))}));
        QVERIFY(answer.isNull() ||
                answer[u"error"][u"data"][u"code"].toString() == u"unauthorised");
        QVERIFY(pusher.waitClosed() && reader.waitClosed());
        QCOMPARE(pusher.closeCode(), 4501);
        QCOMPARE(reader.closeCode(), 4501);
        QCOMPARE(world.store().head().sequence.value(), 0);
    }

    void whoComesLateCatchesUpAndGoesOnLive()
    {
        TestHub world;
        for (int i = 0; i < 600; ++i)
            world.put(QStringLiteral("i%1").arg(i), JsonObject{{QStringLiteral("n"), i}});
        RawClient client(world.url());
        QVERIFY(client.waitOpen());
        QVERIFY(client.hello(QStringLiteral("late"), parse(R"({"accept":["deflate"]})"))
                    .contains(u"result"));
        QString place = world.store().epoch.toString() + QStringLiteral(".0");
        int seen = 0;
        bool more = true;
        for (int i = 0; i < 50 && place != world.store().head().toString(); ++i) {
            const Json page = client.next(QStringLiteral("sync.changes"))[u"params"];
            QCOMPARE(page[u"from"].toString(), place);
            place = page[u"to"].toString();
            seen += static_cast<int>(page[u"changes"].toArray().size());
            if (more) {
                more = false;
                world.put(QStringLiteral("live"), JsonObject{});
            }
        }
        QCOMPARE(seen, 601);
        QVERIFY2(client.binaryFrames > 0, "W2: pages are large enough to be deflated");
    }

    // W12
    void anUnknownEpochIsResetForThatClientAlone()
    {
        TestHub world;
        world.put(QStringLiteral("a"), JsonObject{{QStringLiteral("n"), 1}});
        RawClient client(world.url());
        QVERIFY(client.waitOpen());
        const Json hello =
            client.hello(QStringLiteral("c"),
                         parse(R"({"cursor":"00000000000000000000000000000000.5"})"))[u"result"];
        QCOMPARE(hello[u"resume"].toString(), QStringLiteral("reset"));
        QCOMPARE(hello[u"head"].toString(), world.store().head().toString());
        const Json manifest =
            client.call(QStringLiteral("content.manifest"), JsonObject{})[u"result"];
        QCOMPARE(manifest[u"cursor"].toString(), world.store().head().toString());
        QCOMPARE(manifest[u"nodes"].at(0)[u"items"].at(0).at(0).toString(), QStringLiteral("a"));
        const Json got =
            client.call(QStringLiteral("content.get"), parse(R"({"ids":["a","b"]})"))[u"result"];
        QCOMPARE(got[u"items"].at(0)[u"body"][u"n"].toInteger(), 1);
        QCOMPARE(got[u"missing"].at(0).toString(), QStringLiteral("b"));
        world.put(QStringLiteral("a"), JsonObject{{QStringLiteral("n"), 2}});
        const Json page = client.next(QStringLiteral("sync.changes"))[u"params"];
        QCOMPARE(page[u"from"].toString(), hello[u"head"].toString());
    }

    // W14, W20
    void callsOfEveryKindAreAnswered()
    {
        TestHub world;
        world.put(QStringLiteral("a"), JsonObject{{QStringLiteral("n"), 1}});
        RawClient client(world.url());
        QVERIFY(client.waitOpen());
        QVERIFY(
            client.hello(QStringLiteral("c"), parse(R"({"cursor":"latest"})")).contains(u"result"));
        const QString start = world.store().epoch.toString() + QStringLiteral(".0");
        const Json page = client.call(QStringLiteral("sync.changes"),
                                      JsonObject{{QStringLiteral("cursor"), start}})[u"result"];
        QCOMPARE(page[u"changes"].toArray().size(), 1);
        QVERIFY(!page[u"more"].toBool());
        const Json have =
            client.call(QStringLiteral("blob.have"),
                        JsonObject{{QStringLiteral("hashes"),
                                    JsonArray{Sha256::of("a blob that is here").toHex(),
                                              Sha256::of("none").toHex()}}})[u"result"];
        QCOMPARE(have[u"missing"].toArray(), JsonArray{Sha256::of("none").toHex()});
        QCOMPARE(client.call(QStringLiteral("conflict.dance"), JsonObject{})[u"error"][u"code"]
                     .toInteger(),
                 -32601);
        QCOMPARE(
            client.call(QStringLiteral("content.get"), JsonObject{})[u"error"][u"code"].toInteger(),
            -32602);
        const Json gap = client.call(
            QStringLiteral("sync.push"),
            edits({edit(7, QStringLiteral("a"), Json(), QStringLiteral("x"))}))[u"error"];
        QCOMPARE(gap[u"data"][u"code"].toString(), QStringLiteral("edit_gap"));
        const Json urgent =
            client.call(QStringLiteral("sync.push"),
                        edits({parse(R"({"n":1,"id":"no good id","type":"lesson"})")}))[u"result"];
        QCOMPARE(urgent[u"receipts"].at(0)[u"status"].toString(), QStringLiteral("rejected"));
        QCOMPARE(urgent[u"receipts"].at(0)[u"id"].toString(), QString());
        const Json typeless =
            client.call(QStringLiteral("sync.push"),
                        edits({parse(R"({"n":2,"id":"l9","type":7})")}))[u"result"];
        QCOMPARE(typeless[u"receipts"].at(0)[u"status"].toString(), QStringLiteral("rejected"));
        QCOMPARE(typeless[u"receipts"].at(0)[u"id"].toString(), QStringLiteral("l9"));
        client.sendText(QStringLiteral(
            R"([{"jsonrpc":"2.0","id":"a","method":"blob.have","params":{"hashes":[]}},)"
            R"({"jsonrpc":"2.0","id":"b","method":"content.manifest"},7])"));
        QTRY_COMPARE(client.messages().size(), 3);
        QVERIFY(client.isOpen());
    }

    // W18, W58
    void theWindowHoldsFromTheFirstAckOn()
    {
        HubSettings settings;
        settings.limits.unackedBytes = 20'000;
        TestHub world(settings);
        RawClient client(world.url());
        QVERIFY(client.waitOpen());
        QVERIFY(client.hello(QStringLiteral("slow")).contains(u"result"));
        world.put(QStringLiteral("first"), JsonObject{});
        const QString first =
            client.next(QStringLiteral("sync.changes"))[u"params"][u"to"].toString();
        QVERIFY(
            client.call(QStringLiteral("sync.ack"), JsonObject{{QStringLiteral("cursor"), first}})
                .contains(u"result"));
        QTRY_COMPARE(world.store().acknowledged(ClientId(QStringLiteral("slow"))).value(), 1);
        for (int i = 0; i < 60; ++i)
            world.put(QStringLiteral("big%1").arg(i),
                      JsonObject{{QStringLiteral("t"), QString(5000, u'x')}});
        QString place = first;
        int frames = 0;
        for (Json page = client.next(QStringLiteral("sync.changes"), 400); page.isObject();
             page = client.next(QStringLiteral("sync.changes"), 400)) {
            QCOMPARE(page[u"params"][u"from"].toString(), place);
            place = page[u"params"][u"to"].toString();
            ++frames;
        }
        QVERIFY2(place != world.store().head().toString(), "W18: it stopped at the window");
        QVERIFY2(frames >= 3 && frames <= 8, qPrintable(QString::number(frames)));
        int guard = 0;
        while (place != world.store().head().toString() && ++guard < 200) {
            QVERIFY(
                client
                    .call(QStringLiteral("sync.ack"), JsonObject{{QStringLiteral("cursor"), place}})
                    .contains(u"result"));
            const Json page = client.next(QStringLiteral("sync.changes"));
            QCOMPARE(page[u"params"][u"from"].toString(), place);
            place = page[u"params"][u"to"].toString();
        }
        QCOMPARE(place, world.store().head().toString());
    }

    // W26
    void urgentChangesGoAheadAndComeAgain()
    {
        TestHub world;
        RawClient client(world.url());
        QVERIFY(client.waitOpen());
        QVERIFY(client.hello(QStringLiteral("c")).contains(u"result"));
        world.put(QStringLiteral("a"), JsonObject{}, QStringLiteral("lesson"), Priority::Critical);
        const Json urgent = client.next(QStringLiteral("sync.urgent"))[u"params"];
        QCOMPARE(urgent[u"changes"].at(0)[u"priority"].toString(), QStringLiteral("critical"));
        QVERIFY(urgent[u"changes"].at(0).contains(u"body"));
        QVERIFY(!urgent.contains(u"to"));
        QCOMPARE(client.next(QStringLiteral("sync.changes"))[u"params"][u"changes"]
                     .at(0)[u"id"]
                     .toString(),
                 QStringLiteral("a"));
    }

    void badFramesCloseTheirOwnSessionOnly_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<bool>("binary");
        QTest::addColumn<bool>("afterHello");
        QTest::addColumn<int>("code");
        QTest::newRow("W5: something before hello")
            << QByteArray(R"({"jsonrpc":"2.0","id":1,"method":"blob.have","params":{"hashes":[]}})")
            << false << false << 4500;
        QTest::newRow("W5: rubbish before hello")
            << QByteArray("rubbish") << false << false << 4500;
        QTest::newRow("W3: rubbish") << QByteArray("rubbish") << false << true << 4500;
        QTest::newRow("W3: damaged zlib") << QByteArray("rubbish") << true << true << 4500;
        QTest::newRow("W4: an inflated message of 64 MiB")
            << deflateBytes(QByteArray(64 * 1024 * 1024, ' ')) << true << true << 1009;
        QTest::newRow("W4: a message over 1 MiB")
            << QByteArray(1024 * 1024 + 10, ' ') << false << true << 1009;
        QTest::newRow("W6: another protocol")
            << QByteArray(
                   R"({"jsonrpc":"2.0","id":1,"method":"session.hello","params":{"protocol":[2],"tenant":"demo","platform":"web","clientId":"x"}})")
            << false << false << 4503;
        QTest::newRow("W7: a schema nobody has")
            << QByteArray(
                   R"({"jsonrpc":"2.0","id":1,"method":"session.hello","params":{"protocol":[1],"schema":[7,9],"tenant":"demo","platform":"web","clientId":"x"}})")
            << false << false << 4503;
        QTest::newRow("W8: a bad token")
            << QByteArray(
                   R"({"jsonrpc":"2.0","id":1,"method":"session.hello","params":{"protocol":[1],"token":"bz1.x.y","tenant":"demo","platform":"web","clientId":"x"}})")
            << false << false << 4501;
        QTest::newRow("W8: another tenant")
            << QByteArray(
                   R"({"jsonrpc":"2.0","id":1,"method":"session.hello","params":{"protocol":[1],"tenant":"other","platform":"web","clientId":"x"}})")
            << false << false << 4502;
        QTest::newRow("W9: somebody else's clientId")
            << QByteArray(
                   R"({"jsonrpc":"2.0","id":1,"method":"session.hello","params":{"protocol":[1],"tenant":"demo","platform":"web","clientId":"taken"}})")
            << false << false << 4502;
        QTest::newRow("W4: hello without a tenant")
            << QByteArray(
                   R"({"jsonrpc":"2.0","id":1,"method":"session.hello","params":{"protocol":[1]}})")
            << false << false << 4500;
    }

    void badFramesCloseTheirOwnSessionOnly()
    {
        QFETCH(QByteArray, frame);
        QFETCH(bool, binary);
        QFETCH(bool, afterHello);
        QFETCH(int, code);
        TestHub world;
        world.store().setSubject(ClientId(QStringLiteral("taken")),
                                 QStringLiteral("another token"));
        RawClient good(world.url());
        RawClient bad(world.url());
        QVERIFY(good.waitOpen() && bad.waitOpen());
        QVERIFY(good.hello(QStringLiteral("good")).contains(u"result"));
        if (afterHello)
            QVERIFY(bad.hello(QStringLiteral("bad")).contains(u"result"));
        if (binary)
            bad.sendBinary(frame);
        else
            bad.sendText(QString::fromUtf8(frame));
        QVERIFY(bad.waitClosed());
        QCOMPARE(bad.closeCode(), code);
        QVERIFY(good.isOpen());
        world.put(QStringLiteral("a"), JsonObject{});
        QVERIFY(good.next(QStringLiteral("sync.changes")).isObject());
        QTRY_COMPARE(world.hub().connections(), 1);
    }

    // W10, W29
    void aSecondConnectionOfOneClientReplacesTheFirst()
    {
        TestHub world;
        RawClient first(world.url());
        RawClient second(world.url());
        QVERIFY(first.waitOpen() && second.waitOpen());
        QVERIFY(first.hello(QStringLiteral("one")).contains(u"result"));
        QVERIFY(second.hello(QStringLiteral("one")).contains(u"result"));
        QVERIFY(first.waitClosed());
        QCOMPARE(first.closeCode(), 4504);
        QVERIFY(second.isOpen());
        QCOMPARE(world.hub().metrics().of(QStringLiteral("web")).reconnects.value(), 1);
    }

    void aFaultyEditIsRejectedAndTheSocketStays_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("code");
        const auto nested = [](int depth) {
            return QStringLiteral("{\"a\":").repeated(depth - 1) + QStringLiteral("{}") +
                   QString(depth - 1, u'}');
        };
        const QString large = QStringLiteral("too_large");
        const QString invalid = QStringLiteral("invalid");
        QTest::newRow("W33: 65 levels") << nested(65) << large;
        QTest::newRow("W33: 72 levels") << nested(72) << large;
        QTest::newRow("W33: 100 levels") << nested(100) << large;
        QTest::newRow("W33: 100,000 levels") << nested(100'000) << large;
        QTest::newRow("W33: a key twice") << QStringLiteral(R"({"a":1,"a":1})") << invalid;
        QTest::newRow("W33: a lone surrogate") << QStringLiteral(R"({"a":"\ud800"})") << invalid;
        QTest::newRow("W33: beyond 2^53") << QStringLiteral(R"({"a":9007199254740993})") << invalid;
    }

    void aFaultyEditIsRejectedAndTheSocketStays()
    {
        QFETCH(QString, body);
        QFETCH(QString, code);
        TestHub world;
        RawClient client(world.url());
        QVERIFY(client.waitOpen());
        QVERIFY(client.hello(QStringLiteral("c")).contains(u"result"));
        const QString push = QStringLiteral(
            R"({"jsonrpc":"2.0","id":%1,"method":"sync.push","params":{"edits":[{"n":1,"id":"a","type":"lesson","base":null,"body":%2,"author":"r","at":"2026-11-22T12:00:00.000Z"}]}})");
        const auto answerTo = [&](int id) {
            client.sendText(push.arg(id).arg(body));
            Json found;
            (void)QTest::qWaitFor([&] {
                for (const Json &message : std::as_const(client.messages())) {
                    if (message[u"id"] == Json(id))
                        found = message;
                }
                return found.isObject();
            });
            return found;
        };
        const Json answer = answerTo(101)[u"result"];
        const Json &receipt = answer[u"receipts"].at(0);
        QCOMPARE(receipt[u"n"].toInteger(), 1);
        QCOMPARE(receipt[u"status"].toString(), QStringLiteral("rejected"));
        QCOMPARE(receipt[u"error"][u"code"].toString(), code);
        QVERIFY2(receipt[u"error"][u"message"].toString().contains(u"/body"),
                 qPrintable(QString::fromUtf8(writeJson(receipt))));
        QCOMPARE(answer[u"lastEdit"].toInteger(), 1);
        QCOMPARE(answerTo(102)[u"result"], answer); // W21
        // The next one goes on.
        const Json next =
            client.call(QStringLiteral("sync.push"),
                        edits({edit(2, QStringLiteral("a"), Json(), QStringLiteral("Mhoro"))}));
        QCOMPARE(next[u"result"][u"receipts"].at(0)[u"status"].toString(),
                 QStringLiteral("applied"));
    }

    void badTokensAreLimitedByAddressAndGoodOnesAreNot()
    {
        HubSettings settings;
        settings.badTokens = {0.5, 3};
        TestHub world(settings);
        const auto code = [](const Json &answer) {
            return answer[u"error"][u"data"][u"code"].toString();
        };
        const Json bad = JsonObject{{QStringLiteral("token"), QStringLiteral("bz1.x.y")}};
        for (int i = 0; i < 5; ++i) {
            RawClient client(world.url());
            QVERIFY(client.waitOpen());
            const Json answer = client.hello(QStringLiteral("x"), bad);
            QCOMPARE(code(answer),
                     i < 3 ? QStringLiteral("unauthorised") : QStringLiteral("rate_limited"));
            QVERIFY(client.waitClosed());
            QCOMPARE(client.closeCode(), i < 3 ? 4501 : 4001);
            if (i >= 3) {
                const qint64 wait = answer[u"error"][u"data"][u"retryAfterMs"].toInteger();
                QVERIFY2(wait > 0 && wait <= 2000, qPrintable(QString::number(wait)));
            }
        }
        // W34: a school behind one address goes on.
        const Json good = JsonObject{{QStringLiteral("token"), world.token(QStringLiteral("t1"))}};
        for (int i = 0; i < 10; ++i) {
            RawClient client(world.url());
            QVERIFY(client.waitOpen());
            QVERIFY(client.hello(QStringLiteral("good%1").arg(i), good).contains(u"result"));
        }
    }

    void aClientBelongsToTheTokenThatFirstUsedIt_data()
    {
        QTest::addColumn<bool>("stored");
        QTest::addColumn<bool>("present");
        QTest::newRow("W9: the store knows, the first is here") << true << true;
        QTest::newRow("W9: the store knows, the first went away") << true << false;
        QTest::newRow("W9: before the store knows, the first is here") << false << true;
        QTest::newRow("W9: before the store knows, the first went away") << false << false;
    }

    void aClientBelongsToTheTokenThatFirstUsedIt()
    {
        QFETCH(bool, stored);
        QFETCH(bool, present);
        TestHub world;
        world.store().holdIntroductions = !stored;
        const QString one = QStringLiteral("one");
        RawClient first(world.url(), {}, world.token(QStringLiteral("t1")).toLatin1());
        RawClient thief(world.url(), {}, world.token(QStringLiteral("t2")).toLatin1());
        RawClient nobody(world.url());
        QVERIFY(first.waitOpen() && thief.waitOpen() && nobody.waitOpen());
        QVERIFY(first.hello(one).contains(u"result"));
        QCOMPARE(world.store().subject(ClientId(one)), stored ? QStringLiteral("t1") : QString());
        if (!present) {
            first.socket().close();
            QVERIFY(first.waitClosed());
            QTRY_COMPARE(world.hub().connections(), 2);
        }
        for (RawClient *other : {&thief, &nobody}) {
            const Json answer = other->hello(one);
            QCOMPARE(answer[u"error"][u"data"][u"code"].toString(), QStringLiteral("forbidden"));
            QVERIFY(other->waitClosed());
            QCOMPARE(other->closeCode(), 4502);
        }
        if (present) {
            QVERIFY2(first.call(QStringLiteral("blob.have"), parse(R"({"hashes":[]})"))
                         .contains(u"result"),
                     "nobody else's hello supersedes a session");
        }
        RawClient again(world.url(), {}, world.token(QStringLiteral("t1")).toLatin1());
        QVERIFY(again.waitOpen());
        QVERIFY(again.hello(one).contains(u"result"));
    }

    // W27, W29
    void drainingSaysGoodbyeAnswersAndCloses()
    {
        TestHub world;
        RawClient client(world.url());
        QVERIFY(client.waitOpen());
        QVERIFY(client.hello(QStringLiteral("c")).contains(u"result"));
        world.hub().sayGoaway(QStringLiteral("restart"), std::chrono::milliseconds(250));
        const Json goaway = client.next(QStringLiteral("session.goaway"))[u"params"];
        QCOMPARE(goaway[u"reason"].toString(), QStringLiteral("restart"));
        QCOMPARE(goaway[u"resumeAfterMs"].toInteger(), 250);
        const Json refused =
            client.call(QStringLiteral("sync.push"),
                        edits({edit(1, QStringLiteral("a"), Json(), QStringLiteral("x"))}));
        QCOMPARE(refused[u"error"][u"data"][u"code"].toString(), QStringLiteral("unavailable"));
        QCOMPARE(refused[u"error"][u"data"][u"retry"].toString(), QStringLiteral("after"));
        QSignalSpy emptied(&world.hub(), &Hub::emptied);
        world.hub().closeAll();
        QVERIFY(client.waitClosed());
        QCOMPARE(client.closeCode(), 4002);
        QTRY_COMPARE(emptied.size(), 1);
        QCOMPARE(world.hub().connections(), 0);
    }

    void propagationIsMeasuredFromCommitToAck()
    {
        TestHub world;
        RawClient client(world.url());
        QVERIFY(client.waitOpen());
        QVERIFY(client.hello(QStringLiteral("c"), parse(R"({"platform":"android"})"))
                    .contains(u"result"));
        world.put(QStringLiteral("a"), JsonObject{});
        const QString to = client.next(QStringLiteral("sync.changes"))[u"params"][u"to"].toString();
        client.sendText(
            QStringLiteral(R"({"jsonrpc":"2.0","method":"sync.ack","params":{"cursor":"%1"}})")
                .arg(to));
        Histogram measured;
        QTRY_VERIFY([&] {
            measured.merge(
                world.hub().metrics().takePropagation().value(QStringLiteral("android")));
            return measured.count() == 1;
        }());
        QVERIFY(measured.max() > 0 && measured.max() < 5000);
        QTRY_COMPARE_WITH_TIMEOUT(world.hub().clients().size(), 1, 3000);
        const HubClient status = world.hub().clients().first();
        QCOMPARE(status.platform, QStringLiteral("android"));
        QCOMPARE(status.acknowledged.value(), 1);
        QCOMPARE(world.hub().metrics().of(QStringLiteral("android")).deliveries.value(), 1);
    }

    // W20
    void aPushPastItsBoundsTakesNothing()
    {
        TestHub world;
        RawClient client(world.url());
        QVERIFY(client.waitOpen());
        QVERIFY(client.hello(QStringLiteral("c")).contains(u"result"));
        JsonArray many;
        for (int i = 1; i <= 257; ++i)
            many.append(edit(i, QStringLiteral("a"), Json(), QStringLiteral("x")));
        QCOMPARE(client.call(QStringLiteral("sync.push"), edits(many))[u"error"][u"data"][u"code"]
                     .toString(),
                 QStringLiteral("too_large"));
        QCOMPARE(client
                     .call(QStringLiteral("sync.push"),
                           edits({edit(1, QStringLiteral("a"), Json(), QStringLiteral("x")),
                                  edit(3, QStringLiteral("a"), Json(),
                                       QStringLiteral("x"))}))[u"error"][u"data"][u"code"]
                     .toString(),
                 QStringLiteral("invalid"));
        QCOMPARE(world.store().head().sequence.value(), 0);
    }

    void pagesFromElsewhereMayNotTalkToUs_data()
    {
        QTest::addColumn<QString>("origin");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("no origin: not a browser") << QString() << true;
        QTest::newRow("own, over HTTP") << QStringLiteral("http://127.0.0.1:7301") << true;
        QTest::newRow("own by its other name") << QStringLiteral("http://localhost:7301") << true;
        QTest::newRow("own, by the socket's port") << QStringLiteral("http://127.0.0.1:%1") << true;
        QTest::newRow("another server of this machine")
            << QStringLiteral("http://127.0.0.1:1") << false;
        QTest::newRow("this machine, the port left out")
            << QStringLiteral("http://localhost") << false;
        QTest::newRow("on the list") << QStringLiteral("https://school.example") << true;
        QTest::newRow("elsewhere") << QStringLiteral("https://evil.example") << false;
        QTest::newRow("null: a file or a sandbox") << QStringLiteral("null") << false;
        QTest::newRow("one that only looks like ours")
            << QStringLiteral("http://127.0.0.1.evil.example") << false;
    }

    // W39
    void pagesFromElsewhereMayNotTalkToUs()
    {
        QFETCH(QString, origin);
        QFETCH(bool, allowed);
        TestHub world;
        world.addOwnPort(7301);
        RawClient client(world.url(),
                         origin.contains(u'%') ? origin.arg(world.url().port()) : origin);
        QCOMPARE(client.waitOpen(), allowed);
    }

    void anotherPathIsRefused()
    {
        TestHub world;
        QUrl url = world.url();
        url.setPath(QStringLiteral("/elsewhere"));
        RawClient client(url);
        QVERIFY(!client.waitOpen());
    }

    // W18
    void aReaderThatStopsFallsBackToTheLog()
    {
        HubSettings settings;
        settings.highWaterBytes = 64 * 1024;
        TestHub world(settings, 1);
        RawClient stuck(world.url());
        QVERIFY(stuck.waitOpen());
        QVERIFY(stuck.hello(QStringLiteral("stuck")).contains(u"result"));
        RawClient good(world.url());
        QVERIFY(good.waitOpen());
        QVERIFY(
            good.hello(QStringLiteral("good"), parse(R"({"bodies":"none"})")).contains(u"result"));
        stuck.socket().setReadBufferSize(1);
        stuck.socket().blockSignals(true);
        auto *below = stuck.socket().findChild<QTcpSocket *>();
        if (below)
            below->setReadBufferSize(1);
        for (int i = 0; i < 300; ++i)
            world.put(
                QStringLiteral("i%1").arg(i % 50),
                JsonObject{{QStringLiteral("n"), i}, {QStringLiteral("t"), QString(60'000, u'x')}});
        QString place;
        while (place != world.store().head().toString()) {
            const Json page = good.next(QStringLiteral("sync.changes"));
            QVERIFY(page.isObject());
            place = page[u"params"][u"to"].toString();
        }
        QVERIFY(good.isOpen());
        // The hub holds next to nothing for the one that does not read.
        QTRY_VERIFY_WITH_TIMEOUT(world.hub().clients().size() == 2, 3000);
        for (const HubClient &status : world.hub().clients())
            QVERIFY2(status.bytesPending < 2 * 1024 * 1024,
                     qPrintable(QString::number(status.bytesPending)));
    }

    void whatGathersLeavesInOneFrameAndWhatIsUrgentDoesNotWait()
    {
        HubSettings settings;
        settings.pace = std::chrono::milliseconds(500);
        TestHub world(settings, 1);
        RawClient left(world.url());
        RawClient right(world.url());
        QVERIFY(left.waitOpen() && right.waitOpen());
        QVERIFY(left.hello(QStringLiteral("left")).contains(u"result"));
        QVERIFY(right.hello(QStringLiteral("right")).contains(u"result"));
        QElapsedTimer timer;
        timer.start();
        world.put(QStringLiteral("first"), JsonObject{});
        QVERIFY(left.next(QStringLiteral("sync.changes")).isObject());
        QVERIFY(right.next(QStringLiteral("sync.changes")).isObject());
        for (int i = 0; i < 5; ++i) {
            world.put(QStringLiteral("i%1").arg(i), JsonObject{});
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        }
        world.put(QStringLiteral("fire"), JsonObject{}, QStringLiteral("lesson"),
                  Priority::Critical);
        for (RawClient *client : {&left, &right}) {
            QTRY_VERIFY_WITH_TIMEOUT(!client->messages().isEmpty(), 5000);
            QCOMPARE(client->messages().first()[u"method"].toString(),
                     QStringLiteral("sync.urgent"));
            client->messages().removeFirst();
            int seen = 1;
            int frames = 1;
            QString place;
            while (place != world.store().head().toString()) {
                const Json page = client->next(QStringLiteral("sync.changes"))[u"params"];
                QVERIFY(page.isObject());
                place = page[u"to"].toString();
                seen += static_cast<int>(page[u"changes"].toArray().size());
                ++frames;
            }
            QVERIFY2(timer.elapsed() >= 1000, "the second round begins a pace after the first");
            QCOMPARE(seen, 7);
            QVERIFY2(frames <= 3, qPrintable(QString::number(frames)));
        }
    }

    void whatWaitsIsJoinedInOrder()
    {
        CommitQueue queue(64 * 1024);
        const Epoch epoch(QStringLiteral("e"));
        const auto commit = [&](int n, const QString &tenant, Priority priority) {
            CommittedChange committed;
            committed.change.priority = priority;
            committed.body = QByteArray::number(n);
            queue.add(std::make_shared<const CommitBatch>(
                          TenantId(tenant), Cursor{epoch, Sequence(n - 1)},
                          Cursor{epoch, Sequence(n)}, QList<CommittedChange>{committed}),
                      std::chrono::nanoseconds(n));
        };
        commit(1, QStringLiteral("demo"), Priority::High);
        commit(2, QStringLiteral("demo"), Priority::Normal);
        commit(3, QStringLiteral("demo"), Priority::Critical);
        commit(1, QStringLiteral("other"), Priority::High);
        commit(4, QStringLiteral("demo"), Priority::High);

        // Of one tenant all that waits, past what waits of another.
        const UrgentDelivery &urgent = queue.urgent();
        QCOMPARE(urgent.batches.size(), 3);
        QCOMPARE(urgent.batches[0]->to.sequence.value(), 1);
        QCOMPARE(urgent.batches[1]->to.sequence.value(), 3);
        QCOMPARE(urgent.batches[2]->to.sequence.value(), 4);
        QCOMPARE(urgent.committedAt.count(), 1);
        Delivery &round = queue.round();
        QCOMPARE(round.batch->from.sequence.value(), 0);
        QCOMPARE(round.batch->to.sequence.value(), 4);
        QCOMPARE(round.batch->changes.size(), 4);
        // Once a round has begun, nothing joins it.
        round.next = 1;
        commit(5, QStringLiteral("demo"), Priority::Normal);
        QCOMPARE(queue.round().batch->to.sequence.value(), 4);
        queue.endRound();
        QCOMPARE(queue.round().batch->tenant.toString(), QStringLiteral("other"));
        queue.endRound();
        QCOMPARE(queue.round().batch->to.sequence.value(), 5);
        queue.endRound();
        QVERIFY(!queue.hasRounds());
        queue.endUrgent();
        QCOMPARE(queue.urgent().batches.first()->tenant.toString(), QStringLiteral("other"));
        queue.endUrgent();
        QVERIFY(!queue.hasUrgent());
        QCOMPARE(queue.newest(TenantId(QStringLiteral("demo"))).value(), 5);
    }

    void aThousandLinksGetEveryChangeOnce()
    {
        TestHub world;
        constexpr int count = 1000;
        std::vector<std::unique_ptr<RawClient>> clients;
        clients.reserve(count);
        for (int i = 0; i < count; ++i)
            clients.push_back(std::make_unique<RawClient>(world.url()));
        for (int i = 0; i < count; ++i) {
            QVERIFY(clients[static_cast<size_t>(i)]->waitOpen());
            clients[static_cast<size_t>(i)]->sendText(
                QStringLiteral(
                    R"({"jsonrpc":"2.0","id":"h","method":"session.hello","params":{"protocol":[1],"tenant":"demo","platform":"web","clientId":"c%1"}})")
                    .arg(i));
        }
        const auto allHave = [&](qsizetype messages) {
            return std::all_of(clients.cbegin(), clients.cend(), [&](const auto &client) {
                return client->messages().size() == messages;
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(allHave(1), 20'000);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 5; ++i) {
            world.put(QStringLiteral("a"), JsonObject{{QStringLiteral("n"), i}});
            QTRY_VERIFY_WITH_TIMEOUT(allHave(i + 2), 20'000);
        }
        qInfo() << "5 changes to" << count << "links, one after the other, took" << timer.elapsed()
                << "ms in this process";
        for (const auto &client : clients) {
            for (int i = 0; i < 5; ++i) {
                const Json &change = client->messages()[i + 1][u"params"][u"changes"].at(0);
                QCOMPARE(change[u"version"].toInteger(), i + 1);
            }
        }
        QCOMPARE(world.hub().connections(), count);
        int here = 0;
        world.inShard(0, [&](const HubShard &shard) { here = shard.connections(); });
        QVERIFY2(std::abs(here - count / 2) <= count / 10, qPrintable(QString::number(here)));
    }
};

QTEST_GUILESS_MAIN(TestHubSockets)
#include "tst_hub.moc"
