#include "engine/http/rpcroute.h"

#include "engine/commit/writer.h"
#include "engine/http/responses.h"
#include "engine/hub/hubmetrics.h"
#include "engine/wire/codec.h"

namespace Batanidza::RpcRoute {

namespace {

using namespace Qt::Literals::StringLiterals;

//! One post: its replies, some of which come only when the writer has committed.
struct Turn final : HandlerState
{
    bool batch = false;
    bool helloNeeded = false; //!< answered with 401
    std::optional<RpcSessions::Session> session;

    //! A lone sync.changes that may wait.
    std::optional<Wire::Request> poll;

    QMutex mutex;
    QList<std::pair<Wire::RequestId, Wire::Answer>> replies; //!< guarded by mutex
    int pending = 0;                                         //!< guarded by mutex

    void reply(const Wire::RequestId &id, Wire::Answer answer)
    {
        const QMutexLocker lock(&mutex);
        replies.append({id, std::move(answer)});
    }
    [[nodiscard]] bool isComplete()
    {
        const QMutexLocker lock(&mutex);
        return pending == 0;
    }
};

Wire::RpcError helloFirst()
{
    Wire::RpcError error = Wire::toRpcError(
        {ErrorCode::Unauthorised,
         u"Say session.hello first: there is no such session, or it was idle too long."_s});
    error.retry = Wire::Retry::Reset;
    return error;
}

//! Reads what was posted. A Response where nothing can be read at all.
std::variant<Wire::Decoded, HttpResponse> decoded(const RouteCall &call)
{
    const HttpRequest &request = call.request();
    const QByteArray type = request.header("content-type").split(';').first().trimmed().toLower();
    if (!type.isEmpty() && type != "application/json")
        return errorResponse({ErrorCode::Unsupported, u"Content-Type must be application/json."_s});
    const QByteArray encoding = request.header("content-encoding").trimmed().toLower();
    if (!encoding.isEmpty() && encoding != "identity" && encoding != "deflate")
        return errorResponse({ErrorCode::Unsupported,
                              u"Content-Encoding may be deflate (zlib, RFC 1950) or absent."_s});
    const auto form = encoding == "deflate" ? Wire::FrameForm::Deflate : Wire::FrameForm::Text;
    auto messages = Wire::decode(form, request.body, call.services.limits.wire);
    if (messages)
        return std::move(*messages);
    Wire::RpcError error = Wire::toRpcError(messages.error());
    if (messages.error().code == ErrorCode::Invalid)
        error.number = Wire::parseErrorNumber;
    return jsonResponse(Wire::encode(Wire::Response{Wire::RequestId(), error}));
}

Wire::Answer sayHello(const RouteCall &call, const HttpWorker &worker, const Wire::Hello &hello,
                      Turn &turn)
{
    if (hello.watch)
        return Wire::toRpcError({ErrorCode::Unsupported, u"Watching needs a WebSocket."_s});
    const auto bearer = RequestGuard::bearer(call.request());
    if (!bearer)
        return Wire::toRpcError(bearer.error());
    const QString token = hello.token.isEmpty() ? *bearer : hello.token;
    if (const auto claims = call.services.guard.admit(call.request(), token); !claims)
        return Wire::toRpcError(claims.error());
    auto admission = worker.rpc->hello(hello, Peer{token, call.request().loopback});
    if (!admission)
        return Wire::toRpcError(admission.error());
    turn.session = RpcSessions::Session{admission->context, token};
    call.services.sessions.add(*turn.session);
    const SessionContext &context = admission->context;
    ClientRecord seen;
    seen.id = context.client;
    seen.subject = context.subject;
    seen.platform = context.platform;
    seen.app = context.app;
    seen.lastSeen = call.services.parts.clock.utc();
    call.services.parts.writer.introduce(context.tenant, seen);
    return admission->answer;
}

//! Nothing where the call may go on.
std::optional<Wire::RpcError> checkSession(const RouteCall &call, Turn &turn)
{
    if (!turn.session) {
        turn.helloNeeded = true;
        return helloFirst();
    }
    const auto claims = call.services.guard.admit(call.request(), turn.session->token);
    if (claims)
        return std::nullopt;
    if (claims.error().code == ErrorCode::Unauthorised) { // expired or revoked meanwhile
        call.services.sessions.forget(turn.session->context.session);
        turn.session.reset();
        turn.helloNeeded = true;
        return helloFirst();
    }
    return Wire::toRpcError(claims.error());
}

//! At most so many commits of one acknowledgement are measured.
constexpr qint64 mostMeasured = 256;

//! Remembers how far the client is, and measures how long each commit took to be acknowledged.
void acknowledge(const RouteCall &call, const HttpWorker &worker, const SessionContext &context,
                 Sequence place)
{
    const HttpParts &parts = call.services.parts;
    parts.edits.acknowledge(context.tenant, context.client, place);
    const auto stand = call.services.sessions.acknowledge(context.session, place);
    if (!parts.numbers || !(stand.before < place))
        return;
    const auto changes = worker.reader->changes(context.tenant, stand.before, place, mostMeasured);
    if (!changes)
        return;
    const std::chrono::milliseconds now = parts.clock.utc();
    for (const Change &change : *changes) {
        // What was committed while the client was away says nothing about the way to it.
        if (context.wants(change.type) && change.at >= stand.since)
            parts.numbers->propagated(context.platform, double((now - change.at).count()));
    }
}

//! Who asks for changes behind a place has applied everything up to it.
void notePlace(const RouteCall &call, const HttpWorker &worker, const SessionContext &context,
               const Wire::Call &asked)
{
    const auto *read = std::get_if<Wire::ReadChanges>(&asked);
    if (!read)
        return;
    const auto head = worker.reader->head(context.tenant);
    if (head && head->epoch == read->cursor.epoch && !(head->sequence < read->cursor.sequence))
        acknowledge(call, worker, context, read->cursor.sequence);
}

//! Counts what was asked and answered, by platform.
void count(const RouteCall &call, const SessionContext &context, const Wire::Answer &answer)
{
    if (!call.services.parts.numbers)
        return;
    const auto &counters = call.services.parts.numbers->of(context.platform);
    counters.requests.add();
    if (std::holds_alternative<Wire::RpcError>(answer))
        counters.errors.add();
    if (const auto *page = std::get_if<Wire::ChangesPage>(&answer);
        page && !page->changes.isEmpty())
        counters.deliveries.add();
}

//! For whoever answers later, in a thread of its own.
std::function<void(const Wire::Answer &)> later(const RouteCall &call, const Wire::RequestId &id,
                                                const std::shared_ptr<Turn> &turn)
{
    {
        const QMutexLocker lock(&turn->mutex);
        ++turn->pending;
    }
    return [turn, id, waiting = call.exchange.weak_from_this()](const Wire::Answer &given) {
        {
            const QMutexLocker lock(&turn->mutex);
            turn->replies.append({id, given});
            if (--turn->pending > 0)
                return;
        }
        // Encoding is left to the server's thread; the writer goes on.
        if (const auto exchange = waiting.lock())
            exchange->wake();
    };
}

void submit(const RouteCall &call, const Wire::RequestId &id, Submission submission,
            const std::shared_ptr<Turn> &turn)
{
    submission.done = [reply = later(call, id, turn)](const SubmissionResult &result) {
        reply(Rpc::answerTo(result));
    };
    call.services.parts.edits.submit(std::move(submission));
}

void askAdmin(const RouteCall &call, const Wire::RequestId &id, const AdminOrder &order,
              const std::shared_ptr<Turn> &turn)
{
    AdminPort *port = call.services.parts.admin;
    if (!port) {
        turn->reply(id, Wire::toRpcError({ErrorCode::Unsupported, u"This hub takes no orders."_s}));
        return;
    }
    port->carryOut(order, [reply = later(call, id, turn)](const Result<Json> &said) {
        reply(Rpc::answerTo(said));
    });
}

void answer(const RouteCall &call, const HttpWorker &worker, const Wire::Request &request,
            const std::shared_ptr<Turn> &turn)
{
    if (const auto *hello = std::get_if<Wire::Hello>(&request.call)) {
        turn->reply(request.id, sayHello(call, worker, *hello, *turn));
        return;
    }
    if (auto refused = checkSession(call, *turn)) {
        turn->reply(request.id, *refused);
        return;
    }
    const SessionContext &context = turn->session->context;
    Reply reply = worker.rpc->call(context, request.call);
    if (reply.acknowledged)
        acknowledge(call, worker, context, *reply.acknowledged);
    if (reply.submission) {
        if (HubMetrics *numbers = call.services.parts.numbers) {
            numbers->of(context.platform).requests.add();
            numbers->of(context.platform).edits.add(reply.submission->edits.size());
        }
        submit(call, request.id, std::move(*reply.submission), turn);
    } else if (reply.admin) {
        askAdmin(call, request.id, *reply.admin, turn);
    } else {
        notePlace(call, worker, context, request.call);
        count(call, context, *reply.answer);
        turn->reply(request.id, std::move(*reply.answer));
    }
}

void take(const RouteCall &call, const HttpWorker &worker, const Wire::Message &message,
          const std::shared_ptr<Turn> &turn)
{
    if (const auto *request = std::get_if<Wire::Request>(&message)) {
        answer(call, worker, *request, turn);
    } else if (const auto *malformed = std::get_if<Wire::Malformed>(&message)) {
        if (malformed->answerable)
            turn->reply(malformed->id, malformed->error);
    } else if (const auto *notice = std::get_if<Wire::Notice>(&message)) {
        const auto *ack = std::get_if<Wire::Ack>(&notice->content);
        if (ack && !checkSession(call, *turn)) {
            acknowledge(call, worker, turn->session->context, ack->cursor.sequence);
        }
    }
}

//! A lone sync.changes with waitMs, which is worth a wait.
bool mayWait(const Wire::Decoded &decoded)
{
    if (decoded.batch || decoded.messages.size() != 1)
        return false;
    const auto *request = std::get_if<Wire::Request>(&decoded.messages.first());
    const auto *read = request ? std::get_if<Wire::ReadChanges>(&request->call) : nullptr;
    return read && read->waitMs.value_or(0) > 0;
}

//! Later while there is nothing new and time is left; else the reply stands in the turn.
bool pollAgain(RouteCall &call, const HttpWorker &worker, Turn &turn)
{
    HttpServices &services = call.services;
    const TenantId &tenant = turn.session->context.tenant;
    notePlace(call, worker, turn.session->context, turn.poll->call);
    while (true) {
        const quint64 generation = services.polls.generation(tenant);
        Reply reply = worker.rpc->call(turn.session->context, turn.poll->call);
        const auto *page = std::get_if<Wire::ChangesPage>(&*reply.answer);
        if (!page || !page->changes.isEmpty() || page->more || services.draining ||
            services.parts.clock.monotonic() >= call.exchange.deadline) {
            count(call, turn.session->context, *reply.answer);
            turn.reply(turn.poll->id, std::move(*reply.answer));
            turn.poll.reset();
            return false;
        }
        if (services.polls.wait(tenant, generation, call.exchange.shared_from_this(),
                                call.exchange.deadline))
            return true;
    }
}

HttpResponse response(const RouteCall &call, Turn &turn)
{
    const QMutexLocker lock(&turn.mutex);
    if (turn.replies.isEmpty()) {
        if (!turn.helloNeeded)
            return emptyResponse(204);
        // Even who asked nothing must hear of this.
        turn.replies.append({Wire::RequestId(), helloFirst()});
    }
    QList<QByteArray> texts;
    for (const auto &[id, reply] : std::as_const(turn.replies))
        texts.append(Wire::encode(Wire::Response{id, reply}));
    HttpResponse made = jsonResponse(turn.batch ? Wire::encodeBatch(texts) : texts.first(),
                                     turn.helloNeeded ? 401 : 200);
    if (turn.helloNeeded)
        made.with("WWW-Authenticate", "Bearer realm=\"batanidza\"");
    made.with("Cache-Control", "no-store");
    deflateFor(call.request(), made);
    return made;
}

//! The first time around: reads and answers what was posted.
std::variant<std::shared_ptr<Turn>, HttpResponse> begin(RouteCall &call, const HttpWorker &worker)
{
    auto messages = decoded(call);
    if (auto *refusal = std::get_if<HttpResponse>(&messages))
        return std::move(*refusal);
    const auto &read = std::get<Wire::Decoded>(messages);
    auto turn = std::make_shared<Turn>();
    turn->batch = read.batch;
    const QString id = QString::fromLatin1(call.request().header("batanidza-session"));
    if (!id.isEmpty())
        turn->session = call.services.sessions.find(SessionId(id));
    if (mayWait(read)) {
        const auto &request = std::get<Wire::Request>(read.messages.first());
        if (auto refused = checkSession(call, *turn)) {
            turn->reply(request.id, *refused);
            return turn;
        }
        const std::chrono::milliseconds asked(*std::get<Wire::ReadChanges>(request.call).waitMs);
        call.exchange.deadline =
            call.exchange.startedAt + std::min(asked, call.services.limits.longestPoll);
        turn->poll = request;
        return turn;
    }
    for (const Wire::Message &message : read.messages)
        take(call, worker, message, turn);
    return turn;
}

} // namespace

Handled call(RouteCall &call)
{
    const auto worker = call.services.worker();
    if (!worker)
        return errorResponse(worker.error());
    if (!call.exchange.state) {
        auto begun = begin(call, **worker);
        if (auto *refusal = std::get_if<HttpResponse>(&begun))
            return std::move(*refusal);
        call.exchange.state = std::get<std::shared_ptr<Turn>>(begun);
    }
    auto &turn = static_cast<Turn &>(*call.exchange.state);
    if (turn.poll && pollAgain(call, **worker, turn))
        return Later();
    if (!turn.isComplete())
        return Later();
    return response(call, turn);
}

} // namespace Batanidza::RpcRoute
