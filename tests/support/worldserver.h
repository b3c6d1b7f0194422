#pragma once

#include "engine/http/httpserver.h"
#include "engine/hub/hub.h"
#include "engine/hub/writersink.h"
#include "engine/runtime/workerthread.h"
#include "engine/transport/listener.h"
#include "tests/support/keptport.h"

#include <memory>
#include <vector>

//! A whole server on loopback over a workspace in a folder: writer, hub with its shards, HTTP, each
//! in its thread, on free ports that stay the same over restarts. For journeys.
namespace Batanidza {

class WorldServer
{
public:
    WorldServer(const Clock &clock, QString dataFolder);
    ~WorldServer();

    void start();
    //! As when the process is told to go: what was taken is committed, connections are closed.
    void stop();
    //! One edit of the hub itself, waited for.
    [[nodiscard]] Result<void> import(const TenantId &tenant, const QList<Edit> &edits);

    [[nodiscard]] QUrl webSocket() const;
    [[nodiscard]] QUrl http() const;
    [[nodiscard]] QString dataFolder() const { return m_dataFolder; }
    [[nodiscard]] int connections() const { return m_hub ? m_hub->connections() : 0; }

private:
    const Clock &m_clock;
    const QString m_dataFolder;
    Gatekeeper m_gatekeeper;
    Registry m_registry;
    quint16 m_wsPort = keptPort(); // across restarts
    quint16 m_httpPort = keptPort();
    std::unique_ptr<WorkerThread<Writer>> m_writer;
    std::unique_ptr<WriterSink> m_sink;
    std::unique_ptr<Hub> m_hub;
    std::vector<std::unique_ptr<WorkerThread<HubShard>>> m_shards;
    std::unique_ptr<HttpServer> m_http;
    std::unique_ptr<Listener> m_listener;
};

} // namespace Batanidza
