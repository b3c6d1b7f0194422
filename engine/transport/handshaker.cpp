#include "engine/transport/handshaker.h"

#include "engine/base/logging.h"

#include <QSslSocket>
#include <QTcpSocket>
#include <QWebSocket>
#include <QWebSocketCorsAuthenticator>

#include <unistd.h>

namespace Batanidza {

namespace {

//! Else the kernel swallows megabytes for a client that does not read, and we see nothing of it.
constexpr int sendBufferBytes = 128 * 1024;
constexpr int wrongPlaceCode = 4500;

} // namespace

Handshaker::Handshaker(HandshakeSettings settings, Deliver deliver)
    : m_settings(std::move(settings))
    , m_deliver(std::move(deliver))
    , m_server(QStringLiteral("batanidza"), QWebSocketServer::NonSecureMode)
    , m_sweep(this)
{
    m_server.setSupportedSubprotocols({m_settings.subprotocol});
    connect(&m_server, &QWebSocketServer::newConnection, this, &Handshaker::onUpgraded);
    connect(&m_server, &QWebSocketServer::originAuthenticationRequired, this,
            [this](QWebSocketCorsAuthenticator *asked) {
                asked->setAllowed(m_settings.origins.allows(asked->origin()));
            });
    m_sweep.setInterval(
        std::chrono::milliseconds(std::clamp<qint64>(m_settings.timeout.count() / 5, 20, 1000)));
    connect(&m_sweep, &QTimer::timeout, this, &Handshaker::sweep);
}

Handshaker::~Handshaker()
{
    const auto waiting = m_halfOpen.keys();
    for (QTcpSocket *socket : waiting)
        forget(socket);
}

void Handshaker::take(qintptr descriptor)
{
    if (halfOpen() >= m_settings.mostHalfOpen) {
        ::close(static_cast<int>(descriptor));
        return;
    }
    // No parent: removing one of thousands of children is linear.
    auto socket = m_settings.tls ? std::unique_ptr<QTcpSocket>(std::make_unique<QSslSocket>())
                                 : std::make_unique<QTcpSocket>();
    if (!socket->setSocketDescriptor(descriptor)) {
        ::close(static_cast<int>(descriptor));
        return;
    }
    socket->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, sendBufferBytes);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    // Qt waits for a whole frame in this buffer, so that it must hold the largest one allowed.
    socket->setReadBufferSize(m_settings.messageBytes + 64 * 1024);
    QTcpSocket *raw = socket.release();
    m_halfOpen.insert(raw, std::chrono::steady_clock::now() + m_settings.timeout);
    m_byAddress.insert({raw->peerAddress(), raw->peerPort()}, raw);
    if (!m_sweep.isActive())
        m_sweep.start();
    connect(raw, &QTcpSocket::disconnected, this, [this, raw] { forget(raw); });
    if (auto *secure = qobject_cast<QSslSocket *>(raw)) {
        secure->setSslConfiguration(*m_settings.tls);
        secure->startServerEncryption();
    }
    m_server.handleConnection(raw);
}

void Handshaker::onUpgraded()
{
    std::unique_ptr<QWebSocket> socket(m_server.nextPendingConnection());
    if (!socket)
        return;
    socket->setParent(nullptr);
    QTcpSocket *below = m_byAddress.take({socket->peerAddress(), socket->peerPort()});
    if (!below)
        return;
    m_halfOpen.remove(below);
    // The server's slot asks for sender(), which looks at every connection it has: cut them.
    QObject::disconnect(below, nullptr, &m_server, nullptr);
    QObject::disconnect(below, nullptr, this, nullptr);
    socket->setMaxAllowedIncomingFrameSize(static_cast<quint64>(m_settings.messageBytes));
    socket->setMaxAllowedIncomingMessageSize(static_cast<quint64>(m_settings.messageBytes));
    const bool rightPlace = socket->requestUrl().path() == m_settings.path;
    auto link = std::make_unique<WebSocketLink>(std::move(socket), below);
    if (!rightPlace) {
        auto *leaving = link.release();
        connect(leaving, &Link::closed, leaving, &QObject::deleteLater);
        leaving->close(wrongPlaceCode, QStringLiteral("nothing is spoken at this path"));
        return;
    }
    m_deliver(std::move(link));
}

void Handshaker::forget(QTcpSocket *socket)
{
    if (m_halfOpen.remove(socket) == 0)
        return;
    m_byAddress.removeIf([socket](const auto &entry) { return entry.value() == socket; });
    QObject::disconnect(socket, nullptr, this, nullptr);
    QObject::disconnect(socket, nullptr, &m_server, nullptr);
    socket->abort();
    socket->deleteLater();
}

void Handshaker::sweep()
{
    const auto now = std::chrono::steady_clock::now();
    QList<QTcpSocket *> late;
    for (auto it = m_halfOpen.cbegin(); it != m_halfOpen.cend(); ++it) {
        if (it.value() <= now)
            late.append(it.key());
    }
    for (QTcpSocket *socket : late)
        forget(socket);
    if (m_halfOpen.isEmpty())
        m_sweep.stop();
}

} // namespace Batanidza
