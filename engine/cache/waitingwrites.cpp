#include "engine/cache/waitingwrites.h"

namespace Batanidza {

namespace {

constexpr qint64 mostBytes = 16 * 1024 * 1024;
//! What a commit replaces is gone by then, and never packed and written for nothing.
constexpr std::chrono::seconds writeAfter{3};

} // namespace

bool WaitingWrites::add(const QByteArray &key, const QByteArray &bytes, const PutOptions &options,
                        std::chrono::nanoseconds now)
{
    if (m_bytes + bytes.size() > mostBytes)
        return false;
    Held &held = m_writes[key];
    m_bytes += bytes.size() - held.bytes.size();
    held = {bytes, options, now};
    m_order.emplace_back(now, key);
    return true;
}

std::optional<WaitingWrites::Write> WaitingWrites::take(std::chrono::nanoseconds now, bool last)
{
    while (!m_order.empty() && (last || now - m_order.front().first >= writeAfter)) {
        const auto [since, key] = std::move(m_order.front());
        m_order.pop_front();
        const auto place = m_writes.find(key);
        // Taken out meanwhile, or put anew and standing further behind.
        if (place == m_writes.end() || place->since != since)
            continue;
        Write write{key, std::move(place->bytes), std::move(place->options)};
        m_bytes -= write.bytes.size();
        m_writes.erase(place);
        return write;
    }
    return std::nullopt;
}

void WaitingWrites::drop(const QByteArray &key)
{
    if (const auto place = m_writes.find(key); place != m_writes.end()) {
        m_bytes -= place->bytes.size();
        m_writes.erase(place);
    }
}

} // namespace Batanidza
