#include "engine/base/clock.h"
#include "engine/base/jsonwrite.h"
#include "engine/content/platform.h"
#include "engine/wire/codec.h"
#include "engine/wire/fields.h"

namespace Batanidza::Wire {

namespace {

QStringList allPlatformNames()
{
    QStringList names;
    for (const Platform platform : allPlatforms)
        names.append(platformName(platform));
    return names;
}

QByteArray joined(const QList<QByteArray> &parts)
{
    qsizetype size = 2;
    for (const QByteArray &part : parts)
        size += part.size() + 1;
    QByteArray text;
    text.reserve(size);
    text += '[';
    for (const QByteArray &part : parts) {
        if (text.size() > 1)
            text += ',';
        text += part;
    }
    text += ']';
    return text;
}

} // namespace

QByteArray writeChangeLine(const ChangeLine &line)
{
    const Change &change = line.change;
    JsonObject origin{{QStringLiteral("platform"), change.origin.platform},
                      {QStringLiteral("author"), change.origin.author},
                      {QStringLiteral("edit"), change.origin.editMark}};
    JsonObject json{
        {QStringLiteral("seq"), change.sequence.value()},
        {QStringLiteral("id"), change.id.toString()},
        {QStringLiteral("type"), change.type},
        {QStringLiteral("version"), change.version.value()},
        {QStringLiteral("hash"), change.hash.toHex()},
        {QStringLiteral("adaptedHash"), line.adaptedHash.toHex()},
        {QStringLiteral("op"), change.deleted ? QStringLiteral("delete") : QStringLiteral("put")},
        {QStringLiteral("priority"), priorityName(change.priority)},
        {QStringLiteral("affectedPlatforms"),
         Json::fromStrings(change.affectedPlatforms.isEmpty() ? allPlatformNames()
                                                              : change.affectedPlatforms)},
        {QStringLiteral("at"), toRfc3339(change.at)},
        {QStringLiteral("origin"), std::move(origin)}};
    if (line.patch) {
        json.set(QStringLiteral("updateType"), Json(u"incremental"));
        json.set(QStringLiteral("patch"),
                 JsonObject{{QStringLiteral("from"), line.patch->from.value()},
                            {QStringLiteral("ops"), line.patch->operations}});
    } else if (!line.body.isEmpty()) {
        json.set(QStringLiteral("updateType"), Json(u"full"));
    }
    QByteArray text = writeJson(Json(std::move(json)));
    if (!line.patch && !line.body.isEmpty()) {
        text.chop(1);
        text += ",\"body\":";
        text += line.body;
        text += '}';
    }
    return text;
}

Result<ChangeLine> readChangeLine(const Json &json)
{
    Fields fields(json, QStringLiteral("/changes"));
    ChangeLine line;
    Change &change = line.change;
    change.sequence = Sequence(fields.integer(u"seq", 1));
    change.id = fields.item(u"id");
    change.type = fields.text(u"type", 32);
    change.version = Version(fields.integer(u"version", 1));
    change.hash = fields.hash(u"hash");
    line.adaptedHash = fields.has(u"adaptedHash") ? fields.hash(u"adaptedHash") : change.hash;
    const QString op = fields.text(u"op");
    if (op != u"put" && op != u"delete")
        fields.fail(u"op", u"must be put or delete");
    change.deleted = op == u"delete";
    change.priority = priorityFromName(fields.textOr(u"priority")).value_or(Priority::Normal);
    if (fields.has(u"affectedPlatforms"))
        change.affectedPlatforms = fields.strings(u"affectedPlatforms", 64);
    if (change.affectedPlatforms == allPlatformNames())
        change.affectedPlatforms.clear();
    change.at = fromRfc3339(fields.textOr(u"at")).value_or(std::chrono::milliseconds(0));
    const Json &origin = fields.raw(u"origin");
    change.origin = {origin[u"platform"].toString(), origin[u"author"].toString(),
                     origin[u"edit"].toString()};
    if (fields.has(u"body")) {
        if (!fields.raw(u"body").isObject())
            fields.fail(u"body", u"must be an object");
        line.body = writeJson(fields.raw(u"body"));
    } else if (fields.has(u"patch")) {
        Fields patch(fields.raw(u"patch"), QStringLiteral("/changes/patch"));
        line.patch = ItemPatch{Version(patch.integer(u"from", 1)), patch.array(u"ops")};
        if (patch.error())
            return *patch.error();
    }
    if (fields.error())
        return *fields.error();
    return line;
}

QByteArray writeChangesNotice(const Cursor &from, const Cursor &to, const QList<QByteArray> &lines)
{
    return R"({"jsonrpc":"2.0","method":"sync.changes","params":{"from":")" +
           from.toString().toLatin1() + R"(","to":")" + to.toString().toLatin1() +
           R"(","changes":)" + joined(lines) + "}}";
}

QByteArray writeUrgentNotice(const QList<QByteArray> &lines)
{
    return R"({"jsonrpc":"2.0","method":"sync.urgent","params":{"changes":)" + joined(lines) + "}}";
}

QByteArray encodeBatch(const QList<QByteArray> &messages)
{
    return joined(messages);
}

} // namespace Batanidza::Wire
