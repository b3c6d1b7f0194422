#include "engine/store/eventjson.h"

namespace Batanidza {

Json writeEditEvent(const EditEvent &event)
{
    JsonObject json{
        {QStringLiteral("seq"), event.sequence.value()},
        {QStringLiteral("tenant"), event.tenant.toString()},
        {QStringLiteral("kind"), event.kind},
        {QStringLiteral("id"), event.id.toString()},
        {QStringLiteral("type"), event.type},
        {QStringLiteral("version"), event.version.value()},
        {QStringLiteral("parent"), event.parent.value()},
        {QStringLiteral("hash"), event.hash.isNull() ? Json() : Json(event.hash.toHex())},
        {QStringLiteral("bytes"), event.bytes},
        {QStringLiteral("at"), qint64(event.at.count())},
        {QStringLiteral("editedAt"), qint64(event.editedAt.count())},
        {QStringLiteral("hlc"), JsonArray{event.hlcMs, event.hlcCounter}},
        {QStringLiteral("platform"), event.platform},
        {QStringLiteral("person"), event.person.toString()}};
    const auto setHash = [&](const QString &key, const Sha256 &hash) {
        if (!hash.isNull())
            json.set(key, hash.toHex());
    };
    setHash(QStringLiteral("secondParent"), event.secondParent);
    setHash(QStringLiteral("baseHash"), event.baseHash);
    setHash(QStringLiteral("headHash"), event.headHash);
    setHash(QStringLiteral("outcome"), event.outcome);
    if (!event.conflict.isEmpty())
        json.set(QStringLiteral("conflict"), event.conflict.toString());
    if (!event.rules.isEmpty())
        json.set(QStringLiteral("rules"), Json::fromStrings(event.rules));
    if (event.fields > 0)
        json.set(QStringLiteral("fields"), event.fields);
    if (!event.kinds.isEmpty())
        json.set(QStringLiteral("kinds"), Json::fromStrings(event.kinds));
    if (event.takesBack.value() > 0)
        json.set(QStringLiteral("takesBack"), event.takesBack.value());
    if (event.priority != Priority::Normal)
        json.set(QStringLiteral("priority"), priorityName(event.priority));
    if (!event.platforms.isEmpty())
        json.set(QStringLiteral("platforms"), Json::fromStrings(event.platforms));
    if (!event.client.isEmpty()) {
        json.set(QStringLiteral("client"), event.client.toString());
        json.set(QStringLiteral("n"), event.n.value());
    }
    if (!event.subject.isEmpty())
        json.set(QStringLiteral("subject"), event.subject);
    if (!event.importId.isEmpty())
        json.set(QStringLiteral("import"), event.importId);
    return Json(std::move(json));
}

Result<EditEvent> readEditEvent(const Json &json)
{
    const auto corrupt = [](QStringView member) {
        return Error{ErrorCode::Corrupt,
                     QStringLiteral("event: \"%1\" cannot be read").arg(member)};
    };
    EditEvent event;
    event.sequence = Sequence(json[u"seq"].toInteger());
    if (event.sequence.value() < 1)
        return corrupt(u"seq");
    event.tenant = TenantId(json[u"tenant"].toString());
    event.kind = json[u"kind"].toString();
    event.id = ItemId(json[u"id"].toString());
    if (event.id.isEmpty())
        return corrupt(u"id");
    event.type = json[u"type"].toString();
    event.version = Version(json[u"version"].toInteger());
    if (event.version.value() < 1)
        return corrupt(u"version");
    event.parent = Version(json[u"parent"].toInteger());
    const auto readHash = [&](QStringView key) {
        return Sha256::fromHex(json[key].toString()).value_or(Sha256());
    };
    event.hash = readHash(u"hash");
    if (event.hash.isNull() && event.kind != u"queue")
        return corrupt(u"hash");
    event.secondParent = readHash(u"secondParent");
    event.baseHash = readHash(u"baseHash");
    event.headHash = readHash(u"headHash");
    event.outcome = readHash(u"outcome");
    event.conflict = ConflictId(json[u"conflict"].toString());
    event.rules = json[u"rules"].toStrings();
    event.fields = json[u"fields"].toInteger();
    event.kinds = json[u"kinds"].toStrings();
    event.takesBack = Sequence(json[u"takesBack"].toInteger());
    event.bytes = json[u"bytes"].toInteger();
    event.at = std::chrono::milliseconds(json[u"at"].toInteger());
    event.editedAt = std::chrono::milliseconds(json[u"editedAt"].toInteger());
    event.hlcMs = json[u"hlc"].at(0).toInteger();
    event.hlcCounter = json[u"hlc"].at(1).toInteger();
    if (json.contains(u"priority")) {
        const auto priority = priorityFromName(json[u"priority"].toString());
        if (!priority)
            return corrupt(u"priority");
        event.priority = *priority;
    }
    event.platforms = json[u"platforms"].toStrings();
    event.platform = json[u"platform"].toString();
    event.person = PersonId(json[u"person"].toString());
    event.client = ClientId(json[u"client"].toString());
    event.n = EditNumber(json[u"n"].toInteger());
    event.subject = json[u"subject"].toString();
    event.importId = json[u"import"].toString();
    return event;
}

Change changeOf(const EditEvent &event, const QString &author)
{
    Change change;
    change.sequence = event.sequence;
    change.id = event.id;
    change.type = event.type;
    change.version = event.version;
    change.hash = event.hash;
    change.deleted = event.kind == u"delete";
    change.priority = event.priority;
    change.affectedPlatforms = event.platforms;
    change.at = event.at;
    change.origin.platform = event.platform;
    change.origin.author = author;
    if (!event.client.isEmpty())
        change.origin.editMark = editMark(event.client, event.n);
    return change;
}

} // namespace Batanidza
