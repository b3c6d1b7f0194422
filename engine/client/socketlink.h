#pragma once

#include "engine/client/clientlink.h"

#include <QWebSocket>

//! A WebSocket to a hub, client's side.
namespace Batanidza {

class SocketLink final : public ClientLink
{
    Q_OBJECT

public:
    //! `token` goes in the Authorization header; empty = none. `messageBytes` bounds what is taken.
    SocketLink(QUrl address, QString token, qint64 messageBytes);
    ~SocketLink() override;

    void open() override;
    void abort() override;
    bool send(FrameKind kind, const QByteArray &payload) override;
    void close(int code, const QString &reason) override;
    [[nodiscard]] qint64 bytesPending() const override;
    [[nodiscard]] bool isOpen() const override;
    //! Somebody took our handshake, whatever became of it.
    [[nodiscard]] bool wasReached() const { return m_reached; }
    //! TLS came to nothing.
    [[nodiscard]] bool wasInsecure() const;

private:
    void finish(int code, const QString &reason);

    const QUrl m_address;
    const QString m_token;
    QWebSocket m_socket;
    bool m_sawClose = false; //!< a close frame went or came
    bool m_finished = false;
    bool m_reached = false;
};

} // namespace Batanidza
