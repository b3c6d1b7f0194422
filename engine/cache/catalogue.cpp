#include "engine/cache/catalogue.h"

#include <algorithm>

namespace Batanidza {

namespace {

constexpr size_t kept = 256;

} // namespace

void Catalogue::saw(quint64 hash, quint32 bytes)
{
    if (m_lowest.size() == kept && hash >= m_lowest.back().first)
        return;
    const auto place =
        std::lower_bound(m_lowest.begin(), m_lowest.end(), hash,
                         [](const auto &one, quint64 wanted) { return one.first < wanted; });
    if (place != m_lowest.end() && place->first == hash)
        return;
    m_bytesOfLowest += bytes;
    if (m_lowest.size() < kept) {
        m_lowest.insert(place, {hash, bytes});
        return;
    }
    m_bytesOfLowest -= m_lowest.back().second;
    std::move_backward(place, m_lowest.end() - 1, m_lowest.end());
    *place = {hash, bytes};
}

qint64 Catalogue::bytes() const
{
    if (m_lowest.size() < kept)
        return qint64(m_bytesOfLowest);
    const double share = double(m_lowest.back().first) / 0x1p64;
    return qint64(m_bytesOfLowest / share);
}

} // namespace Batanidza
