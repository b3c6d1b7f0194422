#include "engine/cache/catalogue.h"

#include <iterator>

namespace Batanidza {

namespace {

constexpr size_t kept = 256;

} // namespace

void Catalogue::saw(quint64 hash, quint32 bytes)
{
    if (m_lowest.size() == kept && hash >= m_lowest.rbegin()->first)
        return;
    if (!m_lowest.emplace(hash, bytes).second)
        return;
    m_bytesOfLowest += bytes;
    if (m_lowest.size() > kept) {
        const auto last = std::prev(m_lowest.end());
        m_bytesOfLowest -= last->second;
        m_lowest.erase(last);
    }
}

qint64 Catalogue::bytes() const
{
    if (m_lowest.size() < kept)
        return qint64(m_bytesOfLowest);
    const double share = double(m_lowest.rbegin()->first) / 0x1p64;
    return qint64(m_bytesOfLowest / share);
}

} // namespace Batanidza
