#include "engine/hub/deliverywindow.h"

#include <algorithm>

namespace Batanidza {

namespace {

//! A window of this many frames is as good as one of bytes: small frames cost memory too.
constexpr qsizetype mostFramesUnderWay = 4096;
//! Who asks does so about once a second, so what is due by the next time is due now.
constexpr DeliveryWindow::Time tick = std::chrono::seconds(1);

} // namespace

void DeliveryWindow::start(const Cursor &place, Time now)
{
    m_place = m_given = place;
    m_sentAt = now;
}

void DeliveryWindow::restart(const Cursor &place)
{
    m_place = m_given = place;
    m_underWay.clear();
    m_underWayBytes = 0;
    m_skippedAt = {};
}

void DeliveryWindow::gave(const Cursor &to, qint64 bytes, Time committedAt, Time now)
{
    m_place = to;
    if (bytes == 0) {
        if (m_skippedAt.count() == 0 && m_place != m_given)
            m_skippedAt = now;
        return;
    }
    told(to, now);
    // One that never acknowledges measures nothing.
    if (!m_acks && m_underWay.size() >= mostFramesUnderWay) {
        m_underWayBytes -= m_underWay.front().bytes;
        m_underWay.pop_front();
    }
    m_underWay.push_back({to.sequence, bytes, committedAt});
    m_underWayBytes += bytes;
}

void DeliveryWindow::told(const Cursor &to, Time now)
{
    m_given = to;
    m_sentAt = now;
    m_skippedAt = {};
}

std::optional<QList<double>> DeliveryWindow::acknowledge(const Cursor &cursor, Time now)
{
    if (cursor.epoch != m_given.epoch || cursor.sequence > m_given.sequence)
        return std::nullopt;
    m_acks = true;
    QList<double> latencies;
    while (!m_underWay.empty() && m_underWay.front().to <= cursor.sequence) {
        const UnderWay &frame = m_underWay.front();
        m_underWayBytes -= frame.bytes;
        if (frame.committedAt.count() > 0)
            latencies.append(static_cast<double>((now - frame.committedAt).count()) / 1e6);
        m_underWay.pop_front();
    }
    m_acknowledged = std::max(m_acknowledged, cursor.sequence);
    return latencies;
}

bool DeliveryWindow::isFull(qint64 mostBytes) const
{
    return m_acks && (m_underWayBytes >= mostBytes || m_underWay.size() >= mostFramesUnderWay);
}

bool DeliveryWindow::wantsWord(Time now, Time after, bool beat) const
{
    const bool skipped = m_skippedAt.count() > 0 && now - m_skippedAt + tick >= after;
    return skipped || (beat && now - m_sentAt + tick >= after);
}

} // namespace Batanidza
