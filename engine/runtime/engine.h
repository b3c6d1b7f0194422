#pragma once

#include "engine/runtime/adminapi.h"
#include "engine/runtime/audioapi.h"
#include "engine/runtime/cacheapi.h"
#include "engine/runtime/conflictapi.h"
#include "engine/runtime/contentapi.h"
#include "engine/runtime/engineconfig.h"
#include "engine/runtime/learningapi.h"
#include "engine/runtime/monitorapi.h"

#include <memory>

//! One running engine on one workspace: the store, its writer, the hub, HTTP and the monitor, with
//! its apis to watch and steer it. Made, used and destroyed in the main thread; the only place
//! where threads start and stop.
namespace Batanidza {

class Clock;

class Engine : public QObject
{
    Q_OBJECT

public:
    //! Opens (or makes) the workspace and listens. Errors: locked (says who holds it),
    //! newer_store, disk_full, corrupt, unavailable (an address is taken), forbidden (plaintext
    //! beyond loopback without the flag that says so).
    [[nodiscard]] static Result<std::unique_ptr<Engine>> start(const Clock &clock,
                                                               const EnginePlace &place,
                                                               const EngineConfig &config);
    //! stop() with its default patience, if that was not done.
    ~Engine() override;

    [[nodiscard]] MonitorApi &monitor();
    [[nodiscard]] ContentApi &content();
    [[nodiscard]] ConflictApi &conflicts();
    [[nodiscard]] AdminApi &admin();
    [[nodiscard]] AudioApi &audio();
    [[nodiscard]] LearningApi &learning();
    [[nodiscard]] CacheApi &cache();

    [[nodiscard]] QString webSocketAddress() const; //!< with the real port: "ws://127.0.0.1:7300"
    [[nodiscard]] QString httpAddress() const;
    [[nodiscard]] QString dataFolder() const;
    [[nodiscard]] TenantId tenant() const;

    //! Says goodbye to all sessions and takes no further edits; `drained` follows when all have
    //! left or the patience is over. Does not block.
    void drain(Millis patience = Millis(3000));
    //! Drains, commits what is held, and closes everything. Blocks for the patience at most, plus
    //! the last commit.
    void stop(Millis patience = Millis(3000));

Q_SIGNALS:
    void drained();

private:
    struct Parts;
    explicit Engine(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

} // namespace Batanidza
