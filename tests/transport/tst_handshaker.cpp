#include "engine/transport/handshaker.h"
#include "engine/transport/listener.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

#include <dirent.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <vector>

using namespace Batanidza;
using namespace std::chrono_literals;

//! A listener and a handshaker in this thread.
class TestHandshaker : public QObject
{
    Q_OBJECT

    struct Stage
    {
        explicit Stage(const HandshakeSettings &settings)
            : handshaker(settings, [this](std::unique_ptr<WebSocketLink> link) {
                links.push_back(std::move(link));
            })
        {
            port = *listener.listenOn(QStringLiteral("127.0.0.1"), 0);
        }
        std::vector<std::unique_ptr<WebSocketLink>> links;
        Handshaker handshaker;
        Listener listener{[this](qintptr descriptor) { handshaker.take(descriptor); }};
        quint16 port = 0;

        void open(QWebSocket &socket) const
        {
            QNetworkRequest request(QUrl(QStringLiteral("ws://127.0.0.1:%1/v1/sync").arg(port)));
            request.setRawHeader("Authorization", "Bearer abc.def");
            QWebSocketHandshakeOptions options;
            options.setSubprotocols({QStringLiteral("batanidza.v1")});
            socket.open(request, options);
        }
    };

private Q_SLOTS:
    void aLinkCarriesWholeFramesOfEverySize()
    {
        Stage stage({});
        QWebSocket client;
        QSignalSpy texts(&client, &QWebSocket::textMessageReceived);
        QSignalSpy bytes(&client, &QWebSocket::binaryMessageReceived);
        stage.open(client);
        QTRY_COMPARE(stage.links.size(), size_t(1));
        WebSocketLink &link = *stage.links.front();
        QCOMPARE(link.bearer(), QStringLiteral("abc.def"));
        QVERIFY(link.isLoopback());
        QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
        QCOMPARE(client.subprotocol(), QStringLiteral("batanidza.v1"));
        QByteArray together;
        const QList<int> sizes{0, 1, 125, 126, 127, 65'535, 65'536, 900'000};
        for (const int size : sizes)
            together += serverFrame(FrameKind::Text, QByteArray(size, 'a'));
        QVERIFY(link.sendWhole(together));
        QVERIFY(link.send(FrameKind::Binary, "\x01\x02"));
        QTRY_COMPARE(texts.size(), sizes.size());
        for (qsizetype i = 0; i < sizes.size(); ++i)
            QCOMPARE(texts[i][0].toString().size(), sizes[i]);
        QTRY_COMPARE(bytes.size(), 1);
        QSignalSpy received(&link, &Link::received);
        client.sendTextMessage(QString(800'000, u'b'));
        QTRY_COMPARE(received.size(), 1);
        QCOMPARE(received[0][1].toByteArray().size(), 800'000);
        QSignalSpy ponged(&link, &Link::ponged);
        link.ping();
        QTRY_COMPARE(ponged.size(), 1);
    }

    void closingIsToldOnBothSides()
    {
        Stage stage({});
        QWebSocket client;
        QSignalSpy gone(&client, &QWebSocket::disconnected);
        stage.open(client);
        QTRY_COMPARE(stage.links.size(), size_t(1));
        QSignalSpy closed(stage.links.front().get(), &Link::closed);
        stage.links.front()->close(4002, QStringLiteral("draining"));
        QTRY_COMPARE(gone.size(), 1);
        QCOMPARE(static_cast<int>(client.closeCode()), 4002);
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY(!stage.links.front()->send(FrameKind::Text, "late"));
        QCOMPARE(closed.size(), 1);
    }

    void aPipeThatBreaksIs1006()
    {
        Stage stage({});
        QTcpSocket raw;
        raw.connectToHost(QStringLiteral("127.0.0.1"), stage.port);
        raw.write(
            "GET /v1/sync HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        QTRY_COMPARE(stage.links.size(), size_t(1));
        QSignalSpy closed(stage.links.front().get(), &Link::closed);
        raw.abort();
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(closed[0][0].toInt(), 1006);
    }

    void aMessageBeyondTheLimitIs1009()
    {
        HandshakeSettings settings;
        settings.messageBytes = 1000;
        Stage stage(settings);
        QWebSocket client;
        stage.open(client);
        QSignalSpy gone(&client, &QWebSocket::disconnected);
        QTRY_COMPARE(stage.links.size(), size_t(1));
        QSignalSpy received(stage.links.front().get(), &Link::received);
        client.sendTextMessage(QString(1001, u'x'));
        QTRY_COMPARE(gone.size(), 1);
        QCOMPARE(static_cast<int>(client.closeCode()), 1009);
        QCOMPARE(received.size(), 0);
    }

    // W51
    void whoOnlyDripsIsCutOff()
    {
        HandshakeSettings settings;
        settings.timeout = 150ms;
        Stage stage(settings);
        QTcpSocket silent;
        QTcpSocket dripping;
        QSignalSpy silentGone(&silent, &QTcpSocket::disconnected);
        QSignalSpy drippingGone(&dripping, &QTcpSocket::disconnected);
        silent.connectToHost(QStringLiteral("127.0.0.1"), stage.port);
        dripping.connectToHost(QStringLiteral("127.0.0.1"), stage.port);
        dripping.write("GET /v1/sync HT");
        QTRY_COMPARE(stage.handshaker.halfOpen(), 2);
        QTRY_COMPARE(silentGone.size(), 1);
        QTRY_COMPARE(drippingGone.size(), 1);
        QCOMPARE(stage.handshaker.halfOpen(), 0);
        QVERIFY(stage.links.empty());
    }

    void onlySoManyMayBeHalfOpen()
    {
        HandshakeSettings settings;
        settings.mostHalfOpen = 3;
        settings.timeout = 60s;
        Stage stage(settings);
        std::vector<std::unique_ptr<QTcpSocket>> waiting;
        for (int i = 0; i < 3; ++i) {
            waiting.push_back(std::make_unique<QTcpSocket>());
            waiting.back()->connectToHost(QStringLiteral("127.0.0.1"), stage.port);
        }
        QTRY_COMPARE(stage.handshaker.halfOpen(), 3);
        QTcpSocket fourth;
        QSignalSpy gone(&fourth, &QTcpSocket::disconnected);
        fourth.connectToHost(QStringLiteral("127.0.0.1"), stage.port);
        QTRY_COMPARE(gone.size(), 1);
        waiting.clear();
        QTRY_COMPARE(stage.handshaker.halfOpen(), 0);
        QWebSocket client;
        stage.open(client);
        QTRY_COMPARE(stage.links.size(), size_t(1));
    }

    void rubbishInsteadOfAHandshakeIsForgotten()
    {
        Stage stage({});
        QTcpSocket raw;
        QSignalSpy gone(&raw, &QTcpSocket::disconnected);
        raw.connectToHost(QStringLiteral("127.0.0.1"), stage.port);
        raw.write("\x16\x03\x01 not HTTP at all\r\n\r\n");
        QTRY_COMPARE(gone.size(), 1);
        QTRY_COMPARE(stage.handshaker.halfOpen(), 0);
    }

    void descriptorsThatRunOutAreNoEnd()
    {
        Stage stage({});
        QWebSocket client;
        // Made while there still are descriptors: the sanitizer's look at an object takes one.
        QSignalSpy errors(&stage.listener, &QTcpServer::acceptError);
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
        const int client_fd_reserve = 1; // the client's own socket
        std::vector<int> eaten;
        rlimit low = before;
        low.rlim_cur = 256;
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &low), 0);
        for (int fd = ::open("/dev/null", O_RDONLY); fd >= 0; fd = ::open("/dev/null", O_RDONLY))
            eaten.push_back(fd);
        QVERIFY(eaten.size() > 8);
        for (int i = 0; i < client_fd_reserve; ++i) {
            ::close(eaten.back());
            eaten.pop_back();
        }
        QTcpSocket raw;
        raw.connectToHost(QHostAddress(QHostAddress::LocalHost), stage.port);
        const bool failed = QTest::qWaitFor([&] { return !errors.isEmpty(); }, 3000);
        for (const int fd : eaten)
            ::close(fd);
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &before), 0);
        QVERIFY(failed);
        stage.open(client);
        QTRY_COMPARE(stage.links.size(), size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestHandshaker)
#include "tst_handshaker.moc"
