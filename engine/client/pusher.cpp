#include "engine/client/pusher.h"

#include "engine/base/jsonread.h"

#include <algorithm>

namespace Batanidza {

namespace {

//! Room for the envelope around the edits of a push.
constexpr qint64 envelopeBytes = 1024;
constexpr std::chrono::milliseconds patience{1000};

} // namespace

Pusher::Pusher(Outbox &outbox, const Clock &clock, int window)
    : m_outbox(outbox)
    , m_clock(clock)
    , m_window(window)
{}

Result<std::optional<std::pair<PushSpan, Wire::Push>>> Pusher::next()
{
    std::optional<std::pair<PushSpan, Wire::Push>> nothing;
    if (m_retryAt && m_clock.monotonic() >= *m_retryAt)
        m_retryAt.reset();
    if (m_failed || m_retryAt || m_underWay.size() >= m_window)
        return nothing;
    // Smaller pushes than the limit, so that receipts and other messages get their turn between.
    const qint64 bytes = std::min<qint64>(m_limits.messageBytes / 4, 256 * 1024) - envelopeBytes;
    const auto entries = m_outbox.unreceipted(m_sentUpTo, m_limits.editsPerPush, bytes);
    if (!entries)
        return entries.error();
    if (entries->isEmpty())
        return nothing;
    PushSpan span{entries->first().edit.n, entries->first().edit.n};
    Wire::Push push;
    for (const OutboxEntry &entry : *entries) {
        // The numbers of one push are consecutive; there is a hole where one is receipted already.
        if (!push.edits.isEmpty() && entry.edit.n != span.last.next())
            break;
        auto json = readJson(entry.bytes);
        if (!json)
            return json.error();
        push.edits.append(*std::move(json));
        span.last = entry.edit.n;
    }
    m_sentUpTo = span.last;
    m_underWay.append(span);
    return std::optional(std::pair(span, std::move(push)));
}

bool Pusher::isUnderWay(EditNumber n) const
{
    return std::ranges::any_of(
        m_underWay, [&](const PushSpan &span) { return n >= span.first && n <= span.last; });
}

Pusher::Then Pusher::answered(const PushSpan &span, const Wire::PushAnswer &answer)
{
    const qint64 sent = span.last.value() - span.first.value() + 1;
    if (answer.receipts.size() < sent) {
        m_failed = true;
        m_retryAt = m_clock.monotonic() + patience;
    }
    settle(span);
    return Then::GoOn;
}

Pusher::Then Pusher::refused(const PushSpan &span, const Wire::RpcError &error)
{
    const bool first = !m_failed;
    m_failed = true;
    settle(span);
    // What was sent behind a refused push is refused as a gap; that says nothing new.
    if (!first)
        return Then::GoOn;
    if (error.code == ErrorCode::EditReused)
        return Then::NewClient;
    if (error.code == ErrorCode::EditGap || error.retry == Wire::Retry::Reset)
        return Then::HelloAgain;
    if (error.retry != Wire::Retry::After && !isRetryable(error.code))
        return Then::GiveUp;
    const auto wait = error.retryAfter.count() > 0 ? error.retryAfter : patience;
    m_retryAt = m_clock.monotonic() + wait;
    return Then::GoOn;
}

void Pusher::settle(const PushSpan &span)
{
    const auto at = std::ranges::find(m_underWay, span.first, &PushSpan::first);
    if (at != m_underWay.end())
        m_underWay.erase(at);
    if (m_failed && m_underWay.isEmpty()) {
        m_failed = false;
        m_sentUpTo = EditNumber(); // from the first one without a receipt
    }
}

} // namespace Batanidza
