#include "engine/learning/effectiveness.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace Batanidza {

namespace {

double polynomial(const double *factors, int count, double at)
{
    double value = 0;
    for (int i = 0; i < count; ++i)
        value = value * at + factors[i];
    return value;
}

EffectVerdict verdictOf(const Interval &differs, const EffectRules &rules)
{
    if (differs.low > 0)
        return EffectVerdict::Better;
    if (differs.high < 0)
        return EffectVerdict::Worse;
    if (differs.low > -rules.same && differs.high < rules.same)
        return EffectVerdict::Equal;
    return EffectVerdict::NotClear;
}

void judge(ArmEffect &arm, const ArmEffect &standard, const EffectRules &rules, double z)
{
    if (arm.learners == 0 || standard.learners == 0) {
        arm.missing = rules.leastLearners - std::min(arm.learners, standard.learners);
        return;
    }
    arm.difference = double(arm.mastered) / double(arm.learners) -
                     double(standard.mastered) / double(standard.learners);
    arm.differs =
        newcombeInterval(arm.mastered, arm.learners, standard.mastered, standard.learners, z);
    arm.missing =
        std::max<qint64>(0, rules.leastLearners - std::min(arm.learners, standard.learners));
    const qint64 rarest = std::min({arm.mastered, arm.learners - arm.mastered, standard.mastered,
                                    standard.learners - standard.mastered});
    // Where nearly all, or nearly none, mastered it, the interval alone may still be trusted for
    // "better" and "worse" only once there are some of both kinds.
    if (arm.missing == 0 && rarest >= rules.leastEach)
        arm.verdict = verdictOf(arm.differs, rules);
}

} // namespace

double normalQuantile(double confidence)
{
    const double p = 0.5 + std::clamp(confidence, 0.5, 0.99999) / 2;
    static constexpr std::array<double, 6> a{-3.969683028665376e+01, 2.209460984245205e+02,
                                             -2.759285104469687e+02, 1.383577518672690e+02,
                                             -3.066479806614716e+01, 2.506628277459239e+00};
    static constexpr std::array<double, 6> b{-5.447609879822406e+01, 1.615858368580409e+02,
                                             -1.556989798598866e+02, 6.680131188771972e+01,
                                             -1.328068155288572e+01, 1.0};
    static constexpr std::array<double, 6> c{-7.784894002430293e-03, -3.223964580411365e-01,
                                             -2.400758277161838e+00, -2.549732539343734e+00,
                                             4.374664141464968e+00,  2.938163982698783e+00};
    static constexpr std::array<double, 5> d{7.784695709041462e-03, 3.224671290700398e-01,
                                             2.445134137142996e+00, 3.754408661907416e+00, 1.0};
    if (p <= 0.97575) {
        const double q = p - 0.5;
        const double r = q * q;
        return polynomial(a.data(), 6, r) * q / polynomial(b.data(), 6, r);
    }
    const double q = std::sqrt(-2 * std::log(1 - p));
    return -polynomial(c.data(), 6, q) / polynomial(d.data(), 5, q);
}

Interval wilsonInterval(qint64 successes, qint64 of, double z)
{
    if (of <= 0)
        return {0, 1};
    const double n = double(of);
    const double share = double(successes) / n;
    const double middle = share + z * z / (2 * n);
    const double half = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    const double whole = 1 + z * z / n;
    return {std::max(0.0, (middle - half) / whole), std::min(1.0, (middle + half) / whole)};
}

Interval newcombeInterval(qint64 a, qint64 ofA, qint64 b, qint64 ofB, double z)
{
    if (ofA <= 0 || ofB <= 0)
        return {-1, 1};
    const Interval ia = wilsonInterval(a, ofA, z);
    const Interval ib = wilsonInterval(b, ofB, z);
    const double shareA = double(a) / double(ofA);
    const double shareB = double(b) / double(ofB);
    const double difference = shareA - shareB;
    return {difference - std::hypot(shareA - ia.low, ib.high - shareB),
            difference + std::hypot(ia.high - shareA, shareB - ib.low)};
}

Effectiveness effectiveness(const Experiment &experiment, const QList<LearnerOutcome> &outcomes,
                            const EffectRules &rules)
{
    Effectiveness result;
    result.experiment = experiment.name;
    for (const ExperimentArm &arm : experiment.arms) {
        ArmEffect effect;
        effect.arm = arm.id;
        effect.isDefault = arm.id == experiment.defaultArm;
        result.arms.append(effect);
    }
    const auto find = [&](const QString &id) {
        return std::ranges::find(result.arms, id, &ArmEffect::arm);
    };
    for (const LearnerOutcome &outcome : outcomes) {
        if (outcome.answered < rules.leastAnswers) {
            ++result.tooFewAnswers;
            continue;
        }
        const QString arm = armOf(experiment, outcome.learner);
        const bool toldOfThis = find(outcome.toldArm) != result.arms.end();
        if (toldOfThis && outcome.toldArm != arm) {
            ++result.otherArm;
            continue;
        }
        const auto effect = find(arm);
        ++effect->learners;
        effect->mastered += double(outcome.right) >= rules.mastery * double(outcome.answered);
    }
    const auto comparisons = std::max<qsizetype>(1, result.arms.size() - 1);
    const double z = normalQuantile(1 - (1 - rules.confidence) / double(comparisons));
    const double alone = normalQuantile(rules.confidence);
    const auto standard = find(experiment.defaultArm);
    if (standard == result.arms.end())
        return result;
    const ArmEffect reference = *standard;
    for (ArmEffect &arm : result.arms) {
        arm.share = wilsonInterval(arm.mastered, arm.learners, alone);
        if (!arm.isDefault)
            judge(arm, reference, rules, z);
    }
    return result;
}

} // namespace Batanidza
