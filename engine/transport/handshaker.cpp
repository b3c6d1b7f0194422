#include "engine/transport/handshaker.h"

#include "engine/transport/directsend.h"
#include "engine/transport/upgrade.h"

#include <QPointer>
#include <QSslSocket>
#include <QTcpSocket>

#include <unistd.h>

namespace Batanidza {

namespace {

//! Else the kernel swallows megabytes for a client that does not read, and we see nothing of it.
constexpr int sendBufferBytes = 128 * 1024;
//! Bounds what waits unread in our own memory for each connection.
constexpr qint64 readBufferBytes = 64 * 1024;

} // namespace

Handshaker::Handshaker(HandshakeSettings settings, Deliver deliver)
    : m_settings(std::move(settings))
    , m_deliver(std::move(deliver))
    , m_sweep(this)
{
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
    socket->setReadBufferSize(readBufferBytes);
    QTcpSocket *raw = socket.release();
    m_halfOpen.insert(raw, {{}, std::chrono::steady_clock::now() + m_settings.timeout, false});
    if (!m_sweep.isActive())
        m_sweep.start();
    connect(raw, &QTcpSocket::disconnected, this, [this, raw] { forget(raw); });
    connect(raw, &QTcpSocket::readyRead, this, [this, raw] { onReadable(raw); });
    if (auto *secure = qobject_cast<QSslSocket *>(raw)) {
        secure->setSslConfiguration(*m_settings.tls);
        secure->startServerEncryption();
    }
}

void Handshaker::onReadable(QTcpSocket *socket)
{
    const auto waiting = m_halfOpen.find(socket);
    if (waiting == m_halfOpen.end())
        return;
    if (waiting->refused) {
        (void)socket->readAll();
        return;
    }
    waiting->head += socket->readAll();
    const QByteArray &head = waiting->head;
    const qsizetype end = head.indexOf("\r\n\r\n");
    if (end >= 0 && end + 4 <= longestHead)
        open(socket, QByteArrayView(head).first(end + 4), QByteArrayView(head).sliced(end + 4));
    else if (end >= 0 || head.size() > longestHead)
        refuse(socket, refusal(431, "The head of this request is too long."));
    else if (!head.isEmpty() && (head[0] < 'A' || head[0] > 'Z'))
        refuse(socket, refusal(400, "This is no HTTP request that can be read."));
}

void Handshaker::open(QTcpSocket *socket, QByteArrayView head, QByteArrayView behind)
{
    const UpgradeAnswer answer =
        answerUpgrade(head, m_settings.path, m_settings.subprotocol, m_settings.origins);
    if (!answer.accepted) {
        refuse(socket, answer.response);
        return;
    }
    const QByteArray first = behind.toByteArray();
    m_halfOpen.remove(socket);
    QObject::disconnect(socket, nullptr, this, nullptr);
    sendNow(*socket, answer.response, canSendDirectly(*socket));
    auto link = std::make_unique<WebSocketLink>(std::unique_ptr<QTcpSocket>(socket),
                                                m_settings.messageBytes, answer.bearer);
    const QPointer<WebSocketLink> opened(link.get());
    m_deliver(std::move(link));
    if (opened)
        opened->begin(first);
}

void Handshaker::refuse(QTcpSocket *socket, const QByteArray &response)
{
    HalfOpen &waiting = m_halfOpen[socket];
    waiting.refused = true;
    waiting.head.clear();
    socket->write(response);
    socket->disconnectFromHost(); // once it is written; the sweep ends who does not read it
}

void Handshaker::forget(QTcpSocket *socket)
{
    if (m_halfOpen.remove(socket) == 0)
        return;
    QObject::disconnect(socket, nullptr, this, nullptr);
    socket->abort();
    socket->deleteLater();
}

void Handshaker::sweep()
{
    const auto now = std::chrono::steady_clock::now();
    QList<QTcpSocket *> late;
    for (auto it = m_halfOpen.cbegin(); it != m_halfOpen.cend(); ++it) {
        if (it->deadline <= now)
            late.append(it.key());
    }
    for (QTcpSocket *socket : late)
        forget(socket);
    if (m_halfOpen.isEmpty())
        m_sweep.stop();
}

} // namespace Batanidza
