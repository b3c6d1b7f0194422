#pragma once

#include "engine/base/clock.h"
#include "engine/base/handover.h"
#include "engine/metrics/timeseries.h"
#include "engine/reliability/health.h"
#include "engine/runtime/engineconfig.h"
#include "engine/runtime/monitorapi.h"
#include "engine/runtime/numberkeeper.h"
#include "engine/runtime/slidingwindow.h"
#include "engine/store/database.h"

#include <QObject>
#include <QTimer>

#include <array>
#include <functional>
#include <map>

//! Makes one EngineSnapshot a second out of what the parts of an engine measured. Lives in the
//! service thread; everything but the constructor is called there.
namespace Batanidza {

class Registry;
class Writer;

//! What the hub tells once a second: who is here, and what each platform did since it told last.
struct HubNumbers
{
    int connections = 0;
    int reachable = 0; //!< what the descriptor limit allows
    bool draining = false;
    QList<ClientStatus> clients; //!< connected now
    //! Another one where `clients` is another list; 0 = not told, look at it each time.
    quint64 clientsGeneration = 0;
    std::array<PlatformSecond, allPlatforms.size()> seconds;
};

//! Where a monitor looks. All of it outlives the monitor.
struct MonitorParts
{
    const Clock &clock;
    Registry &registry;
    Writer &writer;
    TenantId tenant;
    QString dataFolder;
    bool demo = false;
    QString webSocketAddress;
    QString httpAddress;
    std::function<HubNumbers()> hub; //!< may be called from the service thread
    EngineConfig config;
};

class Monitor : public QObject
{
    Q_OBJECT

public:
    explicit Monitor(MonitorParts parts);
    ~Monitor() override;

    //! Opens its read-only connection and starts the seconds.
    [[nodiscard]] Result<void> start();
    //! Targets take effect with the next second.
    void setConfig(const EngineConfig &config) { m_parts.config = config; }
    [[nodiscard]] QList<HistoryBucket> history(const HistoryQuery &query) const;
    //! What grows here, and when it meets a limit; empty before there is enough to go by.
    [[nodiscard]] QList<CapacityForecast> capacity() const;

Q_SIGNALS:
    void snapshotReady(const Batanidza::EngineSnapshotPtr &snapshot);

private:
    struct Tracked; //!< what is remembered of one platform between seconds

    void tick();
    void readStore(EngineSnapshot &snapshot);
    void readKnownClients();
    void readPlatforms(EngineSnapshot &snapshot, const HubNumbers &hub);
    void lookAtClients(Platform platform, const QList<const ClientStatus *> &connected,
                       const EngineSnapshot &snapshot);
    void runChecks(EngineSnapshot &snapshot);
    void probeWrite();

    MonitorParts m_parts;
    std::unique_ptr<Database> m_database;
    Health m_health;
    ReturnAddress m_answersTo;
    QTimer m_timer;
    quint64 m_ticks = 0;
    Millis m_startedAt;
    qint64 m_seconds = 0;
    quint64 m_clientsGeneration = 0;
    std::array<std::unique_ptr<Tracked>, allPlatforms.size()> m_platforms;
    TimeSeries m_history;
    EngineSnapshot m_storeNumbers; //!< the store's part, kept between readings
    EngineSnapshotPtr m_latest;
    NumberKeeper m_keeper;
};

} // namespace Batanidza
