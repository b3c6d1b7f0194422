#include "ui/text/learningtext.h"

#include "ui/text/format.h"

#include <algorithm>
#include <cmath>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

QString points(double share)
{
    return Format::number(std::lround(share * 100));
}

} // namespace

QString LearningText::effect(const ArmEffect &arm, const ArmEffect &standard)
{
    if (arm.verdict == EffectVerdict::TooFew) {
        if (arm.missing > 0) {
            //: An experiment; %1 a variant
            return tr("%1: no verdict yet, %n more learner(s) are needed.", nullptr,
                      static_cast<int>(arm.missing))
                .arg(arm.arm);
        }
        //: An experiment; %1 a variant
        return tr("%1: no verdict: nearly all or nearly none mastered the lesson.").arg(arm.arm);
    }
    QString verdict;
    switch (arm.verdict) {
    case EffectVerdict::Better:
        verdict = tr("better");
        break;
    case EffectVerdict::Worse:
        verdict = tr("worse");
        break;
    case EffectVerdict::Equal:
        verdict = tr("as good");
        break;
    default:
        verdict = tr("not clear");
    }
    //: %1, %2 variants, %3 better or worse, %4 to %6 percentage points, %7 numbers of learners
    return tr("%1 against %2: %3. Difference %4 points, between %5 and %6 (%7 learners).")
        .arg(arm.arm, standard.arm, verdict, points(arm.difference), points(arm.differs.low),
             points(arm.differs.high), Format::number(arm.learners + standard.learners));
}

QString LearningText::experiment(const LessonExperiment &experiment)
{
    const auto &arms = experiment.effect.arms;
    const auto standard = std::ranges::find(arms, true, &ArmEffect::isDefault);
    QStringList sentences;
    for (const ArmEffect &arm : arms) {
        if (!arm.isDefault && standard != arms.end())
            sentences += effect(arm, *standard);
    }
    if (experiment.effect.otherArm > 0) {
        sentences += tr("%n learner(s) saw another variant than their key says and are left out.",
                        nullptr, static_cast<int>(experiment.effect.otherArm));
    }
    return u"%1, %2: %3"_s.arg(experiment.title, experiment.effect.experiment,
                               sentences.join(u' '));
}

QString LearningText::reason(const PathStep &step, const LearnerPath &path)
{
    QStringList because;
    for (const ItemId &id : step.because)
        because += path.titles.value(id, id.toString());
    switch (step.reason) {
    case PathReason::Repeat:
        return tr("Repeat: %1 % of the answers were right.").arg(points(step.share));
    case PathReason::Continue:
        return tr("Go on: it was begun and not finished.");
    case PathReason::Ready:
        //: %1 lessons
        return tr("Ready: it builds on %1, which is mastered.").arg(because.join(u", "_s));
    case PathReason::First:
        return tr("It builds on no other lesson.");
    case PathReason::Refresh:
        return tr("Refresh: it was mastered %n day(s) ago.", nullptr, static_cast<int>(step.days));
    }
    return {};
}

QString LearningText::engagement(const Engagement &engagement)
{
    //: Numbers of learners
    return tr("Learners: %1 now, %2 in 24 hours, %3 in 7 days.")
        .arg(Format::number(engagement.now), Format::number(engagement.day),
             Format::number(engagement.week));
}

} // namespace Batanidza
