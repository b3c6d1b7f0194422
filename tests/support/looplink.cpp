#include "tests/support/looplink.h"

#include "engine/base/handover.h"

namespace Batanidza {

LoopLink::Pair LoopLink::pair()
{
    std::unique_ptr<LoopLink> left(new LoopLink);
    std::unique_ptr<LoopLink> right(new LoopLink);
    left->m_other = right.get();
    right->m_other = left.get();
    return {std::move(left), std::move(right)};
}

LoopLink::~LoopLink()
{
    if (m_other && m_open) {
        LoopLink *other = m_other;
        post(other, [other] { other->end(1006, {}); });
    }
}

bool LoopLink::send(FrameKind kind, const QByteArray &payload)
{
    if (!m_open || !m_other)
        return false;
    LoopLink *other = m_other;
    post(other, [other, kind, payload] {
        if (!other->m_open)
            return;
        Q_EMIT other->alive();
        Q_EMIT other->received(kind, payload);
    });
    return true;
}

void LoopLink::close(int code, const QString &reason)
{
    if (!m_open)
        return;
    m_open = false;
    if (LoopLink *other = m_other)
        post(other, [other, code, reason] { other->end(code, reason); });
    post(this, [this, code, reason] { Q_EMIT closed(code, reason); });
}

void LoopLink::setPending(qint64 bytes)
{
    m_pending = bytes;
    if (bytes == 0)
        Q_EMIT drained();
}

void LoopLink::cut()
{
    if (LoopLink *other = m_other)
        other->end(1006, {});
    end(1006, {});
}

void LoopLink::end(int code, const QString &reason)
{
    if (!m_open)
        return;
    m_open = false;
    Q_EMIT closed(code, reason);
}

} // namespace Batanidza
