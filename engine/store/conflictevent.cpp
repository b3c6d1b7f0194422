#include "engine/store/conflictevent.h"

#include <algorithm>
#include <array>

namespace Batanidza {

namespace {

constexpr std::array<QStringView, 6> kinds{u"resolve", u"supersede", u"reopen",
                                           u"assign",  u"postpone",  u"note"};

} // namespace

bool isConflictEvent(QStringView kind)
{
    return std::ranges::find(kinds, kind) != kinds.end();
}

Json writeConflictEvent(const ConflictEvent &event)
{
    JsonObject json{{QStringLiteral("seq"), event.sequence.value()},
                    {QStringLiteral("tenant"), event.tenant.toString()},
                    {QStringLiteral("kind"), event.kind},
                    {QStringLiteral("conflict"), event.conflict.toString()},
                    {QStringLiteral("id"), event.item.toString()},
                    {QStringLiteral("at"), qint64(event.at.count())},
                    {QStringLiteral("person"), event.person.toString()}};
    if (!event.subject.isEmpty())
        json.set(QStringLiteral("subject"), event.subject);
    if (!event.assignee.isEmpty())
        json.set(QStringLiteral("assignee"), event.assignee.toString());
    if (event.until.count() > 0)
        json.set(QStringLiteral("until"), qint64(event.until.count()));
    if (!event.text.isNull())
        json.set(QStringLiteral("text"), event.text.toHex());
    if (!event.resolution.isNull())
        json.set(QStringLiteral("resolution"), event.resolution.toHex());
    if (event.edit.value() > 0)
        json.set(QStringLiteral("edit"), event.edit.value());
    if (event.takesBack.value() > 0)
        json.set(QStringLiteral("takesBack"), event.takesBack.value());
    return Json(std::move(json));
}

Result<ConflictEvent> readConflictEvent(const Json &json)
{
    const auto corrupt = [](QStringView member) {
        return Error{ErrorCode::Corrupt,
                     QStringLiteral("event: \"%1\" cannot be read").arg(member)};
    };
    ConflictEvent event;
    event.sequence = Sequence(json[u"seq"].toInteger());
    if (event.sequence.value() < 1)
        return corrupt(u"seq");
    event.tenant = TenantId(json[u"tenant"].toString());
    event.kind = json[u"kind"].toString();
    if (!isConflictEvent(event.kind))
        return corrupt(u"kind");
    event.conflict = ConflictId(json[u"conflict"].toString());
    if (event.conflict.isEmpty())
        return corrupt(u"conflict");
    event.item = ItemId(json[u"id"].toString());
    event.at = std::chrono::milliseconds(json[u"at"].toInteger());
    event.person = PersonId(json[u"person"].toString());
    event.subject = json[u"subject"].toString();
    event.assignee = PersonId(json[u"assignee"].toString());
    event.until = std::chrono::milliseconds(json[u"until"].toInteger());
    event.text = Sha256::fromHex(json[u"text"].toString()).value_or(Sha256());
    if (event.kind == u"note" && event.text.isNull())
        return corrupt(u"text");
    event.resolution = Sha256::fromHex(json[u"resolution"].toString()).value_or(Sha256());
    event.edit = Sequence(json[u"edit"].toInteger());
    event.takesBack = Sequence(json[u"takesBack"].toInteger());
    return event;
}

} // namespace Batanidza
