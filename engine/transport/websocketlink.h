#pragma once

#include "engine/transport/link.h"

#include <QPointer>
#include <QTimer>

#include <memory>

class QTcpSocket;
class QWebSocket;

//! The server's end of a WebSocket: Qt reads, and we write whole frames to the socket below, so
//! that a frame for thousands is made once. Nothing interleaves: pongs and close frames of
//! QWebSocket are written whole in this thread too. Lives in its shard's thread.
namespace Batanidza {

class WebSocketLink final : public Link
{
    Q_OBJECT

public:
    //! Both upgraded and open; neither may have a parent or be connected to anything else.
    WebSocketLink(std::unique_ptr<QWebSocket> socket, QTcpSocket *below);
    ~WebSocketLink() override;

    bool send(FrameKind kind, const QByteArray &payload) override;
    bool sendWhole(const QByteArray &frames) override;
    void ping() override;
    void close(int code, const QString &reason) override;
    [[nodiscard]] qint64 bytesPending() const override;
    [[nodiscard]] bool isOpen() const override;

    //! From the Authorization header of the handshake; empty = none.
    [[nodiscard]] QString bearer() const;
    [[nodiscard]] bool isLoopback() const;
    //! Of the other side, without its port.
    [[nodiscard]] QString peerAddress() const;

private:
    void onDisconnected();

    std::unique_ptr<QWebSocket> m_socket;
    QPointer<QTcpSocket> m_below;
    QTimer m_giveUp;
    bool m_closing = false;
    bool m_sawClose = false;
    bool m_done = false;
};

} // namespace Batanidza
