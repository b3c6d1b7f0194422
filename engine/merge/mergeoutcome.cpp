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

} // namespace Batanidza
