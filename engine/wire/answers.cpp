#include "engine/base/clock.h"
#include "engine/base/jsonwrite.h"
#include "engine/wire/codec.h"
#include "engine/wire/fields.h"

namespace Batanidza::Wire {

namespace {

QString hexOf(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

Json idList(const QList<ItemId> &ids)
{
    JsonArray list;
    for (const ItemId &id : ids)
        list.append(Json(id.toString()));
    return Json(std::move(list));
}

QList<ItemId> readIds(Fields &fields, QStringView key)
{
    QList<ItemId> ids;
    if (fields.has(key)) {
        for (const QString &id : fields.strings(key, 100'000))
            ids.append(ItemId(id));
    }
    return ids;
}

Json writeLimits(const Limits &limits)
{
    return JsonObject{{QStringLiteral("messageBytes"), limits.messageBytes},
                      {QStringLiteral("inflatedBytes"), limits.inflatedBytes},
                      {QStringLiteral("editsPerPush"), limits.editsPerPush},
                      {QStringLiteral("batch"), limits.batch},
                      {QStringLiteral("depth"), limits.depth},
                      {QStringLiteral("blobBytes"), limits.blobBytes},
                      {QStringLiteral("unackedBytes"), limits.unackedBytes}};
}

Limits readLimits(const Json &json)
{
    Limits limits;
    limits.messageBytes = json[u"messageBytes"].toInteger(limits.messageBytes);
    limits.inflatedBytes = json[u"inflatedBytes"].toInteger(limits.inflatedBytes);
    limits.editsPerPush = json[u"editsPerPush"].toInteger(limits.editsPerPush);
    limits.batch = json[u"batch"].toInteger(limits.batch);
    limits.depth = json[u"depth"].toInteger(limits.depth);
    limits.blobBytes = json[u"blobBytes"].toInteger(limits.blobBytes);
    limits.unackedBytes = json[u"unackedBytes"].toInteger(limits.unackedBytes);
    return limits;
}

QByteArray write(const EmptyAnswer &)
{
    return "{}";
}

QByteArray write(const Json &json)
{
    return writeJson(json);
}

QByteArray write(const HelloAnswer &answer)
{
    JsonObject json{{QStringLiteral("protocol"), answer.protocol},
                    {QStringLiteral("sessionId"), answer.session.toString()},
                    {QStringLiteral("resume"), answer.resume == Resume::Live
                                                   ? QStringLiteral("live")
                                                   : QStringLiteral("reset")},
                    {QStringLiteral("head"), answer.head.toString()},
                    {QStringLiteral("lastEdit"), answer.lastEdit.value()},
                    {QStringLiteral("heartbeatMs"), answer.heartbeatMs},
                    {QStringLiteral("serverTime"), toRfc3339(answer.serverTime)},
                    {QStringLiteral("adapter"), answer.adapter},
                    {QStringLiteral("limits"), writeLimits(answer.limits)}};
    if (answer.clear)
        json.set(QStringLiteral("clear"), Json(true));
    return writeJson(json);
}

QByteArray write(const PushAnswer &answer)
{
    JsonArray receipts;
    for (const Receipt &receipt : answer.receipts)
        receipts.append(writeReceipt(receipt));
    return writeJson(JsonObject{{QStringLiteral("receipts"), std::move(receipts)},
                                {QStringLiteral("lastEdit"), answer.lastEdit.value()}});
}

QByteArray write(const ChangesPage &page)
{
    QByteArray text = R"({"from":")" + page.from.toString().toLatin1() + R"(","to":")" +
                      page.to.toString().toLatin1() + R"(","more":)" +
                      (page.more ? "true" : "false") + R"(,"changes":[)";
    for (const ChangeLine &line : page.changes) {
        if (!text.endsWith('['))
            text += ',';
        text += writeChangeLine(line);
    }
    return text + "]}";
}

QByteArray write(const ItemsAnswer &answer)
{
    QByteArray text = writeJson(JsonObject{{QStringLiteral("deleted"), idList(answer.deleted)},
                                           {QStringLiteral("missing"), idList(answer.missing)},
                                           {QStringLiteral("more"), idList(answer.more)}});
    text.chop(1);
    text += ",\"items\":[";
    bool first = true;
    for (const Item &item : answer.items) {
        if (!first)
            text += ',';
        first = false;
        text += writeJson(JsonObject{{QStringLiteral("id"), item.id.toString()},
                                     {QStringLiteral("type"), item.type},
                                     {QStringLiteral("version"), item.version.value()},
                                     {QStringLiteral("hash"), item.hash.toHex()},
                                     {QStringLiteral("adaptedHash"), item.adaptedHash.toHex()}});
        if (!item.body.isEmpty()) {
            text.chop(1);
            text += ",\"body\":" + item.body + '}';
        }
    }
    return text + "]}";
}

Json writeNode(const ManifestNode &node)
{
    JsonObject json{{QStringLiteral("type"), node.type},
                    {QStringLiteral("path"), hexOf(node.path)},
                    {QStringLiteral("hash"), node.hash.toHex()}};
    JsonArray entries;
    if (node.children.isEmpty()) {
        for (const ManifestItem &item : node.items)
            entries.append(
                Json(JsonArray{item.id.toString(), item.version.value(), item.hash.toHex()}));
        json.set(QStringLiteral("items"), Json(std::move(entries)));
    } else {
        for (const auto &child : node.children)
            entries.append(child ? Json(child->toHex()) : Json());
        json.set(QStringLiteral("children"), Json(std::move(entries)));
    }
    return json;
}

QByteArray write(const ManifestAnswer &answer)
{
    JsonArray nodes;
    for (const ManifestNode &node : answer.nodes)
        nodes.append(writeNode(node));
    return writeJson(JsonObject{{QStringLiteral("cursor"), answer.cursor.toString()},
                                {QStringLiteral("root"), answer.root.toHex()},
                                {QStringLiteral("nodes"), std::move(nodes)}});
}

QByteArray write(const BlobHaveAnswer &answer)
{
    JsonArray missing;
    for (const Sha256 &hash : answer.missing)
        missing.append(Json(hash.toHex()));
    return writeJson(JsonObject{{QStringLiteral("missing"), std::move(missing)}});
}

QByteArray write(const RpcError &error)
{
    JsonObject data{{QStringLiteral("code"), errorName(error.code)},
                    {QStringLiteral("retry"), error.retry == Retry::After ? QStringLiteral("after")
                                              : error.retry == Retry::Reset
                                                  ? QStringLiteral("reset")
                                                  : QStringLiteral("never")}};
    if (error.retryAfter.count() > 0)
        data.set(QStringLiteral("retryAfterMs"), Json(qint64(error.retryAfter.count())));
    return writeJson(JsonObject{{QStringLiteral("code"), error.number},
                                {QStringLiteral("message"), error.message},
                                {QStringLiteral("data"), std::move(data)}});
}

Result<ManifestNode> readNode(const Json &json)
{
    Fields fields(json, QStringLiteral("/result/nodes"));
    ManifestNode node;
    node.type = fields.textOr(u"type");
    node.path = QByteArray::fromHex(fields.text(u"path", 64).toLatin1());
    node.hash = fields.hash(u"hash");
    if (fields.has(u"children")) {
        for (const Json &child : fields.array(u"children")) {
            const auto hash = Sha256::fromHex(child.toString());
            if (!hash && !child.isNull())
                fields.fail(u"children", u"each must be a hash or null");
            node.children.append(hash);
        }
        if (node.children.size() != 256)
            fields.fail(u"children", u"must be 256 entries");
    } else {
        for (const Json &entry : fields.array(u"items")) {
            const auto hash = Sha256::fromHex(entry.at(2).toString());
            if (!isValidItemId(entry.at(0).toString()) || entry.at(1).toInteger() < 1 || !hash) {
                fields.fail(u"items", u"each must be [id, version, hash]");
                break;
            }
            node.items.append(
                {ItemId(entry.at(0).toString()), Version(entry.at(1).toInteger()), *hash});
        }
    }
    if (fields.error())
        return *fields.error();
    return node;
}

Result<Item> readItem(const Json &json)
{
    Fields fields(json, QStringLiteral("/result/items"));
    Item item;
    item.id = fields.item(u"id");
    item.type = fields.text(u"type", 32);
    item.version = Version(fields.integer(u"version", 1));
    item.hash = fields.hash(u"hash");
    item.adaptedHash = fields.has(u"adaptedHash") ? fields.hash(u"adaptedHash") : item.hash;
    if (fields.has(u"body")) {
        if (!fields.raw(u"body").isObject())
            fields.fail(u"body", u"must be an object");
        item.body = writeJson(fields.raw(u"body"));
    }
    if (fields.error())
        return *fields.error();
    return item;
}

} // namespace

QByteArray writeAnswer(const Answer &answer)
{
    return std::visit([](const auto &value) { return write(value); }, answer);
}

template <>
Result<HelloAnswer> readAnswer(const Json &result)
{
    Fields fields(result, QStringLiteral("/result"));
    HelloAnswer answer;
    answer.protocol = static_cast<int>(fields.integer(u"protocol", 1));
    answer.session = SessionId(fields.text(u"sessionId"));
    const QString resume = fields.text(u"resume");
    if (resume != u"live" && resume != u"reset")
        fields.fail(u"resume", u"must be live or reset");
    answer.resume = resume == u"reset" ? Resume::Reset : Resume::Live;
    answer.head = fields.cursor(u"head");
    answer.lastEdit = EditNumber(fields.integer(u"lastEdit", 0));
    answer.heartbeatMs = fields.optionalInteger(u"heartbeatMs", 1).value_or(10'000);
    answer.serverTime =
        fromRfc3339(fields.textOr(u"serverTime")).value_or(std::chrono::milliseconds(0));
    answer.adapter = fields.textOr(u"adapter");
    answer.limits = readLimits(fields.raw(u"limits"));
    answer.clear = fields.flag(u"clear");
    if (fields.error())
        return *fields.error();
    return answer;
}

template <>
Result<PushAnswer> readAnswer(const Json &result)
{
    Fields fields(result, QStringLiteral("/result"));
    PushAnswer answer;
    answer.lastEdit = EditNumber(fields.integer(u"lastEdit", 0));
    for (const Json &json : fields.array(u"receipts")) {
        const auto receipt = readReceipt(json);
        if (!receipt)
            return receipt.error();
        answer.receipts.append(*receipt);
    }
    if (fields.error())
        return *fields.error();
    return answer;
}

template <>
Result<ChangesPage> readAnswer(const Json &result)
{
    Fields fields(result, QStringLiteral("/result"));
    ChangesPage page;
    page.from = fields.cursor(u"from");
    page.to = fields.cursor(u"to");
    page.more = fields.flag(u"more");
    for (const Json &json : fields.array(u"changes")) {
        auto line = readChangeLine(json);
        if (!line)
            return line.error();
        page.changes.append(std::move(*line));
    }
    if (fields.error())
        return *fields.error();
    return page;
}

template <>
Result<ItemsAnswer> readAnswer(const Json &result)
{
    Fields fields(result, QStringLiteral("/result"));
    ItemsAnswer answer;
    for (const Json &json : fields.array(u"items")) {
        auto item = readItem(json);
        if (!item)
            return item.error();
        answer.items.append(std::move(*item));
    }
    answer.deleted = readIds(fields, u"deleted");
    answer.missing = readIds(fields, u"missing");
    answer.more = readIds(fields, u"more");
    if (fields.error())
        return *fields.error();
    return answer;
}

template <>
Result<ManifestAnswer> readAnswer(const Json &result)
{
    Fields fields(result, QStringLiteral("/result"));
    ManifestAnswer answer;
    answer.cursor = fields.cursor(u"cursor");
    answer.root = fields.hash(u"root");
    for (const Json &json : fields.array(u"nodes")) {
        auto node = readNode(json);
        if (!node)
            return node.error();
        answer.nodes.append(std::move(*node));
    }
    if (fields.error())
        return *fields.error();
    return answer;
}

template <>
Result<BlobHaveAnswer> readAnswer(const Json &result)
{
    Fields fields(result, QStringLiteral("/result"));
    BlobHaveAnswer answer;
    for (const QString &hex : fields.strings(u"missing", 100'000)) {
        const auto hash = Sha256::fromHex(hex);
        if (!hash)
            fields.fail(u"missing", u"each must be 64 lower-case hex digits");
        answer.missing.append(hash.value_or(Sha256()));
    }
    if (fields.error())
        return *fields.error();
    return answer;
}

} // namespace Batanidza::Wire
