#include "engine/transport/websocketlink.h"

#include "engine/transport/directsend.h"

#include <QHostAddress>
#include <QTcpSocket>

#include <sys/ioctl.h>

namespace Batanidza {

namespace {

using std::chrono::milliseconds;

constexpr int abnormalCode = 1006;
constexpr int noCode = 1005;
constexpr qsizetype longestReason = 123;
//! How long a closing side waits for the other to take what is pending and to say goodbye.
constexpr milliseconds closePatience{5000};
//! The same for one that broke the rules: long enough for it to read why.
constexpr milliseconds breachPatience{500};
//! Whoever asks without reading the answers gets no more of them.
constexpr qint64 mostPendingPongs = 64 * 1024;

enum class Control : uchar { Close = 8, Ping = 9, Pong = 10 };

QByteArray controlFrame(Control kind, const QByteArray &payload)
{
    QByteArray frame;
    frame.reserve(payload.size() + 2);
    frame += static_cast<char>(0x80 | static_cast<uchar>(kind));
    frame += static_cast<char>(payload.size());
    return frame += payload;
}

//! At most `size` bytes, without half a letter at the end.
QByteArray shortened(QByteArray utf8, qsizetype size)
{
    if (utf8.size() <= size)
        return utf8;
    while (size > 0 && (static_cast<uchar>(utf8[size]) & 0xc0) == 0x80)
        --size;
    utf8.truncate(size);
    return utf8;
}

} // namespace

WebSocketLink::WebSocketLink(std::unique_ptr<QTcpSocket> below, qint64 messageBytes, QString bearer)
    : m_below(below.release())
    , m_reader(messageBytes)
    , m_bearer(std::move(bearer))
    , m_direct(canSendDirectly(*m_below))
{
    connect(m_below, &QTcpSocket::readyRead, this, &WebSocketLink::onReadable);
    connect(m_below, &QTcpSocket::disconnected, this, &WebSocketLink::onDisconnected);
    connect(m_below, &QTcpSocket::bytesWritten, this, [this] {
        if (bytesPending() == 0)
            Q_EMIT drained();
    });
}

WebSocketLink::~WebSocketLink()
{
    if (m_below) {
        m_below->disconnect(this);
        m_below->abort();
        m_below->deleteLater();
    }
}

void WebSocketLink::begin(QByteArrayView first)
{
    const QPointer<WebSocketLink> still(this);
    take(first);
    if (still && m_below && m_below->bytesAvailable() > 0)
        onReadable();
}

bool WebSocketLink::send(FrameKind kind, const QByteArray &payload)
{
    return sendWhole(serverFrame(kind, payload));
}

bool WebSocketLink::sendWhole(const QByteArray &frames)
{
    if (!isOpen())
        return false;
    sendNow(*m_below, frames, m_direct);
    return true;
}

void WebSocketLink::ping()
{
    m_pingedAt = std::chrono::steady_clock::now();
    ++m_pings;
    sendWhole(controlFrame(Control::Ping, QByteArray::number(m_pings)));
}

void WebSocketLink::close(int code, const QString &reason)
{
    if (m_closing || m_done)
        return;
    sendClose(code, reason);
    giveUpIn(closePatience);
}

qint64 WebSocketLink::bytesPending() const
{
    return m_below ? m_below->bytesToWrite() : 0;
}

bool WebSocketLink::hasUnread() const
{
    int bytes = 0;
    return m_below &&
           (m_below->bytesAvailable() > 0 ||
            (::ioctl(static_cast<int>(m_below->socketDescriptor()), FIONREAD, &bytes) == 0 &&
             bytes > 0));
}

bool WebSocketLink::isOpen() const
{
    return !m_closing && !m_done && m_below && m_below->state() == QAbstractSocket::ConnectedState;
}

bool WebSocketLink::isLoopback() const
{
    return m_below && m_below->peerAddress().isLoopback();
}

QString WebSocketLink::peerAddress() const
{
    return m_below ? m_below->peerAddress().toString() : QString();
}

void WebSocketLink::onReadable()
{
    const QByteArray bytes = m_below->readAll();
    const QPointer<WebSocketLink> still(this);
    Q_EMIT alive();
    if (still)
        take(bytes);
}

void WebSocketLink::take(QByteArrayView bytes)
{
    const QPointer<WebSocketLink> still(this);
    const auto events = m_reader.take(bytes);
    for (const FrameReader::Event &event : events) {
        on(event);
        if (!still || m_done)
            return;
    }
}

void WebSocketLink::on(const FrameReader::Event &event)
{
    if (const auto *message = std::get_if<FrameReader::Message>(&event)) {
        if (!m_closing)
            Q_EMIT received(message->kind, message->payload);
    } else if (const auto *ping = std::get_if<FrameReader::Ping>(&event)) {
        if (bytesPending() <= mostPendingPongs)
            sendWhole(controlFrame(Control::Pong, ping->payload));
    } else if (const auto *pong = std::get_if<FrameReader::Pong>(&event)) {
        if (m_pings > 0 && pong->payload == QByteArray::number(m_pings)) {
            const auto took = std::chrono::steady_clock::now() - m_pingedAt;
            Q_EMIT ponged(std::chrono::duration_cast<milliseconds>(took).count());
        }
    } else if (const auto *close = std::get_if<FrameReader::Close>(&event)) {
        onClose(*close);
    } else if (const auto *breach = std::get_if<FrameReader::Breach>(&event)) {
        // What still comes is read past, so that the other side gets to read why.
        if (!m_closing)
            sendClose(breach->code, breach->why);
        giveUpIn(breachPatience);
    }
}

void WebSocketLink::onClose(const FrameReader::Close &close)
{
    m_closeCode = close.code;
    m_closeReason = close.reason;
    if (!m_closing)
        sendClose(close.code, {});
    giveUpIn(closePatience);
    if (m_below)
        m_below->disconnectFromHost(); // once all is written
}

void WebSocketLink::sendClose(int code, const QString &reason)
{
    QByteArray payload;
    if (code != noCode) {
        payload += static_cast<char>(code >> 8);
        payload += static_cast<char>(code & 0xff);
        payload += shortened(reason.toUtf8(), longestReason);
    }
    sendWhole(controlFrame(Control::Close, payload));
    m_closing = true;
}

void WebSocketLink::giveUpIn(milliseconds time)
{
    if (!m_giveUp) {
        m_giveUp = std::make_unique<QTimer>();
        m_giveUp->setSingleShot(true);
        connect(m_giveUp.get(), &QTimer::timeout, this, [this] {
            if (m_below)
                m_below->abort();
            onDisconnected();
        });
    }
    m_giveUp->start(time);
}

void WebSocketLink::onDisconnected()
{
    if (m_done)
        return;
    m_done = true;
    if (m_giveUp)
        m_giveUp->stop();
    Q_EMIT closed(m_closeCode != 0 ? m_closeCode : abnormalCode, m_closeReason);
}

} // namespace Batanidza
