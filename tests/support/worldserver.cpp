#include "tests/support/worldserver.h"

#include "engine/commit/committer.h"
#include "engine/hub/storereader.h"

namespace Batanidza {

WorldServer::WorldServer(const Clock &clock, QString dataFolder)
    : m_clock(clock)
    , m_dataFolder(std::move(dataFolder))
    , m_gatekeeper(clock, QByteArray(32, 'k'), true)
{
    start();
}

WorldServer::~WorldServer()
{
    stop();
}

void WorldServer::start()
{
    m_writer = std::make_unique<WorkerThread<Writer>>(QStringLiteral("writer"), [this] {
        auto writer = std::make_unique<Writer>(m_clock, m_registry);
        const auto opened = writer->open(m_dataFolder);
        Q_ASSERT(opened);
        return writer;
    });
    const auto made = import(TenantId(QStringLiteral("demo")), {});
    Q_ASSERT(made);
    m_sink = std::make_unique<WriterSink>(**m_writer);
    m_hub = std::make_unique<Hub>(HubParts{m_clock,
                                           m_registry,
                                           m_gatekeeper,
                                           *m_sink,
                                           [this] { return StoreReader::open(m_dataFolder); },
                                           {}});
    for (int i = 0; i < 2; ++i) {
        m_shards.push_back(
            std::make_unique<WorkerThread<HubShard>>(QStringLiteral("shard"), [this] {
                auto shard = m_hub->makeShard();
                Q_ASSERT(shard);
                return *std::move(shard);
            }));
    }
    QObject::connect(m_writer->root(), &Writer::committed, m_hub.get(), &Hub::deliver,
                     Qt::DirectConnection);
    m_http = std::make_unique<HttpServer>(HttpParts{m_clock, m_gatekeeper, m_registry, **m_writer,
                                                    *m_sink, m_hub->manifests(), m_dataFolder},
                                          HttpLimits());
    QObject::connect(m_writer->root(), &Writer::committed, m_http.get(), &HttpServer::onCommitted);
    const auto http = m_http->start({QStringLiteral("127.0.0.1"), m_httpPort, {}, false});
    Q_ASSERT(http);
    m_httpPort = m_http->port();
    m_listener = std::make_unique<Listener>([this](qintptr socket) { m_hub->take(socket); });
    const auto port = m_listener->listenOn(QStringLiteral("127.0.0.1"), m_wsPort);
    Q_ASSERT(port);
    m_wsPort = *port;
}

void WorldServer::stop()
{
    m_listener.reset();
    if (m_http)
        m_http->stop();
    if (m_writer)
        m_writer->call([this] { (*m_writer)->close(); });
    m_shards.clear();
    m_http.reset();
    m_hub.reset();
    m_sink.reset();
    m_writer.reset();
}

Result<void> WorldServer::import(const TenantId &tenant, const QList<Edit> &edits)
{
    Result<void> result;
    std::binary_semaphore done(0);
    (*m_writer)->perform(
        [&](Committer &committer) -> Result<void> {
            if (const auto log = committer.ensureTenant(tenant); !log)
                return log.error();
            for (const Edit &edit : edits) {
                const auto receipt = committer.commitOwn(tenant, edit, {});
                if (!receipt)
                    return receipt.error();
                if (receipt->error)
                    return *receipt->error;
            }
            return {};
        },
        [&](const Result<void> &outcome) {
            result = outcome;
            done.release();
        });
    done.acquire();
    return result;
}

QUrl WorldServer::webSocket() const
{
    return QUrl(QStringLiteral("ws://127.0.0.1:%1/v1/sync").arg(m_wsPort));
}

QUrl WorldServer::http() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_httpPort));
}

} // namespace Batanidza
