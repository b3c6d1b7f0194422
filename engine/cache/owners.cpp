#include "engine/cache/owners.h"

#include <algorithm>

namespace Batanidza {

QByteArrayView ownerOf(QByteArrayView key)
{
    return key.first(std::max<qsizetype>(key.indexOf('/'), 0));
}

void Owners::set(const OwnerBudgets &budgets, PolicyCore &core)
{
    m_shares.clear();
    std::vector<qint64> bytes;
    for (auto it = budgets.cbegin(); it != budgets.cend() && m_shares.size() < most; ++it) {
        bytes.push_back(*it);
        m_shares.insert(it.key(), ShareId(bytes.size()));
    }
    core.setShares(bytes);
}

ShareId Owners::shareOf(QByteArrayView key) const
{
    if (m_shares.isEmpty())
        return 0;
    const QByteArrayView owner = ownerOf(key);
    return m_shares.value(QByteArray::fromRawData(owner.data(), owner.size()), 0);
}

QList<OwnerNumbers> Owners::numbers(const PolicyCore &core) const
{
    QList<OwnerNumbers> all;
    for (auto it = m_shares.cbegin(); it != m_shares.cend(); ++it) {
        const Share &share = core.shares()[*it];
        all.append({it.key(), share.budget, share.bytes, share.evicted});
    }
    std::sort(all.begin(), all.end(),
              [](const OwnerNumbers &a, const OwnerNumbers &b) { return a.owner < b.owner; });
    return all;
}

} // namespace Batanidza
