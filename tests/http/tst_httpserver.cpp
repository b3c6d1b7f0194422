#include "engine/base/deflate.h"
#include "engine/base/jsonread.h"
#include "tests/http/httphouse.h"

#include <QSslConfiguration>
#include <QTest>

using namespace Batanidza;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

//! What holds for every route: who may come in, limits, hostile bytes, starting and stopping.
class TestHttpServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRouteAnswers_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const char *method, const QString &path, int status) {
            QTest::newRow(name) << QByteArray(method) << path << status;
        };
        row("alive", "GET", u"/livez"_s, 200);
        row("alive, head only", "HEAD", u"/livez"_s, 200);
        row("ready", "GET", u"/readyz"_s, 200);
        row("numbers", "GET", u"/metrics"_s, 200);
        row("changes from the start", "GET", u"/v1/changes"_s, 200);
        row("changes from no cursor", "GET", u"/v1/changes?cursor=x"_s, 400);
        row("changes of another log", "GET",
            u"/v1/changes?cursor=00000000000000000000000000000000.1"_s, 404);
        row("changes with a bad limit", "GET", u"/v1/changes?limit=-1"_s, 400);
        row("changes with a bad wait", "GET", u"/v1/changes?wait=soon"_s, 400);
        row("the manifest", "GET", u"/v1/manifest"_s, 200);
        row("the manifest at a bad path", "GET", u"/v1/manifest?path=0g"_s, 400);
        row("an unknown platform", "GET", u"/v1/manifest?platform=amiga"_s, 400);
        row("an unknown form", "GET", u"/v1/manifest?form=round"_s, 400);
        row("unknown bodies", "GET", u"/v1/changes?bodies=some"_s, 400);
        row("another tenant", "GET", u"/v1/manifest?tenant=harare"_s, 403);
        row("a token in the address", "GET", u"/v1/manifest?token=abc"_s, 400);
        row("a token in the address where none is needed", "GET", u"/livez?access_token=abc"_s,
            400);
        row("missing content", "GET", u"/v1/content/none"_s, 404);
        row("content with an impossible id", "GET", u"/v1/content/a%20b"_s, 400);
        row("content with a zero byte in its id", "GET", u"/v1/content/a%00b"_s, 400);
        row("content of a bad version", "GET", u"/v1/content/none?version=x"_s, 400);
        row("a missing blob", "GET", u"/v1/blobs/sha256/"_s + QString(64, u'a'), 404);
        row("a blob with a short name", "GET", u"/v1/blobs/sha256/abc"_s, 400);
        row("a blob with an upper-case name", "GET", u"/v1/blobs/sha256/"_s + QString(64, u'A'),
            400);
        row("a blob by path traversal", "GET", u"/v1/blobs/sha256/..%2f..%2fbatanidza.db"_s, 404);
        row("the page without its slash, followed", "GET", u"/demo"_s, 200);
        row("the page", "GET", u"/demo/"_s, 200);
        row("the page's client", "GET", u"/demo/batanidza.js"_s, 200);
        row("where the page finds the hub", "GET", u"/demo/hub.json"_s, 200);
        row("a part that the page has not", "GET", u"/demo/none.js"_s, 404);
        row("what lies beside the page", "GET", u"/demo/README.md"_s, 404);
        row("the page by path traversal", "GET", u"/demo/..%2fsql%2f0001_content.sql"_s, 404);
        row("another address", "GET", u"/v2/rpc"_s, 404);
        row("the root", "GET", u"/"_s, 404);
        row("a path with more behind it", "GET", u"/livez/x"_s, 404);
        row("the wrong method", "DELETE", u"/v1/manifest"_s, 405);
        row("GET of a call", "GET", u"/v1/rpc"_s, 405);
        row("POST of a read", "POST", u"/v1/changes"_s, 405);
        row("a preflight", "OPTIONS", u"/v1/rpc"_s, 204);
    }

    // W8, W86
    void everyRouteAnswers()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, path);
        QFETCH(int, status);
        HttpHouse house;
        const auto answer = house.ask(method, path);
        QVERIFY2(answer.status == status, answer.body);
        // Where Qt follows a redirect it may join the headers of both answers.
        QVERIFY(answer.header("X-Content-Type-Options").startsWith("nosniff"));
        if (status >= 400 && method != "HEAD") {
            const auto json = readJson(answer.body);
            QVERIFY(json);
            QVERIFY(!(*json)[u"error"][u"message"].toString().isEmpty());
            QVERIFY(!(*json)[u"error"][u"data"][u"code"].toString().isEmpty());
        }
        if (status == 405)
            QVERIFY(!answer.header("Allow").isEmpty());
    }

    void whoMayComeIn()
    {
        HttpHouse house(HttpHouse::quick(), false);
        const auto ask = [&house](const QString &path, const QString &token) {
            return house.ask("GET", path, {{"Authorization", "Bearer " + token.toLatin1()}}).status;
        };
        const QString manifest = u"/v1/manifest"_s;
        const auto nobody = house.ask("GET", manifest);
        QCOMPARE(nobody.status, 401);
        QVERIFY(nobody.header("WWW-Authenticate").startsWith("Bearer"));
        QCOMPARE(ask(manifest, house.token(Role::Device)), 200);
        QCOMPARE(ask(manifest + u"?tenant=demo"_s, house.token(Role::Device)), 200);
        QCOMPARE(ask(manifest + u"?tenant=mutare"_s, house.token(Role::Device)), 403);
        QCOMPARE(ask(manifest, house.token(Role::Device) + u'x'), 401);
        QCOMPARE(ask(manifest, u"nonsense"_s), 401);
        house.gatekeeper.revoke(TokenId(u"gone"_s));
        QCOMPARE(ask(manifest, house.token(Role::Operator, u"demo"_s, u"gone"_s)), 401);
        QCOMPARE(house.ask("GET", manifest, {{"Authorization", "Basic abc"}}).status, 401);
        QCOMPARE(house.ask("GET", manifest, {{"Origin", "https://evil.example"}}).status, 403);
        // Behind a proxy, requests are not from this machine.
        QCOMPARE(house.ask("GET", u"/metrics"_s).status, 200);
        QCOMPARE(house.ask("GET", u"/metrics"_s, {{"X-Forwarded-For", "10.1.1.1"}}).status, 401);
    }

    // W31, W86
    void aTokenThatAsksTooOftenWaits()
    {
        HttpLimits limits = HttpHouse::quick();
        limits.guard.perToken = {0.5, 2};
        HttpHouse house(limits);
        const QByteArray bearer = "Bearer " + house.token(Role::Device).toLatin1();
        QCOMPARE(house.ask("GET", u"/v1/manifest"_s, {{"Authorization", bearer}}).status, 200);
        QCOMPARE(house.ask("GET", u"/v1/manifest"_s, {{"Authorization", bearer}}).status, 200);
        const auto refused = house.ask("GET", u"/v1/manifest"_s, {{"Authorization", bearer}});
        QCOMPARE(refused.status, 429);
        QVERIFY(refused.header("Retry-After").toInt() >= 1);
    }

    // W39
    void allowedPagesMayRead()
    {
        HttpLimits limits = HttpHouse::quick();
        limits.guard.allowedOrigins = {u"https://school.example"_s};
        HttpHouse house(limits);
        const auto preflight = house.ask(
            "OPTIONS", u"/v1/rpc"_s,
            {{"Origin", "https://school.example"}, {"Access-Control-Request-Method", "POST"}});
        QCOMPARE(preflight.status, 204);
        QCOMPARE(preflight.header("Access-Control-Allow-Origin"),
                 QByteArray("https://school.example"));
        QVERIFY(preflight.header("Access-Control-Allow-Headers").contains("Batanidza-Session"));
        QCOMPARE(house.ask("OPTIONS", u"/v1/rpc"_s, {{"Origin", "https://evil.example"}}).status,
                 403);
    }

    void hostileBytes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("begins"); // of the answer; empty: the line is cut or refused
        const QByteArray post = "POST /v1/rpc HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
        QTest::newRow("a huge header")
            << "GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + QByteArray(200'000, 'a') +
                   "\r\n\r\n"
            << QByteArray("HTTP/1.1 4");
        QTest::newRow("a huge address")
            << "GET /livez?" + QByteArray(200'000, 'a') + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
            << QByteArray("HTTP/1.1 4");
        QTest::newRow("a huge promised body") << post + "Content-Length: 99999999999\r\n\r\n"
                                              << QByteArray("HTTP/1.1 413");
        QTest::newRow("a body above the limit")
            << post + "Content-Length: 1048577\r\n\r\n" + QByteArray(1048577, ' ')
            << QByteArray("HTTP/1.1 413");
        QTest::newRow("a chunked body above the limit")
            << post + "Transfer-Encoding: chunked\r\n\r\n" + QByteArray("180000\r\n") +
                   QByteArray(0x180000, ' ') + "\r\n0\r\n\r\n"
            << QByteArray("HTTP/1.1 413");
        QTest::newRow("a body where none belongs")
            << QByteArray("GET /v1/manifest HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: "
                          "close\r\nContent-Length: 3\r\n\r\nabc")
            << QByteArray("HTTP/1.1 400");
        QTest::newRow("no host") << QByteArray("GET /livez HTTP/1.1\r\n\r\n")
                                 << QByteArray("HTTP/1.1 400");
        QTest::newRow("a foreign host name without a token")
            << QByteArray(
                   "GET /v1/manifest HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
            << QByteArray("HTTP/1.1 403");
        QTest::newRow("no HTTP at all")
            << QByteArray("\x16\x03\x01\x02\x00\x01\x00\r\n\r\n") << QByteArray();
        QTest::newRow("path traversal")
            << QByteArray("GET /v1/blobs/sha256/../../../etc/passwd HTTP/1.1\r\nHost: "
                          "127.0.0.1\r\nConnection: close\r\n\r\n")
            << QByteArray("HTTP/1.1 404");
        QTest::newRow("a form instead of JSON")
            << post + "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}"
            << QByteArray("HTTP/1.1 415");
        QTest::newRow("an unknown encoding")
            << post + "Content-Encoding: br\r\nContent-Length: 2\r\n\r\n{}"
            << QByteArray("HTTP/1.1 415");
    }

    void hostileBytes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, begins);
        HttpHouse house;
        const QByteArray got = house.talk(bytes, 2s);
        if (begins.isEmpty())
            QVERIFY2(got.isEmpty() || got.startsWith("HTTP/1.1 4"), got);
        else
            QVERIFY2(got.startsWith(begins), got.left(200));
        QCOMPARE(house.ask("GET", u"/livez"_s).status, 200);
    }

    void whoeverDripsIsCutOff_data()
    {
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("a header") << QByteArray("GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ");
        QTest::newRow("a body") << QByteArray(
            "POST /v1/rpc HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n");
    }

    void whoeverDripsIsCutOff()
    {
        QFETCH(QByteArray, start);
        HttpLimits limits = HttpHouse::quick();
        limits.watch = {1s, 1s, 1s};
        HttpHouse house(limits);
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, house.server.port());
        QVERIFY(socket.waitForConnected(1000));
        socket.write(start);
        QTimer drip;
        connect(&drip, &QTimer::timeout, &socket, [&socket] { socket.write("a"); });
        drip.start(50);
        QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::UnconnectedState, 5000);
        QTRY_COMPARE(house.server.connections(), 0);
    }

    void readinessSaysWhatFails()
    {
        HttpHouse house;
        const auto ready = house.ask("GET", u"/readyz"_s);
        QCOMPARE(ready.status, 200);
        QVERIFY(ready.body.contains("store-write"));
        // The writer hangs: the answer says so, in time.
        std::binary_semaphore hold(0);
        house.writer->perform([&hold](Committer &) {
            hold.acquire();
            return Result<void>();
        });
        QTest::qWait(1100); // the last answer is remembered for a second
        const auto stuck = house.ask("GET", u"/readyz"_s);
        hold.release();
        QCOMPARE(stuck.status, 503);
        const auto json = readJson(stuck.body);
        QVERIFY(json);
        QCOMPARE((*json)[u"checks"].at(0)[u"ok"].toBool(), true);
        QCOMPARE((*json)[u"checks"].at(1)[u"ok"].toBool(), false);
        QVERIFY((*json)[u"checks"].at(1)[u"detail"].toString().contains(u"writer"));
    }

    void metricsCountRequests()
    {
        HttpHouse house;
        QCOMPARE(house.ask("GET", u"/livez"_s).status, 200);
        const auto metrics = house.ask("GET", u"/metrics"_s);
        QVERIFY(metrics.header("Content-Type").startsWith("text/plain; version=0.0.4"));
        QVERIFY(metrics.body.contains(
            "batanidza_http_requests_total{code=\"200\",route=\"/livez\"} 1\n"));
        QVERIFY(metrics.body.contains("# UNIT process_resident_memory_bytes bytes\n"));
    }

    void startingTellsWhatIsWrong()
    {
        HttpHouse house;
        HttpServer second({house.clock, house.gatekeeper, house.registry, *house.writer, house.sink,
                           house.manifests, house.folder.path()},
                          {});
        HttpPlace place;
        place.port = house.server.port();
        QCOMPARE(second.start(place).error().code, ErrorCode::Unavailable);
        QVERIFY(!second.isRunning());
        place.port = 0;
        place.host = u"0.0.0.0"_s;
        QCOMPARE(second.start(place).error().code, ErrorCode::Forbidden);
        place.allowPlaintext = true;
        place.host = u"not an address"_s;
        QCOMPARE(second.start(place).error().code, ErrorCode::Invalid);
        place.host = u"localhost"_s;
        QVERIFY(second.start(place));
        QVERIFY(second.port() > 0);
        QCOMPARE(second.address(), u"http://localhost:%1"_s.arg(second.port()));
        second.stop();
        second.stop();
        QVERIFY(second.address().isEmpty());
    }

    void withACertificateItSpeaksTls()
    {
        HttpHouse house;
        HttpServer secure({house.clock, house.gatekeeper, house.registry, *house.writer, house.sink,
                           house.manifests, house.folder.path()},
                          HttpHouse::quick());
        HttpPlace place;
        place.port = 0;
        place.tls = *loadTlsConfig(QStringLiteral(TEST_DATA_DIR "/tls/certificate.pem"),
                                   QStringLiteral(TEST_DATA_DIR "/tls/key.pem"));
        QVERIFY(secure.start(place));
        QVERIFY(secure.address().startsWith(u"https://"));
        QNetworkRequest request(QUrl(secure.address() + u"/livez"_s));
        QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
        trusting.setPeerVerifyMode(QSslSocket::VerifyNone);
        request.setSslConfiguration(trusting);
        const auto answer = house.finish(house.network.get(request));
        QCOMPARE(answer.status, 200);
    }

    void stoppingEndsPollsCleanly()
    {
        HttpHouse house;
        QNetworkReply *poll = house.begin("GET", u"/v1/changes?wait=20"_s);
        QTRY_COMPARE(house.server.waitingPolls(), 1);
        QElapsedTimer took;
        took.start();
        house.server.stop();
        QVERIFY(took.elapsed() < 2000);
        QCOMPARE(house.finish(poll).status, 200);
        QCOMPARE(house.ask("GET", u"/livez"_s).status, 0);
    }

    void stoppingDoesNotWaitForAHangingWriter()
    {
        HttpHouse house;
        const QByteArray session = house.hello("c1");
        QVERIFY(!session.isEmpty());
        std::binary_semaphore hold(0);
        house.writer->perform([&hold](Committer &) {
            hold.acquire();
            return Result<void>();
        });
        QNetworkReply *push =
            house.begin("POST", u"/v1/rpc"_s, {{"Batanidza-Session", session}},
                        "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"sync.push\",\"params\":{"
                        "\"edits\":[{\"n\":1,\"id\":\"d1\","
                        "\"type\":\"document\",\"base\":null,\"body\":{\"a\":1},\"author\":\"x\","
                        "\"at\":\"2026-11-22T12:00:00.000Z\"}]}}");
        QTRY_COMPARE(house.writer->queued(), 1);
        house.server.stop();
        hold.release();
        QCOMPARE(house.finish(push).status, 503);
        (void)house.perform(
            [](Committer &) { return Result<void>(); }); // the late receipt finds nobody
    }
};

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
