#include "engine/base/jsonwrite.h"
#include "engine/commit/conflictreader.h"
#include "engine/commit/editmerge.h"
#include "engine/merge/fieldaddress.h"

#include <algorithm>

//! What a strategy would decide of the questions of a conflict.
namespace Batanidza {

namespace {

//! The choice that means this value.
FieldChoice choiceOf(const FieldConflict &question, const MaybeJson &value)
{
    if (value == question.current)
        return {question.path, Choice::Current, {}};
    if (value == question.incoming)
        return {question.path, Choice::Incoming, {}};
    if (question.proposal && value == question.proposal)
        return {question.path, Choice::Proposal, {}};
    if (value == question.base)
        return {question.path, Choice::Base, {}};
    return {question.path, Choice::Own, value};
}

bool isNear(const QString &a, const QString &b)
{
    return a == b || a.startsWith(b + u'/') || b.startsWith(a + u'/');
}

Choice laterOf(const MergeSides &sides, const FieldConflict &question)
{
    if (sides.currentAt != sides.incomingAt)
        return sides.incomingAt > sides.currentAt ? Choice::Incoming : Choice::Current;
    return writeJson(question.incoming.value_or(Json())) >
                   writeJson(question.current.value_or(Json()))
               ? Choice::Incoming
               : Choice::Current;
}

//! What the strategy makes of one question; nothing where it would ask too.
std::optional<FieldChoice> decided(const FieldConflict &question, const MergeOutcome &outcome)
{
    const auto decision = std::ranges::find(outcome.decisions, question.path, &MergeDecision::path);
    if (decision != outcome.decisions.end())
        return choiceOf(question, decision->result);
    for (const FieldConflict &asked : outcome.conflicts) {
        if (isNear(asked.path, question.path))
            return {};
    }
    if (question.path.endsWith(u"#order"))
        return {};
    if (!outcome.merged)
        return choiceOf(question, {});
    const Json *value = atAddress(*outcome.merged, question.path);
    return choiceOf(question, value ? MaybeJson(*value) : MaybeJson());
}

} // namespace

Result<ConflictPreview> ConflictReader::preview(const ConflictId &id, Strategy strategy,
                                                std::chrono::milliseconds now)
{
    const auto detail = load(id, now);
    if (!detail)
        return detail.error();
    ConflictPreview preview{id, detail->row.item, detail->row.title, detail->headVersion, {}, {}};
    const MergeSides sides = sidesOf(*detail);
    std::optional<MergeOutcome> outcome;
    if (strategy == Strategy::FieldMerge || strategy == Strategy::ListUnion ||
        strategy == Strategy::ShonaAware) {
        const auto policy = m_policies.of(m_tenant, detail->row.type).and_then([&](auto own) {
            return own.with(JsonObject{
                {QStringLiteral("fields"),
                 JsonArray{JsonObject{{QStringLiteral("path"), QStringLiteral("/*")},
                                      {QStringLiteral("strategy"), strategyName(strategy)}}}}});
        });
        if (!policy)
            return policy.error();
        outcome = mergeMet(sides, detail->base.known, *policy, detail->row.type);
    }
    for (const ConflictField &field : detail->fields) {
        std::optional<FieldChoice> choice;
        if (outcome)
            choice = decided(field.question, *outcome);
        else if (strategy == Strategy::CurrentWins)
            choice = FieldChoice{field.question.path, Choice::Current, {}};
        else if (strategy == Strategy::IncomingWins)
            choice = FieldChoice{field.question.path, Choice::Incoming, {}};
        else if (strategy == Strategy::LatestWins)
            choice = FieldChoice{field.question.path, laterOf(sides, field.question), {}};
        if (choice)
            preview.decides.append(*choice);
        else
            preview.leaves.append(field.question.path);
    }
    return preview;
}

} // namespace Batanidza
