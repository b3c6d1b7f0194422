#pragma once

#include "engine/learning/experiment.h"

//! Whether an arm of an experiment teaches better: the share of its learners who mastered the
//! lesson, the difference to the default arm with its interval, and a verdict only where there is
//! enough to say one. Pure; any thread.
namespace Batanidza {

//! What one learner did with one lesson.
struct LearnerOutcome
{
    QString learner;
    qint64 answered = 0; //!< first answers to each exercise, so that repeating buys nothing
    qint64 right = 0;
    bool completed = false;
    QString toldArm; //!< the last that a device said; empty = none
};

struct Interval
{
    double low = 0;
    double high = 0;
};

enum class EffectVerdict {
    TooFew,   //!< fewer than EffectRules ask for: no verdict, whatever the numbers look like
    Better,   //!< than the default: the whole interval is above 0
    Worse,    //!< the whole interval is below 0
    Equal,    //!< the whole interval is within EffectRules::same of 0
    NotClear, //!< enough learners, and the interval still holds both
};

//! Decided before anybody looks at numbers.
struct EffectRules
{
    qint64 leastLearners = 50; //!< in each of the two arms
    qint64 leastEach = 5;      //!< who mastered it, and who did not, in each
    qint64 leastAnswers = 3;   //!< of a learner, to count at all
    double mastery = 0.8;      //!< share of right first answers
    double same = 0.05;
    double confidence = 0.95; //!< shared out among the arms (Bonferroni)
};

struct ArmEffect
{
    QString arm;
    bool isDefault = false;
    qint64 learners = 0; //!< who count
    qint64 mastered = 0;
    Interval share;        //!< of mastered, Wilson's score interval
    double difference = 0; //!< to the default arm, in shares
    Interval differs;      //!< Newcombe's hybrid score interval (method 10)
    EffectVerdict verdict = EffectVerdict::TooFew;
    qint64 missing = 0; //!< learners until there may be a verdict; 0 = it is not for want of them
};

struct Effectiveness
{
    QString experiment;
    QList<ArmEffect> arms;    //!< in the experiment's order
    qint64 tooFewAnswers = 0; //!< learners who do not count yet
    qint64 otherArm = 0;      //!< left out: their device showed another arm than their key says
};

[[nodiscard]] Effectiveness effectiveness(const Experiment &experiment,
                                          const QList<LearnerOutcome> &outcomes,
                                          const EffectRules &rules = {});

//! Wilson, 1927; {0, 1} of nothing. `z` is the quantile of the normal distribution.
[[nodiscard]] Interval wilsonInterval(qint64 successes, qint64 of, double z);
//! Newcombe, 1998, method 10: of the difference a - b of two shares.
[[nodiscard]] Interval newcombeInterval(qint64 a, qint64 ofA, qint64 b, qint64 ofB, double z);
//! The quantile of the normal distribution for a two-sided confidence (Acklam's approximation,
//! relative error below 1.2e-9). 0.5 .. 0.9999.
[[nodiscard]] double normalQuantile(double confidence);

} // namespace Batanidza
