#include "engine/http/blobbringing.h"

#include "engine/http/bloborigin.h"
#include "engine/http/originaddress.h"

namespace Batanidza {

namespace {

struct Bringing final : HandlerState
{
    QMutex mutex;
    qsizetype left = 0; //!< guarded by mutex, as what follows
    BroughtBlobs failed;
};

} // namespace

std::optional<BroughtBlobs> bringBlobs(RouteCall &call, const QList<WantedBlob> &wanted)
{
    if (call.exchange.state) {
        auto &bringing = static_cast<Bringing &>(*call.exchange.state);
        const QMutexLocker lock(&bringing.mutex);
        return bringing.left == 0 ? std::optional(bringing.failed) : std::nullopt;
    }
    BlobOrigin *origin = call.services.parts.origin;
    // Who asks for another gets what is here: two hubs may be each other's origin.
    if (!origin || !origin->isOn() || asksForAnother(call.request().header("cdn-loop")))
        return BroughtBlobs();
    QList<WantedBlob> absent;
    for (const WantedBlob &blob : wanted) {
        if (!origin->isWhole(blob.hash, blob.bytes))
            absent.append(blob);
    }
    if (absent.isEmpty())
        return BroughtBlobs();
    auto bringing = std::make_shared<Bringing>();
    bringing->left = absent.size();
    call.exchange.state = bringing;
    for (const WantedBlob &blob : absent) {
        origin->bring(blob.hash, blob.bytes,
                      [bringing, hash = blob.hash,
                       waiting = call.exchange.weak_from_this()](const Result<void> &outcome) {
                          bool last = false;
                          {
                              const QMutexLocker lock(&bringing->mutex);
                              if (!outcome)
                                  bringing->failed.insert(hash, outcome.error());
                              last = --bringing->left == 0;
                          }
                          if (const auto exchange = last ? waiting.lock() : nullptr)
                              exchange->wake();
                      });
    }
    return std::nullopt;
}

} // namespace Batanidza
