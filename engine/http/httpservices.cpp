#include "engine/http/httpservices.h"

#include "engine/hub/storereader.h"
#include "engine/store/workspace.h"

namespace Batanidza {

HttpServices::HttpServices(const HttpParts &given, const HttpLimits &bounds)
    : parts(given)
    , limits(bounds)
    , guard(given.clock, given.gatekeeper, bounds.guard)
    , sessions(given.clock, bounds.sessions)
    , blobs(blobFolder(given.dataFolder))
    , ownCache(given.cache ? nullptr
                           : std::make_unique<ContentCache>(given.clock, PolicyKind::Adaptive,
                                                            bounds.ownCacheBytes))
    , cache(given.cache ? *given.cache : *ownCache)
{}

Result<HttpWorker *> HttpServices::worker()
{
    // A thread of libmicrohttpd belongs to one server for all its life, and SQLite connections
    // belong to one thread: so the thread itself is the owner.
    thread_local std::unique_ptr<HttpWorker> own;
    if (!own) {
        auto database = Database::open(storeFile(parts.dataFolder), Database::Mode::ReadOnly);
        if (!database)
            return database.error();
        auto made = std::make_unique<HttpWorker>();
        made->blobs = std::make_unique<BlobIndex>(**database);
        made->reader = std::make_unique<StoreReader>(std::move(*database), blobs);
        made->reader->setCache(&cache);
        made->rpc = std::make_unique<Rpc>(*made->reader, parts.gatekeeper, parts.clock,
                                          parts.manifests, limits.wire);
        own = std::move(made);
    }
    return own.get();
}

} // namespace Batanidza
