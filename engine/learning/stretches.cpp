#include "engine/learning/stretches.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace Batanidza {

using std::chrono::milliseconds;

namespace {

constexpr qsizetype mostNames = 100;

bool earlier(const AdoptionRow &a, const AdoptionRow &b)
{
    return std::tie(a.day, a.platform, a.appVersion) < std::tie(b.day, b.platform, b.appVersion);
}

} // namespace

StretchCounter::StretchCounter(milliseconds width, milliseconds offset)
    : m_width(width)
    , m_offset(offset)
{}

void StretchCounter::add(milliseconds at, const QString &learner, const QString &platform,
                         const QString &appVersion, bool completed)
{
    if (m_now.events == 0 || at >= m_now.from + m_width) {
        close();
        m_now.from = at - (at + m_offset) % m_width;
    }
    ++m_now.events;
    m_now.completed += completed;
    m_learners.insert(learner);
    if (m_platforms.size() < mostNames || m_platforms.contains(platform))
        m_platforms[platform].insert(learner);
    const std::pair name(platform, appVersion);
    if (m_versions.size() < mostNames || m_versions.contains(name))
        m_versions[name].insert(learner);
}

void StretchCounter::close()
{
    if (m_now.events == 0)
        return;
    m_now.learners = m_learners.size();
    LearningStretch done{m_now, {}, {}};
    for (auto it = m_platforms.cbegin(); it != m_platforms.cend(); ++it)
        done.platforms.append({m_now.from, it.key(), {}, it->size()});
    for (auto it = m_versions.cbegin(); it != m_versions.cend(); ++it)
        done.versions.append({m_now.from, it.key().first, it.key().second, it->size()});
    std::ranges::sort(done.platforms, earlier);
    std::ranges::sort(done.versions, earlier);
    m_done.append(std::move(done));
    m_now = {};
    m_learners.clear();
    m_platforms.clear();
    m_versions.clear();
}

QList<LearningStretch> StretchCounter::take()
{
    close();
    return std::exchange(m_done, {});
}

QList<AdoptionRow> mostUsed(const QList<AdoptionRow> &rows, qsizetype most)
{
    using Name = std::pair<QString, QString>;
    QHash<Name, qint64> learners;
    for (const AdoptionRow &row : rows)
        learners[{row.platform, row.appVersion}] += row.learners;
    QList<Name> names = learners.keys();
    if (names.size() <= most)
        return rows;
    std::ranges::sort(names, [&](const Name &a, const Name &b) {
        return std::pair(-learners.value(a), a) < std::pair(-learners.value(b), b);
    });
    const QSet<Name> kept(names.cbegin(), names.cbegin() + most);
    QList<AdoptionRow> left;
    std::ranges::copy_if(rows, std::back_inserter(left), [&](const AdoptionRow &row) {
        return kept.contains({row.platform, row.appVersion});
    });
    return left;
}

} // namespace Batanidza
