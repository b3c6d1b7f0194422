#include "engine/runtime/engine.h"

#include "engine/base/logging.h"
#include "engine/runtime/engineparts.h"
#include "engine/runtime/runfile.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

Engine::Engine(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{}

Result<std::unique_ptr<Engine>> Engine::start(const Clock &clock, const EnginePlace &place,
                                              const EngineConfig &config)
{
    auto engine =
        std::unique_ptr<Engine>(new Engine(std::make_unique<Parts>(clock, place, config)));
    Parts &parts = *engine->m_parts;
    const auto opened = parts.openStore()
                            .and_then([&] { return parts.openDoors(); })
                            .and_then([&] { return parts.openApis(); })
                            .and_then([&] { return parts.leaveRunFile(); });
    if (!opened) {
        engine->stop(Millis(0));
        return opened.error();
    }
    connect(parts.adminApi.get(), &LocalAdminApi::drainRequested, engine.get(),
            [raw = engine.get()] { raw->drain(); });
    connect(engine.get(), &Engine::drained, parts.adminApi.get(), &LocalAdminApi::onDrained);
    qCInfo(lcEngine) << "ready at" << parts.webSocketAddress << "and" << parts.http->address();
    return engine;
}

Engine::~Engine()
{
    stop();
}

MonitorApi &Engine::monitor()
{
    return *m_parts->monitorApi;
}

ContentApi &Engine::content()
{
    return *m_parts->contentApi;
}

ConflictApi &Engine::conflicts()
{
    return *m_parts->conflictApi;
}

AdminApi &Engine::admin()
{
    return *m_parts->adminApi;
}

LearningApi &Engine::learning()
{
    return *m_parts->learningApi;
}

AudioApi &Engine::audio()
{
    return *m_parts->audioApi;
}

QString Engine::webSocketAddress() const
{
    return m_parts->webSocketAddress;
}

QString Engine::httpAddress() const
{
    return m_parts->http ? m_parts->http->address() : QString();
}

QString Engine::dataFolder() const
{
    return m_parts->place.dataFolder;
}

TenantId Engine::tenant() const
{
    return m_parts->tenant;
}

CacheApi &Engine::cache()
{
    return *m_parts->cacheApi;
}

void Engine::drain(Millis patience)
{
    if (std::exchange(m_parts->draining, true) || !m_parts->hub)
        return;
    m_parts->listener.reset(); // nobody new
    Hub *hub = m_parts->hub.get();
    hub->sayGoaway(u"shutdown"_s, Millis(500));
    auto *late = new QTimer(this);
    late->setSingleShot(true);
    const auto leave = [this, late] {
        if (late->isActive())
            late->stop();
        Q_EMIT drained();
    };
    connect(late, &QTimer::timeout, this, leave);
    connect(hub, &Hub::emptied, this, leave, Qt::SingleShotConnection);
    late->start(patience);
    // What was sent before the goodbye is still committed and answered.
    QTimer::singleShot(std::min<Millis>(Millis(200), patience), this, [hub] { hub->closeAll(); });
}

void Engine::stop(Millis patience)
{
    Parts &parts = *m_parts;
    if (std::exchange(parts.stopped, true))
        return;
    if (parts.hub && !parts.draining && patience.count() > 0) {
        QEventLoop loop;
        connect(this, &Engine::drained, &loop, &QEventLoop::quit);
        drain(patience);
        loop.exec();
    }
    // The house's order: doors, jobs, the writer's last commit, shards, watchers, the writer
    // itself.
    parts.listener.reset();
    if (parts.origin)
        parts.origin->close(); // nobody waits for a blob any more
    parts.desk.close();
    parts.adminApi.reset();
    parts.audioApi.reset();
    parts.learningApi.reset();
    parts.contentApi.reset();
    parts.conflictApi.reset();
    // Jobs that were running have ended; whoever asked for them over the socket still hears.
    for (int turn = 0; parts.control && turn < 3; ++turn)
        QCoreApplication::sendPostedEvents();
    parts.control.reset();
    if (parts.http)
        parts.http->stop();
    if (parts.writer)
        parts.writer->call([&] { (*parts.writer)->close(); });
    parts.cacheApi.reset();
    parts.keeper.reset();
    parts.shards.clear();
    parts.monitor.reset();
    parts.monitorApi.reset();
    parts.service.reset();
    parts.http.reset();
    parts.origin.reset();
    parts.hub.reset();
    parts.cache.reset(); // saves the policy's memory
    if (parts.told)      // another engine's stays
        RunFile::remove(parts.place.dataFolder);
    parts.writer.reset();
}

} // namespace Batanidza
