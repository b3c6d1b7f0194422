#pragma once

#include "engine/base/clock.h"
#include "engine/commit/writer.h"
#include "engine/metrics/registry.h"
#include "engine/runtime/workerthread.h"
#include "engine/runtime/workspacesecrets.h"

#include <memory>

//! A workspace that no engine runs on, opened for one piece of work: its writer (which holds its
//! lock), and nothing that listens. Main thread.
namespace Batanidza {

class RestingWorkspace
{
public:
    //! Errors as Engine::start: locked says who holds it.
    [[nodiscard]] static Result<std::unique_ptr<RestingWorkspace>> open(const Clock &clock,
                                                                        const QString &dataFolder,
                                                                        const TenantId &tenant);
    //! Commits what is held and lets go.
    ~RestingWorkspace();

    [[nodiscard]] Writer &writer() { return **m_writer; }
    [[nodiscard]] const WorkspaceSecrets &secrets() const { return m_secrets; }

private:
    RestingWorkspace() = default;

    Registry m_registry;
    std::unique_ptr<WorkerThread<Writer>> m_writer;
    WorkspaceSecrets m_secrets;
};

} // namespace Batanidza
