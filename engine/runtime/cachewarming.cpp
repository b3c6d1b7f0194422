#include "engine/runtime/cachewarming.h"

#include "engine/base/logging.h"
#include "engine/hub/contentreader.h"

#include <QCollator>

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;
constexpr quint64 courseEvery = 30;
//! Brought into memory in one second at most, so that nobody who asks feels it.
constexpr qint64 bytesASecond = 8 * mebibyte;
constexpr int madeASecond = 20;
constexpr qsizetype mostReaders = 10'000;
constexpr size_t mostWanted = 1000;
//! Of the memory's budget: more is not brought in at the start.
constexpr double atStart = 0.5;
//! An item that was brought in and not opened for so long (ticks) was wasted.
constexpr qint64 patience = 30 * 60;
//! Bytes brought in after which a reason to warm is judged.
constexpr double judgedAfter = 512.0 * 1024;

QByteArray opening(const QString &platform, const ItemId &item)
{
    return platform.toUtf8() + '/' + item.toString().toUtf8();
}

} // namespace

CacheWarming::CacheWarming(WarmingParts parts)
    : m_parts(std::move(parts))
    , m_warmer([this](QByteArrayView key) { return after(key); }, judgedAfter)
{}

CacheWarming::~CacheWarming() = default;

void CacheWarming::tick(quint64 tick, bool roomy)
{
    m_ticks = tick;
    learn();
    if (roomy)
        bringIn();
}

void CacheWarming::forget()
{
    m_fromDisk.clear();
    m_wanted.clear();
}

bool CacheWarming::pays() const
{
    return m_warmer.pays(WarmReason::Next) || m_warmer.pays(WarmReason::Learned);
}

ContentReader *CacheWarming::reader()
{
    if (!m_reader && !m_readerFailed) {
        auto opened = m_parts.openReader();
        m_readerFailed = !opened;
        if (opened)
            m_reader = std::move(*opened);
        else
            qCWarning(lcEngine) << "nothing is made ahead of use:" << opened.error().detail;
    }
    return m_reader.get();
}

void CacheWarming::readCourse()
{
    ContentReader *from = reader();
    if (!from)
        return;
    const auto head = from->head(m_parts.tenant);
    if (!head || head->sequence == m_courseAt)
        return;
    const auto lessons = from->liveHeads(m_parts.tenant, u"lesson"_s);
    if (!lessons)
        return;
    m_courseAt = head->sequence;
    m_course.clear();
    m_places.clear();
    for (const Head &lesson : *lessons)
        m_course.append({m_parts.tenant, lesson.id, lesson.type, {}, lesson.version, lesson.hash});
    // Lessons are numbered in the order of the course: sna.greet.2 comes before sna.greet.10.
    QCollator order{QLocale(QLocale::English)}; // that of C knows no numbers
    order.setNumericMode(true);
    std::sort(m_course.begin(), m_course.end(), [&](const BodyName &a, const BodyName &b) {
        return order.compare(a.item.toString(), b.item.toString()) < 0;
    });
    for (qsizetype i = 0; i < m_course.size(); ++i)
        m_places.insert(m_course[i].item, i);
}

std::vector<WarmItem> CacheWarming::after(QByteArrayView key) const
{
    const qsizetype slash = key.indexOf('/');
    const auto place = m_places.constFind(ItemId(QString::fromUtf8(key.sliced(slash + 1))));
    if (place == m_places.cend() || *place + 1 >= m_course.size())
        return {};
    const QString platform = QString::fromUtf8(key.first(slash));
    return {{opening(platform, m_course[*place + 1].item), 0, WarmReason::Next}};
}

void CacheWarming::learn()
{
    if (m_ticks % courseEvery == 1)
        readCourse();
    for (const ContentCache::Opened &opened : m_parts.cache.takeOpened()) {
        const QByteArray key = opening(opened.name.platform, opened.name.item);
        m_warmer.used(key);
        m_brought.remove(key);
        if (m_last.size() >= mostReaders && !m_last.contains(opened.who))
            m_last.clear();
        const QByteArray previous = std::exchange(m_last[opened.who], key);
        for (const WarmItem &item : m_warmer.opened(key, previous, 0)) {
            if (m_wanted.size() < mostWanted && !m_brought.contains(item.key))
                m_wanted.push_back(item);
        }
    }
    const qint64 now = qint64(m_ticks);
    for (auto it = m_brought.begin(); it != m_brought.end();) {
        if (now - *it < patience) {
            ++it;
            continue;
        }
        m_warmer.wasted(it.key());
        it = m_brought.erase(it);
    }
}

qint64 CacheWarming::bringFromDisk()
{
    TieredCache &tiers = m_parts.cache.tiers();
    qint64 bytes = 0;
    while (!m_fromDisk.empty() && bytes < bytesASecond) {
        const QByteArray key = std::move(m_fromDisk.front());
        m_fromDisk.pop_front();
        if (tiers.memory().peek(key))
            continue;
        if (const auto found = tiers.get(key, ReadHint::Prefetch))
            bytes += found->bytes.size();
    }
    return bytes;
}

void CacheWarming::bringIn()
{
    qint64 bytes = bringFromDisk();
    for (int made = 0; !m_wanted.empty() && made < madeASecond && bytes < bytesASecond;) {
        WarmItem item = std::move(m_wanted.front());
        m_wanted.pop_front();
        const qsizetype slash = item.key.indexOf('/');
        const auto place =
            m_places.constFind(ItemId(QString::fromUtf8(item.key.sliced(slash + 1))));
        if (place == m_places.cend())
            continue;
        BodyName name = m_course[*place];
        name.platform = QString::fromUtf8(item.key.first(slash));
        ContentReader *from = reader();
        if (!from || m_parts.cache.holds(name))
            continue;
        const auto brought = m_parts.cache.adapted(
            name, [&] { return from->body(name.tenant, name.hash); }, ReadHint::Prefetch);
        if (!brought || !m_parts.cache.holds(name))
            continue;
        ++made;
        item.bytes = brought->bytes.size();
        bytes += item.bytes;
        m_brought.insert(item.key, qint64(m_ticks));
        m_warmer.brought(item);
    }
}

qint64 CacheWarming::fromDisk()
{
    m_fromDisk.clear();
    TieredCache &tiers = m_parts.cache.tiers();
    const auto tier = tiers.disk();
    if (!tier)
        return 0;
    const MemoryTierStats memory = tiers.memory().stats();
    const DiskTierStats disk = tier->stats();
    // As many as fit, if they are of the usual size.
    const double usual = disk.entries > 0 ? double(disk.bytes) / double(disk.entries) : 0;
    const double room = atStart * double(memory.budget);
    for (const QByteArray &key : tier->order()) {
        if (double(m_fromDisk.size() + 1) * usual > room)
            break;
        if (!tiers.memory().peek(key))
            m_fromDisk.push_back(key);
    }
    return qint64(m_fromDisk.size());
}

} // namespace Batanidza
