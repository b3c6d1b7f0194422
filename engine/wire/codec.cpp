#include "engine/wire/codec.h"

#include "engine/base/deflate.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/wire/fields.h"

namespace Batanidza::Wire {

namespace {

//! What stands around a body: batch, message, params, edits, edit, and the patch's own levels.
constexpr int envelopeDepth = 8;
//! Below this the header of a zlib stream and the work are not worth it.
constexpr qsizetype leastDeflated = 512;

RpcError invalidRequest(const QString &what, ErrorCode code = ErrorCode::Invalid)
{
    return {invalidRequestNumber, what, code, Retry::Never, std::chrono::milliseconds(0)};
}

bool isRequestId(const Json &id)
{
    return id.isNull() || id.isInteger() || (id.isString() && id.toString().size() <= 256);
}

Result<NoticeContent> readNotice(const QString &method, const Json &params)
{
    if (method == u"sync.changes") {
        auto page = readAnswer<ChangesPage>(params);
        if (!page)
            return page.error();
        return NoticeContent(ChangesNotice{std::move(*page)});
    }
    const Json given = params.isNull() ? Json(JsonObject()) : params;
    Fields fields(given, QStringLiteral("/params"));
    NoticeContent content = UnknownNotice{method};
    if (method == u"sync.ack") {
        content = Ack{fields.cursor(u"cursor")};
    } else if (method == u"sync.urgent") {
        UrgentNotice urgent;
        for (const Json &json : fields.array(u"changes")) {
            auto line = readChangeLine(json);
            if (!line)
                return line.error();
            urgent.changes.append(std::move(*line));
        }
        content = std::move(urgent);
    } else if (method == u"session.goaway") {
        content = GoawayNotice{
            fields.textOr(u"reason"),
            std::chrono::milliseconds(fields.optionalInteger(u"resumeAfterMs", 0).value_or(0))};
    } else if (method == u"conflict.changed") {
        content = ConflictNews{ConflictId(fields.text(u"id", 64)), fields.text(u"state", 32),
                               fields.strings(u"viewers", 1000)};
    }
    if (fields.error())
        return *fields.error();
    return content;
}

RpcError readError(const Json &json)
{
    RpcError error;
    error.number = static_cast<int>(
        qBound(qint64(-1'000'000), json[u"code"].toInteger(-32603), qint64(1'000'000)));
    error.message = json[u"message"].toString();
    const Json &data = json[u"data"];
    error.code = errorFromName(data[u"code"].toString());
    const QString retry = data[u"retry"].toString();
    error.retry = retry == u"after"   ? Retry::After
                  : retry == u"reset" ? Retry::Reset
                                      : Retry::Never;
    error.retryAfter =
        std::chrono::milliseconds(std::max<qint64>(0, data[u"retryAfterMs"].toInteger()));
    return error;
}

Message readOne(const Json &json)
{
    if (!json.isObject())
        return Malformed{
            {}, invalidRequest(QStringLiteral("a message is a JSON-RPC 2.0 object")), true};
    const bool hasId = json.contains(u"id");
    const Json &id = json[u"id"];
    const bool hasMethod = json.contains(u"method");
    if (hasId && !isRequestId(id))
        return Malformed{
            {}, invalidRequest(QStringLiteral("id: must be a text or an integer")), hasMethod};
    if (json[u"jsonrpc"].toString() != u"2.0")
        return Malformed{id, invalidRequest(QStringLiteral("jsonrpc: must be \"2.0\"")), true};
    if (!hasMethod) {
        if (json.contains(u"error") && json[u"error"].isObject())
            return Response{id, readError(json[u"error"])};
        if (hasId && json.contains(u"result"))
            return Response{id, json[u"result"]};
        return Malformed{id, invalidRequest(QStringLiteral("neither a request nor a response")),
                         true};
    }
    if (!json[u"method"].isString() || json[u"method"].toString().size() > 128)
        return Malformed{id, invalidRequest(QStringLiteral("method: must be a text")), true};
    const Json &params = json[u"params"];
    const QString method = json[u"method"].toString();
    if (!hasId) {
        auto content = readNotice(method, params);
        if (!content) {
            return Malformed{
                {},
                {invalidParamsNumber, content.error().detail, ErrorCode::Invalid, Retry::Never, {}},
                false};
        }
        return Notice{std::move(*content)};
    }
    auto call = readCall(method, params);
    if (!call)
        return Malformed{
            id,
            {invalidParamsNumber, call.error().detail, ErrorCode::Invalid, Retry::Never, {}},
            true};
    return Request{id, std::move(*call)};
}

//! The index of the edit that a fault spoils; nothing where it spoils more than one edit, or its
//! number.
std::optional<qsizetype> editAt(const QString &pointer)
{
    const QStringList steps = pointer.split(u'/');
    if (steps.size() < 4 || steps[1] != u"params" || steps[2] != u"edits" ||
        (steps.size() > 4 && steps[4] == u"n"))
        return std::nullopt;
    return steps[3].toLongLong();
}

//! A message some of whose values are at fault: a push of which some edits are still good, or
//! nothing that may be acted on. `faults` is not empty; their pointers start at the message.
Message readFaulty(const Json &json, const QList<JsonFault> &faults)
{
    const auto in = [&](const QString &member) {
        return std::any_of(faults.cbegin(), faults.cend(), [&](const JsonFault &fault) {
            return fault.pointer == member || fault.pointer.startsWith(member + u'/');
        });
    };
    Message message = readOne(json);
    auto *request = std::get_if<Request>(&message);
    auto *push = request ? std::get_if<Push>(&request->call) : nullptr;
    const bool editsOnly =
        push && std::all_of(faults.cbegin(), faults.cend(),
                            [](const JsonFault &fault) { return editAt(fault.pointer); });
    if (editsOnly) {
        for (const JsonFault &fault : faults) {
            const QString where = fault.pointer.section(u'/', 4);
            const QString pointer = where.isEmpty() ? where : u'/' + where;
            push->faults.insert(
                *editAt(fault.pointer),
                Error{fault.error.code,
                      QStringLiteral("edit %1: %2").arg(pointer, fault.error.detail)});
        }
        return message;
    }
    const bool hasId = json.contains(u"id");
    const bool idIsGood = hasId && !in(QStringLiteral("/id")) && isRequestId(json[u"id"]);
    const JsonFault &first = faults.first();
    const bool inParams = first.pointer.startsWith(u"/params");
    return Malformed{idIsGood ? json[u"id"] : Json(),
                     {inParams ? invalidParamsNumber : invalidRequestNumber,
                      first.pointer + QStringLiteral(": ") + first.error.detail,
                      first.error.code,
                      Retry::Never,
                      {}},
                     hasId || !json.contains(u"method")};
}

//! The faults below one entry of a batch, from there on.
QList<JsonFault> faultsOf(qsizetype entry, const QList<JsonFault> &faults)
{
    const QString prefix = u'/' + QString::number(entry);
    QList<JsonFault> own;
    for (const JsonFault &fault : faults) {
        if (fault.pointer == prefix || fault.pointer.startsWith(prefix + u'/'))
            own.append({fault.pointer.sliced(prefix.size()), fault.error});
    }
    return own;
}

QByteArray withParams(QByteArrayView head, const QString &method, const QByteArray &params)
{
    QByteArray text = R"({"jsonrpc":"2.0",)" + head.toByteArray();
    text += R"("method":)" + writeJson(Json(method)) + R"(,"params":)" + params + '}';
    return text;
}

QByteArray writeMessage(const Request &request)
{
    return withParams("\"id\":" + writeJson(request.id) + ',', methodName(request.call),
                      writeJson(writeCall(request.call)));
}

QByteArray writeMessage(const Response &response)
{
    const bool failed = std::holds_alternative<RpcError>(response.answer);
    return R"({"jsonrpc":"2.0","id":)" + writeJson(response.id) +
           (failed ? QByteArrayLiteral(",\"error\":") : QByteArrayLiteral(",\"result\":")) +
           writeAnswer(response.answer) + '}';
}

QList<QByteArray> writeLines(const QList<ChangeLine> &changes)
{
    QList<QByteArray> lines;
    lines.reserve(changes.size());
    for (const ChangeLine &line : changes)
        lines.append(writeChangeLine(line));
    return lines;
}

QByteArray writeMessage(const Notice &notice)
{
    if (const auto *changes = std::get_if<ChangesNotice>(&notice.content))
        return writeChangesNotice(changes->page.from, changes->page.to,
                                  writeLines(changes->page.changes));
    if (const auto *urgent = std::get_if<UrgentNotice>(&notice.content))
        return writeUrgentNotice(writeLines(urgent->changes));
    if (const auto *ack = std::get_if<Ack>(&notice.content))
        return withParams({}, QStringLiteral("sync.ack"), writeJson(writeCall(*ack)));
    if (const auto *goaway = std::get_if<GoawayNotice>(&notice.content)) {
        return withParams({}, QStringLiteral("session.goaway"),
                          writeJson(JsonObject{{QStringLiteral("reason"), goaway->reason},
                                               {QStringLiteral("resumeAfterMs"),
                                                qint64(goaway->resumeAfter.count())}}));
    }
    if (const auto *news = std::get_if<ConflictNews>(&notice.content)) {
        return withParams(
            {}, QStringLiteral("conflict.changed"),
            writeJson(JsonObject{{QStringLiteral("id"), news->id.toString()},
                                 {QStringLiteral("state"), news->state},
                                 {QStringLiteral("viewers"), Json::fromStrings(news->viewers)}}));
    }
    return withParams({}, std::get<UnknownNotice>(notice.content).method, "{}");
}

QByteArray writeMessage(const Malformed &malformed)
{
    return writeMessage(Response{malformed.id, malformed.error});
}

} // namespace

int rpcNumber(ErrorCode code)
{
    return code <= ErrorCode::Internal ? -32001 - static_cast<int>(code)
                                       : rpcNumber(ErrorCode::Internal);
}

RpcError toRpcError(const Error &error)
{
    RpcError rpc;
    rpc.message = error.detail;
    rpc.code = error.code;
    if (error.code > ErrorCode::Internal) {
        // What ails our own store is no business of the other side: it may come back, or not.
        rpc.code = isRetryable(error.code) ? ErrorCode::Unavailable : ErrorCode::Internal;
        rpc.message = QStringLiteral("the hub's store cannot do this at present");
    }
    rpc.number = rpcNumber(rpc.code);
    rpc.retryAfter = error.retryAfter;
    if (isRetryable(rpc.code))
        rpc.retry = Retry::After;
    else if (rpc.code == ErrorCode::EditGap || rpc.code == ErrorCode::EditReused)
        rpc.retry = Retry::Reset;
    return rpc;
}

Error toError(const RpcError &error)
{
    return Error{error.code, error.message, error.retryAfter};
}

Result<Decoded> decode(FrameForm form, QByteArrayView bytes, const Limits &limits)
{
    if (bytes.size() > limits.messageBytes) {
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("a message of %1 bytes passes the limit of %2")
                         .arg(bytes.size())
                         .arg(limits.messageBytes)};
    }
    QByteArray inflated;
    if (form == FrameForm::Deflate) {
        auto plain = inflateBytes(bytes, limits.inflatedBytes);
        if (!plain)
            return plain.error();
        inflated = std::move(*plain);
        bytes = inflated;
    }
    const JsonLimits most{.depth = static_cast<int>(limits.depth) + envelopeDepth,
                          .bytes = limits.inflatedBytes};
    QList<JsonFault> faults;
    auto json = readJson(bytes, most);
    // Only what was refused is read again, to tell the sender what is wrong with which part.
    if (!json)
        json = readFaultyJson(bytes, most, faults);
    if (!json)
        return json.error();
    Decoded decoded;
    if (!json->isArray()) {
        decoded.messages.append(faults.isEmpty() ? readOne(*json) : readFaulty(*json, faults));
        return decoded;
    }
    const JsonArray &entries = json->toArray();
    if (entries.isEmpty() || entries.size() > limits.batch) {
        const bool empty = entries.isEmpty();
        decoded.messages.append(Malformed{
            {},
            invalidRequest(
                empty ? QStringLiteral("an empty batch")
                      : QStringLiteral("a batch holds at most %1 messages").arg(limits.batch),
                empty ? ErrorCode::Invalid : ErrorCode::TooLarge),
            true});
        return decoded;
    }
    decoded.batch = true;
    decoded.messages.reserve(entries.size());
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const auto own = faultsOf(i, faults);
        decoded.messages.append(own.isEmpty() ? readOne(entries[i]) : readFaulty(entries[i], own));
    }
    return decoded;
}

QByteArray encode(const Message &message)
{
    return std::visit([](const auto &value) { return writeMessage(value); }, message);
}

Frame pack(const QByteArray &text, bool deflateAgreed)
{
    if (deflateAgreed && text.size() >= leastDeflated) {
        QByteArray packed = deflateBytes(text, 4);
        if (packed.size() < text.size())
            return {FrameForm::Deflate, std::move(packed)};
    }
    return {FrameForm::Text, text};
}

} // namespace Batanidza::Wire
