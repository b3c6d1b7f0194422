#include "engine/client/socketlink.h"

#include "engine/base/handover.h"

#include <QNetworkRequest>
#include <QWebSocketHandshakeOptions>

namespace Batanidza {

namespace {

constexpr int unclean = 1006;

} // namespace

SocketLink::SocketLink(QUrl address, QString token, qint64 messageBytes)
    : m_address(std::move(address))
    , m_token(std::move(token))
{
    m_socket.setMaxAllowedIncomingMessageSize(static_cast<quint64>(messageBytes));
    m_socket.setMaxAllowedIncomingFrameSize(static_cast<quint64>(messageBytes));
    connect(&m_socket, &QWebSocket::connected, this, &SocketLink::opened);
    connect(&m_socket, &QWebSocket::textMessageReceived, this,
            [this](const QString &text) { Q_EMIT received(FrameKind::Text, text.toUtf8()); });
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this,
            [this](const QByteArray &bytes) { Q_EMIT received(FrameKind::Binary, bytes); });
    connect(&m_socket, &QWebSocket::pong, this, &SocketLink::alive);
    connect(&m_socket, &QWebSocket::bytesWritten, this, [this] {
        m_reached = true;
        if (m_socket.bytesToWrite() == 0)
            Q_EMIT drained();
    });
    connect(&m_socket, &QWebSocket::aboutToClose, this, [this] { m_sawClose = true; });
    connect(&m_socket, &QWebSocket::disconnected, this, [this] {
        // Qt says 1000 also where the pipe broke without a close frame.
        if (m_sawClose)
            finish(m_socket.closeCode(), m_socket.closeReason());
        else
            finish(unclean, m_socket.errorString());
    });
    connect(&m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, [this] {
        // A socket that never opened says nothing else.
        if (m_socket.state() != QAbstractSocket::ConnectedState)
            finish(unclean, m_socket.errorString());
    });
}

SocketLink::~SocketLink()
{
    m_finished = true;
    m_socket.disconnect(this);
    m_socket.abort();
}

void SocketLink::open()
{
    QNetworkRequest request(m_address);
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token.toUtf8());
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QStringLiteral("batanidza.v1")});
    m_socket.open(request, options);
}

void SocketLink::abort()
{
    finish(unclean, QStringLiteral("broken off"));
    m_socket.abort();
}

bool SocketLink::send(FrameKind kind, const QByteArray &payload)
{
    if (!isOpen())
        return false;
    if (kind == FrameKind::Text)
        m_socket.sendTextMessage(QString::fromUtf8(payload));
    else
        m_socket.sendBinaryMessage(payload);
    return true;
}

void SocketLink::close(int code, const QString &reason)
{
    if (isOpen())
        m_socket.close(static_cast<QWebSocketProtocol::CloseCode>(code), reason);
    else
        abort();
}

qint64 SocketLink::bytesPending() const
{
    return m_socket.bytesToWrite();
}

bool SocketLink::isOpen() const
{
    return !m_finished && m_socket.state() == QAbstractSocket::ConnectedState;
}

bool SocketLink::wasInsecure() const
{
    return m_socket.error() == QAbstractSocket::SslHandshakeFailedError ||
           m_socket.error() == QAbstractSocket::SslInvalidUserDataError ||
           m_socket.error() == QAbstractSocket::SslInternalError;
}

void SocketLink::finish(int code, const QString &reason)
{
    if (std::exchange(m_finished, true))
        return;
    // Later, so that nobody is told in the middle of their own call.
    post(this, [this, code, reason] { Q_EMIT closed(code, reason); });
}

} // namespace Batanidza
