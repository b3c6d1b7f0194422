#pragma once

#include "engine/transport/framereader.h"

#include <QPointer>
#include <QTimer>

#include <chrono>
#include <memory>

class QTcpSocket;

//! The server's end of a WebSocket over a TCP (or TLS) socket that was upgraded. Frames for
//! thousands are made once and written whole; nothing interleaves, since all that is written here
//! is whole. Lives in its shard's thread.
namespace Batanidza {

class WebSocketLink final : public Link
{
    Q_OBJECT

public:
    //! `below` is connected, has no parent and is connected to nothing else.
    WebSocketLink(std::unique_ptr<QTcpSocket> below, qint64 messageBytes, QString bearer);
    ~WebSocketLink() override;

    //! Reads what came behind the handshake, and from then on. Call it once, when whoever listens
    //! is connected: it may emit anything, and the link may be gone after it.
    void begin(QByteArrayView first);

    bool send(FrameKind kind, const QByteArray &payload) override;
    bool sendWhole(const QByteArray &frames) override;
    void ping() override;
    void close(int code, const QString &reason) override;
    [[nodiscard]] qint64 bytesPending() const override;
    [[nodiscard]] bool isOpen() const override;
    [[nodiscard]] bool hasUnread() const override;

    //! From the Authorization header of the handshake; empty = none.
    [[nodiscard]] QString bearer() const { return m_bearer; }
    [[nodiscard]] bool isLoopback() const;
    //! Of the other side, without its port.
    [[nodiscard]] QString peerAddress() const;

private:
    void onReadable();
    void take(QByteArrayView bytes);
    void on(const FrameReader::Event &event);
    void onClose(const FrameReader::Close &close);
    void sendClose(int code, const QString &reason);
    void giveUpIn(std::chrono::milliseconds time);
    void onDisconnected();

    QPointer<QTcpSocket> m_below;
    FrameReader m_reader;
    const QString m_bearer;
    const bool m_direct;
    std::unique_ptr<QTimer> m_giveUp; //!< only while closing
    std::chrono::steady_clock::time_point m_pingedAt;
    quint32 m_pings = 0;
    int m_closeCode = 0; //!< that came; 0 = none did
    QString m_closeReason;
    bool m_closing = false;
    bool m_done = false;
};

} // namespace Batanidza
