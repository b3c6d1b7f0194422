#include "engine/hub/rpc.h"

#include "engine/hub/callrights.h"
#include "engine/hub/catchup.h"
#include "engine/hub/schemaforms.h"
#include "engine/hub/submittededit.h"
#include "engine/wire/codec.h"

#include <QUuid>

#include <algorithm>

namespace Batanidza {

namespace {

constexpr qint64 headerBytes = 400;

Wire::Answer failed(const Error &error)
{
    return Wire::toRpcError(error);
}

Wire::Answer resetNeeded(const QString &why)
{
    Wire::RpcError error = Wire::toRpcError({ErrorCode::NotFound, why});
    error.retry = Wire::Retry::Reset;
    return error;
}

} // namespace

Error anothersClient()
{
    return {ErrorCode::Forbidden,
            QStringLiteral("this clientId belongs to another token; take a new clientId")};
}

Rpc::Rpc(ContentReader &reader, const Gatekeeper &gatekeeper, const Clock &clock,
         ManifestCache &manifests, const Wire::Limits &limits,
         std::function<std::optional<quint64>()> commits)
    : m_reader(reader)
    , m_gatekeeper(gatekeeper)
    , m_clock(clock)
    , m_manifests(manifests)
    , m_limits(limits)
    , m_places(reader, clock, std::move(commits))
{}

Result<SessionContext> Rpc::admit(const TenantId &tenant, const QString &platform,
                                  const QString &token, bool loopback) const
{
    const auto claims = m_gatekeeper.admit(token, loopback);
    if (!claims)
        return claims.error();
    if (const auto fits = checkPlace(*claims, tenant, platform); !fits)
        return fits.error();
    SessionContext context;
    context.tenant = tenant;
    context.platform = platform;
    context.subject = claims->id.toString();
    context.role = claims->role;
    if (!token.isEmpty())
        context.tokenExpiresAt = claims->expiresAt;
    if (!isAllowed(context.role, Action::Read))
        return Error{ErrorCode::Forbidden, QStringLiteral("this token may not read content")};
    return context;
}

bool Rpc::stillAdmits(const SessionContext &context) const
{
    return !context.tokenExpiresAt ||
           m_gatekeeper.isStillGood(TokenId(context.subject), *context.tokenExpiresAt);
}

Result<Admission> Rpc::hello(const Wire::Hello &hello, const Peer &peer)
{
    if (!hello.protocols.contains(Wire::protocolVersion)) {
        return Error{ErrorCode::Unsupported,
                     QStringLiteral("this hub speaks protocol %1").arg(Wire::protocolVersion)};
    }
    const SchemaVersions &schemas = m_reader.schemas();
    const auto schema = schemas.common(hello.schemaFrom, hello.schemaTo);
    if (!schema) {
        return Error{ErrorCode::Unsupported,
                     QStringLiteral("lessons are given in schema majors %1 to %2, which the client "
                                    "does not read")
                         .arg(schemas.oldest())
                         .arg(schemas.newest())};
    }
    if (*schema != schemas.newest() && hello.form == Wire::Form::Canonical) {
        return Error{ErrorCode::Unsupported,
                     QStringLiteral("stored bodies are of schema major %1, which the client does "
                                    "not read: ask for the adapted form")
                         .arg(schemas.newest())};
    }
    if (!platformFromName(hello.platform)) {
        return Error{
            ErrorCode::Invalid,
            QStringLiteral("/params/platform: must be web, ios, android, desktop or watchos")};
    }
    auto admitted = admit(hello.tenant, hello.platform,
                          hello.token.isEmpty() ? peer.bearer : hello.token, peer.loopback);
    if (!admitted)
        return admitted.error();
    if (hello.watch && !isAllowed(admitted->role, Action::Watch)) {
        return Error{
            ErrorCode::Forbidden,
            QStringLiteral("watching needs a token of curriculum staff or of an operator")};
    }
    const auto client = m_reader.client(hello.tenant, hello.client);
    if (!client)
        return client.error();
    if (*client && !(*client)->subject.isEmpty() && (*client)->subject != admitted->subject)
        return anothersClient();
    const auto log = m_places.of(hello.tenant);
    if (!log)
        return log.error();
    const ResumePlan plan = planResume(*log, hello.cursor, hello.latest);

    Admission admission;
    SessionContext &context = admission.context;
    context = std::move(*admitted);
    context.session = SessionId(QUuid::createUuid().toString(QUuid::Id128));
    context.client = hello.client;
    context.app = QString(hello.appName + u' ' + hello.appVersion).trimmed();
    context.form = hello.form;
    context.bodies = hello.bodies;
    context.types = hello.types;
    if (context.types) {
        context.types->removeDuplicates();
        context.types->sort();
    }
    context.deflate = hello.deflate;
    context.beat = hello.beat && !hello.watch;
    context.watch = hello.watch;
    if (schemas.oldest() != schemas.newest()) {
        context.schema = schema;
        context.schemas = &schemas;
    }
    const auto order = log->ordered ? m_reader.resync(hello.tenant, hello.client) : ResyncMark();
    if (!order)
        return order.error();
    context.resynced = order->forced;
    admission.place = plan.place;
    admission.answer.resume = plan.resume;
    // One that holds something from before an operator's order compares it.
    if (hello.cursor && plan.resume == Wire::Resume::Live &&
        hello.cursor->sequence < order->forced) {
        admission.answer.resume = Wire::Resume::Reset;
        admission.answer.clear = hello.cursor->sequence < order->cleared;
        admission.place = plan.head;
    }
    admission.answer.session = context.session;
    admission.answer.head = plan.head;
    if (*client)
        admission.answer.lastEdit = (*client)->lastEdit;
    admission.answer.serverTime = m_clock.utc();
    admission.answer.adapter = adapterHash(hello.platform).toHex();
    admission.answer.limits = m_limits;
    return admission;
}

bool Rpc::isAtHead(const TenantId &tenant, const Cursor &place)
{
    const auto log = m_places.of(tenant);
    return log && log->head == place;
}

Reply Rpc::call(const SessionContext &context, const Wire::Call &call)
{
    if (const auto *wanted = std::get_if<Wire::Push>(&call))
        return push(context, *wanted);
    if (const auto *given = std::get_if<Wire::Ack>(&call))
        return ack(context, *given);
    if (const auto *read = std::get_if<Wire::ReadChanges>(&call))
        return {changes(context, *read), std::nullopt, std::nullopt};
    if (const auto *get = std::get_if<Wire::GetItems>(&call))
        return {items(context, *get), std::nullopt, std::nullopt};
    if (const auto *read = std::get_if<Wire::ReadManifest>(&call))
        return {manifest(context, *read), std::nullopt, std::nullopt};
    if (const auto *order = std::get_if<Wire::Admin>(&call))
        return admin(context, *order);
    if (const auto *about = std::get_if<Wire::ConflictCall>(&call))
        return conflict(context, *about);
    if (const auto *record = std::get_if<Wire::LearningRecord>(&call))
        return learning(context, *record);
    if (const auto *have = std::get_if<Wire::BlobHave>(&call))
        return {blobHave(context, *have), std::nullopt, std::nullopt};
    if (std::holds_alternative<Wire::Hello>(call)) {
        return {failed({ErrorCode::Invalid, QStringLiteral("this session has said hello already")}),
                std::nullopt, std::nullopt};
    }
    return {
        Wire::RpcError{
            Wire::methodNotFoundNumber,
            QStringLiteral("no method %1 in protocol 1 of this hub").arg(Wire::methodName(call)),
            ErrorCode::Unsupported,
            Wire::Retry::Never,
            {}},
        std::nullopt, std::nullopt};
}

Wire::Answer Rpc::answerTo(const SubmissionResult &result)
{
    if (result.error && result.receipts.isEmpty())
        return failed(*result.error);
    return Wire::PushAnswer{result.receipts, result.lastEdit};
}

Wire::Answer Rpc::answerTo(const Result<Json> &result)
{
    if (!result)
        return failed(result.error());
    return *result;
}

Reply Rpc::admin(const SessionContext &context, const Wire::Admin &admin)
{
    if (const auto refused = refusalOf(context.role, admin))
        return {failed(*refused), std::nullopt, std::nullopt};
    return {std::nullopt, std::nullopt, std::nullopt,
            AdminOrder{admin, context.tenant, context.subject}};
}

Reply Rpc::conflict(const SessionContext &context, const Wire::ConflictCall &call)
{
    if (const auto refused = refusalOf(context.role, call))
        return {failed(*refused), std::nullopt, std::nullopt};
    return {std::nullopt, std::nullopt, std::nullopt,
            AdminOrder{{}, context.tenant, context.subject, call, context.platform}};
}

Reply Rpc::learning(const SessionContext &context, const Wire::LearningRecord &record)
{
    if (!isAllowed(context.role, Action::RecordLearning)) {
        return {failed({ErrorCode::Forbidden,
                        QStringLiteral("this token may not record learning events")}),
                std::nullopt, std::nullopt};
    }
    AdminOrder order{{}, context.tenant, context.subject};
    order.platform = context.platform;
    order.learning = record.events;
    return {std::nullopt, std::nullopt, std::nullopt, std::move(order)};
}

Reply Rpc::push(const SessionContext &context, const Wire::Push &push) const
{
    const auto refuse = [](ErrorCode code, const QString &why) {
        return Reply{failed({code, why}), std::nullopt, std::nullopt};
    };
    if (!isAllowed(context.role, Action::Push))
        return refuse(ErrorCode::Forbidden, QStringLiteral("this token may not push edits"));
    if (context.watch) {
        return refuse(ErrorCode::Unsupported,
                      QStringLiteral("who watches is no device: edit with admin.save"));
    }
    if (push.edits.size() > m_limits.editsPerPush) {
        return refuse(
            ErrorCode::TooLarge,
            QStringLiteral("/params/edits: at most %1 edits in a push").arg(m_limits.editsPerPush));
    }
    Submission submission{context.tenant,
                          context.client,
                          context.platform,
                          context.app,
                          context.subject,
                          isAllowed(context.role, Action::Prioritise),
                          {},
                          {}};
    submission.edits.reserve(push.edits.size());
    for (qsizetype i = 0; i < push.edits.size(); ++i) {
        const auto n = editNumberOf(push.edits[i]);
        if (!n) {
            return refuse(
                ErrorCode::Invalid,
                QStringLiteral("/params/edits/%1/n: must be an integer from 1; nothing was taken")
                    .arg(i));
        }
        if (i > 0 && *n != submission.edits.last().n.next()) {
            return refuse(ErrorCode::Invalid,
                          QStringLiteral("/params/edits/%1/n: the numbers of one push are "
                                         "consecutive; nothing was taken")
                              .arg(i));
        }
        const auto fault = push.faults.constFind(i);
        submission.edits.append(submittedEdit(
            push.edits[i], *n, fault == push.faults.cend() ? std::nullopt : std::optional(*fault),
            context, m_reader, m_limits.depth));
    }
    if (submission.edits.isEmpty()) {
        const auto client = m_reader.client(context.tenant, context.client);
        if (!client)
            return Reply{failed(client.error()), std::nullopt, std::nullopt};
        return {Wire::PushAnswer{{}, *client ? (*client)->lastEdit : EditNumber()}, std::nullopt,
                std::nullopt};
    }
    return {std::nullopt, std::move(submission), std::nullopt};
}

Reply Rpc::ack(const SessionContext &context, const Wire::Ack &ack) const
{
    const auto head = m_reader.head(context.tenant);
    if (!head)
        return {failed(head.error()), std::nullopt, std::nullopt};
    if (ack.cursor.epoch != head->epoch || ack.cursor.sequence > head->sequence) {
        return {
            resetNeeded(QStringLiteral("/params/cursor: no place in this log; say hello again")),
            std::nullopt, std::nullopt};
    }
    return {Wire::EmptyAnswer{}, std::nullopt, ack.cursor.sequence};
}

Wire::Answer Rpc::changes(const SessionContext &context, const Wire::ReadChanges &read)
{
    const auto log = m_places.of(context.tenant);
    if (!log)
        return failed(log.error());
    const ResumePlan plan = planResume(*log, read.cursor, false);
    if (!context.client.isEmpty() && log->ordered) {
        const auto order = m_reader.resync(context.tenant, context.client);
        if (!order)
            return failed(order.error());
        if (order->forced > context.resynced)
            return resetNeeded(QStringLiteral("an operator asks for a sync; say hello again"));
    }
    if (plan.resume == Wire::Resume::Reset)
        return resetNeeded(
            QStringLiteral("/params/cursor: not in this log any more; compare manifests"));
    PageLimits limits;
    limits.changes = std::clamp<qint64>(read.limit.value_or(limits.changes), 1, 1000);
    limits.bytes = std::clamp<qint64>(read.maxBytes.value_or(limits.bytes), 1, limits.lineBytes);
    auto page = readPage(m_reader, context, read.cursor, limits);
    if (!page)
        return failed(page.error());
    return std::move(*page);
}

Wire::Answer Rpc::items(const SessionContext &context, const Wire::GetItems &get) const
{
    const bool adapted = get.form.value_or(context.form) == Wire::Form::Adapted;
    if (!adapted && context.schema && *context.schema != m_reader.schemas().newest()) {
        return failed({ErrorCode::Unsupported,
                       QStringLiteral("stored bodies are of schema major %1: ask for the adapted "
                                      "form")
                           .arg(m_reader.schemas().newest())});
    }
    const qint64 budget = PageLimits().lineBytes;
    Wire::ItemsAnswer answer;
    qint64 bytes = 0;
    for (qsizetype i = 0; i < get.ids.size(); ++i) {
        const ItemId &id = get.ids[i];
        const auto head = m_reader.itemHead(context.tenant, id);
        if (!head)
            return failed(head.error());
        if (!*head) {
            answer.missing.append(id);
            continue;
        }
        Wire::Item item{id, (*head)->type, (*head)->version, (*head)->hash, (*head)->hash, {}};
        bool deleted = (*head)->deleted;
        if (get.version) {
            const auto revision = m_reader.revision(context.tenant, id, *get.version);
            if (!revision)
                return failed(revision.error());
            if (!*revision) {
                answer.missing.append(id);
                continue;
            }
            item.version = (*revision)->version;
            item.hash = item.adaptedHash = (*revision)->hash;
            deleted = (*revision)->deleted;
        }
        if (deleted) {
            answer.deleted.append(id);
            continue;
        }
        const auto read = [&] { return m_reader.body(context.tenant, item.hash); };
        const BodyName name = bodyNameFor(context, id, item.type, item.version, item.hash);
        const auto body =
            adapted ? adaptedBody(m_reader.cache(), name, inSchema(context, item.type, read))
                    : read().transform([&](const QByteArray &stored) {
                          return AdaptedBody{stored, item.hash};
                      });
        if (!body)
            return failed(body.error());
        // Who asks for one opens it; who asks for many fills a store.
        if (adapted && get.ids.size() == 1 && m_reader.cache() && !name.schema)
            m_reader.cache()->opened(name, context.client.toString());
        item.adaptedHash = body->hash;
        QByteArray sent = body->bytes;
        const qint64 cost = sent.size() > budget ? headerBytes : sent.size() + headerBytes;
        if (bytes > 0 && bytes + cost > budget) {
            answer.more = get.ids.sliced(i);
            break;
        }
        if (sent.size() <= budget)
            item.body = std::move(sent);
        bytes += cost;
        answer.items.append(std::move(item));
    }
    return answer;
}

Wire::Answer Rpc::manifest(const SessionContext &context, const Wire::ReadManifest &read) const
{
    const auto manifest = m_manifests.manifest(context.tenant, m_reader);
    if (!manifest)
        return failed(manifest.error());
    Wire::ManifestAnswer answer;
    answer.cursor = (*manifest)->cursor;
    const auto wanted = read.types ? read.types : context.types;
    QMap<QString, Sha256> roots;
    for (auto it = (*manifest)->trees.cbegin(); it != (*manifest)->trees.cend(); ++it) {
        if (wanted && !wanted->contains(it.key()))
            continue;
        roots.insert(it.key(), (*manifest)->roots.value(it.key()));
        // A copy, since a tree remembers what it was asked; copies share what is known already.
        // NOLINTNEXTLINE(performance-unnecessary-copy-initialization): that is why
        const ManifestTree tree = *it;
        const ManifestTree::Node node = tree.node(read.path);
        answer.nodes.append({it.key(), read.path, node.hash, node.items, node.children});
    }
    answer.root = manifestRoot(roots);
    return answer;
}

Wire::Answer Rpc::blobHave(const SessionContext &context, const Wire::BlobHave &have) const
{
    Wire::BlobHaveAnswer answer;
    for (const Sha256 &hash : have.hashes) {
        const auto known = m_reader.hasBlob(context.tenant, hash);
        if (!known)
            return failed(known.error());
        if (!*known)
            answer.missing.append(hash);
    }
    return answer;
}

} // namespace Batanidza
