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
    Wire::Limits limits;
    SessionSettings session;
    HandshakeSettings handshake;
    qint64 highWaterBytes = 256 * 1024; //!< more than this pending in a socket: content waits
    int slice = 256;                    //!< connections between two looks at what is more urgent
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
};

//! What the shards of one hub share; all of it is thread-safe.
struct HubShared
{
    explicit HubShared(Registry &registry)
        : metrics(registry)
    {}

    HubMetrics metrics;
    Presence presence;
    ManifestCache manifests;
};

} // namespace Batanidza
