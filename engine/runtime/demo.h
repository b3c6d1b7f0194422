#pragma once

#include "engine/runtime/engine.h"

#include <memory>

//! The demo: an engine on a fresh workspace of its own with the sample course, and five platform
//! clients (real SyncClients over real sockets, in a thread of their own) that edit, read, leave
//! and come back. Main thread.
namespace Batanidza {

//! Where the demo keeps its data, apart from a person's own workspace.
[[nodiscard]] QString demoFolder();

class Demo
{
public:
    //! Empties the place's folder (where it is the demo's and nobody runs on it), starts the
    //! engine, imports the sample course, and lets the clients loose. Where the usual ports are
    //! taken it takes free ones.
    [[nodiscard]] static Result<std::unique_ptr<Demo>> start(const Clock &clock, EnginePlace place);
    ~Demo();

    [[nodiscard]] Engine &engine();
    //! Stops the clients; the engine goes on.
    void stop();

private:
    struct Parts;
    explicit Demo(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

} // namespace Batanidza
