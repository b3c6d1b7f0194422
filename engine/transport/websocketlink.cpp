#include "engine/transport/websocketlink.h"

#include <QHostAddress>
#include <QNetworkRequest>
#include <QTcpSocket>
#include <QWebSocket>

#include <chrono>

namespace Batanidza {

namespace {

constexpr int abnormalCode = 1006;
//! How long a closing side waits for the other to take what is pending.
constexpr std::chrono::seconds closePatience{5};

} // namespace

WebSocketLink::WebSocketLink(std::unique_ptr<QWebSocket> socket, QTcpSocket *below)
    : m_socket(std::move(socket))
    , m_below(below)
    , m_giveUp(this)
{
    QWebSocket *ws = m_socket.get();
    connect(ws, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        if (!m_closing)
            Q_EMIT received(FrameKind::Text, text.toUtf8());
    });
    connect(ws, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray &bytes) {
        if (!m_closing)
            Q_EMIT received(FrameKind::Binary, bytes);
    });
    connect(ws, &QWebSocket::pong, this,
            [this](quint64 elapsed) { Q_EMIT ponged(static_cast<qint64>(elapsed)); });
    connect(ws, &QWebSocket::aboutToClose, this, [this] { m_sawClose = true; });
    connect(ws, &QWebSocket::disconnected, this, &WebSocketLink::onDisconnected);
    connect(below, &QTcpSocket::readyRead, this, &Link::alive);
    connect(below, &QTcpSocket::bytesWritten, this, [this] {
        if (bytesPending() == 0)
            Q_EMIT drained();
    });
    m_giveUp.setSingleShot(true);
    m_giveUp.setInterval(closePatience);
    connect(&m_giveUp, &QTimer::timeout, this, [this] {
        if (m_below)
            m_below->abort();
        onDisconnected();
    });
}

WebSocketLink::~WebSocketLink()
{
    m_socket->disconnect(this);
    if (m_below)
        m_below->disconnect(this);
    // QWebSocket says goodbye in its destructor and may still touch the socket below.
    m_socket.reset();
    if (m_below) {
        m_below->abort();
        m_below->deleteLater();
    }
}

bool WebSocketLink::send(FrameKind kind, const QByteArray &payload)
{
    return sendWhole(serverFrame(kind, payload));
}

bool WebSocketLink::sendWhole(const QByteArray &frames)
{
    if (!isOpen())
        return false;
    m_below->write(frames);
    m_below->flush();
    return true;
}

void WebSocketLink::ping()
{
    if (isOpen())
        m_socket->ping();
}

void WebSocketLink::close(int code, const QString &reason)
{
    if (m_closing || m_done)
        return;
    m_closing = true;
    m_giveUp.start();
    m_socket->close(static_cast<QWebSocketProtocol::CloseCode>(code), reason);
}

qint64 WebSocketLink::bytesPending() const
{
    return m_below ? m_below->bytesToWrite() : 0;
}

bool WebSocketLink::isOpen() const
{
    return !m_closing && !m_done && m_below && m_below->state() == QAbstractSocket::ConnectedState;
}

QString WebSocketLink::bearer() const
{
    const QByteArray header = m_socket->request().rawHeader("Authorization");
    return header.startsWith("Bearer ") ? QString::fromUtf8(header.sliced(7).trimmed()) : QString();
}

bool WebSocketLink::isLoopback() const
{
    return m_socket->peerAddress().isLoopback();
}

QString WebSocketLink::peerAddress() const
{
    return m_socket->peerAddress().toString();
}

void WebSocketLink::onDisconnected()
{
    if (m_done)
        return;
    m_done = true;
    m_giveUp.stop();
    Q_EMIT closed(m_sawClose ? static_cast<int>(m_socket->closeCode()) : abnormalCode,
                  m_sawClose ? m_socket->closeReason() : QString());
}

} // namespace Batanidza
