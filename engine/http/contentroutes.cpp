#include "engine/http/contentroutes.h"

#include "engine/http/cachingheaders.h"
#include "engine/http/responses.h"
#include "engine/wire/codec.h"

namespace Batanidza::ContentRoutes {

namespace {

using namespace Qt::Literals::StringLiterals;

Error badQuery(const QString &name, const QString &must)
{
    return Error{ErrorCode::Invalid, u"Query \"%1\": must be %2."_s.arg(name, must)};
}

//! A whole number from the query; nothing where it is not there.
Result<std::optional<qint64>> number(const RouteCall &call, const QString &name)
{
    const QString text = call.query(name);
    if (text.isEmpty())
        return std::optional<qint64>();
    bool fits = false;
    const qint64 value = text.toLongLong(&fits);
    if (!fits || value < 0)
        return badQuery(name, u"a whole number from 0"_s);
    return std::optional<qint64>(value);
}

//! The place to read from: no cursor is the start of the log.
Result<Cursor> place(const RouteCall &call, ContentReader &reader)
{
    const QString text = call.query(u"cursor"_s);
    if (!text.isEmpty())
        return Cursor::parse(text);
    const auto head = reader.head(call.exchange.context->tenant);
    if (!head)
        return head.error();
    return Cursor{head->epoch, Sequence()};
}

//! An answer of the method table as the twin's response, with `tag` or one made from its bytes.
HttpResponse respond(const RouteCall &call, const Wire::Answer &answer, const QByteArray &tag = {})
{
    if (const auto *error = std::get_if<Wire::RpcError>(&answer))
        return errorResponse(*error);
    HttpResponse response = jsonResponse(Wire::writeAnswer(answer));
    const QByteArray known = tag.isEmpty() ? tagOf(response.body) : tag;
    revalidate(call.request(), response, known);
    deflateFor(call.request(), response);
    return response;
}

//! The item's body in the form that was asked for.
Result<AdaptedBody> bodyFor(const SessionContext &context, ContentReader &reader,
                            const BodyName &name)
{
    const auto read = [&] { return reader.body(context.tenant, name.hash); };
    if (context.form == Wire::Form::Adapted)
        return adaptedBody(reader.cache(), name, read);
    return read().transform([&](const QByteArray &bytes) { return AdaptedBody{bytes, name.hash}; });
}

//! The whole answer, deflated where that is worth it.
Result<KeptAnswer> answerFor(const SessionContext &context, ContentReader &reader,
                             const BodyName &name)
{
    const auto body = bodyFor(context, reader, name);
    if (!body)
        return body.error();
    const Wire::Item item{name.item, name.type, name.version, name.hash, body->hash, body->bytes};
    QByteArray plain = Wire::writeAnswer(Wire::ItemsAnswer{{item}, {}, {}, {}});
    QByteArray packed = packedBody(plain);
    const bool deflated = !packed.isEmpty();
    return KeptAnswer{deflated ? std::move(packed) : std::move(plain), body->hash, deflated};
}

} // namespace

Handled changes(RouteCall &call)
{
    HttpServices &services = call.services;
    Exchange &exchange = call.exchange;
    const auto worker = services.worker();
    if (!worker)
        return errorResponse(worker.error());
    const auto from = place(call, *(*worker)->reader);
    if (!from)
        return errorResponse(from.error());
    const auto limit = number(call, u"limit"_s);
    const auto wait = number(call, u"wait"_s);
    if (!limit || !wait)
        return errorResponse(limit ? wait.error() : limit.error());

    const std::chrono::milliseconds longest = services.limits.longestPoll;
    const std::chrono::milliseconds asked =
        std::chrono::seconds(std::min<qint64>(wait->value_or(0), 3600));
    if (asked.count() > 0)
        exchange.deadline = exchange.startedAt + std::min(asked, longest);
    const TenantId &tenant = exchange.context->tenant;
    while (true) {
        const quint64 generation = services.polls.generation(tenant);
        const Reply reply = (*worker)->rpc->call(
            *exchange.context, Wire::ReadChanges{*from, *limit, std::nullopt, std::nullopt});
        const auto *page = std::get_if<Wire::ChangesPage>(&*reply.answer);
        if (!page || !page->changes.isEmpty() || page->more || services.draining ||
            services.parts.clock.monotonic() >= exchange.deadline)
            return respond(call, *reply.answer);
        if (services.polls.wait(tenant, generation, exchange.shared_from_this(), exchange.deadline))
            return Later();
    }
}

Handled manifest(RouteCall &call)
{
    const auto worker = call.services.worker();
    if (!worker)
        return errorResponse(worker.error());
    const QByteArray hex = call.query(u"path"_s).toLatin1();
    const QByteArray path = QByteArray::fromHex(hex);
    if (path.toHex() != hex || path.size() > 32)
        return errorResponse(
            badQuery(u"path"_s, u"the start of a key, in lower-case hex of whole bytes"_s));
    const Reply reply =
        (*worker)->rpc->call(*call.exchange.context, Wire::ReadManifest{std::nullopt, path});
    const auto *answer = std::get_if<Wire::ManifestAnswer>(&*reply.answer);
    if (!answer)
        return respond(call, *reply.answer);
    QByteArray tag = answer->root.toHex().toLatin1();
    if (!path.isEmpty())
        tag += '-' + hex;
    return respond(call, *reply.answer, quotedTag(tag));
}

Handled content(RouteCall &call)
{
    const auto worker = call.services.worker();
    if (!worker)
        return errorResponse(worker.error());
    if (!isValidItemId(call.argument))
        return errorResponse({ErrorCode::Invalid, u"This is no item id."_s});
    const auto version = number(call, u"version"_s);
    if (!version)
        return errorResponse(version.error());
    const SessionContext &context = *call.exchange.context;
    const ItemId id(call.argument);
    ContentReader &reader = *(*worker)->reader;
    const auto head = reader.itemHead(context.tenant, id);
    if (!head)
        return errorResponse(head.error());
    if (!*head)
        return errorResponse({ErrorCode::NotFound, u"There is no such item."_s});

    Wire::Item item{id, (*head)->type, (*head)->version, (*head)->hash, {}, {}};
    bool deleted = (*head)->deleted;
    if (*version) {
        const auto revision = reader.revision(context.tenant, id, Version(**version));
        if (!revision)
            return errorResponse(revision.error());
        if (!*revision)
            return errorResponse({ErrorCode::NotFound, u"There is no such version."_s});
        item.version = (*revision)->version;
        item.hash = (*revision)->hash;
        deleted = (*revision)->deleted;
    }
    if (deleted)
        return errorResponse({ErrorCode::NotFound, u"The item is deleted."_s});
    const BodyName name{context.tenant, id, item.type, context.platform, item.version, item.hash};
    const auto tagFor = [&](const Sha256 &adapted) {
        return quotedTag(adapted.toHex().toLatin1() + '-' +
                         QByteArray::number(item.version.value()));
    };
    if (context.form == Wire::Form::Adapted && !*version)
        call.services.cache.opened(name, context.client.isEmpty() ? context.subject
                                                                  : context.client.toString());
    if (takesDeflate(call.request())) {
        const auto kept = call.services.cache.answer(
            name, Wire::formName(context.form), [&] { return answerFor(context, reader, name); });
        if (!kept)
            return errorResponse(kept.error());
        HttpResponse response = jsonResponse(kept->bytes);
        revalidate(call.request(), response, tagFor(kept->adaptedHash));
        if (kept->deflated && response.status == 200)
            response.with("Vary", "Accept-Encoding").with("Content-Encoding", "deflate");
        return response;
    }
    const auto body = bodyFor(context, reader, name);
    if (!body)
        return errorResponse(body.error());
    item.body = body->bytes;
    item.adaptedHash = body->hash;
    return respond(call, Wire::ItemsAnswer{{item}, {}, {}, {}}, tagFor(body->hash));
}

} // namespace Batanidza::ContentRoutes
