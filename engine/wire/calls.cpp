#include "engine/learning/learningevent.h"
#include "engine/wire/admincalls.h"
#include "engine/wire/codec.h"
#include "engine/wire/fields.h"

#include <algorithm>

namespace Batanidza::Wire {

namespace {

constexpr qsizetype mostIds = 10'000;
constexpr qsizetype mostTypes = 64;

template <typename... F>
struct Overloaded : F...
{
    using F::operator()...;
};
template <typename... F>
Overloaded(F...) -> Overloaded<F...>;

template <typename T>
Result<Call> finish(const Fields &fields, T call)
{
    if (fields.error())
        return *fields.error();
    return Call(std::move(call));
}

void readBodiesAndForm(Fields &fields, Hello &hello)
{
    const QString bodies = fields.textOr(u"bodies", QStringLiteral("inline"));
    if (bodies == u"patch")
        hello.bodies = Bodies::Patch;
    else if (bodies == u"none")
        hello.bodies = Bodies::None;
    else if (bodies != u"inline")
        fields.fail(u"bodies", u"must be inline, patch or none");
    const QString form = fields.textOr(u"form", QStringLiteral("adapted"));
    if (form == u"canonical")
        hello.form = Form::Canonical;
    else if (form != u"adapted")
        fields.fail(u"form", u"must be adapted or canonical");
}

void readSchema(Fields &fields, Hello &hello)
{
    if (!fields.has(u"schema"))
        return;
    const JsonArray &range = fields.array(u"schema");
    if (range.size() != 2 || !range[0].isInteger() || !range[1].isInteger() ||
        range[0].toInteger() < 0 || range[0].toInteger() > range[1].toInteger() ||
        range[1].toInteger() > 100'000) {
        fields.fail(u"schema", u"must be [lowest, highest] schema major");
        return;
    }
    hello.schemaFrom = static_cast<int>(range[0].toInteger());
    hello.schemaTo = static_cast<int>(range[1].toInteger());
}

Result<Call> readHello(const Json &params)
{
    Fields fields(params, QStringLiteral("/params"));
    Hello hello;
    hello.protocols.clear();
    for (const Json &number : fields.array(u"protocol")) {
        if (number.isInteger() && number.toInteger() > 0 && number.toInteger() < 1'000'000)
            hello.protocols.append(static_cast<int>(number.toInteger()));
    }
    const QString tenant = fields.text(u"tenant");
    if (!isValidTenantId(tenant))
        fields.fail(u"tenant", u"must be 1 to 64 of a-z0-9-");
    hello.tenant = TenantId(tenant);
    hello.platform = fields.text(u"platform", 32);
    if (!isValidItemId(hello.platform))
        fields.fail(u"platform", u"must be a platform's name");
    const QString client = fields.text(u"clientId");
    if (!isValidClientId(client))
        fields.fail(u"clientId", u"must be 1 to 128 of A-Za-z0-9._:-");
    hello.client = ClientId(client);
    hello.token = fields.textOr(u"token", {}, 4096);
    if (fields.has(u"app")) {
        Fields app(fields.raw(u"app"), QStringLiteral("/params/app"));
        hello.appName = app.textOr(u"name", {}, 128);
        hello.appVersion = app.textOr(u"version", {}, 64);
        if (app.error())
            return *app.error();
    }
    readSchema(fields, hello);
    if (fields.raw(u"cursor").toString() == u"latest")
        hello.latest = true;
    else if (fields.has(u"cursor"))
        hello.cursor = fields.cursor(u"cursor");
    if (fields.has(u"accept"))
        hello.deflate = fields.strings(u"accept", 16).contains(QStringLiteral("deflate"));
    if (fields.has(u"types"))
        hello.types = fields.strings(u"types", mostTypes);
    readBodiesAndForm(fields, hello);
    hello.beat = fields.flag(u"beat");
    hello.watch = fields.flag(u"watch");
    return finish(fields, std::move(hello));
}

Result<Call> readGet(const Json &params)
{
    Fields fields(params, QStringLiteral("/params"));
    GetItems get;
    if (fields.has(u"id") == fields.has(u"ids")) {
        fields.fail(u"", u"needs exactly one of id and ids");
    } else if (fields.has(u"id")) {
        get.ids.append(fields.item(u"id"));
        if (const auto version = fields.optionalInteger(u"version", 1))
            get.version = Version(*version);
    } else {
        for (const QString &id : fields.strings(u"ids", mostIds)) {
            if (!isValidItemId(id))
                fields.fail(u"ids", u"each must be 1 to 128 of A-Za-z0-9._:-");
            get.ids.append(ItemId(id));
        }
    }
    if (fields.has(u"form")) {
        const QString form = fields.text(u"form");
        if (form != u"adapted" && form != u"canonical")
            fields.fail(u"form", u"must be adapted or canonical");
        get.form = form == u"canonical" ? Form::Canonical : Form::Adapted;
    }
    return finish(fields, std::move(get));
}

Result<Call> readManifest(const Json &params)
{
    Fields fields(params, QStringLiteral("/params"));
    ReadManifest read;
    if (fields.has(u"types"))
        read.types = fields.strings(u"types", mostTypes);
    const QString hex = fields.textOr(u"path", {}, 64);
    read.path = QByteArray::fromHex(hex.toLatin1());
    if (QString::fromLatin1(read.path.toHex()) != hex)
        fields.fail(u"path", u"must be whole bytes in lower-case hex");
    return finish(fields, std::move(read));
}

Result<Call> readBlobHave(const Json &params)
{
    Fields fields(params, QStringLiteral("/params"));
    BlobHave have;
    for (const QString &hex : fields.strings(u"hashes", mostIds)) {
        const auto hash = Sha256::fromHex(hex);
        if (!hash)
            fields.fail(u"hashes", u"each must be 64 lower-case hex digits");
        have.hashes.append(hash.value_or(Sha256()));
    }
    return finish(fields, std::move(have));
}

Json writeHello(const Hello &hello)
{
    JsonArray protocols;
    for (const int number : hello.protocols)
        protocols.append(Json(number));
    JsonObject json{
        {QStringLiteral("protocol"), std::move(protocols)},
        {QStringLiteral("tenant"), hello.tenant.toString()},
        {QStringLiteral("platform"), hello.platform},
        {QStringLiteral("clientId"), hello.client.toString()},
        {QStringLiteral("app"), JsonObject{{QStringLiteral("name"), hello.appName},
                                           {QStringLiteral("version"), hello.appVersion}}},
        {QStringLiteral("schema"), JsonArray{hello.schemaFrom, hello.schemaTo}},
        {QStringLiteral("bodies"), bodiesName(hello.bodies)},
        {QStringLiteral("form"), formName(hello.form)}};
    if (!hello.token.isEmpty())
        json.set(QStringLiteral("token"), hello.token);
    if (hello.latest)
        json.set(QStringLiteral("cursor"), Json(u"latest"));
    else if (hello.cursor)
        json.set(QStringLiteral("cursor"), hello.cursor->toString());
    if (hello.deflate)
        json.set(QStringLiteral("accept"), Json::fromStrings({QStringLiteral("deflate")}));
    if (hello.types)
        json.set(QStringLiteral("types"), Json::fromStrings(*hello.types));
    if (hello.beat)
        json.set(QStringLiteral("beat"), Json(true));
    if (hello.watch)
        json.set(QStringLiteral("watch"), Json(true));
    return Json(std::move(json));
}

Json writeReadChanges(const ReadChanges &read)
{
    JsonObject json{{QStringLiteral("cursor"), read.cursor.toString()}};
    if (read.limit)
        json.set(QStringLiteral("limit"), Json(*read.limit));
    if (read.maxBytes)
        json.set(QStringLiteral("maxBytes"), Json(*read.maxBytes));
    if (read.waitMs)
        json.set(QStringLiteral("waitMs"), Json(*read.waitMs));
    return Json(std::move(json));
}

Json writeGet(const GetItems &get)
{
    JsonObject json;
    if (get.version && get.ids.size() == 1) {
        json.set(QStringLiteral("id"), get.ids.first().toString());
        json.set(QStringLiteral("version"), Json(get.version->value()));
    } else {
        JsonArray ids;
        for (const ItemId &id : get.ids)
            ids.append(Json(id.toString()));
        json.set(QStringLiteral("ids"), Json(std::move(ids)));
    }
    if (get.form)
        json.set(QStringLiteral("form"), formName(*get.form));
    return Json(std::move(json));
}

Json writeManifestCall(const ReadManifest &read)
{
    JsonObject json;
    if (read.types)
        json.set(QStringLiteral("types"), Json::fromStrings(*read.types));
    if (!read.path.isEmpty())
        json.set(QStringLiteral("path"), QString::fromLatin1(read.path.toHex()));
    return Json(std::move(json));
}

} // namespace

QString bodiesName(Bodies bodies)
{
    switch (bodies) {
    case Bodies::Inline:
        return QStringLiteral("inline");
    case Bodies::Patch:
        return QStringLiteral("patch");
    case Bodies::None:
        return QStringLiteral("none");
    }
    return {};
}

QString formName(Form form)
{
    return form == Form::Canonical ? QStringLiteral("canonical") : QStringLiteral("adapted");
}

QString methodName(const Call &call)
{
    return std::visit(Overloaded{
                          [](const Hello &) { return QStringLiteral("session.hello"); },
                          [](const Push &) { return QStringLiteral("sync.push"); },
                          [](const Ack &) { return QStringLiteral("sync.ack"); },
                          [](const ReadChanges &) { return QStringLiteral("sync.changes"); },
                          [](const GetItems &) { return QStringLiteral("content.get"); },
                          [](const ReadManifest &) { return QStringLiteral("content.manifest"); },
                          [](const BlobHave &) { return QStringLiteral("blob.have"); },
                          [](const Admin &admin) { return adminMethodName(admin.method); },
                          [](const ConflictCall &c) { return conflictMethodName(c.method); },
                          [](const LearningRecord &) { return QStringLiteral("learning.record"); },
                          [](const UnknownCall &unknown) { return unknown.method; },
                      },
                      call);
}

Result<Call> readCall(const QString &method, const Json &params)
{
    if (method == u"session.hello")
        return readHello(params);
    if (method == u"content.get")
        return readGet(params);
    if (method == u"content.manifest")
        return readManifest(params.isNull() ? Json(JsonObject()) : params);
    if (method == u"blob.have")
        return readBlobHave(params);
    if (method == u"sync.push") {
        Fields fields(params, QStringLiteral("/params"));
        return finish(fields, Push{fields.array(u"edits")});
    }
    if (method == u"sync.ack") {
        Fields fields(params, QStringLiteral("/params"));
        return finish(fields, Ack{fields.cursor(u"cursor")});
    }
    if (method == u"sync.changes") {
        Fields fields(params, QStringLiteral("/params"));
        ReadChanges read;
        read.cursor = fields.cursor(u"cursor");
        read.limit = fields.optionalInteger(u"limit", 1);
        read.maxBytes = fields.optionalInteger(u"maxBytes", 1);
        read.waitMs = fields.optionalInteger(u"waitMs", 0);
        return finish(fields, read);
    }
    if (method == u"learning.record") {
        Fields fields(params, QStringLiteral("/params"));
        LearningRecord record{fields.array(u"events")};
        if (record.events.size() > LearningLimits::eventsInCall)
            fields.fail(u"events", u"must hold at most 500 events");
        return finish(fields, std::move(record));
    }
    if (const auto conflict = conflictMethodFromName(method)) {
        return readConflictCall(*conflict, params.isNull() ? Json(JsonObject()) : params)
            .transform([](const ConflictCall &call) { return Call(call); });
    }
    if (const auto admin = adminMethodFromName(method)) {
        return readAdmin(*admin, params.isNull() ? Json(JsonObject()) : params)
            .transform([](const Admin &read) { return Call(read); });
    }
    return Call(UnknownCall{method, params});
}

Json writeCall(const Call &call)
{
    return std::visit(
        Overloaded{
            [](const Hello &hello) { return writeHello(hello); },
            [](const Push &push) {
                return Json(JsonObject{{QStringLiteral("edits"), push.edits}});
            },
            [](const Ack &ack) {
                return Json(JsonObject{{QStringLiteral("cursor"), ack.cursor.toString()}});
            },
            [](const ReadChanges &read) { return writeReadChanges(read); },
            [](const GetItems &get) { return writeGet(get); },
            [](const ReadManifest &read) { return writeManifestCall(read); },
            [](const BlobHave &have) {
                JsonArray hashes;
                for (const Sha256 &hash : have.hashes)
                    hashes.append(Json(hash.toHex()));
                return Json(JsonObject{{QStringLiteral("hashes"), std::move(hashes)}});
            },
            [](const Admin &admin) { return writeAdmin(admin); },
            [](const ConflictCall &conflict) { return writeConflictCall(conflict); },
            [](const LearningRecord &record) {
                return Json(JsonObject{{QStringLiteral("events"), record.events}});
            },
            [](const UnknownCall &unknown) { return unknown.params; },
        },
        call);
}

int nestingDepth(const Json &value, int atMost)
{
    if ((!value.isObject() && !value.isArray()) || atMost < 0)
        return 0;
    int deepest = 0;
    if (value.isObject()) {
        for (const auto &[key, member] : value.toObject())
            deepest = std::max(deepest, nestingDepth(member, atMost - 1));
    } else {
        for (const Json &entry : value.toArray())
            deepest = std::max(deepest, nestingDepth(entry, atMost - 1));
    }
    return deepest + 1;
}

} // namespace Batanidza::Wire
