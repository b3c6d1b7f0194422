#include "engine/runtime/lagclock.h"

#include <algorithm>

namespace Batanidza {

namespace {

constexpr size_t mostSteps = 4096;

} // namespace

void LagClock::begin(Sequence head, Millis now)
{
    m_now = now;
    m_seen.clear();
    if (!m_steps.empty() && head < m_steps.back().head)
        m_steps.clear(); // another log: a store was restored
    if (m_steps.empty() || head > m_steps.back().head)
        m_steps.push_back({head, now});
    if (m_steps.size() > mostSteps)
        thin();
}

Millis LagClock::behindSince(const ClientId &client, Sequence place)
{
    m_seen.insert(client);
    auto here = m_hereSince.find(client);
    if (here == m_hereSince.end())
        here = m_hereSince.insert(client, m_now);
    const auto missing =
        std::upper_bound(m_steps.cbegin(), m_steps.cend(), place,
                         [](Sequence at, const Step &step) { return at < step.head; });
    if (missing == m_steps.cend())
        return Millis(0);
    return std::max(missing->at, *here);
}

void LagClock::end()
{
    m_hereSince.removeIf([this](const auto &entry) { return !m_seen.contains(entry.key()); });
}

void LagClock::thin()
{
    const size_t half = m_steps.size() / 4 * 2;
    std::vector<Step> kept;
    kept.reserve(m_steps.size());
    for (size_t i = 0; i < half; i += 2)
        kept.push_back({m_steps[i + 1].head, m_steps[i].at});
    kept.insert(kept.end(), m_steps.cbegin() + static_cast<std::ptrdiff_t>(half), m_steps.cend());
    m_steps = std::move(kept);
}

} // namespace Batanidza
