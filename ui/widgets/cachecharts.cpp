#include "ui/widgets/cachecharts.h"

#include "ui/models/cachemodel.h"
#include "ui/models/trendfeed.h"
#include "ui/text/format.h"

namespace Batanidza {

HitRateChart::HitRateChart(PageContext &context, ChartLink &link, TrendFeed &feed, QWidget *parent)
    : ChartPane(context, link, feed, parent)
{
    placeLegendBelow();
    restyle();
}

void HitRateChart::setTarget(double percent)
{
    if (qFuzzyCompare(percent + 1, m_target + 1))
        return;
    m_target = percent;
    restyle();
}

ChartData HitRateChart::collect(const ChartFeed &feed, int) const
{
    return hitRateData(m_minutes, feed.from(), feed.to());
}

ChartStyle HitRateChart::describe() const
{
    ChartStyle style;
    //: A series: reads answered by the memory.
    style.lines = {{tr("Memory"), ColorRole::P50, 1.5, true},
                   //: A series: reads answered by the disk.
                   {tr("Disk"), ColorRole::P95, 1.5, true},
                   //: A series: reads that nothing kept answered.
                   {tr("Made anew"), ColorRole::P99, 1.5, true}};
    style.most = 100;
    if (m_target > 0) {
        style.target = m_target;
        style.targetIsLeast = true;
        //: The line in the chart that memory and disk together should reach; %1 is a percentage.
        style.targetText = tr("target %1 in all").arg(Format::percent(m_target, 0));
    }
    style.valueText = [](double value) { return Format::percent(value); };
    style.tickText = [](double value) { return Format::percent(value, 0); };
    return style;
}

QString HitRateChart::title() const
{
    return tr("Hit rate by tier");
}

QString HitRateChart::fileName() const
{
    return QStringLiteral("batanidza-cache-hit-rate");
}

LeavingChart::LeavingChart(PageContext &context, ChartLink &link, TrendFeed &feed, QWidget *parent)
    : ChartPane(context, link, feed, parent)
{
    placeLegendBelow();
    restyle();
}

ChartData LeavingChart::collect(const ChartFeed &feed, int) const
{
    return leavingData(m_minutes, feed.from(), feed.to());
}

ChartStyle LeavingChart::describe() const
{
    ChartStyle style;
    //: A series: entries that left for room.
    style.lines = {{tr("For room"), ColorRole::P50, 1.5, true},
                   //: A series: entries that were worth too little.
                   {tr("Not let in"), ColorRole::P95, 1.5, true},
                   //: A series: entries whose time was over.
                   {tr("Expired"), ColorRole::P99, 1.5, true},
                   //: A series: entries that a newer version replaced, or a person dropped.
                   {tr("Replaced"), ColorRole::Throughput, 1.5, true}};
    style.wholeNumbers = true;
    style.valueText = [](double value) {
        //: So many in a minute, short.
        return tr("%1/min").arg(Format::number(qRound64(value)));
    };
    style.tickText = style.valueText;
    return style;
}

QString LeavingChart::title() const
{
    return tr("What left memory");
}

QString LeavingChart::fileName() const
{
    return QStringLiteral("batanidza-cache-leaving");
}

} // namespace Batanidza
