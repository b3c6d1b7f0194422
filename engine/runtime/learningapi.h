#pragma once

#include "engine/learning/effectiveness.h"
#include "engine/learning/learningpath.h"
#include "engine/learning/progress.h"
#include "engine/runtime/contentapi.h"

#include <QFuture>
#include <QObject>

//! What learners' events say: progress, engagement, experiments, paths, adoption. Lives in the main
//! thread; every call returns at once.
namespace Batanidza {

struct LearningQuery
{
    ItemId lesson; //!< empty = all
    int days = 30; //!< of progress and adoption; experiments count from their beginning
    std::chrono::milliseconds bucket{std::chrono::hours(24)}; //!< of engagement
};

//! Learning over time: the `length` before `to`, in stretches of `width`.
struct LearningTrendQuery
{
    std::chrono::milliseconds length{0};
    std::chrono::milliseconds width{0};
    std::chrono::milliseconds to{0};     //!< 0 = now
    std::chrono::milliseconds offset{0}; //!< of the asker's clock to UTC, 0 to 24 h
    bool adoption = true;                //!< platforms and versions too
};

struct LessonExperiment
{
    ItemId lesson;
    QString title;
    Effectiveness effect;
};

struct LearningSummary
{
    qint64 events = 0; //!< ever
    Engagement engagement;
    QList<LessonProgress> progress; //!< those with most learners, at most 1,000
    qint64 more = 0;                //!< rows of progress that are left out
    QHash<ItemId, QString> titles;  //!< of the lessons in `progress` that are live
    QList<LessonExperiment> experiments;
};

struct LearnerPath
{
    QList<PathStep> steps;
    QHash<ItemId, QString> titles;
    bool known = false; //!< there are events of this learner
};

struct AdoptionSummary
{
    QList<AdoptionRow> rows; //!< by day
    QList<VersionShare> versions;
};

enum class LearningFormat { Csv, Xapi };

class LearningApi : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual QFuture<Result<LearningSummary>> summary(const LearningQuery &query) = 0;
    //! What a learner should do next.
    [[nodiscard]] virtual QFuture<Result<LearnerPath>> path(const QString &learner) = 0;
    [[nodiscard]] virtual QFuture<Result<AdoptionSummary>> adoption(int days) = 0;
    //! Errors: invalid (stretches that are none, or more than 1,000).
    [[nodiscard]] virtual QFuture<Result<LearningTrend>> trend(const LearningTrendQuery &query) = 0;
    //! Deletes all events of a learner and refuses later ones; gives how many there were. The log
    //! gets an event that names nobody. Errors: invalid (no key).
    [[nodiscard]] virtual QFuture<Result<qint64>> erase(const QString &learner) = 0;
    //! Writes all events; gives how many. `progressed` tells how far it is (job "learning"), and
    //! cancelling the future stops it and leaves no file.
    [[nodiscard]] virtual QFuture<Result<qint64>> exportTo(const QString &file,
                                                           LearningFormat format) = 0;

Q_SIGNALS:
    //! Something was learned, or erased; told once a second at most.
    void changed();
    void progressed(const Batanidza::JobProgress &progress);
};

} // namespace Batanidza
