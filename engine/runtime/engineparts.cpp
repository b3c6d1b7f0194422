#include "engine/runtime/engineparts.h"

#include "engine/base/logging.h"
#include "engine/commit/committer.h"
#include "engine/hub/storereader.h"
#include "engine/runtime/runfile.h"
#include "engine/runtime/workspacesecrets.h"
#include "engine/store/blobstore.h"
#include "engine/store/workspace.h"
#include "engine/transport/epolldispatcher.h"

#include <QCoreApplication>
#include <QDir>
#include <QThread>
#include <QUrl>

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;

//! Woken at the least cost; nothing (Qt's own is taken) where the system has no epoll.
std::unique_ptr<QAbstractEventDispatcher> lightDispatcher()
{
    auto dispatcher = std::make_unique<EpollDispatcher>();
    if (!dispatcher->isValid())
        return nullptr;
    return dispatcher;
}

int shardCount(const EngineConfig &config)
{
    const auto wanted = static_cast<int>(config.integer(u"hub.shards"_s));
    return wanted > 0 ? wanted : std::clamp(QThread::idealThreadCount(), 1, 4);
}

QString addressOf(const QString &scheme, const QString &host, quint16 port)
{
    return scheme + u"://"_s + (host.contains(u':') ? u"["_s + host + u"]"_s : host) + u':' +
           QString::number(port);
}

} // namespace

Result<void> Engine::Parts::openStore()
{
    if (!isValidTenantId(place.tenant))
        return Error{ErrorCode::Invalid,
                     u"\"%1\" is no tenant: 1 to 64 of a-z0-9-"_s.arg(place.tenant)};
    tenant = TenantId(place.tenant);
    // What is wrong with the place is said before anything is made in it.
    auto loaded = loadTlsConfig(place.certificateFile, place.keyFile);
    if (!loaded)
        return loaded.error();
    tls = std::move(*loaded);
    for (const QString &host : {place.webSocketHost, place.httpHost}) {
        if (const auto may = checkListenHost(host, tls, place.allowPlaintext); !may)
            return may.error();
    }
    if (!QDir().mkpath(place.dataFolder)) {
        return Error{ErrorCode::Unavailable,
                     u"the folder %1 cannot be made"_s.arg(place.dataFolder)};
    }
    QFile::setPermissions(place.dataFolder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);

    WriterLimits limits;
    limits.gather = Millis(config.integer(u"writer.gatherMs"_s));
    limits.edits = static_cast<int>(config.integer(u"writer.groupEdits"_s));
    writer = std::make_unique<WorkerThread<Writer>>(
        u"writer"_s, [&] { return std::make_unique<Writer>(clock, registry, limits); });
    Result<void> opened;
    // Also takes the workspace's lock: `locked` says who holds it.
    writer->call([&] { opened = (*writer)->open(place.dataFolder); });
    if (!opened)
        return opened;
    sink = std::make_unique<WriterSink>(**writer);

    const auto secrets = prepareWorkspace(**writer, tenant);
    if (!secrets)
        return secrets.error();
    gatekeeper = std::make_unique<Gatekeeper>(clock, secrets->tokenKey, place.openLoopback);
    gatekeeper->setRevoked(secrets->revoked);
    return {};
}

Result<std::unique_ptr<DiskTier>> Engine::Parts::openDisk(qint64 bytes) const
{
    return DiskTier::open(place.dataFolder + u"/cache"_s, bytes, clock);
}

void Engine::Parts::openCache()
{
    // A cache that cannot be kept on disk is no reason not to start.
    std::unique_ptr<DiskTier> disk;
    if (const qint64 room = config.integer(u"cache.diskMiB"_s) * mebibyte; room > 0) {
        auto opened = openDisk(room);
        if (opened)
            disk = std::move(*opened);
        else
            qCWarning(lcEngine) << "no disk tier of the cache:" << opened.error().detail;
    }
    cache = std::make_unique<ContentCache>(
        clock, policyFromName(config.text(u"cache.policy"_s)).value_or(PolicyKind::Adaptive),
        config.integer(u"cache.memoryMiB"_s) * mebibyte, std::move(disk));
    QObject::connect(
        writer->root(), &Writer::committed, writer->root(),
        [this](const CommitBatchPtr &batch) { cache->onCommitted(batch); }, Qt::DirectConnection);
}

Result<void> Engine::Parts::openDoors()
{
    openCache();
    origin = std::make_unique<OriginKeeper>(
        OriginParts{clock, registry, **writer, tenant, place.dataFolder}, config);
    return openHub().and_then([this] { return openHttp(); });
}

Result<void> Engine::Parts::openHub()
{
    HubSettings settings;
    settings.session.news = news;
    settings.session.heartbeat = Millis(config.integer(u"hub.heartbeatMs"_s));
    settings.handshake.origins = OriginPolicy(
        {u"localhost"_s, u"127.0.0.1"_s, u"::1"_s, place.webSocketHost, place.httpHost},
        config.value(u"hub.allowedOrigins"_s).toStrings(), ownPorts);
    if (!tls.isEmpty())
        settings.handshake.tls = tls.sslConfiguration();
    const auto openReader = [this] { return StoreReader::open(place.dataFolder, cache.get()); };
    hub = std::make_unique<Hub>(
        HubParts{clock, registry, *gatekeeper, *sink, openReader, settings, &desk});
    for (int i = 0; i < shardCount(config); ++i) {
        Result<void> made;
        auto shard = std::make_unique<WorkerThread<HubShard>>(
            u"shard-%1"_s.arg(i),
            [&]() -> std::unique_ptr<HubShard> {
                auto root = hub->makeShard();
                if (!root) {
                    made = root.error();
                    return nullptr;
                }
                return std::move(*root);
            },
            lightDispatcher());
        shards.push_back(std::move(shard));
        if (!made)
            return made;
    }
    // Directly, in the writer's thread: a shard must see commits in the order of the log.
    QObject::connect(
        writer->root(), &Writer::committed, hub.get(),
        [this](const CommitBatchPtr &batch) { hub->deliver(batch); }, Qt::DirectConnection);

    Result<quint16> port = Error{};
    listener = std::make_unique<WorkerThread<Listener>>(
        u"acceptor"_s,
        [&] {
            auto root =
                std::make_unique<Listener>([this](qintptr descriptor) { hub->take(descriptor); });
            port = root->listenOn(place.webSocketHost, place.webSocketPort);
            return root;
        },
        lightDispatcher());
    if (!port)
        return port.error();
    ownPorts->add(*port);
    webSocketAddress = addressOf(tls.isEmpty() ? u"ws"_s : u"wss"_s, place.webSocketHost, *port);
    return {};
}

Result<void> Engine::Parts::openHttp()
{
    HttpLimits limits;
    limits.guard.allowedOrigins = config.value(u"hub.allowedOrigins"_s).toStrings();
    limits.guard.ownHosts = {place.httpHost + u':' + QString::number(place.httpPort)};
    http = std::make_unique<HttpServer>(
        HttpParts{clock, *gatekeeper, registry, **writer, *sink, hub->manifests(), place.dataFolder,
                  &hub->metrics(), webSocketAddress, tenant, &desk, cache.get(), &origin->origin()},
        limits);
    QObject::connect(writer->root(), &Writer::committed, http.get(), &HttpServer::onCommitted,
                     Qt::QueuedConnection);
    const auto started =
        http->start(HttpPlace{place.httpHost, place.httpPort, tls, place.allowPlaintext});
    if (started)
        ownPorts->add(QUrl(http->address()).port());
    return started;
}

AudioSource Engine::Parts::audioSource()
{
    const BlobStore blobs(blobFolder(place.dataFolder));
    const auto keep = [blobs, writer = writer->root(),
                       who = tenant](const QList<RenditionFile> &files,
                                     std::function<void(const Result<void> &)> done) {
        QList<BlobBytes> bytes;
        for (const RenditionFile &file : files)
            bytes.append({file.sha256, file.bytes});
        if (const auto put = blobs.putMany(bytes); !put) {
            done(put);
            return;
        }
        writer->perform(
            [who, bytes](Committer &committer) -> Result<void> {
                for (const BlobBytes &blob : bytes) {
                    const auto added = committer.addBlob(who, blob.hash, blob.bytes.size());
                    if (!added)
                        return added;
                }
                return {};
            },
            std::move(done));
    };
    return {[reading = origin->reading()](const Sha256 &hash) { return reading.contains(hash); },
            [reading = origin->reading()](const Sha256 &hash) { return reading.read(hash); }, keep,
            place.dataFolder + u"/renditions"_s};
}

Result<void> Engine::Parts::openApis()
{
    service = std::make_unique<WorkerThread<Service>>(
        u"service"_s, [&] { return std::make_unique<Service>(storeFile(place.dataFolder)); });
    Result<void> ready;
    service->call([&] { ready = (*service)->open(); });
    if (!ready)
        return ready;

    numbers = std::make_unique<HubNumbersReader>(clock, *hub, *http, tenant);
    MonitorParts parts{clock,
                       registry,
                       **writer,
                       tenant,
                       place.dataFolder,
                       place.demo,
                       webSocketAddress,
                       http->address(),
                       [this] { return numbers->read(); },
                       config};
    monitor = std::make_unique<WorkerThread<Monitor>>(
        u"monitor"_s, [&] { return std::make_unique<Monitor>(std::move(parts)); });
    monitorApi = std::make_unique<LocalMonitorApi>(**monitor, registry);
    monitorApi->setConfig(config);
    conflictApi =
        std::make_unique<LocalConflictApi>(ConflictParts{clock, **service, **writer, tenant, news});
    contentApi = std::make_unique<LocalContentApi>(**service, **writer, tenant, place.dataFolder);
    contentApi->setBlobs(
        [reading = origin->reading()](const Sha256 &hash) { return reading.read(hash); });
    adminApi = std::make_unique<LocalAdminApi>(AdminParts{
        clock, **service, **writer, *gatekeeper, tenant, place.dataFolder, webSocketAddress,
        http->address(), config,
        [raw = hub.get(), who = tenant](const ResyncTarget &target) { raw->resync(who, target); }});
    audioApi = std::make_unique<LocalAudioApi>(audioSource());
    learningApi = std::make_unique<LocalLearningApi>(
        LearningParts{clock, **writer, registry, tenant, place.dataFolder});
    keeper = std::make_unique<WorkerThread<CacheKeeper>>(u"cache"_s, [&] {
        return std::make_unique<CacheKeeper>(CacheParts{
            clock, *cache, registry, tenant,
            [this] { return StoreReader::open(place.dataFolder, cache.get()); }, config,
            [] { return readMemory(); }, [this](qint64 bytes) { return openDisk(bytes); },
            [this] { return origin->origin().numbers(); }});
    });
    keeper->call([this] { (*keeper)->start(); });
    cacheApi = std::make_unique<LocalCacheApi>(**keeper, **writer, tenant);
    contentApi->setEmptyCache([this] {
        hub->forgetPages();
        return cacheApi->empty();
    });
    desk.open({clock, tenant, *adminApi, *monitorApi, *contentApi, *conflictApi, *cacheApi,
               *learningApi});
    QObject::connect(
        adminApi.get(), &LocalAdminApi::configChanged, monitorApi.get(),
        [this](const EngineConfig &changed) {
            config = changed;
            monitorApi->setConfig(changed);
            post(monitor->root(), [root = monitor->root(), changed] { root->setConfig(changed); });
            post(keeper->root(), [root = keeper->root(), changed] { root->setConfig(changed); });
            origin->setConfig(changed);
        });
    QObject::connect(writer->root(), &Writer::committed, contentApi.get(),
                     &LocalContentApi::onCommitted, Qt::QueuedConnection);
    QObject::connect(writer->root(), &Writer::committed, conflictApi.get(),
                     &LocalConflictApi::onCommitted, Qt::QueuedConnection);
    monitor->call([&] { ready = (*monitor)->start(); });
    return ready;
}

Result<void> Engine::Parts::leaveRunFile()
{
    TokenClaims claims;
    claims.id = TokenId(u"run-"_s + newEpoch().toString().first(16));
    claims.tenant = tenant;
    claims.role = Role::Operator;
    claims.label = u"verbs of batanidzad"_s;
    claims.issuedAt = clock.utc();
    claims.expiresAt = clock.utc() + std::chrono::hours(24 * 3650);
    control = std::make_unique<ControlServer>(*monitorApi, *contentApi, *adminApi, *conflictApi,
                                              *cacheApi, *learningApi);
    const auto socket = control->listen();
    if (!socket)
        return socket.error();
    RunFile run;
    run.control = *socket;
    run.pid = QCoreApplication::applicationPid();
    run.webSocketAddress = webSocketAddress;
    run.httpAddress = http->address();
    run.tenant = tenant.toString();
    run.token = gatekeeper->issue(claims);
    const auto written = RunFile::write(place.dataFolder, run);
    told = written.has_value();
    return written;
}

} // namespace Batanidza
