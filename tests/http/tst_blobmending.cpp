#include "engine/runtime/blobreading.h"
#include "tests/http/byteserver.h"
#include "tests/http/httphouse.h"

#include <QSslCertificate>
#include <QTest>

#include <thread>

using namespace Batanidza;

//! A hub whose blobs are missing or damaged, asked over HTTP: it has an origin, another hub.
class TestBlobMending : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    //! Over HTTP, from a second real hub.
    void aHubMendsItselfFromAnother_data()
    {
        QTest::addColumn<qint64>("left");
        QTest::addColumn<bool>("tls");
        QTest::addColumn<bool>("token");
        QTest::newRow("the file is gone") << qint64(-1) << false << false;
        QTest::newRow("the file is cut short") << qint64(100) << false << false;
        QTest::newRow("a byte was flipped") << qint64(blob.size()) << false << false;
        QTest::newRow("with a token") << qint64(-1) << false << true;
        QTest::newRow("with a token over TLS") << qint64(-1) << true << true;
    }

    void aHubMendsItselfFromAnother()
    {
        QFETCH(qint64, left);
        QFETCH(bool, tls);
        QFETCH(bool, token);
        const QString folder = QStringLiteral(TEST_DATA_DIR "/tls/");
        const auto keys = loadTlsConfig(folder + u"certificate.pem"_s, folder + u"key.pem"_s);
        QVERIFY(keys);
        HttpHouse upstream(HttpHouse::quick(), !token, nullptr, tls ? *keys : TlsConfig());
        OriginLimits limits = quickOrigin();
        if (tls)
            limits.tls.setCaCertificates(QSslCertificate::fromData(keys->certificatePem));
        HttpHouse house(HttpHouse::quick(), true, &limits);
        keep(upstream, blob);
        keep(house, blob);
        spoil(house, blob, left);
        OriginPlace place{QUrl(upstream.server.address())};
        if (token) {
            place.readToken = [text = upstream.token(Role::Device)]() -> Result<Secret> {
                return Secret(text.toLatin1());
            };
        }
        house.origin->call([&] { house.origin->root()->setPlace(place); });
        const QString path = pathOf(blob);
        const auto part = house.ask("GET", path, {{"Range", "bytes=1000-1999"}});
        QCOMPARE(part.status, 206);
        QVERIFY(part.body == blob.sliced(1000, 1000));
        QVERIFY(house.ask("GET", path).body == blob);
        const auto head = house.ask("HEAD", path);
        QCOMPARE(head.status, 200);
        QCOMPARE(head.header("Upload-Offset"), QByteArray::number(blob.size()));
        QCOMPARE(house.origin->root()->numbers().requests, 1);
        QVERIFY(house.origin->root()->numbers().repaired == (left < 0 ? 0 : 1));
        // Of another tenant it is not, and nobody is asked for it.
        spoil(house, blob, -1);
        const QList<std::pair<QByteArray, QByteArray>> beta{
            {"Authorization", "Bearer " + house.token(Role::Device, u"beta"_s).toLatin1()}};
        QCOMPARE(house.ask("GET", path, beta).status, 404);
        QCOMPARE(house.origin->root()->numbers().requests, 1);
        QCOMPARE(house.ask("HEAD", path).status, 200); // who looks brings it, too
        QCOMPARE(house.origin->root()->numbers().requests, 2);
    }

    void aCertificateThatNobodyVouchesForIsRefused()
    {
        const QString folder = QStringLiteral(TEST_DATA_DIR "/tls/");
        const auto keys = loadTlsConfig(folder + u"certificate.pem"_s, folder + u"key.pem"_s);
        HttpHouse upstream(HttpHouse::quick(), true, nullptr, *keys);
        keep(upstream, blob);
        const OriginLimits limits = quickOrigin();
        HttpHouse house(HttpHouse::quick(), true, &limits);
        keep(house, blob);
        spoil(house, blob, -1);
        const OriginPlace place{QUrl(upstream.server.address())};
        house.origin->call([&] { house.origin->root()->setPlace(place); });
        QCOMPARE(house.ask("GET", pathOf(blob)).status, 503);
        QCOMPARE(house.origin->root()->numbers().lastFailure, OriginReason::Tls);
    }

    // W155
    void withoutTheOriginTheBlobCanStillBeSent()
    {
        const OriginLimits limits = quickOrigin();
        HttpHouse house(HttpHouse::quick(), true, &limits);
        keep(house, blob);
        spoil(house, blob, -1);
        const QString path = pathOf(blob);
        int status = 404;
        ByteServer server([&](const Asked &, QTcpSocket &socket) {
            socket.write(head(QByteArray::number(status) + " X", length(0)));
            socket.disconnectFromHost();
        });
        const OriginPlace place{server.address()};
        house.origin->call([&] { house.origin->root()->setPlace(place); });
        const auto absent = house.ask("GET", path);
        QCOMPARE(absent.status, 404);
        QCOMPARE(absent.header("Upload-Offset"), QByteArray("0"));
        status = 403;
        const QByteArray two = someBytes(5000, 2);
        keep(house, two);
        spoil(house, two, -1);
        const auto later = house.ask("GET", pathOf(two));
        QCOMPARE(later.status, 503);
        QVERIFY(later.header("Retry-After").toInt() >= 1);
        QVERIFY(!later.body.contains("403"));
        // Who looks whether to send it is told to.
        QCOMPARE(house.ask("HEAD", pathOf(two)).status, 404);
        QCOMPARE(house.ask("PUT", pathOf(two), {}, two).status, 201);
        QVERIFY(house.ask("GET", pathOf(two)).body == two);
    }

    //! Those who read in a thread of their own: a player, an export.
    void whoMayWaitReadsWhatIsBrought()
    {
        const OriginLimits limits = quickOrigin();
        HttpHouse house(HttpHouse::quick(), true, &limits);
        keep(house, blob);
        const BlobReading reading(house.folder.path(), TenantId(u"demo"_s), house.origin->root());
        const BlobReading other(house.folder.path(), TenantId(u"beta"_s), house.origin->root());
        const auto read = [](const BlobReading &from) {
            Result<QByteArray> bytes = Error{};
            std::atomic<bool> done = false;
            const std::jthread thread([&] {
                bytes = from.read(Sha256::of(blob));
                done = true;
            });
            [&] { QTRY_VERIFY(done); }();
            return bytes;
        };
        QVERIFY(read(reading).value_or({}) == blob); // from here
        spoil(house, blob, 77);
        QCOMPARE(read(reading).error().code, ErrorCode::Corrupt); // there is no origin yet
        QVERIFY(!reading.contains(Sha256::of(blob)));
        ByteServer server(
            [](const Asked &asked, QTcpSocket &socket) { serve(blob, asked, socket); });
        const OriginPlace place{server.address()};
        house.origin->call([&] { house.origin->root()->setPlace(place); });
        QVERIFY(reading.contains(Sha256::of(blob)));
        QVERIFY(!other.contains(Sha256::of(blob)));
        QCOMPARE(read(other).error().code, ErrorCode::NotFound);
        QCOMPARE(server.asked.size(), 0);
        QVERIFY(read(reading).value_or({}) == blob);
        QCOMPARE(server.asked.size(), 1);
        spoil(house, blob, -1);
        house.origin->call([&] { house.origin->root()->close(); });
        QCOMPARE(read(reading).error().code, ErrorCode::Unavailable);
    }

    // W155
    void twoHubsMayBeEachOthersOrigin()
    {
        const OriginLimits limits = quickOrigin();
        HttpHouse one(HttpHouse::quick(), true, &limits);
        HttpHouse two(HttpHouse::quick(), true, &limits);
        const auto point = [](HttpHouse &from, const HttpHouse &to) {
            const OriginPlace place{QUrl(to.server.address())};
            from.origin->call([&] { from.origin->root()->setPlace(place); });
        };
        point(one, two);
        point(two, one);
        for (HttpHouse *house : {&one, &two}) {
            keep(*house, blob);
            spoil(*house, blob, -1);
        }
        QCOMPARE(one.ask("GET", pathOf(blob)).status, 404); // neither has it
        QCOMPARE(two.origin->root()->numbers().requests, 0);
        keep(two, blob);
        const QByteArray other = someBytes(700, 3);
        keep(one, other);
        keep(two, other);
        spoil(one, other, -1);
        QVERIFY(one.ask("GET", pathOf(other)).body == other);
    }

    void aBundleBringsWhatItLacks()
    {
        HttpHouse upstream;
        const OriginLimits limits = quickOrigin();
        HttpHouse house(HttpHouse::quick(), true, &limits);
        const OriginPlace place{QUrl(upstream.server.address())};
        house.origin->call([&] { house.origin->root()->setPlace(place); });
        QByteArray names;
        QByteArray none;
        for (quint32 i = 0; i < 5; ++i) {
            const QByteArray bytes = someBytes(700, 10 + i);
            keep(house, bytes);
            if (i < 4)
                keep(upstream, bytes);
            if (i > 0)
                spoil(house, bytes, -1);
            names += (i ? ",\"" : "\"") + Sha256::of(bytes).toHex().toLatin1() + '"';
        }
        const auto answer =
            house.ask("POST", u"/v1/blobs/bundle"_s, {}, "{\"hashes\":[" + names + "]}");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body.size(), 4 * (512 + 1024) + 1024); // all but the last
        QCOMPARE(answer.body.mid(3 * 1536 + 512, 700), someBytes(700, 13));
    }

    void manyOverHttpAndAStop()
    {
        const OriginLimits limits = quickOrigin();
        auto house = std::make_unique<HttpHouse>(HttpHouse::quick(), true, &limits);
        keep(*house, blob);
        spoil(*house, blob, -1);
        QTcpSocket *waiting = nullptr;
        ByteServer server([&](const Asked &, QTcpSocket &socket) { waiting = &socket; });
        const OriginPlace place{server.address()};
        house->origin->call([&] { house->origin->root()->setPlace(place); });
        std::vector<std::unique_ptr<QTcpSocket>> clients;
        const auto connectAll = [&](int count) {
            clients.clear();
            for (int i = 0; i < count; ++i) {
                clients.push_back(std::make_unique<QTcpSocket>());
                clients.back()->connectToHost(QHostAddress::LocalHost, house->server.port());
                clients.back()->write("GET " + pathOf(blob).toLatin1() +
                                      " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            }
        };
        connectAll(200);
        QTRY_COMPARE_WITH_TIMEOUT(house->origin->root()->numbers().coalesced, 199, 20'000);
        clients.resize(190); // ten have gone
        // The server's threads are free meanwhile.
        QCOMPARE(house->ask("GET", u"/livez"_s).status, 200);
        QTRY_VERIFY(waiting);
        waiting->write(head("200 OK", length(blob.size())) + blob);
        const auto allAnswered = [&] {
            return std::all_of(clients.begin(), clients.end(), [](const auto &client) {
                return client->state() == QAbstractSocket::UnconnectedState;
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(allAnswered(), 20'000);
        for (const auto &client : clients)
            QVERIFY(client->readAll().endsWith(blob));
        QCOMPARE(server.asked.size(), 1);

        spoil(*house, blob, -1);
        waiting = nullptr;
        connectAll(50);
        QTRY_VERIFY(waiting);
        QTRY_COMPARE_WITH_TIMEOUT(house->origin->root()->numbers().coalesced, 199 + 49, 20'000);
        house->origin->call([&] { house->origin->root()->close(); });
        QTRY_VERIFY_WITH_TIMEOUT(allAnswered(), 20'000);
        for (const auto &client : clients)
            QVERIFY(client->readAll().startsWith("HTTP/1.1 503 "));
        waiting = nullptr;
        house.reset(); // and nothing is left that could call back
    }

    void aServerThatStopsFirstLetsItsWaitersGo()
    {
        const OriginLimits limits = quickOrigin();
        HttpHouse house(HttpHouse::quick(), true, &limits);
        keep(house, blob);
        spoil(house, blob, -1);
        QTcpSocket *waiting = nullptr;
        ByteServer server([&](const Asked &, QTcpSocket &socket) { waiting = &socket; });
        const OriginPlace place{server.address()};
        house.origin->call([&] { house.origin->root()->setPlace(place); });
        QNetworkReply *reply = house.begin("GET", pathOf(blob));
        QTRY_VERIFY(waiting);
        house.server.stop();
        QCOMPARE(house.finish(reply).status, 503);
        // What comes later wakes nobody who is gone.
        waiting->write(head("200 OK", length(blob.size())) + blob);
        QTRY_COMPARE(house.origin->root()->numbers().fetched, 1);
    }

private:
    static void keep(HttpHouse &house, const QByteArray &bytes)
    {
        const Sha256 hash = Sha256::of(bytes);
        QVERIFY(BlobStore(blobFolder(house.folder.path())).put(hash, bytes));
        QVERIFY(house.perform([&](Committer &committer) {
            return committer.addBlob(TenantId(u"demo"_s), hash, bytes.size());
        }));
    }
    //! `left` bytes of its file; the same length: one of them is another; -1: none.
    static void spoil(HttpHouse &house, const QByteArray &bytes, qint64 left)
    {
        QFile file(BlobStore(blobFolder(house.folder.path())).path(Sha256::of(bytes)));
        if (left < 0) {
            QVERIFY(file.remove());
        } else if (left == bytes.size()) {
            QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(99) &&
                    file.write(bytes[99] == 'x' ? "y" : "x") == 1);
        } else {
            QVERIFY(file.resize(left));
        }
    }
};

QTEST_GUILESS_MAIN(TestBlobMending)
#include "tst_blobmending.moc"
