#include "engine/http/originbook.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double newShare = 0.1; //!< of the newest fetch in the mean

} // namespace

QString originReasonName(OriginReason reason)
{
    switch (reason) {
    case OriginReason::None:
        return u"none"_s;
    case OriginReason::NotThere:
        return u"not_there"_s;
    case OriginReason::Refused:
        return u"refused"_s;
    case OriginReason::Redirect:
        return u"redirect"_s;
    case OriginReason::Status:
        return u"status"_s;
    case OriginReason::Busy:
        return u"busy"_s;
    case OriginReason::Line:
        return u"line"_s;
    case OriginReason::Tls:
        return u"tls"_s;
    case OriginReason::Timeout:
        return u"timeout"_s;
    case OriginReason::Length:
        return u"length"_s;
    case OriginReason::Hash:
        return u"hash"_s;
    case OriginReason::Disk:
        return u"disk"_s;
    case OriginReason::Rest:
        return u"rest"_s;
    }
    return u"none"_s;
}

OriginBook::OriginBook(Registry &registry)
    : m_requests(registry.counter(u"batanidza_cache_network_requests_total"_s,
                                  u"Requests for blobs that were sent to the origin."_s))
    , m_bytes(registry.counter(u"batanidza_cache_network_received_bytes_total"_s,
                               u"Bytes of blobs that came from the origin."_s))
    , m_resumed(registry.counter(u"batanidza_cache_network_resumed_total"_s,
                                 u"Requests that went on where the line was cut."_s))
    , m_coalesced(registry.counter(u"batanidza_cache_network_coalesced_total"_s,
                                   u"Reads that waited for a fetch that was under way."_s))
    , m_remembered(registry.counter(u"batanidza_cache_network_remembered_total"_s,
                                    u"Reads answered by what failed a moment before."_s))
    , m_fetched(registry.counter(u"batanidza_cache_network_fetches_total"_s,
                                 u"Blobs that came from the origin, checked and placed."_s))
    , m_repaired(
          registry.counter(u"batanidza_cache_network_repaired_total"_s,
                           u"Blobs that came in place of ones that were damaged or cut short."_s))
    , m_loading(registry.gauge(u"batanidza_cache_network_loading"_s,
                               u"Blobs that are being fetched from the origin."_s))
    , m_seconds(registry.distribution(u"batanidza_cache_network_fetch_seconds"_s,
                                      u"From the first need of a blob to its place here."_s))
{
    // From the start, so that the first of them is a step.
    for (int i = int(OriginReason::None) + 1; i <= int(OriginReason::Rest); ++i) {
        m_failures[OriginReason(i)] =
            &registry.counter(u"batanidza_cache_network_failures_total"_s,
                              u"Fetches of a blob that brought nothing, by reason."_s,
                              {{u"reason"_s, originReasonName(OriginReason(i))}});
    }
}

void OriginBook::setHost(const QString &host)
{
    const std::lock_guard lock(m_mutex);
    m_numbers.host = host;
}

void OriginBook::requested()
{
    m_requests.add();
    const std::lock_guard lock(m_mutex);
    ++m_numbers.requests;
}

void OriginBook::received(qint64 bytes)
{
    m_bytes.add(bytes);
    const std::lock_guard lock(m_mutex);
    m_numbers.bytes += bytes;
}

void OriginBook::resumed()
{
    m_resumed.add();
    const std::lock_guard lock(m_mutex);
    ++m_numbers.resumed;
}

void OriginBook::coalesced()
{
    m_coalesced.add();
    const std::lock_guard lock(m_mutex);
    ++m_numbers.coalesced;
}

void OriginBook::remembered()
{
    m_remembered.add();
}

void OriginBook::loading(qint64 now)
{
    m_loading.set(now);
    const std::lock_guard lock(m_mutex);
    m_numbers.loading = now;
}

void OriginBook::fetched(std::chrono::nanoseconds took, bool repaired)
{
    const double seconds = std::chrono::duration<double>(took).count();
    m_fetched.add();
    m_seconds.record(seconds);
    if (repaired)
        m_repaired.add();
    const std::lock_guard lock(m_mutex);
    double &mean = m_numbers.fetchSeconds;
    mean = m_numbers.fetched == 0 ? seconds : mean + newShare * (seconds - mean);
    ++m_numbers.fetched;
    m_numbers.repaired += repaired ? 1 : 0;
}

void OriginBook::failed(OriginReason reason, std::chrono::milliseconds at)
{
    m_failures.at(reason)->add();
    const std::lock_guard lock(m_mutex);
    ++m_numbers.failures;
    if (reason == OriginReason::Rest)
        return; // says nothing of why
    m_numbers.lastFailure = reason;
    m_numbers.lastFailureAt = at;
}

OriginNumbers OriginBook::numbers() const
{
    const std::lock_guard lock(m_mutex);
    return m_numbers;
}

} // namespace Batanidza
