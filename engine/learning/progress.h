#pragma once

#include "engine/content/ids.h"

#include <QList>
#include <QString>

#include <chrono>

//! How learners get on with lessons, and who is here. Values; any thread.
namespace Batanidza {

//! One lesson on one platform.
struct LessonProgress
{
    ItemId lesson;
    QString platform;
    qint64 learners = 0;  //!< who did anything with it
    qint64 completed = 0; //!< who came to its end
    qint64 answers = 0;
    qint64 right = 0;
    qint64 listened = 0;
    qint64 timeMs = 0; //!< of all together, as devices tell it
    std::chrono::milliseconds lastAt{0};

    [[nodiscard]] double completedShare() const
    {
        return learners > 0 ? double(completed) / double(learners) : 0;
    }
    [[nodiscard]] double rightShare() const
    {
        return answers > 0 ? double(right) / double(answers) : 0;
    }

    friend bool operator==(const LessonProgress &, const LessonProgress &) = default;
};

//! A stretch of time: how much was learned in it.
struct EngagementBucket
{
    std::chrono::milliseconds from{0};
    qint64 learners = 0;
    qint64 events = 0;
    qint64 completed = 0;

    friend bool operator==(const EngagementBucket &, const EngagementBucket &) = default;
};

struct Engagement
{
    qint64 now = 0; //!< learners in the last five minutes
    qint64 day = 0; //!< in the last 24 hours
    qint64 week = 0;
    QList<EngagementBucket> buckets; //!< none is left out, also where nothing was learned
};

//! Buckets from `from` to `to`, `width` wide, with those given in their places. At most 1,000.
[[nodiscard]] QList<EngagementBucket> withoutGaps(const QList<EngagementBucket> &buckets,
                                                  std::chrono::milliseconds from,
                                                  std::chrono::milliseconds to,
                                                  std::chrono::milliseconds width);

//! Learners of a platform and a version of its app, on one day (UTC) or in another stretch of time.
struct AdoptionRow
{
    std::chrono::milliseconds day{0};
    QString platform;
    QString appVersion;
    qint64 learners = 0;

    friend bool operator==(const AdoptionRow &, const AdoptionRow &) = default;
};

//! Learning over time, in stretches of one width. Where nothing happened there is no row; before
//! `since` nobody looked.
struct LearningTrend
{
    std::chrono::milliseconds from{0}; //!< where the first stretch begins
    std::chrono::milliseconds to{0};
    std::chrono::milliseconds width{0};
    std::chrono::milliseconds since{0}; //!< the first event ever; 0 = none
    QList<EngagementBucket> engagement;
    QList<AdoptionRow> platforms; //!< without versions
    QList<AdoptionRow> versions;

    friend bool operator==(const LearningTrend &, const LearningTrend &) = default;
};

//! A version of a platform's app at the end of a time, against its beginning.
struct VersionShare
{
    QString platform;
    QString appVersion;
    qint64 learners = 0; //!< on the last day with any
    double share = 0;    //!< of that platform on that day
    double before = 0;   //!< share on the first day with any
    bool newest = false;
};

//! By platform, the newest version first. Versions are compared number by number.
[[nodiscard]] QList<VersionShare> adoption(const QList<AdoptionRow> &rows);

} // namespace Batanidza
