#include "ui/widgets/throughputchart.h"

#include "ui/models/trendfeed.h"
#include "ui/text/format.h"

#include <cmath>

namespace Batanidza {

ThroughputChart::ThroughputChart(PageContext &context, ChartLink &link, TrendFeed &feed,
                                 QWidget *parent)
    : ChartPane(context, link, feed, parent)
    , m_trend(feed)
{
    restyle();
}

ChartData ThroughputChart::collect(const ChartFeed &feed, int pixels) const
{
    return m_trend.explained(throughputData(m_trend.buckets(), feed.from(), feed.to(),
                                            bucketWidth(feed.range(), pixels)));
}

ChartStyle ThroughputChart::describe() const
{
    ChartStyle style;
    //: A series: changes given to devices.
    style.lines = {{tr("Delivered"), ColorRole::Throughput, 1.5, true},
                   //: A series: edits made durable.
                   {tr("Committed"), ColorRole::P50, 1.5, true}};
    style.valueText = [](double value) {
        //: So many in a second, short.
        return tr("%1/s").arg(Format::decimal(value, value < 9.95 ? 1 : 0));
    };
    style.tickText = [](double value) {
        //: So many in a second, short.
        const bool whole = std::abs(value - std::round(value)) < 0.01;
        return tr("%1/s").arg(Format::decimal(value, whole ? 0 : 1));
    };
    return style;
}

QString ThroughputChart::title() const
{
    return tr("Throughput");
}

QString ThroughputChart::fileName() const
{
    return QStringLiteral("batanidza-throughput");
}

} // namespace Batanidza
