#pragma once

#include "engine/base/json.h"
#include "engine/metrics/forecast.h"
#include "engine/runtime/enginesnapshot.h"

#include <QFuture>
#include <QObject>

//! Watching: what the window may know of a running engine. Lives in the main thread; nothing here
//! blocks. LocalMonitorApi watches an engine in this process.
namespace Batanidza {

//! One closed bucket of history, oldest first; a bucket that was not measured is not there.
struct HistoryBucket
{
    Millis start{0}; //!< UTC
    Millis width{0};
    Histogram propagation; //!< ms, all platforms
    qint64 edits = 0;
    qint64 deliveries = 0;
    qint64 bytes = 0;
};

struct HistoryQuery
{
    Millis from{0};
    Millis to{0};
    int mostBuckets = 600;
    std::optional<Platform> platform; //!< nothing = all
};

//! A number that grows, and where it is going.
struct CapacityForecast
{
    QString name; //!< "disk" (bytes of the workspace), "connections", "log" (events)
    double now = 0;
    double perDay = 0;
    ForecastRange inAMonth;
    std::optional<double> limit;
    std::optional<Forecast::Meeting> meets; //!< nothing: not within a year
};

class MonitorApi : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! The newest, or nullptr before the first second.
    [[nodiscard]] virtual EngineSnapshotPtr latest() const = 0;
    [[nodiscard]] virtual QFuture<Result<QList<HistoryBucket>>> history(
        const HistoryQuery &query) = 0;
    //! Every number that is measured, and what grows: {at, metrics, capacity}, as writeMetrics()
    //! and writeCapacity() of capacity.h.
    [[nodiscard]] virtual QFuture<Result<Json>> detailedStats() = 0;
    //! Text for a support letter: versions, settings, health, counters. Holds no secret, no body,
    //! no name of a person.
    [[nodiscard]] virtual QFuture<Result<QString>> diagnostics() = 0;

    //! Nothing for an engine in this process.
    [[nodiscard]] virtual std::optional<LineStatus> line() const { return std::nullopt; }
    //! Tries a line that is not open again now. Does nothing otherwise.
    virtual void tryNow() {}

Q_SIGNALS:
    //! line() is different now.
    void lineChanged();
    void snapshotReady(const Batanidza::EngineSnapshotPtr &snapshot);
};

} // namespace Batanidza
