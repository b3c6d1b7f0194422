#pragma once

#include "engine/cache/freedpages.h"
#include "engine/http/originbook.h"
#include "engine/runtime/cacheapi.h"
#include "engine/runtime/cachewarming.h"
#include "engine/runtime/engineconfig.h"

#include <QTimer>

#include <deque>

//! Looks after the cache once a second, in a thread of its own: lets it write to the disk and give
//! way where memory is short, brings in what is likely to be opened next, and counts. Lives in the
//! cache's thread; everything but the constructor is called there.
namespace Batanidza {

class ContentReader;
class Registry;

struct CacheParts
{
    const Clock &clock;
    ContentCache &cache;
    Registry &registry;
    TenantId tenant;
    //! Called once in the keeper's thread, for what is made ahead of use.
    std::function<Result<std::unique_ptr<ContentReader>>()> openReader;
    EngineConfig config;
    std::function<MemoryReading()> memory = [] { return readMemory(); };
    //! With room for so many bytes, where there was no disk tier until now.
    std::function<Result<std::unique_ptr<DiskTier>>(qint64)> openDisk = {};
    //! Of the network tier; null: there is none.
    std::function<OriginNumbers()> network = {};
};

class CacheKeeper : public QObject
{
    Q_OBJECT

public:
    explicit CacheKeeper(CacheParts parts);
    ~CacheKeeper() override;

    //! Begins the seconds, and to bring in what was used before the engine was stopped.
    void start();
    void setConfig(const EngineConfig &config);
    [[nodiscard]] CacheReport report(int entries) const;
    [[nodiscard]] Result<CachePurgeReport> purge(const CachePurge &order);
    [[nodiscard]] Result<void> pin(const QString &key, bool pinned);
    //! How many items wait to be brought in now.
    [[nodiscard]] qint64 warm();
    //! One second's work; start() has it done by a timer.
    void tick();

private:
    void resizeDisk(qint64 bytes);
    //! Tells both tiers what tenants may hold.
    void shareOut();
    void countMinute();
    void giveWay();

    CacheParts m_parts;
    QTimer m_timer;
    const Millis m_since;
    quint64 m_ticks = 0;
    FreedPages m_freed;
    std::deque<CacheMinute> m_minutes;
    TieredCacheStats m_before;
    PressureGauge m_gauge;
    PressureVerdict m_pressure;
    MemoryReading m_memory;
    CacheWarming m_warming;
};

} // namespace Batanidza
