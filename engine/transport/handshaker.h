#pragma once

#include "engine/transport/originpolicy.h"
#include "engine/transport/websocketlink.h"

#include <QHash>
#include <QSslConfiguration>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

//! Makes links from raw descriptors: TLS where there is a certificate, then the WebSocket upgrade,
//! with a limit on time, on size and on how many may be half open. Lives in its shard's thread.
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
    struct HalfOpen
    {
        QByteArray head; //!< of the request, as far as it came
        std::chrono::steady_clock::time_point deadline;
        bool refused = false; //!< its answer is on its way out
    };

    void onReadable(QTcpSocket *socket);
    void open(QTcpSocket *socket, QByteArrayView head, QByteArrayView behind);
    void refuse(QTcpSocket *socket, const QByteArray &response);
    void forget(QTcpSocket *socket);
    void sweep();

    const HandshakeSettings m_settings;
    Deliver m_deliver;
    QTimer m_sweep;
    QHash<QTcpSocket *, HalfOpen> m_halfOpen;
};

} // namespace Batanidza
