#pragma once

#include "engine/hub/hub.h"
#include "engine/transport/epolldispatcher.h"
#include "engine/transport/listener.h"
#include "tests/support/memorystore.h"

#include <QThread>
#include <QWebSocket>

#include <memory>
#include <semaphore>
#include <vector>

//! A hub on loopback over a MemoryStore, its shards in threads of their own, and a client that
//! speaks raw JSON. For tests with real sockets.
namespace Batanidza {

class TestHub
{
public:
    explicit TestHub(HubSettings settings = {}, int shards = 2);
    ~TestHub();

    [[nodiscard]] QUrl url() const { return m_url; }
    //! As the engine adds the port of its HTTP server.
    void addOwnPort(int port) { m_ownPorts->add(port); }
    [[nodiscard]] Hub &hub() { return *m_hub; }
    [[nodiscard]] MemoryStore &store() { return m_store; }
    //! Lets loopback in without a token; tests issue and revoke here.
    [[nodiscard]] Gatekeeper &gatekeeper() { return m_gatekeeper; }
    //! A token of tenant "demo" that is good for an hour.
    [[nodiscard]] QString token(const QString &id) const;
    [[nodiscard]] Registry &registry() { return m_registry; }
    //! Puts one lesson and hands it to the hub.
    void put(const QString &id, const Json &body, const QString &type = QStringLiteral("lesson"),
             Priority priority = Priority::Normal, const QStringList &platforms = {});
    //! Runs `work` in the thread of shard `index` and waits.
    void inShard(size_t index, const std::function<void(HubShard &)> &work);
    [[nodiscard]] size_t shards() const { return m_threads.size(); }

private:
    struct ShardThread
    {
        QThread thread;
        QObject context;
        std::unique_ptr<HubShard> shard;
    };
    void call(ShardThread &in, const std::function<void()> &work);

    const std::shared_ptr<OwnPorts> m_ownPorts = std::make_shared<OwnPorts>();
    SystemClock m_clock;
    Registry m_registry;
    Gatekeeper m_gatekeeper;
    MemoryStore m_store;
    std::unique_ptr<Hub> m_hub;
    std::vector<std::unique_ptr<ShardThread>> m_threads;
    std::unique_ptr<Listener> m_listener;
    QUrl m_url;
};

//! One WebSocket; what came is kept in order.
class RawClient : public QObject
{
public:
    explicit RawClient(const QUrl &url, const QString &origin = {}, const QByteArray &bearer = {});
    ~RawClient() override;

    [[nodiscard]] bool waitOpen();
    [[nodiscard]] bool waitClosed(int ms = 5000);
    [[nodiscard]] int closeCode() const { return static_cast<int>(m_socket.closeCode()); }
    [[nodiscard]] bool isOpen() const
    {
        return m_socket.state() == QAbstractSocket::ConnectedState;
    }
    void sendText(const QString &text) { m_socket.sendTextMessage(text); }
    void sendBinary(const QByteArray &bytes) { m_socket.sendBinaryMessage(bytes); }
    //! Calls and waits for the answer with its id; null where none came.
    [[nodiscard]] Json call(const QString &method, const Json &params, int ms = 5000);
    [[nodiscard]] Json hello(const QString &client, const Json &more = Json(JsonObject()));
    //! The next notification of this method that was not taken yet; null where none comes.
    [[nodiscard]] Json next(const QString &method, int ms = 5000);
    [[nodiscard]] QWebSocket &socket() { return m_socket; }
    [[nodiscard]] QList<Json> &messages() { return m_messages; }
    int binaryFrames = 0;

private:
    void keep(const QByteArray &text);
    QWebSocket m_socket;
    QList<Json> m_messages;
    int m_lastId = 0;
    bool m_opened = false;
    bool m_closed = false;
};

} // namespace Batanidza
