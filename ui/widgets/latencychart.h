#pragma once

#include "ui/widgets/chartpane.h"

//! How long a change takes from its commit to the acknowledgement of a device: P50, P95 and P99 of
//! each bucket's own histogram, on a logarithmic axis from 1 ms. Main thread.
namespace Batanidza {

class TrendFeed;

class LatencyChart final : public ChartPane
{
    Q_OBJECT

public:
    LatencyChart(PageContext &context, ChartLink &link, TrendFeed &feed, QWidget *parent = nullptr);

    //! P99 in milliseconds, from Settings > Targets.
    void setTarget(double ms);

protected:
    [[nodiscard]] ChartData collect(const ChartFeed &feed, int pixels) const override;
    [[nodiscard]] ChartStyle describe() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString fileName() const override;

private:
    const TrendFeed &m_trend;
    double m_target = 200;
};

} // namespace Batanidza
