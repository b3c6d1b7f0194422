#pragma once

#include "ui/models/chartdata.h"

#include <QObject>

#include <optional>

//! The history that the charts of one page draw from: what the engine kept, and the seconds that
//! came since. One range for all charts of the page. Main thread; never waits.
namespace Batanidza {

class TrendFeed : public QObject
{
    Q_OBJECT

public:
    static const QList<Millis> &ranges(); //!< 5 and 15 min, 1, 6 and 24 h, 7 days

    explicit TrendFeed(MonitorApi &monitor, QObject *parent = nullptr);

    //! Nothing = all platforms.
    void setPlatform(std::optional<Platform> platform);
    [[nodiscard]] std::optional<Platform> platform() const { return m_platform; }
    void setRange(Millis range);
    [[nodiscard]] Millis range() const { return m_range; }
    void shorter();
    void longer();
    //! Takes the last closed second of it. The same snapshot twice counts once.
    void setSnapshot(const EngineSnapshotPtr &snapshot);
    //! Asks the engine again.
    void reload();

    [[nodiscard]] Millis from() const { return m_to - m_range; }
    [[nodiscard]] Millis to() const { return m_to; }
    //! Oldest first, within from() and to(), none twice.
    [[nodiscard]] QList<HistoryBucket> buckets() const;
    //! Why the kept history is not there, where it is not; what came live still is.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] bool isLoading() const { return m_loading > 0; }

Q_SIGNALS:
    void changed();
    void rangeChanged();

private:
    MonitorApi &m_monitor;
    std::optional<Platform> m_platform;
    Millis m_range;
    Millis m_to{0};
    Millis m_loadedAt{0};
    QList<HistoryBucket> m_kept;
    QList<HistoryBucket> m_live;
    std::optional<Error> m_error;
    int m_loading = 0;
    int m_asked = 0;
};

} // namespace Batanidza
