#pragma once

#include "engine/runtime/engine.h"

#include "engine/commit/writer.h"
#include "engine/http/httpserver.h"
#include "engine/hub/contentcache.h"
#include "engine/hub/hub.h"
#include "engine/hub/hubshard.h"
#include "engine/hub/writersink.h"
#include "engine/metrics/registry.h"
#include "engine/runtime/admindesk.h"
#include "engine/runtime/cachekeeper.h"
#include "engine/runtime/controlserver.h"
#include "engine/runtime/hubnumbers.h"
#include "engine/runtime/localadminapi.h"
#include "engine/runtime/localaudioapi.h"
#include "engine/runtime/localcacheapi.h"
#include "engine/runtime/localconflictapi.h"
#include "engine/runtime/localcontentapi.h"
#include "engine/runtime/locallearningapi.h"
#include "engine/runtime/localmonitorapi.h"
#include "engine/runtime/originkeeper.h"
#include "engine/runtime/service.h"
#include "engine/runtime/workerthread.h"
#include "engine/security/tlsconfig.h"
#include "engine/transport/listener.h"

//! What an engine is made of, and how that is opened. Only for engine.cpp. Main thread.
namespace Batanidza {

//! In the order of making; stop() takes them down in the order that house rules ask for.
struct Engine::Parts
{
    Parts(const Clock &systemClock, EnginePlace where, EngineConfig how)
        : clock(systemClock)
        , place(std::move(where))
        , config(std::move(how))
    {}

    const Clock &clock;
    EnginePlace place;
    EngineConfig config;
    TenantId tenant;
    Registry registry;
    std::unique_ptr<WorkerThread<Writer>> writer;
    std::unique_ptr<WriterSink> sink;
    std::unique_ptr<Gatekeeper> gatekeeper;
    TlsConfig tls;
    AdminDesk desk;                       //!< outlives the doors
    std::unique_ptr<ContentCache> cache;  //!< outlives the hub and HTTP
    std::unique_ptr<OriginKeeper> origin; //!< outlives HTTP and the apis
    std::unique_ptr<Hub> hub;
    std::vector<std::unique_ptr<WorkerThread<HubShard>>> shards;
    std::unique_ptr<WorkerThread<Listener>> listener;
    std::unique_ptr<HttpServer> http;
    std::unique_ptr<WorkerThread<Service>> service;
    std::unique_ptr<WorkerThread<Monitor>> monitor;
    std::unique_ptr<HubNumbersReader> numbers;
    std::unique_ptr<LocalMonitorApi> monitorApi;
    std::unique_ptr<LocalContentApi> contentApi;
    std::unique_ptr<LocalConflictApi> conflictApi;
    std::shared_ptr<ConflictNews> news = std::make_shared<ConflictNews>();
    std::unique_ptr<LocalAdminApi> adminApi;
    std::unique_ptr<LocalAudioApi> audioApi;
    std::unique_ptr<LocalLearningApi> learningApi;
    std::unique_ptr<WorkerThread<CacheKeeper>> keeper;
    std::unique_ptr<LocalCacheApi> cacheApi;
    std::unique_ptr<ControlServer> control;
    QString webSocketAddress;
    const std::shared_ptr<OwnPorts> ownPorts = std::make_shared<OwnPorts>();
    bool draining = false;
    bool stopped = false;
    bool told = false; //!< run.json is ours

    Result<void> openStore();
    void openCache();
    [[nodiscard]] Result<std::unique_ptr<DiskTier>> openDisk(qint64 bytes) const;
    Result<void> openDoors();
    Result<void> openHub();
    Result<void> openHttp();
    Result<void> openApis();
    Result<void> leaveRunFile();
    [[nodiscard]] AudioSource audioSource();
};

} // namespace Batanidza
