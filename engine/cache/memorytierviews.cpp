#include "engine/cache/adaptivepolicy.h"
#include "engine/cache/memorytier.h"

#include <algorithm>
#include <array>

// What a person is told of the memory tier: counts, the largest entries, why one is here.
namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

MemoryTierStats MemoryTier::stats() const
{
    const std::lock_guard lock(m_policyMutex);
    MemoryTierStats stats = m_counts;
    stats.policy = m_core.kind();
    stats.pressure = m_pressure;
    stats.budget = m_budget;
    stats.bytes = m_core.bytes();
    stats.entries = m_core.size();
    stats.books = m_core.memory();
    stats.prefetch = m_core.prefetch();
    stats.owners = m_owners.numbers(m_core);
    if (const auto *adaptive = dynamic_cast<const AdaptivePolicy *>(&m_core.policy())) {
        stats.window = adaptive->arm().window;
        stats.settingChanges = adaptive->changes();
    }
    for (const Stripe &stripe : m_stripes) {
        const std::lock_guard inner(stripe.mutex);
        stats.requests += stripe.requests;
        stats.hits += stripe.hits;
        stats.staleHits += stripe.staleHits;
        stats.scans += stripe.scans;
        stats.books += stripe.cells.memory();
    }
    return stats;
}

std::vector<TierEntry> MemoryTier::largest(qsizetype most, QByteArrayView prefix) const
{
    std::vector<TierEntry> all;
    if (most < 1)
        return all;
    const std::lock_guard policy(m_policyMutex);
    const quint32 now = seconds();
    const auto smaller = [](const TierEntry &a, const TierEntry &b) { return a.stored > b.stored; };
    for (const Stripe &stripe : m_stripes) {
        const std::lock_guard lock(stripe.mutex);
        stripe.cells.forEach([&](const Cell &cell) {
            const qint64 stored = counted(cell.keySize, cell.size);
            if (!cell.key().startsWith(prefix) ||
                (qsizetype(all.size()) >= most && stored <= all.front().stored))
                return;
            if (qsizetype(all.size()) >= most) {
                std::pop_heap(all.begin(), all.end(), smaller);
                all.pop_back();
            }
            const Entry &entry = m_core[cell.id];
            TierEntry shown;
            shown.key = cell.key().toByteArray();
            shown.bytes = qint64(cell.size);
            shown.stored = stored;
            shown.hits = cell.hits;
            if (cell.lastHit > 0)
                shown.sinceHit = std::chrono::seconds(now - cell.lastHit);
            if (cell.expiry > 0)
                shown.left = std::chrono::seconds(qint64(cell.expiry) - now);
            shown.priority = entry.priority;
            shown.pinned = entry.pinned;
            all.push_back(std::move(shown));
            std::push_heap(all.begin(), all.end(), smaller);
        });
    }
    std::sort_heap(all.begin(), all.end(), smaller);
    return all;
}

std::pair<qint64, qint64> MemoryTier::weigh(QByteArrayView prefix) const
{
    std::pair<qint64, qint64> sum;
    for (const Stripe &stripe : m_stripes) {
        const std::lock_guard lock(stripe.mutex);
        stripe.cells.forEach([&](const Cell &cell) {
            if (!cell.key().startsWith(prefix))
                return;
            ++sum.first;
            sum.second += counted(cell.keySize, cell.size);
        });
    }
    return sum;
}

QString MemoryTier::explain(QByteArrayView key) const
{
    const quint64 hash = hashOf(key);
    const std::lock_guard policy(m_policyMutex);
    const std::lock_guard lock(stripe(hash).mutex);
    const Cell *cell = stripe(hash).cells.find(hash, key);
    if (!cell) {
        return u"not in memory: never read since the start, invalidated, or worth less than what "
               "it would have displaced"_s;
    }
    const Entry &entry = m_core[cell->id];
    QString text = u"in memory, %1 bytes with its key and books, under %2"_s.arg(entry.bytes)
                       .arg(policyName(m_core.kind()));
    if (m_core.kind() == PolicyKind::Adaptive) {
        static constexpr std::array<const char16_t *, 4> lists{u"the window of what is new",
                                                               u"probation", u"the protected part",
                                                               u"what was brought in ahead of use"};
        text += u"; in "_s + QString::fromUtf16(lists[std::min<size_t>(entry.list, 3)]);
    }
    if (entry.pinned)
        text += u"; pinned"_s;
    if (entry.priority != CachePriority::Normal)
        text += entry.priority == CachePriority::Critical ? u"; critical, never evicted"_s
                : entry.priority == CachePriority::High   ? u"; of high priority"_s
                                                          : u"; of low priority"_s;
    if (cell->expiry != 0)
        text += u"; expires in %1 s"_s.arg(qint64(cell->expiry) - qint64(seconds()));
    return text;
}

} // namespace Batanidza
