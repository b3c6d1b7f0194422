#include "engine/cache/disktier.h"

#include "engine/base/jitter.h"
#include "engine/cache/adaptivepolicy.h"
#include "engine/cache/keyhash.h"
#include "engine/cache/sketchfile.h"

#include <QDir>

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! For a block's slack and the line in the journal.
constexpr qint64 objectOverhead = 512;
constexpr qint64 largestFile = qint64(1) << 30;
//! A record from so far ahead was written under another clock.
constexpr qint64 clockSlack = 60'000;

} // namespace

DiskTier::DiskTier(const QString &folder, qint64 budget, const Clock &clock, Mode mode)
    : m_folder(folder)
    , m_clock(clock)
    , m_journal(folder + u"/journal"_s)
    , m_core(PolicyKind::Adaptive, budget)
    , m_files(folder)
    , m_packing(folder + u"/dictionaries"_s)
{
    m_counts.readOnly = mode == Mode::ReadOnly;
}

Result<std::unique_ptr<DiskTier>> DiskTier::open(const QString &folder, qint64 budget,
                                                 const Clock &clock, Mode mode)
{
    if (!QDir().mkpath(folder + u"/objects"_s) && !QDir(folder).exists()) {
        return Error{ErrorCode::NotFound,
                     u"%1 cannot be made; name another folder for the cache"_s.arg(folder)};
    }
    std::unique_ptr<DiskTier> tier(new DiskTier(folder, budget, clock, mode));
    tier->load();
    return tier;
}

DiskTier::~DiskTier()
{
    savePolicy();
}

bool DiskTier::expired(const DiskRecord &record, qint64 now) const
{
    // A clock that was set back would let things live for ever.
    return record.expiresAt != 0 && (now >= record.expiresAt || now + clockSlack < record.storedAt);
}

EntryId DiskTier::enter(const DiskRecord &record, ReadHint hint, std::vector<EntryId> &leaving)
{
    const quint64 hash = keyHash(record.key, m_seed);
    Newcomer newcomer{hash, record.bytes + objectOverhead, hint};
    newcomer.share = m_owners.shareOf(record.key);
    const EntryId id = m_core.add(newcomer, leaving);
    if (id == noEntry)
        return noEntry;
    if (m_keys.size() <= id)
        m_keys.resize(size_t(id) + 1);
    m_keys[id] = record.key;
    m_objects.insert(record.key, {record, id});
    count(record, 1);
    m_files.use(record.hash);
    return id;
}

void DiskTier::count(const DiskRecord &record, int sign)
{
    if (record.plain >= 0) {
        m_counts.plainBytes += sign * record.plain;
        m_counts.packedBytes += sign * record.bytes;
    }
}

void DiskTier::load()
{
    const DiskJournal::Content content = m_journal.read();
    m_counts.damagedLines = quint64(content.damaged);
    m_seed = content.seed != 0 ? content.seed : Jitter().bits() | 1;
    const qint64 now = m_clock.utc().count();
    std::vector<EntryId> leaving;
    for (const DiskRecord &record : content.records) {
        if (!expired(record, now))
            (void)enter(record, ReadHint::Scan, leaving);
    }
    for (const EntryId id : leaving) {
        const Object object = m_objects.take(m_keys[id]);
        count(object.record, -1);
        m_files.leave(object.record.hash); // swept later
        m_core.release(id);
    }
    loadPolicy();
    if (m_counts.readOnly)
        return;
    if (content.seed == 0 || content.damaged > 0 || !m_journal.open())
        rewriteJournal();
}

void DiskTier::rewriteJournal()
{
    std::vector<DiskRecord> records;
    for (const EntryId id : m_core.policy().inOrder())
        records.push_back(m_objects[m_keys[id]].record);
    const auto done = m_journal.rewrite(m_seed, records);
    m_journalGone = !done;
    if (!done && m_objects.isEmpty())
        m_counts.readOnly = true;
    if (!done)
        ++m_counts.writeFailures;
}

std::optional<StoredBytes> DiskTier::get(const QByteArray &key, ReadHint hint)
{
    DiskRecord record;
    const qint64 now = m_clock.utc().count();
    {
        const std::lock_guard lock(m_mutex);
        ++m_counts.requests;
        m_core.asked(keyHash(key, m_seed), hint);
        const auto object = m_objects.find(key);
        if (object == m_objects.end())
            return std::nullopt;
        if (expired(object->record, now)) {
            forget(key, false);
            return std::nullopt;
        }
        m_core.hit(object->id, hint);
        ++object->hits;
        object->lastHit = now;
        record = object->record;
    }
    QByteArray bytes = m_files.read(record.hash, record.bytes);
    bool good = bytes.size() == record.bytes;
    bool unreadable = false; // whole, but its dictionary is gone
    if (good && record.plain >= 0) {
        auto plain = m_packing.packer(ownerOf(key))->unpack(bytes, record.plain);
        unreadable = !plain && plain.error().code == ErrorCode::NotFound;
        good = plain && plain->size() == record.plain;
        if (good)
            bytes = *std::move(plain);
    }
    const std::lock_guard lock(m_mutex);
    if (!good) {
        // Unless it was replaced or evicted meanwhile.
        const auto object = m_objects.constFind(key);
        if (object != m_objects.cend() && object->record == record) {
            m_counts.damaged += unreadable ? 0 : 1;
            forget(key, !unreadable);
        }
        return std::nullopt;
    }
    ++m_counts.hits;
    return StoredBytes{bytes, record.tag,
                       std::chrono::milliseconds(record.expiresAt ? record.expiresAt - now : 0)};
}

bool DiskTier::train()
{
    if (stats().readOnly)
        return false;
    const DiskPacking::Training done = m_packing.train();
    if (done == DiskPacking::Training::NotWritten) {
        const std::lock_guard lock(m_mutex);
        ++m_counts.writeFailures;
    }
    return done == DiskPacking::Training::Learned;
}

bool DiskTier::put(const QByteArray &key, const QByteArray &plain, const PutOptions &options)
{
    if (plain.size() > largestFile)
        return false;
    const qint64 now = m_clock.utc().count();
    const qint64 ttl = std::chrono::milliseconds(options.ttl).count();
    QByteArray bytes = plain;
    if (options.pack) {
        m_packing.remember(ownerOf(key), plain);
        bytes = m_packing.packer(ownerOf(key))->pack(plain);
    }
    const DiskRecord record{key,
                            Sha256::of(bytes),
                            bytes.size(),
                            now,
                            ttl > 0 ? now + ttl : 0,
                            options.tag,
                            options.pack ? plain.size() : -1};
    const std::lock_guard lock(m_mutex);
    if (m_counts.readOnly)
        return false;
    if (m_objects.contains(key))
        forget(key, false);
    // The file before the line: a line never names what is not there.
    if (m_files.uses(record.hash) == 0 && !m_files.write(record.hash, bytes)) {
        ++m_counts.writeFailures;
        return false;
    }
    std::vector<EntryId> leaving;
    const EntryId id = enter(record, options.hint, leaving);
    const bool stays =
        id != noEntry && std::find(leaving.cbegin(), leaving.cend(), id) == leaving.cend();
    if (id == noEntry && m_files.uses(record.hash) == 0)
        m_files.remove(record.hash);
    if (stays && !m_journal.put(record)) {
        ++m_counts.writeFailures;
        forget(key, false);
        dropLeaving(leaving);
        return false;
    }
    dropLeaving(leaving);
    m_counts.written += stays;
    return stays;
}

void DiskTier::releaseFile(const Sha256 &hash, bool damaged)
{
    if (!m_files.leave(hash) || m_counts.readOnly)
        return;
    if (damaged)
        m_files.setAside(hash);
    else
        m_files.remove(hash);
}

void DiskTier::crossOut(const QByteArray &key)
{
    if (m_counts.readOnly || m_journalGone || m_journal.remove(key))
        return;
    // What cannot be crossed out must not be believed after a restart.
    m_journal.destroy();
    m_journalGone = true;
    ++m_counts.writeFailures;
}

void DiskTier::forget(const QByteArray &key, bool damaged)
{
    const Object object = m_objects.take(key);
    count(object.record, -1);
    m_core.remove(object.id);
    crossOut(key);
    // Damaged bytes may serve no other key either.
    if (damaged && m_files.uses(object.record.hash) > 1) {
        std::vector<QByteArray> others;
        for (auto it = m_objects.cbegin(); it != m_objects.cend(); ++it) {
            if (it->record.hash == object.record.hash)
                others.push_back(it.key());
        }
        releaseFile(object.record.hash, damaged);
        for (const QByteArray &other : others) {
            if (m_objects.contains(other))
                forget(other, damaged);
        }
        return;
    }
    releaseFile(object.record.hash, damaged);
}

void DiskTier::dropLeaving(std::vector<EntryId> &leaving)
{
    for (const EntryId id : leaving) {
        const Object object = m_objects.take(m_keys[id]);
        count(object.record, -1);
        crossOut(m_keys[id]);
        releaseFile(object.record.hash, false);
        m_core.release(id);
        ++m_counts.evicted;
    }
}

template <typename F>
qsizetype DiskTier::removeIf(F &&chosen)
{
    const std::lock_guard lock(m_mutex);
    std::vector<QByteArray> keys;
    for (auto it = m_objects.cbegin(); it != m_objects.cend(); ++it) {
        if (chosen(it->record))
            keys.push_back(it.key());
    }
    for (const QByteArray &key : keys)
        forget(key, false);
    return qsizetype(keys.size());
}

bool DiskTier::invalidate(const QByteArray &key)
{
    const std::lock_guard lock(m_mutex);
    if (!m_objects.contains(key))
        return false;
    forget(key, false);
    return true;
}

qsizetype DiskTier::invalidatePrefix(const QByteArray &prefix)
{
    const qsizetype count =
        removeIf([&](const DiskRecord &record) { return record.key.startsWith(prefix); });
    QSet<QByteArray> left;
    {
        const std::lock_guard lock(m_mutex);
        if (m_counts.readOnly)
            return count;
        for (auto it = m_objects.cbegin(); it != m_objects.cend(); ++it)
            left.insert(ownerOf(it.key()).toByteArray());
    }
    m_files.removeSetAside();
    m_packing.forget(prefix, left);
    return count;
}

qsizetype DiskTier::invalidateTag(const QByteArray &tag)
{
    return removeIf([&](const DiskRecord &record) { return !tag.isEmpty() && record.tag == tag; });
}

void DiskTier::flush()
{
    const std::lock_guard lock(m_mutex);
    if (m_counts.readOnly)
        return;
    if (m_journalGone || m_journal.lines() > 2 * m_objects.size() + 1000)
        rewriteJournal();
    else
        m_journal.sync();
}

void DiskTier::savePolicy()
{
    const std::lock_guard lock(m_mutex);
    auto *adaptive = dynamic_cast<AdaptivePolicy *>(&m_core.policy());
    if (m_counts.readOnly || !adaptive)
        return;
    rewriteJournal(); // in the policy's order
    writeSketch(m_folder + u"/policy"_s, adaptive->sketch().words());
}

void DiskTier::loadPolicy()
{
    auto *adaptive = dynamic_cast<AdaptivePolicy *>(&m_core.policy());
    auto words = readSketch(m_folder + u"/policy"_s);
    if (adaptive && words)
        (void)adaptive->sketch().restore(*std::move(words));
}

qsizetype DiskTier::sweepOrphans()
{
    if (stats().readOnly)
        return 0;
    m_packing.sweep();
    const qsizetype count = m_files.sweep(m_mutex);
    const std::lock_guard lock(m_mutex);
    m_counts.orphans += quint64(count);
    return count;
}

qsizetype DiskTier::verifyAll()
{
    QList<QByteArray> keys;
    quint64 before = 0;
    {
        const std::lock_guard lock(m_mutex);
        keys = m_objects.keys();
        before = m_counts.damaged;
    }
    for (const QByteArray &key : std::as_const(keys))
        (void)get(key, ReadHint::Scan);
    return qsizetype(stats().damaged - before);
}

void DiskTier::resize(qint64 budget)
{
    const std::lock_guard lock(m_mutex);
    std::vector<EntryId> leaving;
    m_core.setBudget(budget, leaving);
    dropLeaving(leaving);
}

void DiskTier::setOwnerBudgets(const OwnerBudgets &budgets)
{
    const std::lock_guard lock(m_mutex);
    m_owners.set(budgets, m_core);
    for (auto it = m_objects.cbegin(); it != m_objects.cend(); ++it)
        m_core.assign(it->id, m_owners.shareOf(it.key()));
    std::vector<EntryId> leaving;
    m_core.settleShares(leaving);
    dropLeaving(leaving);
}

} // namespace Batanidza
