#include "engine/hub/commitqueue.h"

#include <algorithm>

namespace Batanidza {

namespace {

constexpr size_t recentCommits = 1024;
constexpr qsizetype mostGathered = 500; //!< changes in one frame

} // namespace

void CommitQueue::add(const CommitBatchPtr &batch, std::chrono::nanoseconds committedAt)
{
    auto &recent = m_recent[batch->tenant];
    recent.push_back({batch->to.sequence, committedAt});
    if (recent.size() > recentCommits)
        recent.pop_front();
    const bool urgent = std::any_of(batch->changes.cbegin(), batch->changes.cend(),
                                    [](const CommittedChange &committed) {
                                        return committed.change.priority >= Priority::High;
                                    });
    if (urgent) {
        const auto place = std::find_if(m_waiting.begin(), m_waiting.end(),
                                        [](const Delivery &waiting) { return !waiting.urgent; });
        m_waiting.insert(place, Delivery{batch, committedAt, true, 0});
    }
    m_waiting.push_back({batch, committedAt, false, 0});
}

Delivery &CommitQueue::front()
{
    gather();
    return m_waiting.front();
}

void CommitQueue::gather()
{
    if (m_waiting.front().urgent || m_waiting.front().next > 0)
        return;
    Delivery first = std::move(m_waiting.front());
    m_waiting.pop_front();
    QList<CommitBatchPtr> batches{first.batch};
    qsizetype changes = first.batch->changes.size();
    qint64 bytes = first.batch->bodyBytes();
    while (!m_waiting.empty()) {
        const Delivery &next = m_waiting.front();
        changes += next.batch->changes.size();
        bytes += next.batch->bodyBytes();
        if (next.urgent || next.batch->tenant != first.batch->tenant ||
            next.batch->from != batches.last()->to || changes > mostGathered ||
            bytes > m_frameBytes)
            break;
        batches.append(next.batch);
        m_waiting.pop_front();
    }
    first.batch = CommitBatch::joined(batches);
    m_waiting.push_front(std::move(first));
}

Sequence CommitQueue::newest(const TenantId &tenant) const
{
    const auto recent = m_recent.constFind(tenant);
    return recent == m_recent.constEnd() ? Sequence() : recent->back().to;
}

std::chrono::nanoseconds CommitQueue::firstBehind(const TenantId &tenant, Sequence place) const
{
    const auto recent = m_recent.constFind(tenant);
    if (recent == m_recent.constEnd())
        return {};
    const auto next =
        std::upper_bound(recent->begin(), recent->end(), place,
                         [](Sequence at, const Recent &commit) { return at < commit.to; });
    return next == recent->end() ? std::chrono::nanoseconds() : next->at;
}

} // namespace Batanidza
