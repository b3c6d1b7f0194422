#pragma once

#include "engine/base/result.h"

#include <QString>

//! Keeps two programs off one workspace: a lock file in the data folder that names who holds it.
//! The lock itself is the system's (flock), so one left by a dead process holds nobody up. Any
//! thread, one at a time.
namespace Batanidza {

class WorkspaceLock
{
public:
    WorkspaceLock() = default;
    ~WorkspaceLock() { release(); }
    WorkspaceLock(const WorkspaceLock &) = delete;
    WorkspaceLock &operator=(const WorkspaceLock &) = delete;

    //! Errors: locked, saying which process on which machine holds the workspace; unavailable.
    [[nodiscard]] Result<void> acquire(const QString &dataFolder);
    void release();
    [[nodiscard]] bool isHeld() const { return m_descriptor >= 0; }

private:
    int m_descriptor = -1;
};

} // namespace Batanidza
