#include "engine/base/deflate.h"
#include "engine/base/jsonread.h"
#include "engine/http/exchange.h"
#include "tests/http/httphouse.h"

#include <QTest>

#include <cstring>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

Json parsed(const HttpAnswer &answer)
{
    const auto json = readJson(answer.body);
    return json ? *json : Json();
}

QByteArray callText(int id, const char *method, const QByteArray &params)
{
    return "{\"jsonrpc\":\"2.0\",\"id\":" + QByteArray::number(id) + ",\"method\":\"" + method +
           "\",\"params\":" + params + '}';
}

QByteArray pushText(int id, int n, const QByteArray &item, const QByteArray &text)
{
    return callText(id, "sync.push",
                    "{\"edits\":[{\"n\":" + QByteArray::number(n) + ",\"id\":\"" + item +
                        "\",\"type\":\"document\",\"base\":null,\"body\":{\"text\":\"" + text +
                        "\"},\"author\":\"x\",\"at\":\"2026-11-22T12:00:00.000Z\"}]}");
}

QString blobPath(const QByteArray &bytes)
{
    return u"/v1/blobs/sha256/"_s + Sha256::of(bytes).toHex();
}

} // namespace

//! What each route gives, through real sockets.
class TestHttpRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // W41
    void aCallNeedsASession()
    {
        HttpHouse house;
        const auto without = house.rpc(callText(7, "content.manifest", "{}"));
        QCOMPARE(without.status, 401);
        QCOMPARE(parsed(without)[u"id"].toInteger(), 7);
        QCOMPARE(parsed(without)[u"error"][u"data"][u"retry"].toString(), u"reset"_s);
        QCOMPARE(house.rpc(callText(7, "content.manifest", "{}"), "made-up").status, 401);
        // A notification has no answer, and yet its sender must hear that the session is gone.
        const auto notice = house.rpc(
            R"({"jsonrpc":"2.0","method":"sync.ack","params":{"cursor":"0123456789abcdef0123456789abcdef.1"}})",
            "made-up");
        QCOMPARE(notice.status, 401);
        QCOMPARE(parsed(notice)[u"error"][u"data"][u"retry"].toString(), u"reset"_s);

        const QByteArray session = house.hello("watch-1");
        QVERIFY(!session.isEmpty());
        const auto with = house.rpc(callText(8, "content.manifest", "{}"), session);
        QCOMPARE(with.status, 200);
        QVERIFY(parsed(with)[u"result"].contains(u"root"));
        QCOMPARE(house.server.present().size(), 1);
    }

    // W32
    void aRevokedTokenEndsItsSession()
    {
        HttpHouse house(HttpHouse::quick(), false);
        const QByteArray hello = callText(
            1, "session.hello",
            "{\"protocol\":[1],\"tenant\":\"demo\",\"platform\":\"ios\",\"clientId\":\"c\","
            "\"app\":{\"name\":\"t\",\"version\":\"1\"},\"schema\":[1,1],\"token\":\"" +
                house.token(Role::Device).toLatin1() + "\"}");
        const auto answer = house.rpc(hello);
        QCOMPARE(answer.status, 200);
        const QByteArray session = parsed(answer)[u"result"][u"sessionId"].toString().toLatin1();
        QVERIFY(!session.isEmpty());
        QCOMPARE(house.rpc(callText(2, "content.manifest", "{}"), session).status, 200);
        house.gatekeeper.revoke(TokenId(u"t1"_s));
        QCOMPARE(house.rpc(callText(3, "content.manifest", "{}"), session).status, 401);
        const auto again = house.rpc(hello);
        QCOMPARE(again.status, 200); // a reply could be made: it carries the error
        QCOMPARE(parsed(again)[u"error"][u"data"][u"code"].toString(), u"unauthorised"_s);
    }

    void pushesAreAnsweredAfterTheCommit()
    {
        HttpHouse house;
        const QByteArray session = house.hello("watch-1");
        const auto first = house.rpc(pushText(2, 1, "d1", "mhoro"), session);
        QCOMPARE(first.status, 200);
        QCOMPARE(parsed(first)[u"result"][u"receipts"].at(0)[u"status"].toString(), u"applied"_s);
        QCOMPARE(parsed(first)[u"result"][u"lastEdit"].toInteger(), 1);
        const auto repeated = house.rpc(pushText(3, 1, "d1", "mhoro"), session);
        QCOMPARE(parsed(repeated)[u"result"][u"receipts"], parsed(first)[u"result"][u"receipts"]);
        const auto gap = house.rpc(pushText(4, 9, "d1", "x"), session);
        QCOMPARE(gap.status, 200);
        QCOMPARE(parsed(gap)[u"error"][u"data"][u"code"].toString(), u"edit_gap"_s);
        // A batch: two pushes and a broken call, all answered.
        const auto batch = house.rpc("[" + pushText(5, 2, "d2", "a") + ',' +
                                         pushText(6, 3, "d3", "b") + ",{\"id\":7}]",
                                     session);
        QCOMPARE(batch.status, 200);
        QCOMPARE(parsed(batch).toArray().size(), 3);
        const auto content = house.ask("GET", u"/v1/content/d1"_s);
        QCOMPARE(parsed(content)[u"items"].at(0)[u"body"][u"text"].toString(), u"mhoro"_s);
    }

    // W43
    void bodiesMayBeDeflatedBothWays()
    {
        HttpHouse house;
        const QByteArray session = house.hello("watch-1");
        const QByteArray big = pushText(2, 1, "d1", QByteArray(200'000, 'a'));
        const auto pushed =
            house.rpc(deflateBytes(big), session, {{"Content-Encoding", "deflate"}});
        QVERIFY2(parsed(pushed)[u"result"].contains(u"receipts"), pushed.body);
        const auto plain = house.ask("GET", u"/v1/content/d1"_s, {{"Accept-Encoding", "identity"}});
        QVERIFY(plain.body.size() > 200'000);
        const auto packed = house.ask("GET", u"/v1/content/d1"_s, {{"Accept-Encoding", "deflate"}});
        QCOMPARE(packed.header("Content-Encoding"), QByteArray("deflate"));
        QCOMPARE(*inflateBytes(packed.body, 1'000'000), plain.body);
        // A bomb is refused at the limit, as a reply.
        const auto bomb = house.rpc(deflateBytes(QByteArray(20'000'000, ' ')), session,
                                    {{"Content-Encoding", "deflate"}});
        QCOMPARE(bomb.status, 200);
        QCOMPARE(parsed(bomb)[u"error"][u"data"][u"code"].toString(), u"too_large"_s);
        const auto torn = house.rpc("no zlib", session, {{"Content-Encoding", "deflate"}});
        QCOMPARE(torn.status, 200);
        QCOMPARE(parsed(torn)[u"error"][u"code"].toInteger(), -32700);
    }

    // W42, W59
    void changesAndTheirTags()
    {
        HttpHouse house;
        house.commit(u"l1"_s, u"Mhoro"_s);
        const auto changes = house.ask("GET", u"/v1/changes?form=canonical"_s);
        QCOMPARE(changes.status, 200);
        QCOMPARE(parsed(changes)[u"changes"].toArray().size(), 1);
        QCOMPARE(parsed(changes)[u"changes"].at(0)[u"id"].toString(), u"l1"_s);
        const QByteArray tag = changes.header("ETag");
        QVERIFY(!tag.isEmpty());
        const auto same =
            house.ask("GET", u"/v1/changes?form=canonical"_s, {{"If-None-Match", tag}});
        QCOMPARE(same.status, 304);
        QVERIFY(same.body.isEmpty());
        QVERIFY(parsed(house.ask("GET", u"/v1/changes?types="_s))[u"changes"].toArray().isEmpty());
        house.commit(u"l2"_s, u"Makadii"_s);
        const auto page = house.ask("GET", u"/v1/changes?limit=1"_s);
        QCOMPARE(parsed(page)[u"changes"].toArray().size(), 1);
        QCOMPARE(parsed(page)[u"more"].toBool(), true);
        const auto rest =
            house.ask("GET", u"/v1/changes?cursor="_s + parsed(page)[u"to"].toString());
        QCOMPARE(parsed(rest)[u"changes"].at(0)[u"id"].toString(), u"l2"_s);
    }

    // W61
    void theManifestsTagIsItsRoot()
    {
        HttpHouse house;
        house.commit(u"l1"_s, u"Mhoro"_s);
        const auto manifest = house.ask("GET", u"/v1/manifest"_s);
        const QString root = parsed(manifest)[u"root"].toString();
        QCOMPARE(root.size(), 64);
        QVERIFY(manifest.header("ETag").contains(root.toLatin1()));
        QCOMPARE(house.ask("GET", u"/v1/manifest"_s, {{"If-None-Match", manifest.header("ETag")}})
                     .status,
                 304);
        house.commit(u"l2"_s, u"Makadii"_s);
        QCOMPARE(house.ask("GET", u"/v1/manifest"_s, {{"If-None-Match", manifest.header("ETag")}})
                     .status,
                 200);
    }

    // W59
    void aPollWakesWithTheCommit()
    {
        HttpHouse house;
        house.commit(u"l1"_s, u"Mhoro"_s);
        const QString head = parsed(house.ask("GET", u"/v1/changes"_s))[u"to"].toString();
        QList<qint64> took;
        for (int i = 0; i < 10; ++i) {
            const QString from = parsed(house.ask("GET", u"/v1/changes"_s))[u"to"].toString();
            QNetworkReply *poll = house.begin("GET", u"/v1/changes?wait=20&cursor="_s + from);
            QTRY_COMPARE(house.server.waitingPolls(), 1);
            const auto committedAt = std::make_shared<std::atomic<qint64>>(0);
            house.commitLater(u"p%1"_s.arg(i), u"x"_s, committedAt);
            const auto answer = house.finish(poll);
            const qint64 answeredAt = house.clock.monotonic().count();
            QCOMPARE(parsed(answer)[u"changes"].toArray().size(), 1);
            QTRY_VERIFY(*committedAt > 0);
            took.append((answeredAt - *committedAt) / 1'000'000);
        }
        std::ranges::sort(took);
        qInfo() << "milliseconds from commit to answer:" << took;
        QVERIFY(took[5] < 10'000); // the commit woke it, not the end of its 20 s
    }

    // W59
    void aPollTimesOutEmptyAtTheSamePlace()
    {
        HttpHouse house;
        house.commit(u"l1"_s, u"Mhoro"_s);
        const QString head = parsed(house.ask("GET", u"/v1/changes"_s))[u"to"].toString();
        QElapsedTimer took;
        took.start();
        const auto answer = house.ask("GET", u"/v1/changes?wait=1&cursor="_s + head);
        QVERIFY(took.elapsed() >= 950);
        QVERIFY(took.elapsed() < 4000);
        QCOMPARE(answer.status, 200);
        QVERIFY(parsed(answer)[u"changes"].toArray().isEmpty());
        QCOMPARE(parsed(answer)[u"to"].toString(), head);
    }

    // W59
    void aCallMayWaitToo()
    {
        HttpHouse house;
        const QByteArray session = house.hello("watch-1");
        const QByteArray head =
            parsed(house.ask("GET", u"/v1/changes"_s))[u"to"].toString().toLatin1();
        QNetworkReply *poll = house.begin(
            "POST", u"/v1/rpc"_s, {{"Batanidza-Session", session}},
            callText(2, "sync.changes", "{\"cursor\":\"" + head + "\",\"waitMs\":20000}"));
        QTRY_COMPARE(house.server.waitingPolls(), 1);
        house.commit(u"l1"_s, u"Mhoro"_s);
        const auto answer = house.finish(poll);
        QCOMPARE(parsed(answer)[u"result"][u"changes"].toArray().size(), 1);
    }

    void aClientThatLeavesAPollHarmsNobody()
    {
        HttpHouse house;
        for (int i = 0; i < 5; ++i) {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, house.server.port());
            QVERIFY(socket.waitForConnected(1000));
            socket.write("GET /v1/changes?wait=20 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
            QTRY_COMPARE(house.server.waitingPolls(), i + 1);
            socket.abort();
        }
        house.commit(u"l1"_s, u"Mhoro"_s);
        QTRY_COMPARE(house.server.waitingPolls(), 0);
        QCOMPARE(house.ask("GET", u"/v1/changes"_s).status, 200);
    }

    // W60
    void contentByVersion()
    {
        HttpHouse house;
        house.commit(u"l1"_s, u"Mhoro"_s);
        const auto content = house.ask("GET", u"/v1/content/l1?form=canonical"_s);
        QCOMPARE(content.status, 200);
        const Json item = parsed(content)[u"items"].at(0);
        QCOMPARE(item[u"version"].toInteger(), 1);
        QCOMPARE(item[u"hash"].toString(), hashOf(lessonBody(u"l1"_s, u"Mhoro"_s)).toHex());
        QCOMPARE(house
                     .ask("GET", u"/v1/content/l1?form=canonical"_s,
                          {{"If-None-Match", content.header("ETag")}})
                     .status,
                 304);
        QCOMPARE(house.ask("GET", u"/v1/content/l1?version=1"_s).status, 200);
        QCOMPARE(house.ask("GET", u"/v1/content/l1?version=2"_s).status, 404);
    }

    void aBodyIsReadFromTheStoreOnce()
    {
        HttpHouse house;
        house.commit(u"l1"_s, u"Mhoro"_s);
        const auto number = [&](const char *name) {
            const QByteArray text = '\n' + house.ask("GET", u"/metrics"_s).body;
            const qsizetype at = text.indexOf('\n' + QByteArray(name) + ' ');
            return at < 0 ? -1
                          : text.mid(at + 2 + qsizetype(std::strlen(name))).split('\n')[0].toInt();
        };
        const QByteArray first = house.ask("GET", u"/v1/content/l1"_s).body;
        for (int i = 0; i < 5; ++i)
            QCOMPARE(house.ask("GET", u"/v1/content/l1"_s).body, first);
        // The answer, what it was made of, and the body behind that.
        QCOMPARE(number("batanidza_cache_loads_total"), 3);
        QCOMPARE(number("batanidza_cache_entries{tier=\"memory\"}"), 3);
        // Every form is made from the same body.
        QCOMPARE(house.ask("GET", u"/v1/content/l1?form=canonical"_s).status, 200);
        QCOMPARE(number("batanidza_cache_loads_total"), 4);
        house.commit(u"l2"_s, u"Mangwanani"_s);
        QVERIFY(house.ask("GET", u"/v1/content/l2"_s).body.contains("Mangwanani"));
        QCOMPARE(number("batanidza_cache_loads_total"), 7);
    }

    // W62
    void aBlobGoesUpAndComesDown()
    {
        HttpHouse house;
        QByteArray bytes;
        for (int i = 0; i < 600'000; ++i)
            bytes.append(static_cast<char>(i * 31 / 7));
        const QString path = blobPath(bytes);
        QCOMPARE(house.ask("HEAD", path).header("Upload-Offset"), QByteArray("0"));
        const auto put = house.ask("PUT", path, {}, bytes);
        QCOMPARE(put.status, 201);
        const auto got = house.ask("GET", path);
        QCOMPARE(got.status, 200);
        QVERIFY(got.body == bytes);
        QVERIFY(got.header("Cache-Control").contains("immutable"));
        QCOMPARE(house.ask("HEAD", path).header("Upload-Offset"), QByteArray::number(bytes.size()));
        QCOMPARE(house.ask("HEAD", path).header("Content-Length"),
                 QByteArray::number(bytes.size()));
        QCOMPARE(house.ask("GET", path, {{"If-None-Match", got.header("ETag")}}).status, 304);
        const auto part = house.ask("GET", path, {{"Range", "bytes=1000-1999"}});
        QCOMPARE(part.status, 206);
        QVERIFY(part.body == bytes.sliced(1000, 1000));
        QCOMPARE(part.header("Content-Range"), QByteArray("bytes 1000-1999/600000"));
        QVERIFY(house.ask("GET", path, {{"Range", "bytes=-5"}}).body == bytes.last(5));
        QCOMPARE(house.ask("GET", path, {{"Range", "bytes=600000-"}}).status, 416);
        QCOMPARE(house.ask("GET", path, {{"Range", "bytes=0-1"}, {"If-Range", "\"other\""}}).status,
                 200);
        // Another tenant has not got it.
        QCOMPARE(house
                     .ask("GET", path,
                          {{"Authorization",
                            "Bearer " + house.token(Role::Device, u"mutare"_s).toLatin1()}})
                     .status,
                 404);
        QCOMPARE(house.ask("PUT", path, {}, bytes).status, 200);
    }

    //! Who knows a hash but has not the bytes gets nothing, and learns nothing of others' uploads.
    // W50
    void anotherTenantsBlobCannotBeHadByItsHash()
    {
        HttpHouse house;
        const QByteArray bytes(5'000, 'a');
        const QString path = blobPath(bytes);
        const QList<std::pair<QByteArray, QByteArray>> beta{
            {"Authorization", "Bearer " + house.token(Role::Editor, u"beta"_s).toLatin1()}};
        QCOMPARE(house.ask("PUT", path, {{"Content-Range", "bytes 0-999/5000"}}, bytes.first(1000))
                     .status,
                 202);
        QCOMPARE(house.ask("HEAD", path).header("Upload-Offset"), QByteArray("1000"));
        QCOMPARE(house.ask("HEAD", path, beta).header("Upload-Offset"), QByteArray("0"));
        QCOMPARE(house.ask("PUT", path, {}, bytes).status, 201);
        QCOMPARE(house.ask("PUT", path, beta, "garbage").status, 422);
        QCOMPARE(house.ask("GET", path, beta).status, 404);
        QCOMPARE(house.ask("HEAD", path, beta).header("Upload-Offset"), QByteArray("0"));
        QCOMPARE(house.ask("PUT", path, beta, bytes).status, 201);
        QVERIFY(house.ask("GET", path, beta).body == bytes);
    }

    void aBlobWhoseFileIsLostCanBeSentAgain_data()
    {
        QTest::addColumn<qint64>("left");
        QTest::newRow("the file is gone") << qint64(-1);
        QTest::newRow("the file is cut short") << qint64(100);
        QTest::newRow("the file is empty") << qint64(0);
    }

    void aBlobWhoseFileIsLostCanBeSentAgain()
    {
        QFETCH(qint64, left);
        HttpHouse house;
        const QByteArray bytes(5'000, 'l');
        const QString path = blobPath(bytes);
        QCOMPARE(house.ask("PUT", path, {}, bytes).status, 201);
        const QString file = BlobStore(blobFolder(house.folder.path())).path(Sha256::of(bytes));
        QVERIFY(left < 0 ? QFile::remove(file) : QFile::resize(file, left));
        const auto head = house.ask("HEAD", path);
        QCOMPARE(head.status, 404);
        QCOMPARE(head.header("Upload-Offset"), QByteArray("0"));
        QCOMPARE(house.ask("PUT", path, {}, bytes).status, 201);
        QVERIFY(house.ask("GET", path).body == bytes);
        QCOMPARE(house.ask("PUT", path, {}, bytes).status, 200);
    }

    // W62
    void anInterruptedUploadGoesOn()
    {
        HttpHouse house;
        const QByteArray bytes(700'000, 'u');
        const QString path = blobPath(bytes);
        {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, house.server.port());
            QVERIFY(socket.waitForConnected(1000));
            socket.write("PUT " + path.toLatin1() +
                         " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 700000\r\n\r\n");
            socket.write(bytes.first(400'000));
            QTRY_COMPARE(socket.bytesToWrite(), 0);
            QTest::qWait(200);
            socket.abort();
        }
        qint64 offset = 0;
        QTRY_VERIFY((offset = house.ask("HEAD", path).header("Upload-Offset").toLongLong()) > 0);
        QTRY_COMPARE(house.server.connections(), 1); // ours, kept alive: the torn one is gone
        offset = house.ask("HEAD", path).header("Upload-Offset").toLongLong();
        QVERIFY(offset <= 400'000);
        const auto wrong =
            house.ask("PUT", path, {{"Content-Range", "bytes 1-699999/700000"}}, bytes.sliced(1));
        QVERIFY(wrong.status == 409 || wrong.status == 0);
        const QByteArray middle = "bytes " + QByteArray::number(offset) + "-499999/700000";
        const auto more = house.ask("PUT", path, {{"Content-Range", middle}},
                                    bytes.sliced(offset, 500'000 - offset));
        QCOMPARE(more.status, 202);
        QCOMPARE(more.header("Upload-Offset"), QByteArray("500000"));
        const auto last = house.ask("PUT", path, {{"Content-Range", "bytes 500000-699999/700000"}},
                                    bytes.sliced(500'000));
        QCOMPARE(last.status, 201);
        QVERIFY(house.ask("GET", path).body == bytes);
    }

    //! W110
    void aBundleHoldsWhatTheTenantHas()
    {
        HttpHouse house;
        const QByteArray one(700, '1');
        const QByteArray two(900, '2');
        QCOMPARE(house.ask("PUT", blobPath(one), {}, one).status, 201);
        QCOMPARE(house.ask("PUT", blobPath(two), {}, two).status, 201);
        const QByteArray ask = "{\"hashes\":[\"" + Sha256::of(two).toHex().toLatin1() + "\",\"" +
                               Sha256::of("none").toHex().toLatin1() + "\",\"" +
                               Sha256::of(one).toHex().toLatin1() + "\"]}";
        const auto answer = house.ask("POST", u"/v1/blobs/bundle"_s, {}, ask);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("Content-Type"), QByteArray("application/x-tar"));
        QCOMPARE(answer.body.size(), 2 * (512 + 1024) + 1024);
        QCOMPARE(answer.body.first(64), Sha256::of(two).toHex().toLatin1());
        QCOMPARE(answer.body.mid(512, 900), two);
        QCOMPARE(answer.body.mid(512 + 1024 + 512, 700), one);
        // Another tenant gets none of it.
        const QList<std::pair<QByteArray, QByteArray>> beta{
            {"Authorization", "Bearer " + house.token(Role::Device, u"beta"_s).toLatin1()}};
        QCOMPARE(house.ask("POST", u"/v1/blobs/bundle"_s, beta, ask).body, QByteArray(1024, '\0'));
    }

    void aBundleIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no JSON") << QByteArray("hashes");
        QTest::newRow("no list") << QByteArray("{\"hashes\":\"x\"}");
        QTest::newRow("a wrong hash") << QByteArray("{\"hashes\":[\"ABC\"]}");
        QTest::newRow("too many") << "{\"hashes\":[" + QByteArray("\"\",").repeated(1024) +
                                         "\"\"]}";
    }

    void aBundleIsRefused()
    {
        QFETCH(QByteArray, body);
        HttpHouse house;
        QCOMPARE(house.ask("POST", u"/v1/blobs/bundle"_s, {}, body).status, 400);
    }

    //! Found as a crash: the writer's thread let go of an exchange after the server was gone.
    void aSinkEndsWithItsRequestWhoeverHoldsTheExchange()
    {
        struct Sink final : BodySink
        {
            explicit Sink(bool &flag)
                : ended(flag)
            {}
            ~Sink() override { ended = true; }
            void take(QByteArrayView) override {}
            bool &ended;
        };
        bool ended = false;
        const auto exchange = std::make_shared<Exchange>(nullptr, 0ns);
        exchange->sink = std::make_unique<Sink>(ended);
        const std::weak_ptr<Exchange> held = exchange;
        exchange->finish();
        QVERIFY(ended);
        QVERIFY(!held.expired());
    }

    void whatAnUploadMayNot_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("bytes with another hash")
            << QByteArray("X-Nothing") << QByteArray("1") << QByteArray("other") << 422;
        QTest::newRow("nothing at all")
            << QByteArray("X-Nothing") << QByteArray("1") << QByteArray() << 422;
        QTest::newRow("a damaged range")
            << QByteArray("Content-Range") << QByteArray("bytes 5") << QByteArray("hello") << 400;
        QTest::newRow("a range of another length")
            << QByteArray("Content-Range") << QByteArray("bytes 0-9/10") << QByteArray("hello")
            << 400;
        QTest::newRow("a hole") << QByteArray("Content-Range") << QByteArray("bytes 5-9/10")
                                << QByteArray("hello") << 409;
        QTest::newRow("a blob above the limit")
            << QByteArray("Content-Range") << QByteArray("bytes 0-4/99999999999")
            << QByteArray("hello") << 413;
        QTest::newRow("an encoding") << QByteArray("Content-Encoding") << QByteArray("deflate")
                                     << QByteArray("hello") << 415;
    }

    // W86
    void whatAnUploadMayNot()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        HttpHouse house;
        const QString path = blobPath("the real bytes");
        const QByteArray got = house.talk(
            "PUT " + path.toLatin1() +
            " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: " +
            QByteArray::number(body.size()) + "\r\n" + header + ": " + value + "\r\n\r\n" + body);
        QVERIFY2(got.startsWith("HTTP/1.1 " + QByteArray::number(status)), got.left(300));
        QCOMPARE(house.ask("GET", path).status, 404);
        QCOMPARE(house.ask("PUT", path, {}, "the real bytes").status, 201);
    }
};

QTEST_GUILESS_MAIN(TestHttpRoutes)
#include "tst_httproutes.moc"
