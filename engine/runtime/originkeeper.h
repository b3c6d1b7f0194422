#pragma once

#include "engine/http/bloborigin.h"
#include "engine/runtime/blobreading.h"
#include "engine/runtime/engineconfig.h"
#include "engine/runtime/workerthread.h"

//! The network tier of an engine, in its thread: where the settings say it is, and with what it
//! mended in the audit trail. Main thread.
namespace Batanidza {

class Writer;

struct OriginParts
{
    const Clock &clock;
    Registry &registry;
    Writer &writer;
    TenantId tenant;
    QString dataFolder;
    OriginLimits limits = {};
};

class OriginKeeper
{
public:
    OriginKeeper(OriginParts parts, const EngineConfig &config);

    void setConfig(const EngineConfig &config);
    //! Nothing is fetched any more, and nobody waits. Before the writer ends.
    void close();

    [[nodiscard]] BlobOrigin &origin() { return *m_thread.root(); }
    [[nodiscard]] BlobReading reading();

private:
    void place();

    const OriginParts m_parts;
    EngineConfig m_config;
    WorkerThread<BlobOrigin> m_thread;
};

} // namespace Batanidza
