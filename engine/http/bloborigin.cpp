#include "engine/http/bloborigin.h"

#include "engine/base/handover.h"
#include "engine/base/logging.h"
#include "engine/http/originaddress.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! How late somebody's patience may end and a slow line be cut.
constexpr std::chrono::milliseconds tick{100};
constexpr int poolThreads = 2;

//! Of the origin as a whole, and not of one blob.
bool isOfTheOrigin(OriginReason reason)
{
    switch (reason) {
    case OriginReason::Refused:
    case OriginReason::Busy:
    case OriginReason::Line:
    case OriginReason::Tls:
    case OriginReason::Timeout:
        return true;
    default:
        return false;
    }
}

Error notNow(const QString &why)
{
    return Error{ErrorCode::Unavailable, why, std::chrono::seconds(1)};
}

} // namespace

BlobOrigin::BlobOrigin(const Clock &clock, Registry &registry, BlobStore store,
                       BlobRepaired repaired, OriginLimits limits)
    : m_clock(clock)
    , m_store(store)
    , m_repaired(std::move(repaired))
    , m_limits(std::move(limits))
    , m_book(registry)
    , m_checked(std::move(store))
    , m_tick(this)
{
    m_pool.setMaxThreadCount(poolThreads);
    connect(&m_tick, &QTimer::timeout, this, &BlobOrigin::onTick);
    IncomingBlob::sweep(m_store);
}

BlobOrigin::~BlobOrigin()
{
    close();
}

void BlobOrigin::setPlace(const OriginPlace &place)
{
    dropAll(u"the origin of blobs is being changed"_s);
    m_place = place;
    m_network.reset(); // with the connections to the place before
    m_breaker.emplace(m_clock, m_limits.circuit);
    m_book.setHost(place.address.host());
    m_on = !place.address.isEmpty();
}

void BlobOrigin::dropAll(const QString &why)
{
    m_queue.clear();
    m_fetching.clear();
    Needs::Waiters left;
    {
        const std::lock_guard lock(m_mutex);
        m_needs.abandonIf([](const QByteArray &) { return true; }); // and what failed there
        left = m_needs.endAll();
    }
    m_tick.stop();
    m_book.loading(0);
    for (const Done &waiter : left)
        waiter(notNow(why));
}

void BlobOrigin::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
    }
    m_pool.clear();
    m_pool.waitForDone();
    dropAll(u"the engine is stopping"_s);
}

bool BlobOrigin::isWhole(const Sha256 &hash, qint64 bytes) const
{
    return m_checked.look(hash, bytes) == CheckedBlobs::State::Whole;
}

void BlobOrigin::bring(const Sha256 &hash, qint64 bytes, const Done &done)
{
    const QByteArray key = hash.toBytes();
    const auto now = m_clock.monotonic();
    // Somebody may have sent it since it could not be fetched.
    const bool perhaps = m_checked.look(hash, bytes) == CheckedBlobs::State::Unchecked;
    std::optional<Error> refusal;
    NeedPtr started;
    {
        const std::lock_guard lock(m_mutex);
        NeedPtr need = m_needs.running(key);
        if (m_closed || !m_on) {
            refusal = notNow(u"no origin of blobs is asked now"_s);
        } else if (need) {
            m_book.coalesced();
        } else if (const auto failure = m_needs.failure(key, now); failure && !perhaps) {
            m_book.remembered();
            refusal = *failure;
        } else {
            need = started = m_needs.begin(key, {hash, bytes, now});
        }
        if (!refusal)
            Needs::wait(*need, done, now + m_limits.patience);
    }
    if (refusal)
        done(*refusal);
    else if (started)
        post(this, [this, started] { look(started); });
}

void BlobOrigin::look(const NeedPtr &need)
{
    if (!m_tick.isActive())
        m_tick.start(tick);
    m_pool.start([this, need] {
        auto found = m_checked.look(need->about.hash, need->about.bytes);
        if (found == CheckedBlobs::State::Unchecked) {
            const auto right = m_checked.check(need->about.hash);
            found = right ? CheckedBlobs::State::Whole
                    : right.error().code == ErrorCode::NotFound
                        ? CheckedBlobs::State::Absent
                        : CheckedBlobs::State::Unchecked; // and found to be wrong
        }
        post(this, [this, need, found] { looked(need, found); });
    });
}

void BlobOrigin::looked(const NeedPtr &need, CheckedBlobs::State found)
{
    if (found == CheckedBlobs::State::Whole)
        return end(need, {});
    {
        const std::lock_guard lock(m_mutex);
        if (need->over)
            return;
        need->about.damaged = found != CheckedBlobs::State::Absent;
    }
    m_queue.push_back(need);
    pump();
}

void BlobOrigin::pump()
{
    while (!m_queue.empty() && m_fetching.size() < size_t(m_limits.atOnce)) {
        const NeedPtr need = std::move(m_queue.front());
        m_queue.pop_front();
        begin(need);
    }
    m_book.loading(qint64(m_fetching.size()));
}

void BlobOrigin::begin(const NeedPtr &need)
{
    Secret token;
    if (m_place.readToken) {
        auto read = m_place.readToken();
        if (!read) {
            return failed(need, {OriginReason::Refused,
                                 Error{ErrorCode::Unavailable,
                                       u"the token of the origin of blobs cannot be read"_s}});
        }
        token = std::move(*read);
    }
    if (!m_breaker->tryAcquire()) {
        return failed(need, {OriginReason::Rest,
                             Error{ErrorCode::Unavailable,
                                   u"the origin failed again and again, and is left alone"_s,
                                   m_breaker->retryAfter()}});
    }
    if (!m_network)
        m_network = std::make_unique<QNetworkAccessManager>();
    Fetching &fetching = m_fetching[need];
    fetching.blob = std::make_shared<IncomingBlob>(m_store, need->about.hash, need->about.bytes);
    fetching.fetch = std::make_unique<OriginFetch>(
        OriginFetch::Parts{m_clock, m_limits, m_book, *m_network}, fetching.blob,
        blobAddress(m_place.address, need->about.hash.toHex()), std::move(token),
        [this, need](const std::optional<OriginFailure> &failure) { came(need, failure); });
    fetching.fetch->start();
}

void BlobOrigin::came(const NeedPtr &need, const std::optional<OriginFailure> &failure)
{
    const auto found = m_fetching.find(need);
    if (found == m_fetching.end())
        return;
    if (failure && isOfTheOrigin(failure->reason))
        m_breaker->failed();
    else
        m_breaker->succeeded();
    // This is called by the fetch.
    found->second.fetch.release()->deleteLater();
    if (failure) {
        m_fetching.erase(found);
        failed(need, *failure);
        return pump();
    }
    m_pool.start([this, need, blob = found->second.blob] {
        const auto outcome = blob->finish();
        if (outcome)
            m_checked.trust(need->about.hash);
        post(this, [this, need, outcome] { placed(need, outcome); });
    });
}

void BlobOrigin::placed(const NeedPtr &need, const Result<void> &outcome)
{
    m_fetching.erase(need);
    const Need &about = need->about;
    if (!outcome && outcome.error().code == ErrorCode::Invalid) {
        failed(need, {OriginReason::Hash,
                      Error{ErrorCode::Corrupt, u"the origin gave other bytes than the blob's"_s}});
    } else if (!outcome) {
        failed(need, {OriginReason::Disk, outcome.error()});
    } else {
        m_book.fetched(m_clock.monotonic() - about.since, about.damaged);
        qCInfo(lcHttp).noquote() << (about.damaged ? "a damaged blob was mended from the origin:"
                                                   : "a blob came from the origin:")
                                 << about.hash.toHex();
        if (about.damaged && m_repaired)
            m_repaired(about.hash, about.bytes);
        end(need, {});
    }
    pump();
}

void BlobOrigin::failed(const NeedPtr &need, const OriginFailure &failure)
{
    m_book.failed(failure.reason, m_clock.utc());
    qCWarning(lcHttp).noquote() << "blob" << need->about.hash.toHex()
                                << "did not come:" << failure.error.detail;
    end(need, failure.error);
}

void BlobOrigin::end(const NeedPtr &need, const Result<void> &outcome)
{
    Needs::Waiters waiters;
    {
        const std::lock_guard lock(m_mutex);
        waiters = m_needs.end(need);
        if (!outcome)
            m_needs.remember(need->key, outcome.error(), m_clock.monotonic());
    }
    for (const Done &waiter : waiters)
        waiter(outcome);
}

void BlobOrigin::onTick()
{
    Needs::Waiters late;
    bool idle = false;
    {
        const std::lock_guard lock(m_mutex);
        late = m_needs.late(m_clock.monotonic());
        idle = m_needs.size() == 0;
    }
    for (const Done &waiter : late)
        waiter(notNow(u"the blob is still being fetched"_s));
    for (const auto &[need, fetching] : m_fetching) {
        if (fetching.fetch)
            fetching.fetch->watch();
    }
    if (idle)
        m_tick.stop();
}

} // namespace Batanidza
