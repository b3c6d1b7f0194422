#include "tests/support/testhub.h"

#include "engine/base/deflate.h"
#include "engine/base/handover.h"
#include "engine/base/jsonread.h"

#include <QElapsedTimer>
#include <QTest>
#include <QWebSocketHandshakeOptions>

namespace Batanidza {

TestHub::TestHub(HubSettings settings, int shards)
    : m_gatekeeper(m_clock, QByteArray(32, 'k'), true)
{
    settings.handshake.origins =
        OriginPolicy({QStringLiteral("127.0.0.1"), QStringLiteral("localhost")},
                     {QStringLiteral("https://school.example")}, m_ownPorts);
    m_hub = std::make_unique<Hub>(HubParts{
        m_clock, m_registry, m_gatekeeper, m_store,
        [this]() -> Result<std::unique_ptr<ContentReader>> { return m_store.reader(); }, settings});
    m_store.onCommitted = [this](const CommitBatchPtr &batch) { m_hub->deliver(batch); };
    for (int i = 0; i < shards; ++i) {
        m_threads.push_back(std::make_unique<ShardThread>());
        ShardThread &made = *m_threads.back();
        made.thread.setEventDispatcher(new EpollDispatcher);
        made.context.moveToThread(&made.thread);
        made.thread.start();
        call(made, [&] { made.shard = std::move(*m_hub->makeShard()); });
    }
    m_listener =
        std::make_unique<Listener>([this](qintptr descriptor) { m_hub->take(descriptor); });
    const auto port = m_listener->listenOn(QStringLiteral("127.0.0.1"), 0);
    Q_ASSERT(port);
    m_ownPorts->add(*port);
    m_url = QUrl(QStringLiteral("ws://127.0.0.1:%1/v1/sync").arg(*port));
}

TestHub::~TestHub()
{
    m_listener.reset();
    for (const auto &thread : m_threads) {
        call(*thread, [&] { thread->shard.reset(); });
        thread->thread.quit();
        thread->thread.wait();
    }
}

void TestHub::put(const QString &id, const Json &body, const QString &type, Priority priority,
                  const QStringList &platforms)
{
    m_hub->deliver(m_store.put(id, body, type, priority, platforms));
}

QString TestHub::token(const QString &id) const
{
    TokenClaims claims;
    claims.id = TokenId(id);
    claims.tenant = m_store.tenant();
    claims.issuedAt = m_clock.utc();
    claims.expiresAt = claims.issuedAt + std::chrono::hours(1);
    return m_gatekeeper.issue(claims);
}

void TestHub::call(ShardThread &in, const std::function<void()> &work)
{
    std::binary_semaphore done(0);
    post(&in.context, [&] {
        work();
        done.release();
    });
    done.acquire();
}

void TestHub::inShard(size_t index, const std::function<void(HubShard &)> &work)
{
    ShardThread &in = *m_threads[index];
    call(in, [&] { work(*in.shard); });
}

RawClient::RawClient(const QUrl &url, const QString &origin, const QByteArray &bearer)
    : m_socket(origin)
{
    connect(&m_socket, &QWebSocket::connected, this, [this] { m_opened = true; });
    connect(&m_socket, &QWebSocket::disconnected, this, [this] { m_closed = true; });
    connect(&m_socket, &QWebSocket::textMessageReceived, this,
            [this](const QString &text) { keep(text.toUtf8()); });
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray &bytes) {
        ++binaryFrames;
        if (const auto plain = inflateBytes(bytes, 64 * 1024 * 1024))
            keep(*plain);
    });
    QNetworkRequest request(url);
    if (!bearer.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + bearer);
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QStringLiteral("batanidza.v1")});
    m_socket.open(request, options);
}

RawClient::~RawClient()
{
    m_socket.disconnect(this);
}

void RawClient::keep(const QByteArray &text)
{
    const auto json = readJson(text);
    if (!json)
        return;
    if (json->isArray())
        m_messages += json->toArray();
    else
        m_messages.append(*json);
}

bool RawClient::waitOpen()
{
    return QTest::qWaitFor([this] { return m_opened || m_closed; }, 5000) && m_opened;
}

bool RawClient::waitClosed(int ms)
{
    return QTest::qWaitFor([this] { return m_closed; }, ms);
}

Json RawClient::call(const QString &method, const Json &params, int ms)
{
    const int id = ++m_lastId;
    const Json message = JsonObject{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                                    {QStringLiteral("id"), id},
                                    {QStringLiteral("method"), method},
                                    {QStringLiteral("params"), params}};
    sendText(QString::fromUtf8(writeJson(message)));
    Json found;
    const bool came = QTest::qWaitFor(
        [&] {
            for (qsizetype i = 0; i < m_messages.size(); ++i) {
                if (m_messages[i][u"id"] == Json(id)) {
                    found = m_messages.takeAt(i);
                    return true;
                }
            }
            return m_closed;
        },
        ms);
    return came ? found : Json();
}

Json RawClient::hello(const QString &client, const Json &more)
{
    Json params = JsonObject{{QStringLiteral("protocol"), JsonArray{1}},
                             {QStringLiteral("tenant"), QStringLiteral("demo")},
                             {QStringLiteral("platform"), QStringLiteral("web")},
                             {QStringLiteral("clientId"), client}};
    for (const auto &[key, value] : more.toObject())
        params.set(key, value);
    return call(QStringLiteral("session.hello"), params);
}

Json RawClient::next(const QString &method, int ms)
{
    Json found;
    const bool came = QTest::qWaitFor(
        [&] {
            for (qsizetype i = 0; i < m_messages.size(); ++i) {
                if (m_messages[i][u"method"].toString() == method) {
                    found = m_messages.takeAt(i);
                    return true;
                }
            }
            return false;
        },
        ms);
    return came ? found : Json();
}

} // namespace Batanidza
