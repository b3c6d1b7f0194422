#pragma once

#include "engine/cache/flights.h"
#include "engine/http/originfetch.h"
#include "engine/reliability/circuitbreaker.h"
#include "engine/store/checkedblobs.h"

#include <QThreadPool>

#include <atomic>
#include <deque>
#include <map>

//! The network tier: brings blobs that should be here and are not whole from an upstream hub or a
//! CDN, each once however many ask. Lives in a thread of its own, with an event loop; bring(),
//! isWhole(), isOn() and numbers() are for any thread and never wait.
//!
//! Its single flight is that of TieredCache (flights.h) and not TieredCache::getOrLoad() itself:
//! that gives bytes and keeps them in memory, while a blob of up to 64 MiB goes from the line to a
//! file and from there to whoever asked, and is nowhere held whole.
namespace Batanidza {

struct OriginPlace
{
    QUrl address; //!< empty = there is none
    //! Asked before each fetch, so that the file may be replaced; null = no token is needed.
    std::function<Result<Secret>()> readToken{};
};

//! In place of a damaged one, or one that was cut short.
using BlobRepaired = std::function<void(const Sha256 &hash, qint64 bytes)>;

class BlobOrigin : public QObject
{
    Q_OBJECT

public:
    //! `repaired` is called in the origin's thread.
    BlobOrigin(const Clock &clock, Registry &registry, BlobStore store,
               BlobRepaired repaired = nullptr, OriginLimits limits = {});
    //! As close().
    ~BlobOrigin() override;

    // In its thread.

    //! What is under way to another place ends with `unavailable`.
    void setPlace(const OriginPlace &place);
    //! Whoever waits, and whoever comes later, is told `unavailable`.
    void close();

    // Any thread.

    using Done = std::function<void(const Result<void> &)>;
    [[nodiscard]] bool isOn() const { return m_on; }
    //! True where the file was found right and was not touched since; one look at its dates.
    [[nodiscard]] bool isWhole(const Sha256 &hash, qint64 bytes) const;
    //! Makes it whole here: looks at what there is, and fetches it where that is not right. `bytes`
    //! is what the index says. `done` is told once, from any thread, perhaps at once. Errors:
    //! not_found (the origin has not got it), unavailable (it cannot be asked now, or it takes
    //! longer than the patience of who waits), corrupt (it gave something else), disk_full.
    void bring(const Sha256 &hash, qint64 bytes, const Done &done);
    [[nodiscard]] OriginNumbers numbers() const { return m_book.numbers(); }

private:
    struct Need
    {
        Sha256 hash;
        qint64 bytes = 0;
        std::chrono::nanoseconds since{0};
        bool damaged = false;
    };
    using Needs = Flights<Done, Need>;
    using NeedPtr = Needs::FlightPtr;
    struct Fetching
    {
        std::shared_ptr<IncomingBlob> blob;
        std::unique_ptr<OriginFetch> fetch; //!< null while it is being placed
    };

    void look(const NeedPtr &need);
    void looked(const NeedPtr &need, CheckedBlobs::State found);
    void begin(const NeedPtr &need);
    void came(const NeedPtr &need, const std::optional<OriginFailure> &failure);
    void placed(const NeedPtr &need, const Result<void> &outcome);
    void failed(const NeedPtr &need, const OriginFailure &failure);
    void end(const NeedPtr &need, const Result<void> &outcome);
    void dropAll(const QString &why);
    void pump();
    void onTick();

    const Clock &m_clock;
    const BlobStore m_store;
    const BlobRepaired m_repaired;
    const OriginLimits m_limits;
    OriginBook m_book;
    CheckedBlobs m_checked;
    std::atomic<bool> m_on{false};
    std::mutex m_mutex; //!< of the next two
    Needs m_needs;
    bool m_closed = false;

    OriginPlace m_place;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::optional<CircuitBreaker> m_breaker; //!< of this place
    std::deque<NeedPtr> m_queue;
    std::map<NeedPtr, Fetching> m_fetching;
    QTimer m_tick;
    QThreadPool m_pool; //!< reads and syncs files
};

} // namespace Batanidza
