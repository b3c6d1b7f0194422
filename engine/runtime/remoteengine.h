#pragma once

#include "engine/runtime/localaudioapi.h"
#include "engine/runtime/remoteadminapi.h"
#include "engine/runtime/remoteblobs.h"
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
    //! start() of the connection begins it. `clock` outlives this. `programs` finds what plays
    //! here.
    RemoteEngine(
        RemoteTarget target, const Clock &clock, RemoteOptions options = {},
        std::function<AudioPrograms()> programs = [] { return findAudioPrograms(); })
        : m_connection(target, clock, options)
        , m_monitor(m_connection, clock)
        , m_content(m_connection, m_monitor)
        , m_conflicts(m_connection, m_monitor)
        , m_admin(m_connection, m_monitor)
        , m_blobs(std::move(target),
                  [this] {
                      const auto known = m_connection.isOpen() ? m_monitor.latest() : nullptr;
                      return known ? known->httpAddress : QString();
                  })
        , m_audio({[this](const Sha256 &hash) { return m_blobs.contains(hash); },
                   [this](const Sha256 &hash) { return m_blobs.read(hash); }},
                  std::move(programs))
        , m_cache(m_connection)
        , m_learning(m_connection, m_monitor)
    {}
    ~RemoteEngine() { m_blobs.close(); }
    RemoteEngine(const RemoteEngine &) = delete;
    RemoteEngine &operator=(const RemoteEngine &) = delete;

    [[nodiscard]] RemoteConnection &connection() { return m_connection; }
    [[nodiscard]] RemoteMonitorApi &monitor() { return m_monitor; }
    [[nodiscard]] ContentApi &content() { return m_content; }
    [[nodiscard]] ConflictApi &conflicts() { return m_conflicts; }
    [[nodiscard]] AdminApi &admin() { return m_admin; }
    //! Plays here; recordings are fetched from the engine.
    [[nodiscard]] AudioApi &audio() { return m_audio; }
    [[nodiscard]] CacheApi &cache() { return m_cache; }
    [[nodiscard]] LearningApi &learning() { return m_learning; }

private:
    RemoteConnection m_connection;
    RemoteMonitorApi m_monitor;
    RemoteContentApi m_content;
    RemoteConflictApi m_conflicts;
    RemoteAdminApi m_admin;
    RemoteBlobs m_blobs; // its last callers are the audio's
    LocalAudioApi m_audio;
    RemoteCacheApi m_cache;
    RemoteLearningApi m_learning;
};

} // namespace Batanidza
