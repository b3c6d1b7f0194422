#include "ui/models/learningfeed.h"

#include "engine/content/platform.h"
#include "engine/runtime/awaited.h"

#include <QDateTime>
#include <QHash>

#include <algorithm>
#include <cmath>
#include <limits>

namespace Batanidza {

namespace {

using namespace std::chrono_literals;

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
using Values = std::function<QList<double>(Millis start)>;

//! A bucket for each stretch: those that ended before the first event ever are gaps.
ChartData stretches(const LearningTrend &trend, qsizetype series, const Values &values)
{
    ChartData data;
    if (trend.width.count() <= 0)
        return data;
    data.from = trend.from;
    data.to = trend.to;
    data.width = trend.width;
    QHash<qint64, qint64> events;
    for (const EngagementBucket &bucket : trend.engagement)
        events.insert(bucket.from.count(), bucket.events);
    for (Millis start = trend.from; start < trend.to; start += trend.width) {
        ChartBucket bucket;
        bucket.start = start;
        bucket.measured = trend.since.count() > 0 && start + trend.width > trend.since;
        bucket.open = start + trend.width > trend.to;
        bucket.samples = events.value(start.count());
        bucket.highest = nothing;
        bucket.values = bucket.measured ? values(start) : QList<double>(series, nothing);
        if (!bucket.measured) {
            if (data.gaps.isEmpty())
                data.gaps.append({start, start, GapReason::NothingYet});
            data.gaps.last().to = std::min(start + trend.width, trend.to);
        }
        data.buckets.append(std::move(bucket));
    }
    return data;
}

} // namespace

LearningFeed::LearningFeed(LearningApi &api, bool adoption, QObject *parent)
    : ChartFeed({{24h, 7 * 24h, 30 * 24h, 90 * 24h, 365 * 24h}, 30 * 24h, 1h, 3650 * 24h}, parent)
    , m_api(api)
    , m_adoption(adoption)
    , m_pacer([this] { reload(); }, 60s, this)
{
    connect(&api, &LearningApi::changed, this, [this] { m_pacer.news(); });
}

void LearningFeed::reload()
{
    LearningTrendQuery query;
    query.length = range();
    query.width = learningWidth(query.length);
    query.to = isSpan() ? to() : Millis(0);
    const Millis day = 24h;
    query.offset = (Millis(QDateTime::currentDateTime().offsetFromUtc() * 1000LL) + day) % day;
    query.adoption = m_adoption;
    m_pacer.began();
    const int asked = ++m_asked;
    awaitResult<LearningTrend>(m_api.trend(query), this,
                               [this, asked](const Result<LearningTrend> &trend) {
                                   if (asked == m_asked) // else something else was asked for since
                                       take(trend);
                               });
}

void LearningFeed::take(const Result<LearningTrend> &trend)
{
    setError(trend ? std::nullopt : std::optional(trend.error()));
    if (trend) {
        m_trend = *trend;
        if (!isSpan())
            setNow(trend->to);
    }
    Q_EMIT changed();
    m_pacer.ended();
}

Millis learningWidth(Millis length)
{
    if (length <= 6h)
        return 5min;
    if (length <= 48h)
        return 1h;
    if (length <= 14 * 24h)
        return 6h;
    if (length <= 120 * 24h)
        return 24h;
    return length <= 800 * 24h ? 7 * 24h : 28 * 24h;
}

ChartData engagementData(const LearningTrend &trend)
{
    QHash<qint64, EngagementBucket> known;
    for (const EngagementBucket &bucket : trend.engagement)
        known.insert(bucket.from.count(), bucket);
    return stretches(trend, 2, [&](Millis start) {
        const EngagementBucket bucket = known.value(start.count());
        return QList<double>{double(bucket.learners), double(bucket.completed)};
    });
}

ChartData platformData(const LearningTrend &trend, const QStringList &platforms)
{
    QHash<std::pair<qint64, QString>, qint64> known;
    for (const AdoptionRow &row : trend.platforms)
        known.insert({row.day.count(), row.platform}, row.learners);
    return stretches(trend, platforms.size(), [&](Millis start) {
        QList<double> values;
        for (const QString &platform : platforms)
            values.append(double(known.value({start.count(), platform})));
        return values;
    });
}

ChartData versionData(const LearningTrend &trend, const QString &platform,
                      const QStringList &versions, bool others)
{
    QHash<qint64, QHash<QString, qint64>> known;
    for (const AdoptionRow &row : trend.versions) {
        if (row.platform == platform)
            known[row.day.count()][row.appVersion] += row.learners;
    }
    return stretches(trend, versions.size() + others, [&](Millis start) {
        const auto here = known.value(start.count());
        double all = 0;
        for (const qint64 learners : here)
            all += double(learners);
        QList<double> values;
        double rest = all;
        for (const QString &version : versions) {
            const auto learners = double(here.value(version));
            rest -= learners;
            values.append(all > 0 ? 100 * learners / all : nothing);
        }
        if (others)
            values.append(all > 0 ? 100 * rest / all : nothing);
        return values;
    });
}

QStringList platformsOf(const LearningTrend &trend, qsizetype most)
{
    QHash<QString, qint64> learners;
    for (const AdoptionRow &row : trend.platforms)
        learners[row.platform] += row.learners;
    QStringList names;
    for (const Platform platform : allPlatforms) {
        if (learners.remove(platformName(platform)))
            names.append(platformName(platform));
    }
    QStringList others = learners.keys();
    std::ranges::sort(others, [&](const QString &a, const QString &b) {
        return std::pair(-learners.value(a), a) < std::pair(-learners.value(b), b);
    });
    return (names + others).first(std::min(names.size() + others.size(), most));
}

QString mainPlatformOf(const LearningTrend &trend)
{
    QHash<QString, qint64> learners;
    QString best;
    for (const AdoptionRow &row : trend.platforms) {
        learners[row.platform] += row.learners;
        if (learners.value(row.platform) > learners.value(best))
            best = row.platform;
    }
    return best;
}

QStringList versionsOf(const LearningTrend &trend, const QString &platform, qsizetype most)
{
    QHash<QString, qint64> learners;
    QList<AdoptionRow> own;
    for (const AdoptionRow &row : trend.versions) {
        if (row.platform != platform)
            continue;
        learners[row.appVersion] += row.learners;
        own.append(row);
    }
    QStringList newestFirst;
    for (const VersionShare &share : adoption(own))
        newestFirst.append(share.appVersion);
    QStringList used = newestFirst;
    std::ranges::stable_sort(used, std::ranges::greater(),
                             [&](const QString &version) { return learners.value(version); });
    used = used.first(std::min(used.size(), most));
    newestFirst.removeIf([&](const QString &version) { return !used.contains(version); });
    return newestFirst;
}

} // namespace Batanidza
