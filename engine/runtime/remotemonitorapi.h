#pragma once

#include "engine/base/clock.h"
#include "engine/runtime/contentapi.h"
#include "engine/runtime/monitorapi.h"

#include <QTimer>

//! MonitorApi over the line to an engine elsewhere: asks for each second while the line is open,
//! and keeps what was known last, with nothing in it green, while it is not. Main thread.
namespace Batanidza {

class RemoteConnection;

class RemoteMonitorApi final : public MonitorApi
{
    Q_OBJECT

public:
    //! Both outlive this.
    RemoteMonitorApi(RemoteConnection &connection, const Clock &clock);

    [[nodiscard]] EngineSnapshotPtr latest() const override { return m_latest; }
    [[nodiscard]] QFuture<Result<QList<HistoryBucket>>> history(const HistoryQuery &query) override;
    //! While the line is not open: what can be said from here.
    [[nodiscard]] QFuture<Result<Json>> detailedStats() override;
    [[nodiscard]] QFuture<Result<QString>> diagnostics() override;
    [[nodiscard]] std::optional<LineStatus> line() const override;
    void tryNow() override;

Q_SIGNALS:
    //! The log of that engine moved, or the line came back.
    void headMoved(Batanidza::Sequence head);
    void jobTold(const Batanidza::JobProgress &progress);
    //! Something was learned there, or erased; or the line came back.
    void learned();

private:
    void ask();
    void take(const Json &answer, std::chrono::nanoseconds askedAt);
    void onStatus();

    RemoteConnection &m_connection;
    const Clock &m_clock;
    EngineSnapshotPtr m_latest;
    Sequence m_head;
    qint64 m_learned = -1;
    QTimer m_next;
    QString m_unreadable; //!< why the newest answer could not be read
};

} // namespace Batanidza
