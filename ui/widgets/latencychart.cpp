#include "ui/widgets/latencychart.h"

#include "ui/models/trendfeed.h"
#include "ui/text/format.h"

namespace Batanidza {

LatencyChart::LatencyChart(PageContext &context, ChartLink &link, TrendFeed &feed, QWidget *parent)
    : ChartPane(context, link, feed, parent)
    , m_trend(feed)
{
    restyle();
}

void LatencyChart::setTarget(double ms)
{
    if (qFuzzyCompare(ms, m_target) || ms <= 0)
        return;
    m_target = ms;
    restyle();
}

ChartData LatencyChart::collect(const ChartFeed &feed, int pixels) const
{
    const QList<HistoryBucket> history = m_trend.buckets();
    return m_trend.explained(latencyData(history, feed.from(), feed.to(),
                                         percentileWidth(history, feed.range(), pixels)));
}

ChartStyle LatencyChart::describe() const
{
    ChartStyle style;
    style.lines = {{QStringLiteral("P50"), ColorRole::P50, 1.5, true},
                   {QStringLiteral("P95"), ColorRole::P95, 1.5, true},
                   {QStringLiteral("P99"), ColorRole::P99, 2.0, true}};
    style.logarithmic = true;
    style.floor = 1;
    style.dotsForHighest = true;
    style.target = m_target;
    //: The line in the chart that P99 should stay below; %1 is a latency.
    style.targetText = tr("target P99 %1").arg(Format::milliseconds(m_target));
    style.valueText = [](double value) { return Format::milliseconds(value); };
    style.tickText = [](double value) { return Format::roundMilliseconds(value); };
    return style;
}

QString LatencyChart::title() const
{
    return tr("Latency");
}

QString LatencyChart::fileName() const
{
    return QStringLiteral("batanidza-latency");
}

} // namespace Batanidza
