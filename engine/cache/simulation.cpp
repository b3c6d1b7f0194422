#include "engine/cache/simulation.h"

#include "engine/cache/entryindex.h"

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

    //! True where it had it; otherwise it has now, if its policy wants it.
    bool read(quint64 hash, qint64 bytes, ReadHint hint)
    {
        m_core.asked(hash, hint);
        if (const EntryId id = m_index.find(m_core.table(), hash); id != noEntry) {
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
            m_index.remove(m_core.table(), gone);
            m_core.release(gone);
        }
    }
    void drop(quint64 hash)
    {
        if (const EntryId id = m_index.find(m_core.table(), hash); id != noEntry) {
            m_index.remove(m_core.table(), id);
            m_core.remove(id);
        }
    }

private:
    PolicyCore m_core;
    EntryIndex m_index;
    std::vector<EntryId> m_leaving;
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
    }
    return result;
}

} // namespace Batanidza
