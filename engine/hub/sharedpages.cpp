#include "engine/hub/sharedpages.h"

namespace Batanidza {

namespace {

//! A page without content takes room too.
constexpr qint64 overhead = 512;

} // namespace

void SharedPages::keep(const QString &key, const std::shared_ptr<SharedPage> &page)
{
    if (m_pages.contains(key))
        return;
    // The frame is made later and is mostly smaller than the text.
    const qint64 bytes = overhead + 2 * page->text.size();
    m_pages.insert(key, page);
    m_order.emplace_back(key, bytes);
    m_bytes += bytes;
    while (m_bytes > m_mostBytes && m_order.size() > 1) {
        m_pages.remove(m_order.front().first);
        m_bytes -= m_order.front().second;
        m_order.pop_front();
    }
}

} // namespace Batanidza
