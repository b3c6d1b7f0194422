#include "engine/runtime/apijson.h"

#include "engine/base/clock.h"
#include "engine/runtime/reportjson.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostProblems = 1000;

Error unreadable(const QString &what)
{
    return Error{ErrorCode::Invalid, u"%1 cannot be read"_s.arg(what)};
}

Json writeTime(Millis time)
{
    return Json(qint64(time.count()));
}

Millis readTime(const Json &json)
{
    return Millis(json.toInteger());
}

Json writeRow(const ItemRow &row)
{
    JsonArray earlier;
    for (const VersionPlace &place : row.earlier) {
        earlier.append(JsonObject{{u"version"_s, place.version.value()},
                                  {u"seq"_s, place.sequence.value()},
                                  {u"deleted"_s, place.deleted}});
    }
    return JsonObject{{u"id"_s, row.id.toString()},
                      {u"type"_s, row.type},
                      {u"title"_s, row.title},
                      {u"gloss"_s, row.gloss},
                      {u"level"_s, row.level},
                      {u"unit"_s, row.unit},
                      {u"reviewState"_s, row.reviewState},
                      {u"version"_s, row.version.value()},
                      {u"hash"_s, row.hash.toHex()},
                      {u"bytes"_s, row.bytes},
                      {u"editedAt"_s, writeTime(row.editedAt)},
                      {u"editedBy"_s, row.editedBy},
                      {u"seq"_s, row.sequence.value()},
                      {u"conflict"_s, row.conflict},
                      {u"earlier"_s, earlier}};
}

Result<ItemRow> readRow(const Json &json)
{
    const auto hash = Sha256::fromHex(json[u"hash"].toString());
    if (!isValidItemId(json[u"id"].toString()) || !hash)
        return unreadable(u"an item's id or hash"_s);
    ItemRow row;
    row.id = ItemId(json[u"id"].toString());
    row.type = json[u"type"].toString();
    row.title = json[u"title"].toString();
    row.gloss = json[u"gloss"].toString();
    row.level = json[u"level"].toString();
    row.unit = json[u"unit"].toString();
    row.reviewState = json[u"reviewState"].toString();
    row.version = Version(json[u"version"].toInteger());
    row.hash = *hash;
    row.bytes = json[u"bytes"].toInteger();
    row.editedAt = readTime(json[u"editedAt"]);
    row.editedBy = json[u"editedBy"].toString();
    row.sequence = Sequence(json[u"seq"].toInteger());
    row.conflict = json[u"conflict"].toBool();
    for (const Json &place : json[u"earlier"].toArray().first(
             std::min(json[u"earlier"].toArray().size(), ItemRow::mostEarlier))) {
        row.earlier.append({Version(place[u"version"].toInteger()),
                            Sequence(place[u"seq"].toInteger()), place[u"deleted"].toBool()});
    }
    return row;
}

Result<TokenInfo> readTokenInfo(const Json &json)
{
    if (!json[u"id"].isString())
        return unreadable(u"a token's id"_s);
    TokenInfo token;
    token.id = TokenId(json[u"id"].toString());
    token.label = json[u"label"].toString();
    token.role = json[u"role"].toString();
    token.platform = json[u"platform"].toString();
    token.tenant = TenantId(json[u"tenant"].toString());
    token.createdAt = fromRfc3339(json[u"createdAt"].toString()).value_or(Millis(0));
    token.expiresAt = fromRfc3339(json[u"expiresAt"].toString()).value_or(Millis(0));
    token.revoked = json[u"revoked"].toBool();
    return token;
}

Json writeRevision(const ItemRevision &revision)
{
    return JsonObject{{u"version"_s, revision.version.value()}, {u"hash"_s, revision.hash.toHex()},
                      {u"at"_s, writeTime(revision.at)},        {u"author"_s, revision.author},
                      {u"platform"_s, revision.platform},       {u"deleted"_s, revision.deleted}};
}

ItemRevision readRevision(const Json &json)
{
    return {Version(json[u"version"].toInteger()),
            Sha256::fromHex(json[u"hash"].toString()).value_or(Sha256()),
            readTime(json[u"at"]),
            json[u"author"].toString(),
            json[u"platform"].toString(),
            json[u"deleted"].toBool()};
}

} // namespace

Json writeHistoryQuery(const HistoryQuery &query)
{
    JsonObject json{{u"from"_s, writeTime(query.from)},
                    {u"to"_s, writeTime(query.to)},
                    {u"mostBuckets"_s, query.mostBuckets}};
    if (query.platform)
        json.set(u"platform"_s, platformName(*query.platform));
    return Json(std::move(json));
}

HistoryQuery readHistoryQuery(const Json &json)
{
    HistoryQuery query;
    query.from = readTime(json[u"from"]);
    query.to = readTime(json[u"to"]);
    query.mostBuckets = static_cast<int>(json[u"mostBuckets"].toInteger(query.mostBuckets));
    query.platform = platformFromName(json[u"platform"].toString());
    return query;
}

Json writeItemQuery(const ItemQuery &query)
{
    return JsonObject{{u"filter"_s, query.filter},
                      {u"orderBy"_s, query.orderBy},
                      {u"descending"_s, query.descending},
                      {u"offset"_s, query.offset},
                      {u"limit"_s, query.limit}};
}

ItemQuery readItemQuery(const Json &json)
{
    ItemQuery query;
    query.filter = json[u"filter"].toString();
    query.orderBy = json[u"orderBy"].toString(query.orderBy);
    query.descending = json[u"descending"].toBool();
    query.offset = json[u"offset"].toInteger();
    query.limit = json[u"limit"].toInteger(query.limit);
    return query;
}

Json writeTokenRequest(const TokenRequest &request)
{
    JsonObject json{
        {u"label"_s, request.label}, {u"role"_s, request.role}, {u"platform"_s, request.platform}};
    if (request.expiresAt.count() > 0)
        json.set(u"expiresAt"_s, writeTime(request.expiresAt));
    return Json(std::move(json));
}

TokenRequest readTokenRequest(const Json &json)
{
    TokenRequest request;
    request.label = json[u"label"].toString();
    request.role = json[u"role"].toString();
    request.platform = json[u"platform"].toString();
    request.expiresAt = readTime(json[u"expiresAt"]);
    return request;
}

Json writeItemPage(const ItemPage &page)
{
    JsonArray rows;
    for (const ItemRow &row : page.rows)
        rows.append(writeRow(row));
    return JsonObject{{u"total"_s, page.total},
                      {u"matching"_s, page.matching},
                      {u"rows"_s, Json(std::move(rows))}};
}

Result<ItemPage> readItemPage(const Json &json)
{
    if (!json[u"rows"].isArray())
        return unreadable(u"the list of items"_s);
    ItemPage page;
    page.total = json[u"total"].toInteger();
    page.matching = json[u"matching"].toInteger();
    for (const Json &one : json[u"rows"].toArray()) {
        const auto row = readRow(one);
        if (!row)
            return row.error();
        page.rows.append(*row);
    }
    return page;
}

Json writeItemDetail(const ItemDetail &detail)
{
    JsonArray history;
    for (const ItemRevision &revision : detail.history)
        history.append(writeRevision(revision));
    return JsonObject{{u"row"_s, writeRow(detail.row)},
                      {u"body"_s, detail.body},
                      {u"history"_s, Json(std::move(history))}};
}

Result<ItemDetail> readItemDetail(const Json &json)
{
    const auto row = readRow(json[u"row"]);
    if (!row)
        return row.error();
    ItemDetail detail;
    detail.row = *row;
    detail.body = json[u"body"];
    if (!detail.body.isObject())
        return unreadable(u"the body of %1"_s.arg(row->id.toString()));
    for (const Json &one : json[u"history"].toArray())
        detail.history.append(readRevision(one));
    return detail;
}

Json writeItemBody(const ItemBody &body)
{
    Json json = writeRevision(body.revision);
    json.set(u"body"_s, body.body);
    return json;
}

Result<ItemBody> readItemBody(const Json &json)
{
    ItemBody body{readRevision(json), json[u"body"]};
    if (!body.body.isObject())
        return unreadable(u"the body of a revision"_s);
    return body;
}

Json writeTokens(const QList<TokenInfo> &tokens)
{
    JsonArray list;
    for (const TokenInfo &token : tokens)
        list.append(writeTokenInfo(token));
    return JsonObject{{u"tokens"_s, Json(std::move(list))}};
}

Result<QList<TokenInfo>> readTokens(const Json &json)
{
    if (!json[u"tokens"].isArray())
        return unreadable(u"the list of tokens"_s);
    QList<TokenInfo> tokens;
    for (const Json &one : json[u"tokens"].toArray()) {
        const auto token = readTokenInfo(one);
        if (!token)
            return token.error();
        tokens.append(*token);
    }
    return tokens;
}

Result<DeviceInvitation> readInvitation(const Json &json)
{
    const auto token = readTokenInfo(json);
    if (!token)
        return token.error();
    if (!json[u"token"].isString())
        return unreadable(u"the new token"_s);
    DeviceInvitation invitation;
    invitation.token = *token;
    invitation.secret = json[u"token"].toString();
    invitation.webSocketAddress = json[u"ws"].toString();
    invitation.httpAddress = json[u"http"].toString();
    invitation.link = json[u"link"].toString();
    return invitation;
}

Json writeVerifyReport(const VerifyReport &report)
{
    return JsonObject{{u"events"_s, report.events},
                      {u"bodies"_s, report.bodies},
                      {u"blobs"_s, report.blobs},
                      {u"problems"_s, Json::fromStrings(report.problems.mid(0, mostProblems))}};
}

Result<VerifyReport> readVerifyReport(const Json &json)
{
    // No problem is what an empty list says; no list says nothing.
    if (!json[u"problems"].isArray())
        return unreadable(u"the report of the check"_s);
    return VerifyReport{json[u"events"].toInteger(), json[u"bodies"].toInteger(),
                        json[u"blobs"].toInteger(), json[u"problems"].toStrings()};
}

} // namespace Batanidza
