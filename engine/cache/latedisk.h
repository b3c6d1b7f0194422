#pragma once

#include "engine/cache/disktier.h"
#include "engine/cache/diskwatch.h"
#include "engine/cache/waitingwrites.h"

#include <memory>
#include <mutex>

//! The disk tier as the other tiers use it: written late, so that nobody who asks waits for it, and
//! left alone where it errs or is slower than making things anew. There may be none, and another
//! may take its place. Any thread; locks inside.
namespace Batanidza {

struct LateDiskStats
{
    DiskTierStats tier;
    qint64 waiting = 0;  //!< writes
    quint64 dropped = 0; //!< more waited than is held back
    DiskRest rest = DiskRest::None;
    double loadSeconds = 0;
    double readSeconds = 0;
};

class LateDisk
{
public:
    //! `tier` may be null.
    LateDisk(const Clock &clock, std::unique_ptr<DiskTier> tier);

    [[nodiscard]] std::shared_ptr<DiskTier> tier() const;
    //! Null where there is none, or it is not to be read now.
    [[nodiscard]] std::shared_ptr<DiskTier> readable() const;
    //! Who reads from the one before reads to the end; what waited for it is forgotten.
    void setTier(std::unique_ptr<DiskTier> tier);

    //! True: put() only lets it wait.
    void setBehind(bool behind);
    void put(const QByteArray &key, const QByteArray &bytes, const PutOptions &options);
    //! Writes what waited long enough, brings the tier up to date, and looks how it does.
    void tick();
    //! Writes what waits, however short.
    void close();

    void readTook(std::chrono::nanoseconds time);
    void loadTook(std::chrono::nanoseconds time);

    //! While it is held nothing that waits is written: what is taken out then stays out.
    [[nodiscard]] std::unique_lock<std::mutex> pause();
    // With pause() held. Also what waits to be written.
    void invalidate(const QByteArray &key);
    void invalidatePrefix(const QByteArray &prefix);
    //! Everything that waits goes: nobody knows its tags any more.
    void invalidateTag(const QByteArray &tag);

    [[nodiscard]] LateDiskStats stats() const;

private:
    void write(int most, bool last);

    const Clock &m_clock;
    mutable std::mutex m_mutex; //!< of all but m_writing
    std::shared_ptr<DiskTier> m_tier;
    DiskWatch m_watch;
    WaitingWrites m_writes;
    quint64 m_dropped = 0;
    bool m_behind = false;
    std::mutex m_writing; //!< held while one is written; taken before m_mutex
};

} // namespace Batanidza
