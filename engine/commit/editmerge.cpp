#include "engine/commit/editmerge.h"

#include "engine/base/jsonread.h"
#include "engine/merge/threeway.h"

namespace Batanidza {

Result<MaybeJson> keptBody(const ContentStore &content, const TenantId &tenant, const Sha256 &hash)
{
    if (hash.isNull())
        return MaybeJson();
    const auto bytes = content.body(tenant, hash);
    if (!bytes && bytes.error().code == ErrorCode::NotFound)
        return MaybeJson();
    if (!bytes)
        return bytes.error();
    auto json = readJson(*bytes);
    if (!json)
        return Error{ErrorCode::Corrupt, json.error().detail};
    return MaybeJson(std::move(*json));
}

HlcTime claimedTime(std::chrono::milliseconds edited, std::chrono::milliseconds taken)
{
    return {std::min(edited, taken + std::chrono::seconds(60)).count(), 0};
}

FieldConflict wholeDocument(const MergeSides &sides)
{
    FieldConflict whole;
    const bool deletion = !sides.current || !sides.incoming;
    whole.kind = deletion     ? ConflictKind::DeleteEdit
                 : sides.base ? ConflictKind::EditEdit
                              : ConflictKind::AddAdd;
    whole.rule = deletion ? QStringLiteral("delete-edit") : QStringLiteral("both-changed");
    whole.base = sides.base;
    whole.current = sides.current;
    whole.incoming = sides.incoming;
    return whole;
}

Result<MergeSides> inOneSchema(MergeSides sides, QStringView type, const SchemaVersions &schemas)
{
    if (type != u"lesson")
        return sides;
    std::optional<int> newest;
    bool several = false;
    for (const MaybeJson *side : {&sides.base, &sides.current, &sides.incoming}) {
        const auto major = *side ? SchemaVersions::majorOf(**side) : std::nullopt;
        several = several || (newest && major && *major != *newest);
        newest = std::max(newest, major);
    }
    if (!several)
        return sides;
    for (MaybeJson *side : {&sides.base, &sides.current, &sides.incoming}) {
        if (!*side)
            continue;
        auto raised = schemas.migrated(**side, *newest);
        if (!raised)
            return raised.error();
        *side = std::move(*raised);
    }
    return sides;
}

MergeOutcome mergeMet(const MergeSides &met, bool baseKnown, const MergePolicy &policy,
                      QStringView type, const SchemaVersions &schemas)
{
    const auto raised = inOneSchema(met, type, schemas);
    if (!raised)
        return {met.current, {}, {wholeDocument(met)}, {}};
    const MergeSides &sides = *raised;
    // Without the base a deletion would look as if it had never been there.
    if (!baseKnown && (!sides.incoming || !sides.current))
        return {sides.current, {}, {wholeDocument(sides)}, {}};
    return threeWay(sides, policy);
}

Json writeOutcome(const MergeOutcome &outcome)
{
    JsonArray decisions;
    for (const MergeDecision &decision : outcome.decisions)
        decisions.append(writeMergeDecision(decision));
    JsonArray conflicts;
    for (const FieldConflict &conflict : outcome.conflicts)
        conflicts.append(writeFieldConflict(conflict));
    return JsonObject{{QStringLiteral("decisions"), std::move(decisions)},
                      {QStringLiteral("conflicts"), std::move(conflicts)}};
}

Result<KeptOutcome> readOutcome(const Json &json)
{
    KeptOutcome outcome;
    for (const Json &entry : json[u"decisions"].toArray()) {
        auto decision = readMergeDecision(entry);
        if (!decision)
            return Error{ErrorCode::Corrupt, decision.error().detail};
        outcome.decisions.append(std::move(*decision));
    }
    for (const Json &entry : json[u"conflicts"].toArray()) {
        auto conflict = readFieldConflict(entry);
        if (!conflict)
            return Error{ErrorCode::Corrupt, conflict.error().detail};
        outcome.conflicts.append(std::move(*conflict));
    }
    return outcome;
}

QStringList rulesOf(const MergeOutcome &outcome)
{
    QStringList rules;
    for (const MergeDecision &decision : outcome.decisions) {
        if (!rules.contains(decision.rule))
            rules.append(decision.rule);
    }
    rules.sort();
    return rules;
}

QStringList kindsOf(const MergeOutcome &outcome)
{
    QStringList kinds;
    for (const FieldConflict &conflict : outcome.conflicts) {
        const QString kind = conflictKindName(conflict.kind);
        if (!kinds.contains(kind))
            kinds.append(kind);
    }
    kinds.sort();
    return kinds;
}

} // namespace Batanidza
