#pragma once

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

class MonitorApi : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! The newest, or nullptr before the first second.
    [[nodiscard]] virtual EngineSnapshotPtr latest() const = 0;
    [[nodiscard]] virtual QFuture<Result<QList<HistoryBucket>>> history(
        const HistoryQuery &query) = 0;
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
