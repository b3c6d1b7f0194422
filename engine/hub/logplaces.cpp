#include "engine/hub/logplaces.h"

namespace Batanidza {

namespace {

//! Another process may write the same store.
constexpr auto longestTrust = std::chrono::milliseconds(20);
//! Hellos name tenants as they like; only those that exist are kept, and not without end.
constexpr qsizetype mostKnown = 1024;

} // namespace

LogPlaces::LogPlaces(ContentReader &reader, const Clock &clock,
                     std::function<std::optional<quint64>()> commits)
    : m_reader(reader)
    , m_clock(clock)
    , m_commits(std::move(commits))
{}

Result<LogPlace> LogPlaces::read(const TenantId &tenant)
{
    const auto head = m_reader.head(tenant);
    if (!head)
        return head.error();
    const auto oldest = m_reader.oldest(tenant);
    if (!oldest)
        return oldest.error();
    const auto ordered = m_reader.hasResyncs(tenant);
    if (!ordered)
        return ordered.error();
    return LogPlace{*head, *oldest, *ordered};
}

Result<LogPlace> LogPlaces::of(const TenantId &tenant)
{
    // Before the reading: what is committed meanwhile is read again next time.
    const auto commits = m_commits ? m_commits() : std::nullopt;
    if (!commits)
        return read(tenant);
    const auto now = m_clock.monotonic();
    if (const auto known = m_known.constFind(tenant);
        known != m_known.constEnd() && known->commits == *commits && now - known->at < longestTrust)
        return known->place;
    const auto place = read(tenant);
    if (!place)
        return place;
    if (m_known.size() >= mostKnown)
        m_known.clear();
    m_known.insert(tenant, {*place, *commits, now});
    return place;
}

} // namespace Batanidza
