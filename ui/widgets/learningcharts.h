#pragma once

#include "ui/widgets/chartpane.h"

//! The charts of learners' events: how much is learned, on which platforms, with which versions of
//! an app. Main thread.
namespace Batanidza {

class LearningFeed;

class EngagementChart final : public ChartPane
{
    Q_OBJECT

public:
    EngagementChart(PageContext &context, ChartLink &link, LearningFeed &feed,
                    QWidget *parent = nullptr);

protected:
    [[nodiscard]] ChartData collect(const ChartFeed &feed, int pixels) const override;
    [[nodiscard]] ChartStyle describe() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString fileName() const override;

private:
    const LearningFeed &m_learning;
};

class PlatformsChart final : public ChartPane
{
    Q_OBJECT

public:
    PlatformsChart(PageContext &context, ChartLink &link, LearningFeed &feed,
                   QWidget *parent = nullptr);

protected:
    [[nodiscard]] ChartData collect(const ChartFeed &feed, int pixels) const override;
    [[nodiscard]] ChartStyle describe() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString fileName() const override;

private:
    void onChanged();

    const LearningFeed &m_learning;
    QStringList m_platforms;
};

class VersionsChart final : public ChartPane
{
    Q_OBJECT

public:
    VersionsChart(PageContext &context, ChartLink &link, LearningFeed &feed,
                  QWidget *parent = nullptr);

    void setPlatform(const QString &platform);

protected:
    [[nodiscard]] ChartData collect(const ChartFeed &feed, int pixels) const override;
    [[nodiscard]] ChartStyle describe() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString fileName() const override;

private:
    void onChanged();

    const LearningFeed &m_learning;
    QString m_platform;
    QStringList m_versions;
    bool m_others = false; //!< there are more than those
};

} // namespace Batanidza
