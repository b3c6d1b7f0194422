#include "engine/cache/simulation.h"

#include "engine/cache/entryindex.h"
#include "engine/cache/warmer.h"

#include <unordered_map>
#include <utility>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! One tier of names and sizes.
class ReplayedTier
{
public:
    ReplayedTier(PolicyKind policy, qint64 capacity)
        : m_core(policy, capacity)
    {}

    [[nodiscard]] bool has(quint64 hash) const { return find(hash) != noEntry; }
    //! True where it had it; otherwise it has now, if its policy wants it.
    bool read(quint64 hash, qint64 bytes, ReadHint hint)
    {
        m_core.asked(hash, hint);
        if (const EntryId id = find(hash); id != noEntry) {
            m_core.hit(id, hint);
            return true;
        }
        bring(hash, bytes, hint);
        return false;
    }
    void bring(quint64 hash, qint64 bytes, ReadHint hint)
    {
        m_leaving.clear();
        const EntryId id = m_core.add({hash, bytes, hint}, m_leaving);
        if (id != noEntry)
            m_index.insert(m_core.table(), id);
        for (const EntryId gone : m_leaving) {
            if (m_core[gone].ahead)
                m_unused.push_back(m_core[gone].hash);
            m_index.remove(m_core.table(), gone);
            m_core.release(gone);
        }
    }
    void drop(quint64 hash)
    {
        if (const EntryId id = find(hash); id != noEntry) {
            if (m_core[id].ahead)
                m_unused.push_back(hash);
            m_index.remove(m_core.table(), id);
            m_core.remove(id);
        }
    }
    //! Who left since the last call without having been used.
    [[nodiscard]] std::vector<quint64> takeUnused() { return std::exchange(m_unused, {}); }
    [[nodiscard]] PrefetchCounts prefetch() const { return m_core.prefetch(); }

private:
    [[nodiscard]] EntryId find(quint64 hash) const { return m_index.find(m_core.table(), hash); }

    PolicyCore m_core;
    EntryIndex m_index;
    std::vector<EntryId> m_leaving;
    std::vector<quint64> m_unused;
};

//! Opens ahead for people whose reads come without names: who reads in a unit is taken for one.
class ReplayedWarming
{
public:
    explicit ReplayedWarming(const LessonCourse &course)
        : m_course(course)
        , m_warmer([this](QByteArrayView key) { return m_course.after(key); })
    {}

    void read(const TraceAccess &access, ReplayedTier &memory, std::optional<ReplayedTier> &disk)
    {
        m_warmer.used(access.key);
        tellUnused(memory);
        QByteArray previous;
        if (const auto unit = LessonCourse::unitOf(access.key))
            previous = std::exchange(m_last[*unit], access.key);
        for (const WarmItem &item : m_warmer.opened(access.key, previous, access.bytes)) {
            const quint64 hash = TraceReader::hashOfName(item.key);
            if (memory.has(hash))
                continue;
            m_names[hash] = item.key;
            m_warmer.brought(item);
            memory.bring(hash, item.bytes, ReadHint::Prefetch);
            if (disk && !disk->has(hash))
                disk->bring(hash, item.bytes, ReadHint::Foreground);
            tellUnused(memory);
        }
    }
    void published(const TraceAccess &access) { m_course.published(access.key, access.bytes); }

private:
    void tellUnused(ReplayedTier &memory)
    {
        for (const quint64 hash : memory.takeUnused())
            m_warmer.wasted(m_names[hash]);
    }

    LessonCourse m_course;
    Warmer m_warmer;
    std::unordered_map<int, QByteArray> m_last;
    std::unordered_map<quint64, QByteArray> m_names;
};

double ratio(quint64 part, quint64 whole)
{
    return whole ? double(part) / double(whole) : 0;
}

} // namespace

Json SimulationResult::toJson() const
{
    Json json = JsonObject{{u"policy"_s, policyName(policy)},
                           {u"requests"_s, requests},
                           {u"hits"_s, hits},
                           {u"hitRatio"_s, ratio(hits, requests)}};
    if (requestedBytes > 0)
        json.set(u"byteHitRatio"_s, double(hitBytes) / double(requestedBytes));
    if (disk) {
        json.set(u"diskHits"_s, diskHits);
        json.set(u"localHitRatio"_s, ratio(hits + diskHits, requests));
    }
    if (!lessons)
        return json;
    json.set(u"foregroundRequests"_s, foreground);
    json.set(u"foregroundHits"_s, foregroundHits);
    json.set(u"foregroundHitRatio"_s, ratio(foregroundHits, foreground));
    if (disk)
        json.set(u"foregroundLocalHitRatio"_s, ratio(foregroundLocal, foreground));
    if (prefetch.issued > 0) {
        json.set(u"prefetchIssuedBytes"_s, prefetch.issued);
        json.set(u"prefetchUsedBytes"_s, prefetch.used);
    }
    json.set(u"prefetchWasted"_s,
             prefetch.issued > 0 ? 1 - double(prefetch.used) / double(prefetch.issued) : 0.0);
    return json;
}

Result<SimulationResult> simulate(TraceReader &trace, const SimulationPlan &plan)
{
    if (plan.capacity < 1)
        return Error{ErrorCode::Invalid, u"the capacity must be at least 1"_s};
    SimulationResult result;
    result.policy = plan.policy;
    result.lessons = trace.form() == TraceForm::Lessons;
    result.disk = plan.disk > 0;
    const bool sized = plan.bytes || result.lessons;
    ReplayedTier memory(plan.policy, plan.capacity);
    std::optional<ReplayedTier> disk;
    if (plan.disk > 0)
        disk.emplace(plan.policy, plan.disk);
    std::optional<ReplayedWarming> warming;
    if (plan.course && result.lessons)
        warming.emplace(*plan.course);
    TraceAccess access;
    while (true) {
        const auto more = trace.next(access);
        if (!more)
            return more.error();
        if (!*more)
            break;
        const qint64 bytes = sized ? access.bytes : 1;
        if (access.op == TraceAccess::Op::Publish) {
            memory.drop(access.hash);
            if (disk)
                disk->drop(access.hash);
            if (warming)
                warming->published(access);
            continue;
        }
        const bool foreground = access.op == TraceAccess::Op::Read;
        const ReadHint hint = foreground ? ReadHint::Foreground : ReadHint::Scan;
        ++result.requests;
        result.foreground += foreground;
        result.requestedBytes += bytes;
        if (memory.read(access.hash, bytes, hint)) {
            ++result.hits;
            result.hitBytes += bytes;
            result.foregroundHits += foreground;
            result.foregroundLocal += foreground;
        } else if (disk && disk->read(access.hash, access.bytes, hint)) {
            ++result.diskHits;
            result.foregroundLocal += foreground;
        }
        if (warming && foreground)
            warming->read(access, memory, disk);
    }
    result.prefetch = memory.prefetch();
    return result;
}

} // namespace Batanidza
