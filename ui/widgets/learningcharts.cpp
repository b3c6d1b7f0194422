#include "ui/widgets/learningcharts.h"

#include "ui/models/learningfeed.h"
#include "ui/text/format.h"

#include <array>

namespace Batanidza {

namespace {

constexpr std::array colors{ColorRole::P50, ColorRole::P95, ColorRole::P99, ColorRole::Throughput,
                            ColorRole::Off};
constexpr qsizetype mostVersions = 3; // and all others

QString count(double value)
{
    return Format::number(qRound64(value));
}

} // namespace

EngagementChart::EngagementChart(PageContext &context, ChartLink &link, LearningFeed &feed,
                                 QWidget *parent)
    : ChartPane(context, link, feed, parent)
    , m_learning(feed)
{
    restyle();
}

ChartData EngagementChart::collect(const ChartFeed &, int) const
{
    return engagementData(m_learning.trend());
}

ChartStyle EngagementChart::describe() const
{
    ChartStyle style;
    //: A series: how many learners did anything.
    style.lines = {{tr("Learners"), ColorRole::P50, 1.5, true},
                   //: A series: how many lessons were finished.
                   {tr("Finished"), ColorRole::Throughput, 1.5, true}};
    style.valueText = count;
    style.tickText = count;
    style.wholeNumbers = true;
    return style;
}

QString EngagementChart::title() const
{
    return tr("Engagement");
}

QString EngagementChart::fileName() const
{
    return QStringLiteral("batanidza-engagement");
}

PlatformsChart::PlatformsChart(PageContext &context, ChartLink &link, LearningFeed &feed,
                               QWidget *parent)
    : ChartPane(context, link, feed, parent)
    , m_learning(feed)
{
    placeLegendBelow();
    connect(&feed, &ChartFeed::changed, this, &PlatformsChart::onChanged);
    restyle();
}

void PlatformsChart::onChanged()
{
    const QStringList platforms = platformsOf(m_learning.trend(), colors.size());
    if (platforms == m_platforms)
        return;
    m_platforms = platforms;
    restyle();
}

ChartData PlatformsChart::collect(const ChartFeed &, int) const
{
    return platformData(m_learning.trend(), m_platforms);
}

ChartStyle PlatformsChart::describe() const
{
    ChartStyle style;
    for (qsizetype i = 0; i < m_platforms.size(); ++i) {
        const QString &name = m_platforms.at(i);
        //: A series: learners whose app did not say its platform.
        style.lines.append({name.isEmpty() ? tr("Not said") : Format::platform(name),
                            colors[static_cast<size_t>(i)], i < 4 ? 1.5 : 2.5, true});
    }
    style.valueText = count;
    style.tickText = count;
    style.wholeNumbers = true;
    return style;
}

QString PlatformsChart::title() const
{
    return tr("Learners by platform");
}

QString PlatformsChart::fileName() const
{
    return QStringLiteral("batanidza-learners-by-platform");
}

VersionsChart::VersionsChart(PageContext &context, ChartLink &link, LearningFeed &feed,
                             QWidget *parent)
    : ChartPane(context, link, feed, parent)
    , m_learning(feed)
{
    placeLegendBelow();
    connect(&feed, &ChartFeed::changed, this, &VersionsChart::onChanged);
    restyle();
}

void VersionsChart::setPlatform(const QString &platform)
{
    if (platform == m_platform)
        return;
    m_platform = platform;
    onChanged();
    refresh();
}

void VersionsChart::onChanged()
{
    QStringList versions = versionsOf(m_learning.trend(), m_platform, mostVersions + 1);
    const bool others = versions.size() > mostVersions;
    if (others)
        versions = versionsOf(m_learning.trend(), m_platform, mostVersions);
    if (versions == m_versions && others == m_others)
        return;
    m_versions = versions;
    m_others = others;
    restyle();
}

ChartData VersionsChart::collect(const ChartFeed &, int) const
{
    return versionData(m_learning.trend(), m_platform, m_versions, m_others);
}

ChartStyle VersionsChart::describe() const
{
    ChartStyle style;
    for (qsizetype i = 0; i < m_versions.size(); ++i) {
        const QString &name = m_versions.at(i);
        //: A series: learners whose app did not say its version.
        style.lines.append(
            {name.isEmpty() ? tr("Not said") : name, colors[static_cast<size_t>(i)], 1.5, true});
    }
    if (m_others) {
        //: A series: all other versions of an app.
        style.lines.append({tr("Others"), ColorRole::Throughput, 1.5, true});
    }
    style.most = 100;
    style.valueText = [](double value) { return Format::percent(value, 0); };
    style.tickText = style.valueText;
    return style;
}

QString VersionsChart::title() const
{
    return tr("Versions in use");
}

QString VersionsChart::fileName() const
{
    return QStringLiteral("batanidza-versions-in-use");
}

} // namespace Batanidza
