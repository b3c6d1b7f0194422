#include "engine/http/contentroutes.h"

#include "engine/adapt/adaptation.h"
#include "engine/http/cachingheaders.h"
#include "engine/http/responses.h"
#include "engine/metrics/registry.h"
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

//! An item's body as it is stored: from the cache, or from the store and kept.
Result<QByteArray> bodyOf(const RouteCall &call, ContentReader &reader, const Sha256 &hash)
{
    HttpServices &services = call.services;
    const TenantId &tenant = call.exchange.context->tenant;
    services.bodyReads.add();
    const auto load = [&](const QByteArray &, const LoadDone &done) {
        services.bodyLoads.add();
        const auto stored = reader.body(tenant, hash);
        if (!stored)
            done(stored.error());
        else
            done(Loaded{*stored, {}});
    };
    const QByteArray key = tenant.toString().toUtf8() + '\n' + hash.toBytes();
    const Result<CachedBytes> found = services.bodies.getOrLoad(key, load).result();
    return found.transform([](const CachedBytes &cached) { return cached.bytes; });
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
    const auto body = bodyOf(call, reader, item.hash);
    if (!body)
        return errorResponse(body.error());
    AdaptedBody sent{*body, item.hash};
    if (context.form == Wire::Form::Adapted)
        sent = reader.adaptedBodies().body(item.type, context.platform, *body, item.version,
                                           item.hash);
    item.body = std::move(sent.bytes);
    item.adaptedHash = sent.hash;
    const QByteArray tag =
        item.adaptedHash.toHex().toLatin1() + '-' + QByteArray::number(item.version.value());
    return respond(call, Wire::ItemsAnswer{{item}, {}, {}, {}}, quotedTag(tag));
}

} // namespace Batanidza::ContentRoutes
