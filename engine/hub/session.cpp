#include "engine/hub/session.h"

#include <algorithm>
#include <utility>

namespace Batanidza {

namespace {

Wire::RpcError refusal(ErrorCode code, const QString &why,
                       std::chrono::milliseconds retryAfter = {})
{
    return Wire::toRpcError({code, why, retryAfter});
}

} // namespace

Session::Session(Rpc &rpc, const Clock &clock, const SessionSettings &settings, Peer peer,
                 SessionGate gate)
    : m_rpc(rpc)
    , m_clock(clock)
    , m_settings(settings)
    , m_peer(std::move(peer))
    , m_gate(std::move(gate))
    , m_calls(settings.calls, clock.monotonic())
    , m_heardAt(clock.monotonic())
    , m_pingedAt(m_heardAt)
{}

SessionActions Session::onFrame(Wire::FrameForm form, QByteArrayView bytes)
{
    SessionActions actions;
    if (m_state == SessionState::Closed)
        return actions;
    onHeard();
    const auto decoded = Wire::decode(form, bytes, m_rpc.limits());
    if (!decoded) {
        const Error &error = decoded.error();
        if (error.code == ErrorCode::TooLarge) {
            close(Wire::CloseCode::TooLarge, QStringLiteral("message too large"), actions);
            return actions;
        }
        if (m_state != SessionState::Greeting) {
            actions.append(
                SendControl{Wire::encode(Wire::Response{{},
                                                        Wire::RpcError{Wire::parseErrorNumber,
                                                                       error.detail,
                                                                       ErrorCode::Invalid,
                                                                       Wire::Retry::Never,
                                                                       {}}})});
            actions.append(Called{true});
        }
        close(Wire::CloseCode::Protocol, QStringLiteral("not a JSON-RPC message"), actions);
        return actions;
    }
    const auto exchange = std::make_shared<Exchange>();
    exchange->batch = decoded->batch;
    // What a deflated frame holds is larger; text packs to about an eighth.
    exchange->bytes = form == Wire::FrameForm::Text ? bytes.size() : 8 * bytes.size();
    exchange->open = 1; // held until all were looked at
    for (const Wire::Message &message : decoded->messages) {
        if (m_state == SessionState::Closed)
            break;
        onMessage(message, exchange, actions);
    }
    if (--exchange->open == 0)
        finish(*exchange, actions);
    // Closing comes last, so that the answer that explains it goes first.
    std::stable_partition(actions.begin(), actions.end(), [](const SessionAction &action) {
        return !std::holds_alternative<CloseLink>(action);
    });
    return actions;
}

void Session::onMessage(const Wire::Message &message, const std::shared_ptr<Exchange> &exchange,
                        SessionActions &actions)
{
    const auto *request = std::get_if<Wire::Request>(&message);
    if (m_state == SessionState::Greeting) {
        if (request && std::holds_alternative<Wire::Hello>(request->call)) {
            greet(*request, exchange, actions);
        } else {
            if (const auto *bad = std::get_if<Wire::Malformed>(&message); bad && bad->answerable)
                answer(bad->id, bad->error, *exchange, actions);
            close(Wire::CloseCode::Protocol, QStringLiteral("session.hello comes first"), actions);
        }
        return;
    }
    if (request) {
        onRequest(*request, exchange, actions);
    } else if (const auto *bad = std::get_if<Wire::Malformed>(&message)) {
        if (bad->answerable)
            answer(bad->id, bad->error, *exchange, actions);
    } else if (const auto *notice = std::get_if<Wire::Notice>(&message)) {
        if (const auto *ack = std::get_if<Wire::Ack>(&notice->content))
            acknowledge(ack->cursor, actions);
    }
    // Responses: a hub asks nothing, so nothing waits for them.
}

void Session::greet(const Wire::Request &request, const std::shared_ptr<Exchange> &exchange,
                    SessionActions &actions)
{
    auto admission = m_rpc.hello(std::get<Wire::Hello>(request.call), m_peer);
    if (admission && m_gate.claim && !m_gate.claim(admission->context))
        admission = anothersClient();
    if (!admission && admission.error().code == ErrorCode::Unauthorised && m_gate.badToken) {
        const auto wait = std::chrono::ceil<std::chrono::milliseconds>(m_gate.badToken());
        if (wait.count() > 0)
            admission = Error{ErrorCode::RateLimited, QStringLiteral("too many bad tokens"), wait};
    }
    if (!admission) {
        const Error &error = admission.error();
        answer(request.id, Wire::toRpcError(error), *exchange, actions);
        const auto again =
            isRetryable(error.code) ? Wire::CloseCode::Slow : Wire::CloseCode::Protocol;
        close(Wire::closeCodeFor(error.code).value_or(again), errorName(error.code), actions);
        return;
    }
    m_state = SessionState::Open;
    m_context = admission->context;
    m_formKey = m_context.formKey();
    m_joinedAt = m_clock.monotonic();
    m_window.start(admission->place, m_joinedAt);
    m_pingedAt = m_joinedAt - m_pingPhase;
    Wire::HelloAnswer reply = admission->answer;
    reply.heartbeatMs = m_settings.heartbeat.count();
    answer(request.id, reply, *exchange, actions);
    actions.append(Joined{});
}

void Session::onRequest(const Wire::Request &request, const std::shared_ptr<Exchange> &exchange,
                        SessionActions &actions)
{
    if (!m_rpc.stillAdmits(m_context)) {
        answer(request.id,
               refusal(ErrorCode::Unauthorised, QStringLiteral("the token expired or was revoked")),
               *exchange, actions);
        closeUnauthorised(actions);
        return;
    }
    if (m_state == SessionState::Leaving) {
        answer(
            request.id,
            refusal(ErrorCode::Unavailable, QStringLiteral("the hub is draining; connect again")),
            *exchange, actions);
        return;
    }
    const auto wait =
        std::chrono::ceil<std::chrono::milliseconds>(m_calls.take(m_clock.monotonic()));
    if (wait.count() > 0) {
        answer(request.id, refusal(ErrorCode::RateLimited, QStringLiteral("too many calls"), wait),
               *exchange, actions);
        return;
    }
    if (std::holds_alternative<Wire::Push>(request.call) &&
        (m_tickets.size() >= m_settings.pushesUnderWay ||
         m_waitingBytes > m_settings.pushBytesUnderWay)) {
        answer(request.id,
               refusal(ErrorCode::RateLimited,
                       QStringLiteral("too many pushes wait for their answers"),
                       std::chrono::milliseconds(100)),
               *exchange, actions);
        return;
    }
    Reply reply = m_rpc.call(m_context, request.call);
    if (reply.submission) {
        actions.append(SubmitEdits{std::move(*reply.submission), ticketFor(request.id, exchange)});
        return;
    }
    if (reply.admin) {
        if (reply.admin->conflict && m_settings.news && !m_newsPlace)
            m_newsPlace = m_settings.news->end();
        actions.append(AskAdmin{std::move(*reply.admin), ticketFor(request.id, exchange)});
        return;
    }
    if (const auto *ack = std::get_if<Wire::Ack>(&request.call); ack && reply.acknowledged)
        acknowledge(ack->cursor, actions);
    answer(request.id, *reply.answer, *exchange, actions);
    if (const auto *page = std::get_if<Wire::ChangesPage>(&*reply.answer)) {
        // On a socket this call moves the session: what follows continues from the answer.
        m_window.restart(page->to);
        actions.append(Moved{});
    }
}

void Session::answer(const Wire::RequestId &id, const Wire::Answer &answer, Exchange &exchange,
                     SessionActions &actions)
{
    exchange.texts.append(Wire::encode(Wire::Response{id, answer}));
    actions.append(Called{std::holds_alternative<Wire::RpcError>(answer)});
}

void Session::finish(Exchange &exchange, SessionActions &actions)
{
    if (exchange.counted)
        m_waitingBytes -= exchange.bytes;
    exchange.counted = false;
    if (exchange.texts.isEmpty())
        return;
    actions.append(
        SendControl{exchange.batch ? Wire::encodeBatch(exchange.texts) : exchange.texts.first()});
    exchange.texts.clear();
}

quint64 Session::ticketFor(const Wire::RequestId &id, const std::shared_ptr<Exchange> &exchange)
{
    ++exchange->open;
    if (!exchange->counted)
        m_waitingBytes += exchange->bytes;
    exchange->counted = true;
    m_tickets.insert(++m_lastTicket, Ticket{id, exchange});
    return m_lastTicket;
}

SessionActions Session::onCommitted(quint64 ticket, const SubmissionResult &result)
{
    return onAnswered(ticket, Rpc::answerTo(result));
}

SessionActions Session::onAnswered(quint64 ticket, const Wire::Answer &given)
{
    SessionActions actions;
    const Ticket waiting = m_tickets.take(ticket);
    if (m_state == SessionState::Closed || !waiting.exchange)
        return actions;
    answer(waiting.id, given, *waiting.exchange, actions);
    if (--waiting.exchange->open == 0)
        finish(*waiting.exchange, actions);
    return actions;
}

void Session::acknowledge(const Cursor &cursor, SessionActions &actions)
{
    // One who only watches says nothing of what arrived.
    if (m_context.watch)
        return;
    if (auto latencies = m_window.acknowledge(cursor, m_clock.monotonic()))
        actions.append(Acknowledged{cursor.sequence, std::move(*latencies)});
}

void Session::onHeard()
{
    m_heardAt = m_clock.monotonic();
}

SessionActions Session::onTick()
{
    SessionActions actions;
    if (m_state == SessionState::Closed)
        return actions;
    const auto now = m_clock.monotonic();
    if (m_state == SessionState::Greeting) {
        if (now - m_pingedAt >= m_settings.greeting)
            close(Wire::CloseCode::Slow, QStringLiteral("no session.hello came"), actions);
        return actions;
    }
    if (!m_rpc.stillAdmits(m_context)) {
        closeUnauthorised(actions);
        return actions;
    }
    if (now - m_heardAt >= m_settings.silence) {
        close(Wire::CloseCode::Slow, QStringLiteral("nothing was heard"), actions);
        return actions;
    }
    if (m_leaveBy && now >= *m_leaveBy) {
        close(Wire::CloseCode::Draining, QStringLiteral("to be synced"), actions);
        return actions;
    }
    if (now - m_pingedAt >= m_settings.heartbeat) {
        m_pingedAt = now;
        actions.append(SendPing{});
    }
    tellNews(actions);
    if (m_window.wantsWord(now, m_settings.heartbeat, m_context.beat))
        actions.append(word());
    return actions;
}

//! Whoever asked about conflicts hears what becomes of them, within about a second.
void Session::tellNews(SessionActions &actions)
{
    if (!m_newsPlace)
        return;
    for (const ConflictNotice &news : m_settings.news->since(m_context.tenant, *m_newsPlace)) {
        actions.append(SendControl{
            Wire::encode(Wire::Notice{Wire::ConflictNews{news.id, news.state, news.viewers}})});
    }
}

SendChanges Session::word()
{
    const QByteArray text = Wire::writeChangesNotice(m_window.given(), m_window.place(), {});
    m_window.told(m_window.place(), m_clock.monotonic());
    return {text};
}

SessionActions Session::onGoaway(const QString &reason, std::chrono::milliseconds resumeAfter)
{
    SessionActions actions;
    if (m_state == SessionState::Greeting)
        close(Wire::CloseCode::Draining, reason, actions);
    if (m_state != SessionState::Open)
        return actions;
    m_state = SessionState::Leaving;
    actions.append(
        SendControl{Wire::encode(Wire::Notice{Wire::GoawayNotice{reason, resumeAfter}})});
    return actions;
}

SessionActions Session::onResync(std::chrono::milliseconds resumeAfter)
{
    if (m_state != SessionState::Open)
        return {}; // it comes back by itself, or was never here
    m_leaveBy = m_clock.monotonic() + m_settings.greeting;
    return onGoaway(QStringLiteral("resync"), resumeAfter);
}

SessionActions Session::onDrained()
{
    SessionActions actions;
    close(Wire::CloseCode::Draining, QStringLiteral("draining"), actions);
    return actions;
}

SessionActions Session::onSuperseded()
{
    SessionActions actions;
    close(Wire::CloseCode::Superseded, QStringLiteral("another connection speaks for this client"),
          actions);
    return actions;
}

SessionActions Session::onOverflow()
{
    SessionActions actions;
    close(Wire::CloseCode::Slow, QStringLiteral("answers are not read"), actions);
    return actions;
}

void Session::onLinkClosed()
{
    m_state = SessionState::Closed;
    m_tickets.clear();
}

void Session::close(Wire::CloseCode code, const QString &reason, SessionActions &actions)
{
    if (m_state == SessionState::Closed)
        return;
    m_state = SessionState::Closed;
    actions.append(CloseLink{code, reason});
}

void Session::closeUnauthorised(SessionActions &actions)
{
    close(Wire::CloseCode::Unauthorised, QStringLiteral("the token expired or was revoked"),
          actions);
}

bool Session::hasRoom() const
{
    if (m_context.watch)
        return false; // nothing is sent by itself
    if (m_state != SessionState::Open && m_state != SessionState::Leaving)
        return false;
    return !m_window.isFull(m_rpc.limits().unackedBytes);
}

void Session::gave(const Cursor &to, qint64 bytes, std::chrono::nanoseconds committedAt)
{
    m_window.gave(to, bytes, committedAt, m_clock.monotonic());
}

Session::Step Session::walk(std::chrono::nanoseconds committedAt, SharedPages *pages,
                            Sequence newest)
{
    Step step;
    if (!hasRoom())
        return step;
    // Many come in one moment and are there already.
    if (newest <= place().sequence && m_rpc.isAtHead(m_context.tenant, place())) {
        m_arrived = true;
        return step;
    }
    const auto found = nextPage(pages);
    if (!found) {
        if (found.error().code == ErrorCode::NotFound)
            close(Wire::CloseCode::Protocol, errorName(found.error().code), step.actions);
        return step;
    }
    const SharedPage &page = **found;
    step.moved = page.to != place();
    step.more = page.more || page.to.sequence < newest;
    const bool arrives = !step.more && !std::exchange(m_arrived, m_arrived || !step.more);
    if (!step.moved)
        return step;
    gave(page.to, page.textBytes, committedAt);
    if (page.textBytes > 0)
        step.actions.append(SendChanges{page.text, pages ? *found : nullptr});
    else if (arrives) // who just came and wants nothing of what is there hears that it is through
        step.actions.append(word());
    return step;
}

//! The page behind our place, as others got it or made anew.
Result<std::shared_ptr<SharedPage>> Session::nextPage(SharedPages *pages) const
{
    QString key;
    if (pages) {
        key = m_context.tenant.toString() + QStringLiteral("/page/") + place().toString() + u'|' +
              QString::number(given().sequence.value()) + u'|' + m_formKey;
        if (auto kept = pages->find(key))
            return kept;
    }
    auto page = readPage(m_rpc.reader(), m_context, place(), m_settings.page);
    if (!page)
        return page.error();
    auto made = std::make_shared<SharedPage>();
    made->to = page->to;
    made->more = page->more;
    if (!page->changes.isEmpty()) {
        page->from = given();
        made->text = Wire::encode(Wire::Notice{Wire::ChangesNotice{*std::move(page)}});
        made->textBytes = made->text.size();
    }
    // One that ends where it starts says only that nothing was there then.
    if (pages && made->to != place())
        pages->keep(key, made);
    return made;
}

} // namespace Batanidza
