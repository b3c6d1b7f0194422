#pragma once

#include "ui/models/chartdata.h"
#include "ui/models/chartfeed.h"

//! The history that the charts of one page draw from: what the engine kept, and the seconds that
//! came since. One range for all charts of the page. Main thread; never waits.
namespace Batanidza {

class TrendFeed : public ChartFeed
{
    Q_OBJECT

public:
    explicit TrendFeed(MonitorApi &monitor, QObject *parent = nullptr);

    //! Nothing = all platforms.
    void setPlatform(std::optional<Platform> platform);
    [[nodiscard]] std::optional<Platform> platform() const { return m_platform; }
    //! Takes the last closed second of it. The same snapshot twice counts once.
    void setSnapshot(const EngineSnapshotPtr &snapshot);
    void reload() override;

    //! Oldest first, within from() and to(), none twice. Also where error() says that what is kept
    //! is not there: what came live still is.
    [[nodiscard]] QList<HistoryBucket> buckets() const;
    [[nodiscard]] bool isLoading() const { return m_loading > 0; }
    //! What was made of buckets(), its gaps with their reasons: where what is kept is not there,
    //! nobody knows whether the engine ran.
    [[nodiscard]] ChartData explained(ChartData data) const;

private:
    MonitorApi &m_monitor;
    std::optional<Platform> m_platform;
    Millis m_loadedAt{0};
    QList<HistoryBucket> m_kept;
    QList<HistoryBucket> m_live;
    int m_loading = 0;
    int m_asked = 0;
};

} // namespace Batanidza
