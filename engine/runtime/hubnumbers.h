#pragma once

#include "engine/runtime/monitor.h"

//! What the hub and HTTP counted, as the monitor wants it: per platform and per second. Belongs to
//! the monitor's thread.
namespace Batanidza {

class Hub;
class HttpServer;

class HubNumbersReader
{
public:
    HubNumbersReader(const Clock &clock, Hub &hub, const HttpServer &http, TenantId tenant)
        : m_clock(clock)
        , m_hub(hub)
        , m_http(http)
        , m_tenant(std::move(tenant))
    {}

    //! What happened since the last call.
    [[nodiscard]] HubNumbers read();

private:
    //! Those on sockets, as of the hub's own last look.
    void readSockets();

    struct Totals
    {
        qint64 requests = 0;
        qint64 errors = 0;
        qint64 reconnects = 0;
        qint64 edits = 0;
        qint64 deliveries = 0;
        qint64 bytes = 0;
    };

    const Clock &m_clock;
    Hub &m_hub;
    const HttpServer &m_http;
    TenantId m_tenant;
    std::array<Totals, allPlatforms.size()> m_before;
    std::optional<quint64> m_hubGeneration;
    quint64 m_generation = 0;
    QList<ClientStatus> m_sockets;
    int m_watchers = 0;
    bool m_httpBefore = false;
};

} // namespace Batanidza
