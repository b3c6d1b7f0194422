#include "ui/models/trendfeed.h"

#include "engine/runtime/awaited.h"

#include <algorithm>

namespace Batanidza {

namespace {

using namespace std::chrono_literals;

//! After this long what is kept is asked for again, so that live seconds do not pile up.
constexpr Millis reloadAfter = 60s;
constexpr int mostBuckets = 600;
constexpr Millis longestPause = 3s;

} // namespace

TrendFeed::TrendFeed(MonitorApi &monitor, QObject *parent)
    : ChartFeed({{5min, 15min, 1h, 6h, 24h, 168h}, 15min, 1min, 30 * 24h}, parent)
    , m_monitor(monitor)
{}

void TrendFeed::setPlatform(std::optional<Platform> platform)
{
    if (platform == m_platform)
        return;
    m_platform = platform;
    m_kept.clear();
    m_live.clear();
    reload();
}

void TrendFeed::setSnapshot(const EngineSnapshotPtr &snapshot)
{
    if (!snapshot || snapshot->takenAt == now())
        return;
    const bool first = now().count() == 0;
    // The clock was set back: what is kept is asked for again, from the new time.
    const bool back = snapshot->takenAt < now();
    // Nothing was heard for a while: what was measured meanwhile is asked for.
    const bool missed = snapshot->takenAt - now() > longestPause;
    setNow(snapshot->takenAt);
    HistoryBucket second;
    second.width = 1s;
    second.start = Millis(now().count() / 1000 * 1000 - 1000);
    second.edits = snapshot->editsPerSecond;
    second.deliveries = snapshot->deliveriesPerSecond;
    second.bytes = snapshot->bytesPerSecond;
    second.propagation = snapshot->lastSecond;
    if (m_platform) {
        for (const PlatformStatus &platform : snapshot->platforms) {
            if (platform.platform == *m_platform)
                second.propagation = platform.lastSecond;
        }
    }
    if (back)
        m_live.clear();
    if (!m_live.isEmpty() && m_live.constLast().start >= second.start)
        second.start = m_live.constLast().start + second.width;
    m_live.append(std::move(second));
    if (first || back || missed || now() - m_loadedAt >= reloadAfter)
        reload();
    // A span that lies behind the live seconds stays as it is.
    if (!isSpan() || m_live.constLast().start < to())
        Q_EMIT changed();
}

void TrendFeed::reload()
{
    if (now().count() == 0)
        return;
    m_loadedAt = now();
    HistoryQuery query;
    query.from = from();
    query.to = to();
    query.mostBuckets = mostBuckets;
    query.platform = m_platform;
    ++m_loading;
    const int asked = ++m_asked;
    const Millis heard = now();
    awaitResult<QList<HistoryBucket>>(
        m_monitor.history(query), this,
        [this, asked, heard](const Result<QList<HistoryBucket>> &history) {
            --m_loading;
            if (asked != m_asked)
                return; // something else was asked for since
            setError({});
            if (history) {
                m_kept = *history;
                // Live seconds from before that answer are in it, or were never measured.
                m_live.removeIf([heard](const HistoryBucket &bucket) {
                    return bucket.start + 2 * bucket.width < heard;
                });
            } else {
                setError(history.error());
            }
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

QList<HistoryBucket> TrendFeed::buckets() const
{
    QList<HistoryBucket> all;
    const auto within = [this](const HistoryBucket &bucket) {
        return bucket.start + bucket.width > from() && bucket.start < to();
    };
    std::copy_if(m_kept.cbegin(), m_kept.cend(), std::back_inserter(all), within);
    const Millis end =
        m_kept.isEmpty() ? Millis(0) : m_kept.constLast().start + m_kept.constLast().width;
    std::copy_if(
        m_live.cbegin(), m_live.cend(), std::back_inserter(all),
        [&](const HistoryBucket &bucket) { return bucket.start >= end && within(bucket); });
    return all;
}

ChartData TrendFeed::explained(ChartData data) const
{
    const bool waits = isLoading() && m_kept.isEmpty();
    if (!error() && !waits)
        return data;
    for (ChartGap &gap : data.gaps)
        gap.why = waits ? GapReason::Loading : GapReason::NotRead;
    return data;
}

} // namespace Batanidza
