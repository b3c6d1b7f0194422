#include "engine/runtime/hubnumbers.h"

#include "engine/http/httpserver.h"
#include "engine/hub/hub.h"
#include "engine/hub/hubshard.h"

#include <algorithm>
#include <sys/resource.h>

namespace Batanidza {

namespace {

//! Descriptors that the process needs for itself: databases, files, event loops.
constexpr qint64 ownDescriptors = 200;

//! A client on HTTP asks at least every 25 s (a long poll's longest wait), so after this it is
//! gone.
constexpr std::chrono::seconds httpPresence{30};

int reachableConnections()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 0;
    const auto most = static_cast<qint64>(std::min<rlim_t>(limit.rlim_cur, 1'000'000));
    return static_cast<int>(std::max<qint64>(0, most - ownDescriptors));
}

} // namespace

void HubNumbersReader::readSockets()
{
    const quint64 generation = m_hub.clientsGeneration();
    if (m_hubGeneration == generation)
        return; // with thousands the hub makes its list every few seconds only
    m_hubGeneration = generation;
    ++m_generation;
    m_sockets.clear();
    m_watchers = 0;
    for (const HubClient &client : m_hub.clients()) {
        if (client.watch) {
            ++m_watchers;
            continue;
        }
        if (!(client.tenant == m_tenant))
            continue;
        ClientStatus status;
        status.client = client.client;
        status.platform = client.platform;
        status.app = client.app;
        status.acknowledged = client.acknowledged;
        status.bytesPending = client.bytesPending;
        status.lastHeard = client.lastHeard;
        status.roundTrip = client.roundTrip;
        m_sockets.append(status);
    }
}

HubNumbers HubNumbersReader::read()
{
    readSockets();
    HubNumbers numbers;
    numbers.connections = std::max(0, m_hub.connections() - m_watchers);
    numbers.reachable = reachableConnections();
    numbers.draining = m_hub.isDraining();
    numbers.clients = m_sockets;
    const auto wallClock = m_clock.utc();
    for (const HttpClient &client : m_http.clients(httpPresence)) {
        if (!(client.context.tenant == m_tenant))
            continue;
        ++numbers.connections;
        ClientStatus status;
        status.client = client.context.client;
        status.platform = client.context.platform;
        status.app = client.context.app;
        status.acknowledged = client.acknowledged;
        status.lastHeard = wallClock - client.idle;
        numbers.clients.append(status);
    }
    const bool http = numbers.clients.size() > m_sockets.size();
    if (http || std::exchange(m_httpBefore, http))
        ++m_generation;
    numbers.clientsGeneration = m_generation;

    const QHash<QString, Histogram> propagation = m_hub.metrics().takePropagation();
    for (const Platform platform : allPlatforms) {
        const QString name = platformName(platform);
        const auto index = static_cast<size_t>(platform);
        const auto &counters = m_hub.metrics().of(name);
        const Totals now{counters.requests.value(),   counters.errors.value(),
                         counters.reconnects.value(), counters.edits.value(),
                         counters.deliveries.value(), counters.bytes.value()};
        Totals &before = m_before[index];
        PlatformSecond &second = numbers.seconds[index];
        second.propagation = propagation.value(name);
        second.requests = now.requests - before.requests;
        second.errors = now.errors - before.errors;
        second.reconnects = now.reconnects - before.reconnects;
        second.edits = now.edits - before.edits;
        second.deliveries = now.deliveries - before.deliveries;
        second.bytes = now.bytes - before.bytes;
        before = now;
    }
    return numbers;
}

} // namespace Batanidza
