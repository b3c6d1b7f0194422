#pragma once

#include "engine/content/ids.h"

#include <QHash>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

//! What a learner should do next, and why: a few rules over what was learned and what a lesson
//! builds on, in an order that can be read aloud. No model, nothing random. Pure; any thread.
namespace Batanidza {

struct PathLesson
{
    ItemId id;
    QString unit;
    qint64 order = 0;
    QList<ItemId> builds; //!< on these; where empty, on the lesson before it in its unit
};

struct Mastery
{
    qint64 answered = 0; //!< newest answer to each exercise
    qint64 right = 0;
    bool completed = false;
    std::chrono::milliseconds lastAt{0};
};

enum class PathReason {
    Repeat,   //!< answered badly, and not only just now
    Continue, //!< begun and not finished
    Ready,    //!< what it builds on is mastered
    First,    //!< the course begins here
    Refresh,  //!< mastered, but long ago
};

struct PathStep
{
    ItemId lesson;
    PathReason reason = PathReason::Ready;
    QList<ItemId> because; //!< Ready: what it builds on
    double share = 0;      //!< Repeat: of right answers
    qint64 days = 0;       //!< Repeat, Refresh: since it was last done
};

struct PathRules
{
    double mastered = 0.8;
    double weak = 0.6;
    qint64 leastAnswers = 3;
    std::chrono::hours rest{20}; //!< before it is done again
    std::chrono::hours refresh{24 * 30};
    qsizetype most = 5;
};

[[nodiscard]] bool isMastered(const Mastery &mastery, const PathRules &rules = {});
//! At most PathRules::most steps, the most pressing first: Repeat (the weakest first), Continue
//! (the latest first), Ready and First (in the order of the course), Refresh (the oldest first).
[[nodiscard]] QList<PathStep> learningPath(const QList<PathLesson> &course,
                                           const QHash<ItemId, Mastery> &learned,
                                           std::chrono::milliseconds now,
                                           const PathRules &rules = {});

} // namespace Batanidza
