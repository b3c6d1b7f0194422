#pragma once

#include "engine/base/clock.h"
#include "engine/cache/diskfiles.h"
#include "engine/cache/diskjournal.h"
#include "engine/cache/diskpacking.h"
#include "engine/cache/memorytier.h"

#include <QHash>

#include <memory>
#include <mutex>

//! The second tier: files named by the SHA-256 of their bytes, and a journal that says which key
//! has which. Any thread; locks inside, reads files outside the lock. Killed at any point, an
//! object is whole or absent; every read is checked and what is damaged is never given.
namespace Batanidza {

struct StoredBytes
{
    QByteArray bytes;
    QByteArray tag;
    std::chrono::milliseconds left{0}; //!< until it expires; 0 = never
};

struct DiskTierStats
{
    qint64 budget = 0;
    qint64 bytes = 0;
    qint64 entries = 0;
    quint64 requests = 0;
    quint64 hits = 0;
    quint64 damaged = 0;      //!< objects found damaged or missing, and dropped
    quint64 damagedLines = 0; //!< of the journal, at the start
    quint64 evicted = 0;
    quint64 written = 0; //!< objects, since the start
    quint64 writeFailures = 0;
    quint64 orphans = 0;    //!< files without a key that were swept
    qint64 plainBytes = 0;  //!< of the packed objects that are in, before
    qint64 packedBytes = 0; //!< and after
    qint64 dictionaries = 0;
    bool readOnly = false;
    QList<OwnerNumbers> owners; //!< those with a budget of their own
};

class DiskTier
{
public:
    enum class Mode : quint8 { ReadWrite, ReadOnly };
    //! Reads the journal only; a folder that cannot be written is opened read-only. Errors:
    //! not_found (no such folder, and none can be made).
    [[nodiscard]] static Result<std::unique_ptr<DiskTier>> open(const QString &folder,
                                                                qint64 budget, const Clock &clock,
                                                                Mode mode = Mode::ReadWrite);
    //! Saves the policy's memory.
    ~DiskTier();

    [[nodiscard]] std::optional<StoredBytes> get(const QByteArray &key,
                                                 ReadHint hint = ReadHint::Foreground);
    //! False where it is not kept: not worth it, too large, disk full or read-only.
    bool put(const QByteArray &key, const QByteArray &plain, const PutOptions &options = {});
    bool invalidate(const QByteArray &key);
    //! Also what was damaged and set aside, and samples; dictionaries too of owners who are named
    //! whole or have nothing left.
    qsizetype invalidatePrefix(const QByteArray &prefix);
    qsizetype invalidateTag(const QByteArray &tag);
    //! Makes durable what was put; shortens the journal where most of it is past.
    void flush();
    //! The policy's memory and the order of the keys, so that a restart is warm.
    void savePolicy();
    //! Removes files that belong to no key. Slow: for a thread with time.
    qsizetype sweepOrphans();
    //! Reads and checks everything; gives how many were damaged.
    qsizetype verifyAll();

    //! Learns from what was put what it has in common, where that packs better by a thirtieth than
    //! what is known. What was packed before stays readable. True where something was learned.
    //! Slow: for a thread with time, now and then.
    bool train();
    void resize(qint64 budget);
    //! As MemoryTier::setOwnerBudgets().
    void setOwnerBudgets(const OwnerBudgets &budgets);
    [[nodiscard]] DiskTierStats stats() const;
    //! Keys, what is worth most first: what to bring into memory after a start.
    [[nodiscard]] std::vector<QByteArray> order() const;
    //! As MemoryTier::largest() and weigh().
    [[nodiscard]] std::vector<TierEntry> largest(qsizetype most, QByteArrayView prefix = {}) const;
    [[nodiscard]] std::pair<qint64, qint64> weigh(QByteArrayView prefix) const;
    [[nodiscard]] QString explain(const QByteArray &key) const;

private:
    DiskTier(const QString &folder, qint64 budget, const Clock &clock, Mode mode);
    struct Object
    {
        DiskRecord record;
        EntryId id = noEntry;
        quint64 hits = 0;   //!< since the start
        qint64 lastHit = 0; //!< milliseconds UTC; 0 = not yet
    };
    void load();
    void loadPolicy();
    [[nodiscard]] bool expired(const DiskRecord &record, qint64 now) const;
    void count(const DiskRecord &record, int sign);
    EntryId enter(const DiskRecord &record, ReadHint hint, std::vector<EntryId> &leaving);
    // With the lock held.
    void dropLeaving(std::vector<EntryId> &leaving);
    void forget(const QByteArray &key, bool damaged);
    void releaseFile(const Sha256 &hash, bool damaged);
    void crossOut(const QByteArray &key);
    void rewriteJournal();
    template <typename F>
    qsizetype removeIf(F &&chosen);

    const QString m_folder;
    const Clock &m_clock;
    mutable std::mutex m_mutex;
    DiskJournal m_journal;
    PolicyCore m_core;
    Owners m_owners;
    quint64 m_seed = 0;
    QHash<QByteArray, Object> m_objects;
    std::vector<QByteArray> m_keys; //!< by entry number
    DiskFiles m_files;
    DiskPacking m_packing;
    DiskTierStats m_counts;
    bool m_journalGone = false;
};

} // namespace Batanidza
