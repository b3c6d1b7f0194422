#pragma once

#include "engine/http/connectionwatch.h"
#include "engine/http/exchange.h"
#include "engine/http/pollqueue.h"
#include "engine/http/requestguard.h"
#include "engine/http/rpcsessions.h"
#include "engine/hub/contentcache.h"
#include "engine/hub/rpc.h"
#include "engine/store/blobindex.h"
#include "engine/store/blobstore.h"

#include <atomic>

//! What the routes work with: the parts of the engine they were given, and what they share.
//! Thread-safe: the threads of libmicrohttpd call the routes.
namespace Batanidza {

class BlobOrigin;
class HubMetrics;
class Registry;
class Writer;

//! Given by the runtime; all of it outlives the server.
struct HttpParts
{
    const Clock &clock;
    const Gatekeeper &gatekeeper;
    Registry &registry;
    Writer &writer;
    EditSink &edits;
    ManifestCache &manifests;
    QString dataFolder;
    //! Where what clients do over HTTP is counted beside what they do over sockets; may be null.
    HubMetrics *numbers = nullptr;
    //! For the page at /demo/: where the hub's WebSocket is, and whose content it shows.
    QString webSocketAddress{};
    TenantId tenant{};
    //! Where operators' calls go; without one they are not known here.
    AdminPort *admin = nullptr;
    //! Shared with the hub; null: the server has one of its own.
    ContentCache *cache = nullptr;
    //! Brings blobs that are not whole here; null: nobody does.
    BlobOrigin *origin = nullptr;
};

struct HttpLimits
{
    int threads = 2;
    int connections = 1000;
    int connectionsPerAddress = 500;
    qsizetype headerBytes = 32 * 1024; //!< also what libmicrohttpd keeps for each connection
    std::chrono::seconds idle{30};     //!< no byte either way
    ConnectionWatch::Limits watch;
    RpcSessions::Limits sessions;
    GuardRules guard;
    Wire::Limits wire;
    qint64 ownCacheBytes = 32 * 1024 * 1024; //!< where it was given no cache
    std::chrono::milliseconds longestPoll{25'000};
    std::chrono::milliseconds readyWithin{5'000}; //!< for the write of /readyz
    std::chrono::milliseconds stopWithin{3'000};  //!< for answers under way when stopping
};

//! What one thread reads with.
struct HttpWorker
{
    std::unique_ptr<ContentReader> reader; //!< owns the connection, which the others use
    std::unique_ptr<BlobIndex> blobs;
    std::unique_ptr<Rpc> rpc;
};

//! The last answer of /readyz, for a moment. Thread-safe.
class Readiness
{
public:
    [[nodiscard]] std::optional<HttpResponse> known(std::chrono::nanoseconds now) const
    {
        const QMutexLocker lock(&m_mutex);
        return now < m_until ? m_response : std::nullopt;
    }
    void remember(const HttpResponse &response, std::chrono::nanoseconds until)
    {
        const QMutexLocker lock(&m_mutex);
        m_response = response;
        m_until = until;
    }

private:
    mutable QMutex m_mutex;
    std::optional<HttpResponse> m_response;
    std::chrono::nanoseconds m_until{0};
};

//! Which blobs of which tenant are being uploaded at this moment, each by one request. Thread-safe.
class ActiveUploads
{
public:
    //! False where somebody else is at it.
    [[nodiscard]] bool begin(const TenantId &tenant, const Sha256 &hash)
    {
        const QMutexLocker lock(&m_mutex);
        if (m_running.contains({tenant, hash}))
            return false;
        m_running.insert({tenant, hash});
        return true;
    }
    void end(const TenantId &tenant, const Sha256 &hash)
    {
        const QMutexLocker lock(&m_mutex);
        m_running.remove({tenant, hash});
    }

private:
    QMutex m_mutex;
    QSet<std::pair<TenantId, Sha256>> m_running;
};

class HttpServices
{
public:
    HttpServices(const HttpParts &given, const HttpLimits &bounds);

    const HttpParts parts;
    const HttpLimits limits;
    RequestGuard guard;
    PollQueue polls;
    RpcSessions sessions;
    Readiness readiness;
    ActiveUploads uploads;
    const BlobStore blobs;
    const std::unique_ptr<ContentCache> ownCache;
    ContentCache &cache;
    std::atomic<bool> draining{false}; //!< polls answer at once

    //! Of the calling thread, which must be one of libmicrohttpd's: made on first use, and closed
    //! by that thread when it ends. Errors: those of opening the store.
    [[nodiscard]] Result<HttpWorker *> worker();
};

} // namespace Batanidza
