#include "engine/cache/disktier.h"

#include <algorithm>

// What a person is told of the disk tier: counts, keys in their order, the largest entries.
namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

DiskTierStats DiskTier::stats() const
{
    const std::lock_guard lock(m_mutex);
    DiskTierStats stats = m_counts;
    stats.budget = m_core.budget();
    stats.bytes = m_core.bytes();
    stats.entries = m_core.size();
    stats.dictionaries = m_packing.dictionaries();
    stats.owners = m_owners.numbers(m_core);
    return stats;
}

std::vector<QByteArray> DiskTier::order() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<QByteArray> keys;
    const std::vector<EntryId> ids = m_core.policy().inOrder();
    keys.reserve(ids.size());
    for (auto id = ids.crbegin(); id != ids.crend(); ++id)
        keys.push_back(m_keys[*id]);
    return keys;
}

std::vector<TierEntry> DiskTier::largest(qsizetype most, QByteArrayView prefix) const
{
    std::vector<TierEntry> all;
    const qint64 now = m_clock.utc().count();
    {
        const std::lock_guard lock(m_mutex);
        for (auto it = m_objects.cbegin(); it != m_objects.cend(); ++it) {
            if (!it.key().startsWith(prefix))
                continue;
            const DiskRecord &record = it->record;
            TierEntry entry;
            entry.key = it.key();
            entry.bytes = record.plain >= 0 ? record.plain : record.bytes;
            entry.stored = record.bytes;
            entry.hits = it->hits;
            if (it->lastHit > 0)
                entry.sinceHit =
                    std::chrono::seconds(std::max<qint64>(0, now - it->lastHit) / 1000);
            if (record.expiresAt > 0)
                entry.left = std::chrono::seconds((record.expiresAt - now) / 1000);
            all.push_back(std::move(entry));
        }
    }
    const auto end = all.begin() + std::min(most, qsizetype(all.size()));
    std::partial_sort(all.begin(), end, all.end(),
                      [](const TierEntry &a, const TierEntry &b) { return a.stored > b.stored; });
    all.erase(end, all.end());
    return all;
}

std::pair<qint64, qint64> DiskTier::weigh(QByteArrayView prefix) const
{
    std::pair<qint64, qint64> sum;
    const std::lock_guard lock(m_mutex);
    for (auto it = m_objects.cbegin(); it != m_objects.cend(); ++it) {
        if (it.key().startsWith(prefix)) {
            ++sum.first;
            sum.second += it->record.bytes;
        }
    }
    return sum;
}

QString DiskTier::explain(const QByteArray &key) const
{
    const std::lock_guard lock(m_mutex);
    const auto object = m_objects.constFind(key);
    if (object == m_objects.cend())
        return u"not on disk"_s;
    return u"on disk, %1 bytes, SHA-256 %2"_s.arg(object->record.bytes)
        .arg(object->record.hash.toHex());
}

} // namespace Batanidza
