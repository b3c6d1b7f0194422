#pragma once

#include "engine/hub/hubmetrics.h"
#include "engine/hub/manifestcache.h"
#include "engine/hub/presence.h"
#include "engine/hub/session.h"
#include "engine/transport/handshaker.h"

#include <functional>

//! What a hub and its shards are made of. Values and references; what is referred to outlives the
//! hub.
namespace Batanidza {

struct HubSettings
{
    RateLimit badTokens{20, 60}; //!< for each address; good ones are never counted
    Wire::Limits limits;
    SessionSettings session;
    HandshakeSettings handshake;
    qint64 highWaterBytes = 256 * 1024; //!< more than this pending in a socket: content waits
    int slice = 256;                    //!< connections between two looks at what is more urgent
    //! From the beginning of one round of frames to that of the next, for each connection that it
    //! went to: about twice what sending to one takes (bench_fanout, CPU for a million deliveries),
    //! so that time stays for who reads and who writes.
    std::chrono::nanoseconds pace = std::chrono::microseconds(18);
};

struct HubParts
{
    const Clock &clock;
    Registry &registry;
    const Gatekeeper &gatekeeper;
    EditSink &edits;
    //! Called once in the thread of each shard.
    std::function<Result<std::unique_ptr<ContentReader>>()> openReader;
    HubSettings settings;
    //! Where operators' calls go; without one they are not known here.
    AdminPort *admin = nullptr;
};

//! Counts hellos with bad tokens by address, so that nobody tries tokens at the speed of the line.
//! Thread-safe.
class BadTokens
{
public:
    BadTokens(const Clock &clock, const RateLimit &limit)
        : m_limiter(clock, limit)
    {}

    //! How long `address` has to wait; 0 = not yet too many.
    [[nodiscard]] std::chrono::nanoseconds count(const QString &address)
    {
        const QMutexLocker lock(&m_mutex);
        return m_limiter.take(address);
    }

private:
    QMutex m_mutex;
    RateLimiter m_limiter;
};

//! What the shards of one hub share; all of it is thread-safe.
struct HubShared
{
    explicit HubShared(const HubParts &parts)
        : metrics(parts.registry)
        , badTokens(parts.clock, parts.settings.badTokens)
    {}

    HubMetrics metrics;
    BadTokens badTokens;
    Presence presence;
    ManifestCache manifests;
};

} // namespace Batanidza
