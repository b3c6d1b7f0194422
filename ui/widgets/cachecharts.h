#pragma once

#include "engine/runtime/cacheapi.h"
#include "ui/widgets/chartpane.h"

//! The two charts of the Cache page. They draw what their page gives them, over the range of its
//! feed. Main thread.
namespace Batanidza {

class TrendFeed;

class HitRateChart final : public ChartPane
{
    Q_OBJECT

public:
    HitRateChart(PageContext &context, ChartLink &link, TrendFeed &feed, QWidget *parent = nullptr);
    //! Of all tiers together, in percent; 0 = none.
    void setTarget(double percent);
    //! Drawn with the feed's next change.
    void setMinutes(const QList<CacheMinute> &minutes) { m_minutes = minutes; }

protected:
    [[nodiscard]] ChartData collect(const ChartFeed &feed, int pixels) const override;
    [[nodiscard]] ChartStyle describe() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString fileName() const override;

private:
    QList<CacheMinute> m_minutes;
    double m_target = 0;
};

class LeavingChart final : public ChartPane
{
    Q_OBJECT

public:
    LeavingChart(PageContext &context, ChartLink &link, TrendFeed &feed, QWidget *parent = nullptr);
    void setMinutes(const QList<CacheMinute> &minutes) { m_minutes = minutes; }

protected:
    [[nodiscard]] ChartData collect(const ChartFeed &feed, int pixels) const override;
    [[nodiscard]] ChartStyle describe() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString fileName() const override;

private:
    QList<CacheMinute> m_minutes;
};

} // namespace Batanidza
