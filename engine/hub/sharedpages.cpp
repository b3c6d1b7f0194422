#include "engine/hub/sharedpages.h"

#include "engine/hub/contentcache.h"

namespace Batanidza {

namespace {

//! A page without content takes room too.
constexpr qint64 overhead = 512;

//! "PLACE TEXTBYTES\n" and the frame.
QByteArray written(const SharedPage &page)
{
    return page.to.toString().toLatin1() + ' ' + QByteArray::number(page.textBytes) + '\n' +
           page.frame;
}

std::shared_ptr<SharedPage> read(const QByteArray &kept)
{
    const qsizetype end = kept.indexOf('\n');
    const qsizetype space = kept.indexOf(' ');
    if (space < 0 || end < space)
        return nullptr;
    const auto to = Cursor::parse(QString::fromLatin1(kept.first(space)));
    if (!to)
        return nullptr;
    auto page = std::make_shared<SharedPage>();
    page->to = *to;
    page->more = true;
    page->textBytes = kept.mid(space + 1, end - space - 1).toLongLong();
    page->frame = kept.sliced(end + 1);
    return page;
}

} // namespace

std::shared_ptr<SharedPage> SharedPages::find(const QString &key)
{
    if (auto page = m_pages.value(key))
        return page;
    const auto kept = m_cache ? m_cache->page(key) : std::nullopt;
    auto page = kept ? read(*kept) : nullptr;
    if (page)
        keep(key, page);
    return page;
}

void SharedPages::framed(const SharedPage &page)
{
    // One that ended at the head says so, which is no longer true later.
    if (m_cache && page.more && !page.key.isEmpty())
        m_cache->keepPage(page.key, written(page));
}

void SharedPages::keep(const QString &key, const std::shared_ptr<SharedPage> &page)
{
    if (m_pages.contains(key))
        return;
    // The frame is made later and is mostly smaller than the text.
    const qint64 bytes =
        overhead + page->text.size() + std::max<qint64>(page->frame.size(), page->text.size());
    page->key = key;
    m_pages.insert(key, page);
    m_order.emplace_back(key, bytes);
    m_bytes += bytes;
    while (m_bytes > m_mostBytes && m_order.size() > 1) {
        m_pages.remove(m_order.front().first);
        m_bytes -= m_order.front().second;
        m_order.pop_front();
    }
}

void SharedPages::forget()
{
    m_pages.clear();
    m_order.clear();
    m_bytes = 0;
}

} // namespace Batanidza
