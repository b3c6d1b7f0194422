#include "engine/merge/mergeoutcome.h"

#include <array>

namespace Batanidza {

namespace {

constexpr std::array<QStringView, 6> kindNames{u"edit-edit", u"add-add", u"delete-edit",
                                               u"order",     u"array",   u"type"};

void setSide(JsonObject &object, const QString &name, const MaybeJson &value)
{
    if (value)
        object.set(name, *value);
}

MaybeJson side(const Json &object, QStringView name)
{
    const Json *value = object.toObject().find(name);
    return value ? MaybeJson(*value) : MaybeJson();
}

Error unreadable(const QString &what)
{
    return Error{ErrorCode::Invalid, what};
}

} // namespace

QString conflictKindName(ConflictKind kind)
{
    return kindNames[static_cast<size_t>(kind)].toString();
}

std::optional<ConflictKind> conflictKindFromName(QStringView name)
{
    for (size_t i = 0; i < kindNames.size(); ++i) {
        if (kindNames[i] == name)
            return static_cast<ConflictKind>(i);
    }
    return {};
}

Json writeMergeDecision(const MergeDecision &decision)
{
    JsonObject object{{QStringLiteral("path"), decision.path},
                      {QStringLiteral("rule"), decision.rule}};
    setSide(object, QStringLiteral("base"), decision.base);
    setSide(object, QStringLiteral("current"), decision.current);
    setSide(object, QStringLiteral("incoming"), decision.incoming);
    setSide(object, QStringLiteral("result"), decision.result);
    if (!decision.flags.isEmpty())
        object.set(QStringLiteral("flags"), Json::fromStrings(decision.flags));
    return object;
}

Json writeFieldConflict(const FieldConflict &conflict)
{
    JsonObject object{{QStringLiteral("path"), conflict.path},
                      {QStringLiteral("pointer"), conflict.pointer},
                      {QStringLiteral("kind"), conflictKindName(conflict.kind)},
                      {QStringLiteral("rule"), conflict.rule}};
    setSide(object, QStringLiteral("base"), conflict.base);
    setSide(object, QStringLiteral("current"), conflict.current);
    setSide(object, QStringLiteral("incoming"), conflict.incoming);
    setSide(object, QStringLiteral("proposal"), conflict.proposal);
    if (!conflict.reason.isEmpty())
        object.set(QStringLiteral("reason"), conflict.reason);
    if (!conflict.flags.isEmpty())
        object.set(QStringLiteral("flags"), Json::fromStrings(conflict.flags));
    if (!conflict.group.isEmpty())
        object.set(QStringLiteral("group"), conflict.group);
    return object;
}

Result<MergeDecision> readMergeDecision(const Json &json)
{
    if (!json[u"path"].isString())
        return unreadable(QStringLiteral("decision /path: must be a field's address"));
    if (!json[u"rule"].isString())
        return unreadable(QStringLiteral("decision /rule: must be a rule's name"));
    MergeDecision decision;
    decision.path = json[u"path"].toString();
    decision.rule = json[u"rule"].toString();
    decision.base = side(json, u"base");
    decision.current = side(json, u"current");
    decision.incoming = side(json, u"incoming");
    decision.result = side(json, u"result");
    decision.flags = json[u"flags"].toStrings();
    return decision;
}

Result<FieldConflict> readFieldConflict(const Json &json)
{
    if (!json[u"path"].isString())
        return unreadable(QStringLiteral("conflict /path: must be a field's address"));
    const auto kind = conflictKindFromName(json[u"kind"].toString());
    if (!kind)
        return unreadable(QStringLiteral("conflict /kind: must be a kind of conflict"));
    FieldConflict conflict;
    conflict.path = json[u"path"].toString();
    conflict.pointer = json[u"pointer"].toString();
    conflict.kind = *kind;
    conflict.rule = json[u"rule"].toString();
    conflict.base = side(json, u"base");
    conflict.current = side(json, u"current");
    conflict.incoming = side(json, u"incoming");
    conflict.proposal = side(json, u"proposal");
    conflict.reason = json[u"reason"].toString();
    conflict.flags = json[u"flags"].toStrings();
    conflict.group = json[u"group"].toString();
    return conflict;
}

const QList<MergeRuleText> &mergeRules()
{
    static const QList<MergeRuleText> rules{
        {u"current-only", u"only current changed it"},
        {u"incoming-only", u"only incoming changed it"},
        {u"both-agree", u"both changed it alike"},
        {u"renamed", u"one side renamed it, the other's edit follows"},
        {u"value-over-empty", u"a value beats an empty one where nobody had one"},
        {u"removed-further", u"one side took it out, the other only took things out of it"},
        {u"both-deleted", u"both took it out"},
        {u"edit-over-deletion", u"an edit beats a deletion"},
        {u"number-greatest", u"the greater number"},
        {u"number-sum", u"what both sides added"},
        {u"lines", u"edits of different lines"},
        {u"paragraphs", u"edits of different paragraphs"},
        {u"words", u"edits of different words"},
        {u"set-union", u"what either side put in or took out"},
        {u"list-stretches", u"edits of different stretches of a list"},
        {u"order", u"entries stand where they were moved to"},
        {u"current-wins", u"the policy takes current"},
        {u"incoming-wins", u"the policy takes incoming"},
        {u"latest-wins", u"the policy takes the later one"},
        {u"both-changed", u"both changed it, differently"},
        {u"delete-edit", u"one side took it out, the other changed it"},
        {u"type-differs", u"both made it another kind of value"},
        {u"same-entry-replaced", u"both put something else in one place"},
        {u"added-apart", u"both added the same entry at different places"},
        {u"same-stretch-changed", u"both rewrote the same stretch of a list"},
    };
    return rules;
}

} // namespace Batanidza
