#include "engine/content/edit.h"

#include "engine/base/clock.h"
#include "engine/base/jsonwrite.h"
#include "engine/content/platform.h"

#include <array>

namespace Batanidza {

namespace {

constexpr std::array<std::pair<Priority, QStringView>, 4> priorities{{
    {Priority::Low, u"low"},
    {Priority::Normal, u"normal"},
    {Priority::High, u"high"},
    {Priority::Critical, u"critical"},
}};

Error invalid(QStringView pointer, QStringView what)
{
    return Error{ErrorCode::Invalid, QStringLiteral("edit %1: %2").arg(pointer, what)};
}

Result<EditBase> readBase(const Json &json)
{
    if (json.isNull())
        return EditBase(BaseAbsent{});
    if (!json.isObject())
        return invalid(u"/base", u"must be null, {version, hash} or {n}");
    if (json.contains(u"n")) {
        const qint64 n = json[u"n"].toInteger(0);
        if (n < 1)
            return invalid(u"/base/n", u"must be an integer from 1");
        return EditBase(BaseOwnEdit{EditNumber(n)});
    }
    const qint64 version = json[u"version"].toInteger(0);
    const auto hash = Sha256::fromHex(json[u"hash"].toString());
    if (version < 1)
        return invalid(u"/base/version", u"must be an integer from 1");
    if (!hash)
        return invalid(u"/base/hash", u"must be 64 lower-case hex digits");
    return EditBase(BaseVersion{Version(version), *hash});
}

Result<EditContent> readContent(const Json &json)
{
    const int given =
        int(json.contains(u"body")) + int(json.contains(u"patch")) + int(json.contains(u"delete"));
    if (given != 1)
        return invalid(u"", u"needs exactly one of body, patch and delete");
    if (json.contains(u"body")) {
        if (!json[u"body"].isObject())
            return invalid(u"/body", u"must be an object");
        return EditContent(EditBody{json[u"body"]});
    }
    if (json.contains(u"patch")) {
        if (!json[u"patch"][u"ops"].isArray())
            return invalid(u"/patch/ops", u"must be an array of RFC 6902 operations");
        return EditContent(EditPatch{json[u"patch"][u"ops"].toArray()});
    }
    if (!json[u"delete"].toBool())
        return invalid(u"/delete", u"must be true");
    return EditContent(EditDelete{});
}

} // namespace

QString priorityName(Priority priority)
{
    for (const auto &[value, name] : priorities) {
        if (value == priority)
            return name.toString();
    }
    return {};
}

std::optional<Priority> priorityFromName(QStringView name)
{
    for (const auto &[value, known] : priorities) {
        if (name == known)
            return value;
    }
    return std::nullopt;
}

std::optional<EditNumber> editNumberOf(const Json &json)
{
    const qint64 n = json[u"n"].toInteger(0);
    return n >= 1 ? std::optional(EditNumber(n)) : std::nullopt;
}

Result<Edit> readEdit(const Json &json)
{
    return readPrintedEdit(json, Sha256::of(writeJson(json)));
}

Result<Edit> readPrintedEdit(const Json &json, const Sha256 &fingerprint)
{
    if (!json.isObject())
        return invalid(u"", u"must be an object");
    Edit edit;
    const auto n = editNumberOf(json);
    if (!n)
        return invalid(u"/n", u"must be an integer from 1");
    edit.n = *n;
    if (!isValidItemId(json[u"id"].toString()))
        return invalid(u"/id", u"must be 1 to 128 of A-Za-z0-9._:-");
    edit.id = ItemId(json[u"id"].toString());
    edit.type = json[u"type"].toString();
    if (!isValidItemId(edit.type) || edit.type.size() > 32)
        return invalid(u"/type", u"must be a type name such as lesson or document");
    auto base = readBase(json[u"base"]);
    if (!base)
        return base.error();
    edit.base = *base;
    auto content = readContent(json);
    if (!content)
        return content.error();
    edit.content = std::move(*content);
    if (!json[u"author"].isString() || json[u"author"].toString().size() > 200)
        return invalid(u"/author", u"must be a text of at most 200 characters");
    edit.author = json[u"author"].toString();
    const auto at = fromRfc3339(json[u"at"].toString());
    if (!at)
        return invalid(u"/at", u"must be an RFC 3339 time in UTC");
    edit.at = *at;
    if (json.contains(u"priority")) {
        const auto priority = priorityFromName(json[u"priority"].toString());
        if (!priority)
            return invalid(u"/priority", u"must be critical, high, normal or low");
        edit.priority = *priority;
    }
    if (json.contains(u"platforms")) {
        edit.platforms = json[u"platforms"].toStrings();
        if (!json[u"platforms"].isArray() ||
            edit.platforms.size() != json[u"platforms"].toArray().size() ||
            edit.platforms.size() > 32)
            return invalid(u"/platforms", u"must be an array of platform names");
        for (qsizetype i = 0; i < edit.platforms.size(); ++i) {
            if (!platformFromName(edit.platforms[i]))
                return invalid(QStringLiteral("/platforms/%1").arg(i),
                               u"must be web, ios, android, desktop or watchos");
        }
    }
    edit.fingerprint = fingerprint;
    return edit;
}

Json writeEdit(const Edit &edit)
{
    JsonObject json{{QStringLiteral("n"), edit.n.value()},
                    {QStringLiteral("id"), edit.id.toString()},
                    {QStringLiteral("type"), edit.type},
                    {QStringLiteral("author"), edit.author},
                    {QStringLiteral("at"), toRfc3339(edit.at)}};
    if (const auto *version = std::get_if<BaseVersion>(&edit.base)) {
        json.set(QStringLiteral("base"),
                 JsonObject{{QStringLiteral("version"), version->version.value()},
                            {QStringLiteral("hash"), version->hash.toHex()}});
    } else if (const auto *own = std::get_if<BaseOwnEdit>(&edit.base)) {
        json.set(QStringLiteral("base"), JsonObject{{QStringLiteral("n"), own->n.value()}});
    } else {
        json.set(QStringLiteral("base"), Json());
    }
    if (const auto *body = std::get_if<EditBody>(&edit.content))
        json.set(QStringLiteral("body"), body->body);
    else if (const auto *patch = std::get_if<EditPatch>(&edit.content))
        json.set(QStringLiteral("patch"), JsonObject{{QStringLiteral("ops"), patch->operations}});
    else
        json.set(QStringLiteral("delete"), Json(true));
    if (edit.priority != Priority::Normal)
        json.set(QStringLiteral("priority"), priorityName(edit.priority));
    if (!edit.platforms.isEmpty())
        json.set(QStringLiteral("platforms"), Json::fromStrings(edit.platforms));
    return Json(std::move(json));
}

} // namespace Batanidza
