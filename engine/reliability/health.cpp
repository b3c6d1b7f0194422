#include "engine/reliability/health.h"

#include <algorithm>

namespace Batanidza {

Health::Health(const Clock &clock)
    : m_clock(clock)
{}

Health::Check &Health::find(const QString &name)
{
    for (Check &check : m_checks) {
        if (check.state.name == name)
            return check;
    }
    Check check;
    check.state.name = name;
    check.state.since = m_clock.utc();
    m_checks.append(check);
    return m_checks.last();
}

void Health::expect(const QString &name, std::chrono::milliseconds staleAfter)
{
    find(name).staleAfter = staleAfter;
}

void Health::report(const QString &name, HealthLevel level, const QString &detail,
                    std::chrono::milliseconds took)
{
    Check &check = find(name);
    // What went stale in between was Unknown, so that the same level begins anew.
    if (now(check).level != level)
        check.state.since = m_clock.utc();
    check.state.level = level;
    check.state.detail = detail;
    check.state.took = took;
    check.reportedAt = m_clock.monotonic();
    check.reportedUtc = m_clock.utc();
}

HealthState Health::now(const Check &check) const
{
    HealthState state = check.state;
    const bool measured = check.reportedAt.count() != 0;
    if (measured && check.staleAfter.count() > 0 &&
        m_clock.monotonic() - check.reportedAt > check.staleAfter) {
        state.level = HealthLevel::Unknown;
        state.detail = QStringLiteral("Not measured since %1.").arg(toRfc3339(check.reportedUtc));
        state.since = check.reportedUtc + check.staleAfter;
    }
    return state;
}

QList<HealthState> Health::states() const
{
    QList<HealthState> states;
    for (const Check &check : m_checks)
        states.append(now(check));
    return states;
}

std::optional<HealthState> Health::state(const QString &name) const
{
    for (const Check &check : m_checks) {
        if (check.state.name == name)
            return now(check);
    }
    return std::nullopt;
}

HealthLevel Health::worst() const
{
    if (m_checks.isEmpty())
        return HealthLevel::Unknown;
    HealthLevel worst = HealthLevel::Ok;
    for (const Check &check : m_checks)
        worst = std::max(worst, now(check).level);
    return worst;
}

} // namespace Batanidza
