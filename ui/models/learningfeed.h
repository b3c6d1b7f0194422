#pragma once

#include "engine/runtime/learningapi.h"
#include "ui/models/chartdata.h"
#include "ui/models/chartfeed.h"
#include "ui/models/pacer.h"

//! Learning over time, for the charts of one page. It asks again when something was learned. Main
//! thread; never waits.
namespace Batanidza {

class LearningFeed final : public ChartFeed
{
    Q_OBJECT

public:
    //! The api outlives this. `adoption`: platforms and versions too.
    LearningFeed(LearningApi &api, bool adoption, QObject *parent = nullptr);

    void reload() override;
    //! Asks while somebody looks, and no longer.
    void setWatched(bool watched) { m_pacer.setWatched(watched); }
    [[nodiscard]] const LearningTrend &trend() const { return m_trend; }

private:
    void take(const Result<LearningTrend> &trend);

    LearningApi &m_api;
    const bool m_adoption;
    LearningTrend m_trend;
    Pacer m_pacer;
    int m_asked = 0;
};

//! How wide the stretches of such a length are: hours of a day, days of a month, weeks of a year.
[[nodiscard]] Millis learningWidth(Millis length);

//! Learners, and lessons finished; samples are events.
[[nodiscard]] ChartData engagementData(const LearningTrend &trend);
//! Learners on each of these platforms.
[[nodiscard]] ChartData platformData(const LearningTrend &trend, const QStringList &platforms);
//! Of a platform's learners, how many in a hundred used each of these versions, and then all
//! others where they are asked for; nothing where it had none.
[[nodiscard]] ChartData versionData(const LearningTrend &trend, const QString &platform,
                                    const QStringList &versions, bool others);
//! At most `most`, the five we know first and in their order.
[[nodiscard]] QStringList platformsOf(const LearningTrend &trend, qsizetype most);
//! The platform with most learners.
[[nodiscard]] QString mainPlatformOf(const LearningTrend &trend);
//! Those that most learners used, at most `most`; the newest first.
[[nodiscard]] QStringList versionsOf(const LearningTrend &trend, const QString &platform,
                                     qsizetype most);

} // namespace Batanidza
