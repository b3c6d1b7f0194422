#include "engine/runtime/remoteconnection.h"

#include "engine/base/logging.h"
#include "engine/runtime/awaited.h"
#include "engine/wire/closecode.h"
#include "engine/wire/codec.h"

#include <QUuid>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;
using Wire::CloseCode;

namespace {

//! An item with its history may be larger than what a client may send.
const Wire::Limits limits{.messageBytes = 8 * 1024 * 1024, .inflatedBytes = 16 * 1024 * 1024};
constexpr qint64 helloId = 0;
//! Clocks that differ by less are taken as equal: the way of a message is no better known.
constexpr Millis sameClock{1000};
//! A slower answer says too little about the other clock.
constexpr std::chrono::seconds quickAnswer{2};

LineProblem problemOf(int code)
{
    switch (static_cast<CloseCode>(code)) {
    case CloseCode::Draining:
        return LineProblem::Draining;
    case CloseCode::Unauthorised:
        return LineProblem::BadToken;
    case CloseCode::Forbidden:
        return LineProblem::Forbidden;
    case CloseCode::UnsupportedVersion:
        return LineProblem::OtherVersion;
    case CloseCode::Slow:
        return LineProblem::Silent;
    default:
        return LineProblem::Broken;
    }
}

LineProblem problemOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Unauthorised:
        return LineProblem::BadToken;
    case ErrorCode::Forbidden:
    case ErrorCode::NotFound:
        return LineProblem::Forbidden;
    case ErrorCode::Unsupported:
        return LineProblem::OtherVersion;
    case ErrorCode::RateLimited:
    case ErrorCode::Unavailable:
        return LineProblem::Broken;
    default:
        return LineProblem::NoHub;
    }
}

} // namespace

RemoteConnection::RemoteConnection(RemoteTarget target, const Clock &clock, RemoteOptions options)
    : m_target(std::move(target))
    , m_clock(clock)
    , m_options(options)
    , m_client(u"window-"_s + QUuid::createUuid().toString(QUuid::Id128))
    , m_backoff(clock, options.seed ? Jitter(*options.seed) : Jitter(), options.backoff)
{
    m_status.address = m_target.address();
    m_status.since = clock.utc();
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &RemoteConnection::connectNow);
    m_tick.setInterval(std::chrono::milliseconds(250));
    connect(&m_tick, &QTimer::timeout, this, &RemoteConnection::onTick);
}

RemoteConnection::~RemoteConnection()
{
    if (m_link)
        m_link->disconnect(this);
    dropCalls();
}

void RemoteConnection::start()
{
    if (!m_link && !m_retry.isActive())
        connectNow();
}

void RemoteConnection::tryNow()
{
    if (m_link)
        return;
    m_retry.stop();
    connectNow();
}

void RemoteConnection::connectNow()
{
    m_toldGoaway = false;
    m_floor = {};
    m_attemptAt = m_heardAt = m_clock.monotonic();
    m_status.nextTry = {};
    if (m_status.state == LineState::Refused)
        setState(LineState::Connecting);
    m_link = std::make_unique<SocketLink>(
        m_target.webSocket, QString::fromLatin1(m_target.token.reveal()), limits.messageBytes);
    connect(m_link.get(), &Link::opened, this, &RemoteConnection::sayHello);
    connect(m_link.get(), &Link::received, this, &RemoteConnection::onReceived);
    connect(m_link.get(), &Link::closed, this, &RemoteConnection::onClosed);
    m_tick.start();
    m_link->open();
}

void RemoteConnection::sayHello()
{
    Wire::Hello hello;
    hello.tenant = m_target.tenant;
    hello.platform = u"desktop"_s;
    hello.client = m_client;
    hello.appName = u"batanidza window"_s;
    hello.appVersion = QStringLiteral(BATANIDZA_VERSION);
    hello.latest = true;
    hello.types = QStringList();
    hello.bodies = Wire::Bodies::None;
    hello.form = Wire::Form::Canonical;
    hello.deflate = true;
    hello.watch = true;
    send(Wire::methodName(hello), Wire::writeCall(hello), helloId);
}

void RemoteConnection::send(const QString &method, const Json &params, qint64 id)
{
    // By name, so that a hub may know methods that we do not.
    const Wire::Frame frame =
        Wire::pack(Wire::encode(Wire::Request{Json(id), Wire::UnknownCall{method, params}}), true);
    const bool text = frame.form == Wire::FrameForm::Text;
    // Where the pipe is closing already, `closed` follows.
    (void)m_link->send(text ? FrameKind::Text : FrameKind::Binary, frame.bytes);
}

QFuture<Result<Json>> RemoteConnection::call(const QString &method, const Json &params,
                                             std::chrono::milliseconds within)
{
    auto promise = startedPromise<Json>();
    if (!isOpen()) {
        promise->addResult(Result<Json>(
            Error{ErrorCode::Unavailable,
                  u"there is no connection to %1; nothing was done"_s.arg(m_status.address)}));
        promise->finish();
        return promise->future();
    }
    if (m_waiting.empty())
        m_heardAt = m_clock.monotonic();
    const qint64 id = m_nextId++;
    m_waiting[id] = {promise,
                     m_clock.monotonic() + (within.count() > 0 ? within : m_options.answerWithin)};
    send(method, params, id);
    return promise->future();
}

void RemoteConnection::noteClock(Millis theirs, std::chrono::nanoseconds askedAt)
{
    const auto took = m_clock.monotonic() - askedAt;
    if (took > quickAnswer)
        return;
    const Millis difference =
        theirs - (m_clock.utc() - std::chrono::duration_cast<Millis>(took / 2));
    // One figure until it is clearly another: times that are shown must not tremble.
    const Millis known = m_status.clockDifference;
    if (std::chrono::abs(difference - known) < sameClock)
        return;
    m_status.clockDifference = std::chrono::abs(difference) < sameClock ? Millis(0) : difference;
    Q_EMIT statusChanged();
}

void RemoteConnection::onReceived(FrameKind kind, const QByteArray &payload)
{
    m_heardAt = m_clock.monotonic();
    const auto form = kind == FrameKind::Text ? Wire::FrameForm::Text : Wire::FrameForm::Deflate;
    const auto decoded = Wire::decode(form, payload, limits);
    if (!decoded)
        return fail(LineProblem::NoHub, decoded.error().detail, false);
    for (const Wire::Message &message : decoded->messages) {
        if (!m_link)
            return;
        if (const auto *response = std::get_if<Wire::Response>(&message)) {
            onAnswer(*response);
        } else if (const auto *notice = std::get_if<Wire::Notice>(&message)) {
            if (const auto *goaway = std::get_if<Wire::GoawayNotice>(&notice->content)) {
                m_toldGoaway = true;
                m_floor = goaway->resumeAfter;
            } else if (const auto *news = std::get_if<Wire::ConflictNews>(&notice->content)) {
                Q_EMIT conflictNews(*news);
            }
        } else if (!isOpen()) {
            return fail(LineProblem::NoHub, u"what answers there does not speak our protocol"_s,
                        false);
        }
    }
}

void RemoteConnection::onAnswer(const Wire::Response &response)
{
    if (!isOpen())
        return onGreeted(response.answer);
    const auto waiting = m_waiting.find(response.id.toInteger(-1));
    if (waiting == m_waiting.end())
        return;
    const auto promise = waiting->second.promise;
    m_waiting.erase(waiting);
    if (const auto *error = std::get_if<Wire::RpcError>(&response.answer))
        promise->addResult(Result<Json>(Wire::toError(*error)));
    else if (const auto *json = std::get_if<Json>(&response.answer))
        promise->addResult(Result<Json>(*json));
    promise->finish();
}

void RemoteConnection::onGreeted(const Wire::Answer &answer)
{
    if (const auto *error = std::get_if<Wire::RpcError>(&answer)) {
        m_floor = error->retryAfter;
        const LineProblem problem = problemOf(error->code);
        return fail(problem, error->message, problem != LineProblem::Broken);
    }
    const auto *json = std::get_if<Json>(&answer);
    const auto read = json ? Wire::readAnswer<Wire::HelloAnswer>(*json)
                           : Result<Wire::HelloAnswer>(Error{ErrorCode::Invalid, {}});
    if (!read)
        return fail(LineProblem::NoHub, u"what answers there gives no hub's greeting"_s, true);
    m_backoff.connected();
    noteClock(read->serverTime, m_attemptAt);
    setState(LineState::Open);
    Q_EMIT opened();
}

void RemoteConnection::onClosed(int code, const QString &reason)
{
    if (!m_link)
        return;
    if (isOpen()) {
        const bool draining = m_toldGoaway && Wire::mayReconnect(code);
        return fail(draining ? LineProblem::Draining : problemOf(code), reason,
                    !Wire::mayReconnect(code) && code != static_cast<int>(CloseCode::Done));
    }
    if (m_link->wasInsecure())
        return fail(LineProblem::Insecure, reason, false);
    if (code != static_cast<int>(CloseCode::Unclean) && code != static_cast<int>(CloseCode::Done))
        return fail(problemOf(code), reason, !Wire::mayReconnect(code));
    fail(m_link->wasReached() ? LineProblem::NoHub : LineProblem::Unreachable, reason, false);
}

void RemoteConnection::onTick()
{
    const auto now = m_clock.monotonic();
    if (m_link && !isOpen() && now - m_attemptAt > m_options.openWithin) {
        const bool reached = m_link->wasReached();
        return fail(reached ? LineProblem::NoHub : LineProblem::Unreachable,
                    u"no greeting came in time"_s, false);
    }
    if (!isOpen())
        return;
    if (!m_waiting.empty() && now - m_heardAt > m_options.silence)
        return fail(LineProblem::Silent, u"nothing was heard for too long"_s, false);
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        if (now < it->second.deadline) {
            ++it;
            continue;
        }
        it->second.promise->addResult(
            Result<Json>(Error{ErrorCode::Unavailable,
                               u"%1 did not answer in time; whether it was done is not known"_s.arg(
                                   m_status.address)}));
        it->second.promise->finish();
        it = m_waiting.erase(it);
    }
}

void RemoteConnection::fail(LineProblem problem, const QString &detail, bool forGood)
{
    // It is telling us this right now, so it goes a moment later.
    m_link->disconnect(this);
    m_link->abort();
    m_link.release()->deleteLater();
    m_tick.stop();
    const bool was = isOpen();
    qCInfo(lcClient) << "line to" << m_status.address << "ended:" << detail;
    if (forGood) {
        m_status.nextTry = {};
        setState(LineState::Refused, problem, detail);
    } else {
        const auto wait = m_backoff.failed(m_floor);
        m_retry.start(wait);
        m_status.nextTry = m_clock.utc() + wait;
        setState(was || m_status.state == LineState::Lost ? LineState::Lost : LineState::Connecting,
                 problem, detail);
    }
    dropCalls();
}

void RemoteConnection::setState(LineState state, LineProblem problem, const QString &detail)
{
    if (state != m_status.state)
        m_status.since = m_clock.utc();
    m_status.state = state;
    m_status.problem = problem;
    m_status.detail = detail;
    Q_EMIT statusChanged();
}

void RemoteConnection::dropCalls()
{
    // Who hears of it may ask again at once.
    for (const auto &[id, waiting] : std::exchange(m_waiting, {})) {
        waiting.promise->addResult(Result<Json>(
            Error{ErrorCode::Unavailable,
                  u"the connection to %1 went before the answer came; whether it was done is not "
                  "known"_s.arg(m_status.address)}));
        waiting.promise->finish();
    }
}

} // namespace Batanidza
