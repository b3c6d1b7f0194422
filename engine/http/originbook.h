#pragma once

#include "engine/metrics/registry.h"

#include <QString>

#include <chrono>
#include <map>
#include <mutex>

//! What the network tier counts: into the registry, and as one value for the Cache page. Any
//! thread; locks inside.
namespace Batanidza {

//! Why a blob did not come.
enum class OriginReason : quint8 {
    None,
    NotThere, //!< 404, 410
    Refused,  //!< 401, 403, or our token's file cannot be read
    Redirect, //!< followed nowhere
    Status,   //!< any other answer that is not the blob
    Busy,     //!< 429, 5xx, more often than was tried
    Line,     //!< no connection, or it was cut, more often than was tried
    Tls,      //!< nobody vouches for its certificate
    Timeout,
    Length, //!< more or fewer bytes than the blob has
    Hash,   //!< other bytes
    Disk,   //!< of this machine
    Rest,   //!< it failed again and again, and is left alone for a while; the last one
};
//! "not_there", as the metrics' label says it. Total.
[[nodiscard]] QString originReasonName(OriginReason reason);

struct OriginNumbers
{
    QString host; //!< "cdn.example"; empty = there is no origin
    quint64 requests = 0;
    quint64 fetched = 0; //!< blobs, checked and placed
    qint64 bytes = 0;    //!< received, also of what was dropped
    quint64 failures = 0;
    quint64 resumed = 0;
    quint64 coalesced = 0; //!< asked while the same blob was coming
    quint64 repaired = 0;  //!< of those fetched: in place of damaged ones
    qint64 loading = 0;
    double fetchSeconds = 0; //!< of one fetch: a mean, the older the less it counts
    OriginReason lastFailure = OriginReason::None;
    std::chrono::milliseconds lastFailureAt{0}; //!< UTC

    friend bool operator==(const OriginNumbers &, const OriginNumbers &) = default;
};

class OriginBook
{
public:
    explicit OriginBook(Registry &registry);

    void setHost(const QString &host);
    void requested();
    void received(qint64 bytes);
    void resumed();
    void coalesced();
    void remembered();
    void loading(qint64 now);
    void fetched(std::chrono::nanoseconds took, bool repaired);
    void failed(OriginReason reason, std::chrono::milliseconds at);

    [[nodiscard]] OriginNumbers numbers() const;

private:
    Counter &m_requests;
    Counter &m_bytes;
    Counter &m_resumed;
    Counter &m_coalesced;
    Counter &m_remembered;
    Counter &m_fetched;
    Counter &m_repaired;
    Gauge &m_loading;
    Distribution &m_seconds;
    std::map<OriginReason, Counter *> m_failures; //!< not changed once made
    mutable std::mutex m_mutex;
    OriginNumbers m_numbers;
};

} // namespace Batanidza
