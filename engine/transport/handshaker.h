#pragma once

#include "engine/transport/originpolicy.h"
#include "engine/transport/websocketlink.h"

#include <QHash>
#include <QHostAddress>
#include <QSslConfiguration>
#include <QTimer>
#include <QWebSocketServer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

//! Makes links from raw descriptors: TLS where there is a certificate, then the WebSocket upgrade,
//! with a time limit and a limit on how many may be half open. Lives in its shard's thread.
namespace Batanidza {

struct HandshakeSettings
{
    QString path = QStringLiteral("/v1/sync");
    QString subprotocol = QStringLiteral("batanidza.v1");
    OriginPolicy origins;
    std::optional<QSslConfiguration> tls; //!< nothing = plain
    qint64 messageBytes = 1024 * 1024;
    std::chrono::milliseconds timeout{5000};
    int mostHalfOpen = 1000;
};

class Handshaker final : public QObject
{
public:
    using Deliver = std::function<void(std::unique_ptr<WebSocketLink>)>;

    Handshaker(HandshakeSettings settings, Deliver deliver);
    ~Handshaker() override;

    //! Owns the descriptor from now on.
    void take(qintptr descriptor);
    [[nodiscard]] int halfOpen() const { return static_cast<int>(m_halfOpen.size()); }

private:
    using Address = std::pair<QHostAddress, quint16>;

    void onUpgraded();
    void forget(QTcpSocket *socket);
    void sweep();

    const HandshakeSettings m_settings;
    Deliver m_deliver;
    QWebSocketServer m_server;
    QTimer m_sweep;
    QHash<QTcpSocket *, std::chrono::steady_clock::time_point> m_halfOpen;
    QHash<Address, QTcpSocket *> m_byAddress;
};

} // namespace Batanidza
