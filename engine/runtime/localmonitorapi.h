#pragma once

#include "engine/runtime/monitor.h"

//! MonitorApi over the monitor of an engine in this process. Main thread.
namespace Batanidza {

class LocalMonitorApi final : public MonitorApi
{
    Q_OBJECT

public:
    //! `monitor` lives in the service thread and outlives this.
    LocalMonitorApi(Monitor &monitor, Registry &registry);

    [[nodiscard]] EngineSnapshotPtr latest() const override { return m_latest; }
    [[nodiscard]] QFuture<Result<QList<HistoryBucket>>> history(const HistoryQuery &query) override;
    [[nodiscard]] QFuture<Result<Json>> detailedStats() override;
    [[nodiscard]] QFuture<Result<QString>> diagnostics() override;
    //! What diagnostics() shows of the settings.
    void setConfig(const EngineConfig &config) { m_config = config; }

private:
    Monitor &m_monitor;
    Registry &m_registry;
    EngineConfig m_config;
    EngineSnapshotPtr m_latest;
};

} // namespace Batanidza
