#pragma once

#include "ui/widgets/chartpane.h"

//! Changes given to devices and edits committed, per second, from zero. Main thread.
namespace Batanidza {

class TrendFeed;

class ThroughputChart final : public ChartPane
{
    Q_OBJECT

public:
    ThroughputChart(PageContext &context, ChartLink &link, TrendFeed &feed,
                    QWidget *parent = nullptr);

protected:
    [[nodiscard]] ChartData collect(const ChartFeed &feed, int pixels) const override;
    [[nodiscard]] ChartStyle describe() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString fileName() const override;

private:
    const TrendFeed &m_trend;
};

} // namespace Batanidza
