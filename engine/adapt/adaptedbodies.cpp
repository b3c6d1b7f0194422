#include "engine/adapt/adaptedbodies.h"

namespace Batanidza {

namespace {

//! What an entry takes besides its body.
constexpr qint64 overhead = 256;

} // namespace

AdaptedBody AdaptedBodies::body(const QString &type, const QString &platform,
                                const QByteArray &canonical, Version version, const Sha256 &hash)
{
    if (type != u"lesson")
        return adaptBody(type, platform, canonical, version, hash);
    const Key key{hash, version, platform};
    const auto known = m_entries.constFind(key);
    if (known != m_entries.cend()) {
        ++m_found;
        m_order.splice(m_order.begin(), m_order, known->place);
        return known->body;
    }
    const AdaptedBody made = adaptBody(type, platform, canonical, version, hash);
    if (made.hash == hash)
        return made;
    ++m_made;
    m_order.push_front(key);
    m_entries.insert(key, {made, m_order.begin()});
    m_bytes += made.bytes.size() + overhead;
    while (m_bytes > m_mostBytes && m_order.size() > 1) {
        const auto oldest = m_entries.constFind(m_order.back());
        m_bytes -= oldest->body.bytes.size() + overhead;
        m_entries.erase(oldest);
        m_order.pop_back();
    }
    return made;
}

} // namespace Batanidza
