#pragma once

#include "engine/cache/warmer.h"
#include "engine/hub/contentcache.h"

#include <deque>

//! Brings into memory what is likely to be opened next: what was worth most before a restart, and
//! the lesson after the one somebody opened. A little each second. Belongs to the cache's thread.
namespace Batanidza {

class ContentReader;

struct WarmingParts
{
    ContentCache &cache;
    TenantId tenant;
    //! Called once, when something is first to be made.
    std::function<Result<std::unique_ptr<ContentReader>>()> openReader;
};

class CacheWarming
{
public:
    explicit CacheWarming(WarmingParts parts);
    ~CacheWarming();

    //! One second's work, the `tick`th. `roomy` false: nothing is brought in, since what is here
    //! is worth more.
    void tick(quint64 tick, bool roomy);
    //! What was worth most, as far as it is on disk only; gives how many items that will be.
    [[nodiscard]] qint64 fromDisk();
    //! What lies on disk is not to be brought in any more.
    void forgetDisk() { m_fromDisk.clear(); }
    //! Nothing is to be brought in any more.
    void forget();

    [[nodiscard]] bool pays() const;
    [[nodiscard]] qint64 waiting() const { return qint64(m_fromDisk.size() + m_wanted.size()); }

private:
    void learn();
    void bringIn();
    [[nodiscard]] qint64 bringFromDisk();
    void readCourse();
    [[nodiscard]] std::vector<WarmItem> after(QByteArrayView key) const;
    [[nodiscard]] ContentReader *reader();

    const WarmingParts m_parts;
    quint64 m_ticks = 0;
    Warmer m_warmer;
    std::unique_ptr<ContentReader> m_reader;
    bool m_readerFailed = false;
    Sequence m_courseAt;                 //!< the log's place that the course was read at
    QList<BodyName> m_course;            //!< lessons in their order, without a platform
    QHash<ItemId, qsizetype> m_places;   //!< in the course
    QHash<QString, QByteArray> m_last;   //!< what each reader opened last: "PLATFORM/ITEM"
    QHash<QByteArray, qint64> m_brought; //!< ahead of use and not used yet, by when (ticks)
    std::deque<QByteArray> m_fromDisk;   //!< keys, worth most first
    std::deque<WarmItem> m_wanted;       //!< "PLATFORM/ITEM"
};

} // namespace Batanidza
