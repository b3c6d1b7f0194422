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
    if (urgent)
        m_urgent.push_back({{batch}, committedAt});
    m_rounds.push_back({batch, committedAt});
}

UrgentDelivery &CommitQueue::urgent()
{
    UrgentDelivery &first = m_urgent.front();
    if (first.next > 0)
        return first;
    const TenantId tenant = first.batches.first()->tenant;
    qint64 bytes = first.batches.first()->bodyBytes();
    for (size_t i = 1; i < m_urgent.size(); ++i) {
        const CommitBatchPtr next = m_urgent[i].batches.first();
        if (next->tenant != tenant)
            continue;
        bytes += next->bodyBytes();
        if (bytes > m_frameBytes)
            break;
        first.batches.append(next);
        m_urgent[i].batches.clear(); // marks it as taken
    }
    std::erase_if(m_urgent, [](const UrgentDelivery &one) { return one.batches.isEmpty(); });
    return m_urgent.front(); // erasing may have moved it
}

Delivery &CommitQueue::round()
{
    Delivery &first = m_rounds.front();
    if (first.next > 0)
        return first;
    QList<CommitBatchPtr> batches{first.batch};
    qsizetype changes = first.batch->changes.size();
    qint64 bytes = first.batch->bodyBytes();
    for (size_t i = 1; i < m_rounds.size(); ++i) {
        const CommitBatchPtr next = m_rounds[i].batch;
        if (next->tenant != batches.first()->tenant)
            continue;
        changes += next->changes.size();
        bytes += next->bodyBytes();
        if (next->from != batches.last()->to || changes > mostGathered || bytes > m_frameBytes)
            break;
        batches.append(next);
        m_rounds[i].batch.reset(); // marks it as taken
    }
    first.batch = CommitBatch::joined(batches);
    std::erase_if(m_rounds, [](const Delivery &one) { return !one.batch; });
    return m_rounds.front(); // erasing may have moved it
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
