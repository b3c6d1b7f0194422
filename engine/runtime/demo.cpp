#include "engine/runtime/demo.h"

#include "engine/base/logging.h"
#include "engine/runtime/democrew.h"
#include "engine/runtime/workerthread.h"
#include "engine/security/gatekeeper.h"
#include "engine/store/workspacelock.h"

#include <QDir>
#include <QFutureWatcher>
#include <QStandardPaths>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! With so many edits waiting for a person, the clients keep to their own lessons.
constexpr qint64 mostWaiting = 5;

Result<void> emptyFolder(const QString &folder)
{
    // Whoever runs on it keeps it: the lock says who that is.
    QDir().mkpath(folder);
    WorkspaceLock lock;
    if (const auto held = lock.acquire(folder); !held)
        return held.error();
    lock.release();
    QDir().rename(folder, folder + u".old"_s);
    QDir(folder + u".old"_s).removeRecursively();
    return {};
}

} // namespace

struct Demo::Parts
{
    const Clock &clock;
    std::unique_ptr<Engine> engine;
    std::unique_ptr<WorkerThread<DemoCrew>> crew;
    QList<DemoPass> passes;
    int invited = 0;

    explicit Parts(const Clock &systemClock)
        : clock(systemClock)
    {}

    void importCourse();
    void invite();
    void letLoose();
    void tellWaiting();
};

QString demoFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation))
        .filePath(u"batanidza/demo"_s);
}

Demo::Demo(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{}

Demo::~Demo()
{
    stop();
}

Engine &Demo::engine()
{
    return *m_parts->engine;
}

Result<std::unique_ptr<Demo>> Demo::start(const Clock &clock, EnginePlace place)
{
    place.demo = true;
    // Only the demo's own folder is ever emptied; a folder that somebody named is used as it is.
    if (place.dataFolder == demoFolder()) {
        if (const auto emptied = emptyFolder(place.dataFolder); !emptied)
            return emptied.error();
    }
    auto parts = std::make_unique<Parts>(clock);
    auto engine = Engine::start(clock, place, EngineConfig());
    if (!engine && engine.error().code == ErrorCode::Unavailable) {
        place.webSocketPort = 0;
        place.httpPort = 0;
        engine = Engine::start(clock, place, EngineConfig());
    }
    if (!engine)
        return engine.error();
    parts->engine = std::move(*engine);
    parts->importCourse();
    return std::unique_ptr<Demo>(new Demo(std::move(parts)));
}

void Demo::Parts::importCourse()
{
    engine->content()
        .importSampleCourse(u"Batanidza"_s)
        .then(engine.get(), [this](const Result<ImportReport> &report) {
            if (!report)
                qCWarning(lcEngine) << "sample course:" << report.error().detail;
            invite();
        });
}

void Demo::Parts::invite()
{
    for (const Platform platform : allPlatforms) {
        TokenRequest request;
        request.label = u"demo "_s + platformName(platform);
        request.role = roleName(Role::Device);
        request.platform = platformName(platform);
        engine->admin().inviteDevice(request).then(
            engine.get(), [this, platform](const Result<DeviceInvitation> &invitation) {
                if (invitation)
                    passes.append(DemoPass{platform, invitation->secret});
                else
                    qCWarning(lcEngine) << "demo device:" << invitation.error().detail;
                if (++invited == static_cast<int>(allPlatforms.size()))
                    letLoose();
            });
    }
}

void Demo::Parts::letLoose()
{
    const DemoPlace place{engine->webSocketAddress(), engine->httpAddress(), engine->tenant(),
                          QDir(engine->dataFolder()).filePath(u"clients"_s),
                          static_cast<quint64>(clock.utc().count())};
    crew = std::make_unique<WorkerThread<DemoCrew>>(
        u"demo-clients"_s, [&] { return std::make_unique<DemoCrew>(clock, place); });
    post(crew->root(), [root = crew->root(), list = passes] { root->start(list); });
    QObject::connect(&engine->monitor(), &MonitorApi::snapshotReady, engine.get(),
                     [this](const EngineSnapshotPtr &snapshot) {
                         if (crew)
                             post(crew->root(), [root = crew->root(),
                                                 may = snapshot->conflictsWaiting < mostWaiting] {
                                 root->setMayMeet(may);
                             });
                         tellWaiting();
                     });
}

//! So that who decides is not told of a new version every second.
void Demo::Parts::tellWaiting()
{
    engine->conflicts()
        .list(2 * mostWaiting)
        .then(engine.get(), [this](const Result<QList<ConflictRow>> &rows) {
            if (!rows || !crew)
                return;
            QSet<ItemId> items;
            for (const ConflictRow &row : *rows)
                items.insert(row.item);
            post(crew->root(), [root = crew->root(), items] { root->setWaiting(items); });
        });
}

void Demo::stop()
{
    if (!m_parts->crew)
        return;
    m_parts->crew->call([this] { (*m_parts->crew)->stop(); });
    m_parts->crew.reset();
}

} // namespace Batanidza
