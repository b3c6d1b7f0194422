#include "engine/cache/adaptivepolicy.h"

#include <algorithm>

namespace Batanidza {

namespace {

using enum Arm::Victims;
//! As many sampled entries as give a setting's hits within about a point; where the cache is large,
//! more cost little (arc_P3 at 200,000: 52.6 to 56.2 by the keys' seed with 1,024, 56.2 with
//! 6,250).
constexpr qsizetype fewestSampled = 1024;
constexpr qsizetype mostSampled = 8192;
constexpr qsizetype sampledShare = 16; //!< one entry in so many
constexpr double keptScore = 0.95;
constexpr double betterBy = 1.01;

} // namespace

AdaptivePolicy::AdaptivePolicy(EntryTable &table)
    : m_table(table)
    , m_lists(table, m_sketch)
    , m_shadows({{{0.01, Oldest},
                  {0.01, LeastValue},
                  {0.10, LeastValue},
                  {0.30, LeastValue},
                  {0.60, LeastValue},
                  {0.95, Oldest}}},
                m_sketch)
{
    m_lists.setArm(m_shadows.arm(m_arm));
}

bool AdaptivePolicy::isSampled(quint64 hash) const
{
    return m_thinning == 0 || (hash * 0xD1B54A32D192ED03ULL) >> (64 - m_thinning) == 0;
}

void AdaptivePolicy::asked(quint64 hash)
{
    m_sketch.add(hash);
}

void AdaptivePolicy::hit(EntryId id)
{
    m_lists.hit(id);
    const Entry &entry = m_table[id];
    if (isSampled(entry.hash))
        play(entry.hash, entry.bytes, entry.worth);
}

void AdaptivePolicy::add(EntryId id, Arrival arrival)
{
    if (arrival == Arrival::Ahead)
        m_lists.addAhead(id);
    else
        m_lists.add(id);
    const Entry &entry = m_table[id];
    if (arrival == Arrival::Used && isSampled(entry.hash))
        play(entry.hash, entry.bytes, entry.worth);
}

void AdaptivePolicy::remove(EntryId id)
{
    m_lists.remove(id);
}

void AdaptivePolicy::play(quint64 hash, quint32 bytes, float worth)
{
    const quint8 had = m_shadows.use(hash, bytes, worth);
    for (size_t i = 0; i < shadowCount; ++i)
        m_hits[i] += had >> i & 1;
    const qsizetype sampled = std::max<qsizetype>(m_table.size() >> m_thinning, 1);
    if (++m_played >= 2 * sampled)
        judge();
}

void AdaptivePolicy::judge()
{
    m_played = 0;
    for (size_t i = 0; i < shadowCount; ++i) {
        m_scores[i] = m_scores[i] * keptScore + m_hits[i];
        m_hits[i] = 0;
    }
    const auto best = std::max_element(m_scores.cbegin(), m_scores.cend());
    if (*best > m_scores[m_arm] * betterBy) {
        m_arm = size_t(best - m_scores.cbegin());
        m_lists.setArm(m_shadows.arm(m_arm));
        ++m_changes;
    }
}

void AdaptivePolicy::setBudget(qint64 bytes)
{
    m_budget = bytes;
    m_lists.setBudget(bytes);
    m_shadows.setBudget(std::max<qint64>(1, bytes >> m_thinning));
}

void AdaptivePolicy::fit()
{
    m_sketch.fit(m_table.size());
    const qsizetype wanted = std::clamp(m_table.size() / sampledShare, fewestSampled, mostSampled);
    while ((m_table.size() >> m_thinning) > wanted * 3 / 2) {
        ++m_thinning;
        m_shadows.thin([this](quint64 hash) { return isSampled(hash); });
        m_shadows.setBudget(std::max<qint64>(1, m_budget >> m_thinning));
    }
}

void AdaptivePolicy::settle(std::vector<EntryId> &leaving)
{
    fit();
    m_lists.settle(leaving);
}

void AdaptivePolicy::shed(qint64 bytes, std::vector<EntryId> &leaving)
{
    m_lists.shed(bytes, leaving);
}

void AdaptivePolicy::shedOf(ShareId share, qint64 bytes, std::vector<EntryId> &leaving)
{
    m_lists.shedOf(share, bytes, leaving);
}

std::vector<EntryId> AdaptivePolicy::inOrder() const
{
    return m_lists.inOrder();
}

qsizetype AdaptivePolicy::memory() const
{
    return m_sketch.memory() + m_shadows.memory();
}

} // namespace Batanidza
