#include "engine/cache/latedisk.h"

namespace Batanidza {

namespace {

//! In one tick, so that packing takes a small part of a core; and at the end.
constexpr int mostWrites = 64;
constexpr int mostLastWrites = 512;

} // namespace

LateDisk::LateDisk(const Clock &clock, std::unique_ptr<DiskTier> tier)
    : m_clock(clock)
    , m_tier(std::move(tier))
{}

std::shared_ptr<DiskTier> LateDisk::tier() const
{
    const std::lock_guard lock(m_mutex);
    return m_tier;
}

std::shared_ptr<DiskTier> LateDisk::readable() const
{
    const std::lock_guard lock(m_mutex);
    return m_watch.rest() == DiskRest::Slower ? nullptr : m_tier;
}

void LateDisk::setTier(std::unique_ptr<DiskTier> tier)
{
    std::shared_ptr<DiskTier> other = std::move(tier); // the one before closes without a lock
    const std::lock_guard writing(m_writing);
    const std::lock_guard lock(m_mutex);
    m_tier.swap(other);
    m_watch = {};
    m_writes = {};
}

void LateDisk::setBehind(bool behind)
{
    const std::lock_guard lock(m_mutex);
    m_behind = behind;
}

void LateDisk::put(const QByteArray &key, const QByteArray &bytes, const PutOptions &options)
{
    const std::lock_guard lock(m_mutex);
    if (!m_tier || m_watch.rest() != DiskRest::None)
        return;
    if (!m_behind)
        m_tier->put(key, bytes, options);
    else if (!m_writes.add(key, bytes, options, m_clock.monotonic()))
        ++m_dropped;
}

void LateDisk::write(int most, bool last)
{
    // An invalidation that comes meanwhile waits for the one under way, and takes it out again.
    for (int written = 0; written < most; ++written) {
        const std::lock_guard writing(m_writing);
        std::shared_ptr<DiskTier> disk;
        std::optional<WaitingWrites::Write> write;
        {
            const std::lock_guard lock(m_mutex);
            disk = m_tier;
            if (disk)
                write = m_writes.take(m_clock.monotonic(), last);
        }
        if (!write)
            return;
        disk->put(write->key, write->bytes, write->options);
    }
}

void LateDisk::close()
{
    write(mostLastWrites, true);
}

void LateDisk::tick()
{
    write(mostWrites, false);
    const std::shared_ptr<DiskTier> present = tier();
    if (!present)
        return;
    present->flush();
    const DiskTierStats counts = present->stats();
    const std::lock_guard lock(m_mutex);
    m_watch.tick(m_clock.monotonic());
    m_watch.counted(counts.writeFailures, counts.written, m_clock.monotonic());
}

void LateDisk::readTook(std::chrono::nanoseconds time)
{
    const std::lock_guard lock(m_mutex);
    m_watch.readTook(time, m_clock.monotonic());
}

void LateDisk::loadTook(std::chrono::nanoseconds time)
{
    const std::lock_guard lock(m_mutex);
    m_watch.loadTook(time);
}

std::unique_lock<std::mutex> LateDisk::pause()
{
    return std::unique_lock(m_writing);
}

void LateDisk::invalidate(const QByteArray &key)
{
    const std::lock_guard lock(m_mutex);
    m_writes.drop(key);
    if (m_tier)
        m_tier->invalidate(key);
}

void LateDisk::invalidatePrefix(const QByteArray &prefix)
{
    const std::lock_guard lock(m_mutex);
    m_writes.dropIf([&](const QByteArray &one) { return one.startsWith(prefix); });
    if (m_tier)
        m_tier->invalidatePrefix(prefix);
}

void LateDisk::invalidateTag(const QByteArray &tag)
{
    const std::lock_guard lock(m_mutex);
    m_writes = {};
    if (m_tier)
        m_tier->invalidateTag(tag);
}

LateDiskStats LateDisk::stats() const
{
    LateDiskStats stats;
    std::shared_ptr<DiskTier> present;
    {
        const std::lock_guard lock(m_mutex);
        stats.waiting = m_writes.size();
        stats.dropped = m_dropped;
        stats.rest = m_watch.rest();
        stats.loadSeconds = m_watch.loadSeconds();
        stats.readSeconds = m_watch.readSeconds();
        present = m_tier;
    }
    if (present)
        stats.tier = present->stats();
    return stats;
}

} // namespace Batanidza
