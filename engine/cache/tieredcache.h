#pragma once

#include "engine/base/result.h"
#include "engine/cache/latedisk.h"
#include "engine/cache/memorytier.h"

#include <QFuture>

#include <functional>
#include <memory>

//! The tiers behind one question: memory, disk, and whoever can fetch. Any thread; it locks inside.
//! Memory answers at once; disk and loader run in the thread that asks, unless the loader hands the
//! work on.
namespace Batanidza {

struct Loaded
{
    QByteArray bytes;
    PutOptions options;
};

//! Told once, from any thread. One that is dropped without being told counts as a failure.
using LoadDone = std::function<void(Result<Loaded>)>;
//! Begins to fetch what is behind `key`.
using Loader = std::function<void(const QByteArray &key, const LoadDone &done)>;

struct GetOptions
{
    ReadHint hint = ReadHint::Foreground;
    //! How long this asker waits, from now; 0 = as long as it takes. The load goes on after it.
    std::chrono::milliseconds patience{0};
    bool disk = true; //!< look there and keep it there
};

struct TieredCacheStats
{
    MemoryTierStats memory;
    DiskTierStats disk;
    quint64 loads = 0;
    quint64 loadFailures = 0;
    quint64 coalesced = 0; //!< asked while the same key was being loaded
    quint64 staleServed = 0;
    quint64 negativeHits = 0; //!< answered from a failure a moment ago
    quint64 timeouts = 0;
    qint64 loading = 0;        //!< at this moment
    qint64 waitingWrites = 0;  //!< to the disk
    quint64 droppedWrites = 0; //!< more waited than is held back
    DiskRest diskRest = DiskRest::None;
    double loadSeconds = 0; //!< of loads that went well: a mean, the older the less it counts
    double diskSeconds = 0; //!< the same of reads from the disk
};

class TieredCache
{
public:
    using Answer = QFuture<Result<CachedBytes>>;

    //! `disk` may be null.
    TieredCache(PolicyKind policy, qint64 memoryBudget, const Clock &clock,
                std::unique_ptr<DiskTier> disk = nullptr);
    //! Who still waits is told `cancelled`.
    ~TieredCache();

    //! From memory, from disk, or by `loader`: once, however many ask meanwhile. What expired and
    //! is within its grace is given while one load renews it. A failure is shared by all who wait
    //! and, for 1 to 5 seconds, by who comes after. Errors: the loader's; unavailable (patience is
    //! over).
    [[nodiscard]] Answer getOrLoad(const QByteArray &key, const Loader &loader,
                                   const GetOptions &options = {});
    //! From memory or disk only.
    [[nodiscard]] std::optional<CachedBytes> get(const QByteArray &key,
                                                 ReadHint hint = ReadHint::Foreground);
    void put(const QByteArray &key, const QByteArray &bytes, const PutOptions &options = {});

    //! Keeps it in memory until unpinned. False where it is in neither tier, or too much is pinned
    //! already.
    bool pin(const QByteArray &key, bool pinned);
    // Also whatever is being loaded now is not kept.
    void invalidate(const QByteArray &key);
    void invalidatePrefix(const QByteArray &prefix);
    //! On disk alone; also what waits to be written there.
    void invalidateOnDisk(const QByteArray &prefix);
    void invalidateTag(const QByteArray &tag);

    //! True: what goes to the disk is written by tick(), so that nobody who asks waits for it.
    void setWriteBehind(bool behind);
    //! Ends the patience of those whose time is over, forgets old failures, drops what expired,
    //! brings the disk up to date. Call it about once a second.
    void tick();

    [[nodiscard]] MemoryTier &memory() { return m_memory; }
    [[nodiscard]] const MemoryTier &memory() const { return m_memory; }
    //! Null where there is none.
    [[nodiscard]] std::shared_ptr<DiskTier> disk() const;
    //! Another one from now on, or none; who reads from the one before reads to the end.
    void setDisk(std::unique_ptr<DiskTier> disk);
    [[nodiscard]] TieredCacheStats stats() const;
    [[nodiscard]] QString explain(const QByteArray &key) const;

private:
    struct Table;
    struct Report;
    struct About;
    struct Flying;

    void begin(const Flying &flying, ReadHint hint, const Loader &loader);
    void finished(const Flying &flying, const Result<Loaded> &loaded);

    const Clock &m_clock;
    MemoryTier m_memory;
    LateDisk m_disk;
    std::shared_ptr<Table> m_table;
};

} // namespace Batanidza
