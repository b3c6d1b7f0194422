#pragma once

#include "engine/runtime/localaudioapi.h"
#include "engine/runtime/remoteadminapi.h"
#include "engine/runtime/remotecacheapi.h"
#include "engine/runtime/remoteconflictapi.h"
#include "engine/runtime/remoteconnection.h"
#include "engine/runtime/remotecontentapi.h"
#include "engine/runtime/remotelearningapi.h"
#include "engine/runtime/remotemonitorapi.h"

//! An engine elsewhere as a window sees it: the line to it and the apis over that. Main
//! thread.
namespace Batanidza {

class RemoteEngine
{
public:
    //! start() of the connection begins it. `clock` outlives this.
    RemoteEngine(RemoteTarget target, const Clock &clock, RemoteOptions options = {})
        : m_connection(std::move(target), clock, options)
        , m_monitor(m_connection, clock)
        , m_content(m_connection, m_monitor)
        , m_conflicts(m_connection, m_monitor)
        , m_admin(m_connection, m_monitor)
        , m_audio({[](const Sha256 &) { return false; },
                   [](const Sha256 &) -> Result<QByteArray> {
                       return Error{ErrorCode::NotFound,
                                    QStringLiteral("recordings stay where the engine is")};
                   }})
        , m_cache(m_connection)
        , m_learning(m_connection, m_monitor)
    {}

    [[nodiscard]] RemoteConnection &connection() { return m_connection; }
    [[nodiscard]] RemoteMonitorApi &monitor() { return m_monitor; }
    [[nodiscard]] ContentApi &content() { return m_content; }
    [[nodiscard]] ConflictApi &conflicts() { return m_conflicts; }
    [[nodiscard]] AdminApi &admin() { return m_admin; }
    //! Speaks by itself: recordings stay where the engine is.
    [[nodiscard]] AudioApi &audio() { return m_audio; }
    [[nodiscard]] CacheApi &cache() { return m_cache; }
    [[nodiscard]] LearningApi &learning() { return m_learning; }

private:
    RemoteConnection m_connection;
    RemoteMonitorApi m_monitor;
    RemoteContentApi m_content;
    RemoteConflictApi m_conflicts;
    RemoteAdminApi m_admin;
    LocalAudioApi m_audio;
    RemoteCacheApi m_cache;
    RemoteLearningApi m_learning;
};

} // namespace Batanidza
