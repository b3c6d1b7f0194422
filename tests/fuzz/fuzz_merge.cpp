#include "engine/base/jsonread.h"
#include "engine/merge/lessondiff.h"
#include "engine/merge/precedent.h"
#include "engine/merge/resolution.h"
#include "engine/merge/threeway.h"
#include "tests/fuzz/fuzz.h"

namespace Batanidza::Fuzz {

namespace {

MaybeJson side(const Json &input, QStringView key)
{
    const Json *found = input.toObject().find(key);
    return found ? MaybeJson(*found) : MaybeJson();
}

void keepsTheLaws(const MergeSides &sides, const MergePolicy &policy, Strategy strategy)
{
    const auto merged = [&](const MaybeJson &base, const MaybeJson &current,
                            const MaybeJson &incoming) {
        return threeWay({base, current, incoming, {1, 0}, {2, 0}}, policy);
    };
    // The rules of Shona clean what one side wrote: their laws are over cleaned sides.
    if (strategy == Strategy::ShonaAware)
        return;
    promise(merged(sides.base, sides.current, sides.base).merged == sides.current,
            "what only one side changed is taken");
    promise(merged(sides.base, sides.base, sides.incoming).merged == sides.incoming,
            "what only the other side changed is taken");
    promise(merged(sides.base, sides.current, sides.current).merged == sides.current,
            "what both changed alike is taken");
}

void check(const MergeSides &sides, const MergePolicy &policy, Strategy strategy)
{
    const MergeOutcome outcome = threeWay(sides, policy);
    promise(outcome == threeWay(sides, policy), "the same sides give the same answer");
    keepsTheLaws(sides, policy, strategy);
    for (const MergeDecision &decision : outcome.decisions) {
        const auto again = readMergeDecision(writeMergeDecision(decision));
        promise(again && *again == decision, "a decision comes back as it was written");
    }
    Precedents precedents;
    Resolution resolution;
    for (const FieldConflict &conflict : outcome.conflicts) {
        const auto again = readFieldConflict(writeFieldConflict(conflict));
        promise(again && *again == conflict, "a question comes back as it was written");
        precedents.learn(conflict, conflict.incoming);
        (void)precedents.suggest(conflict);
        resolution.choices.append({conflict.path, Choice::Incoming, {}});
    }
    const auto resolved = resolve(sides, outcome, resolution);
    promise(!outcome.isClean() || (resolved && *resolved == outcome.merged),
            "nothing asked, nothing changed by a decision");
}

} // namespace

void merge(QByteArrayView bytes)
{
    const auto input = readJson(bytes);
    if (!input)
        return;
    MergeSides sides{
        side(*input, u"base"), side(*input, u"current"), side(*input, u"incoming"), {1, 0}, {2, 0}};
    for (const Strategy strategy : allStrategies())
        check(sides, MergePolicy::plain(strategy), strategy);
    check(sides, MergePolicy::builtIn(u"lesson"), Strategy::ShonaAware);
    if (!sides.base || !sides.current)
        return;
    const auto changes =
        fieldChanges(*sides.base, *sides.current, MergePolicy::builtIn(u"document"));
    promise(changes.isEmpty() == (*sides.base == *sides.current),
            "what differs has a change, and nothing else has one");
}

} // namespace Batanidza::Fuzz
