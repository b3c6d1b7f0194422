#include "engine/client/clientsession.h"

#include "engine/wire/closecode.h"

#include <algorithm>

namespace Batanidza {

using Wire::CloseCode;

namespace {

constexpr int pushWindow = 4;

Error errorOfClose(int code, const QString &reason)
{
    const QString detail = QStringLiteral("the connection ended with code %1%2")
                               .arg(code)
                               .arg(reason.isEmpty() ? QString() : QStringLiteral(": ") + reason);
    switch (static_cast<CloseCode>(code)) {
    case CloseCode::Protocol:
        return {ErrorCode::Invalid, detail};
    case CloseCode::Unauthorised:
        return {ErrorCode::Unauthorised, detail};
    case CloseCode::Forbidden:
        return {ErrorCode::Forbidden, detail};
    case CloseCode::UnsupportedVersion:
        return {ErrorCode::Unsupported, detail};
    case CloseCode::Superseded:
        return {ErrorCode::Locked, detail};
    case CloseCode::TooLarge:
        return {ErrorCode::TooLarge, detail};
    default:
        return {ErrorCode::Unavailable, detail};
    }
}

} // namespace

ClientSession::ClientSession(Replica &replica, Outbox &outbox, const Clock &clock,
                             ClientSessionOptions options)
    : m_replica(replica)
    , m_outbox(outbox)
    , m_clock(clock)
    , m_options(std::move(options))
    , m_puller(replica, outbox, m_options.platform, m_options.bodies)
    , m_pusher(outbox, clock, m_options.polling ? 1 : pushWindow)
    , m_fetcher(replica, clock)
{}

std::optional<std::chrono::nanoseconds> ClientSession::nextDeadline() const
{
    if (!isTalking())
        return std::nullopt;
    std::optional<std::chrono::nanoseconds> first;
    const auto consider = [&](const std::optional<std::chrono::nanoseconds> &moment) {
        if (moment && (!first || *moment < *first))
            first = moment;
    };
    if (!m_options.polling)
        consider(m_heardAt + m_options.silence);
    consider(m_ackDue);
    consider(m_pusher.retryAt());
    consider(m_fetcher.retryAt());
    for (const Waiting &waiting : m_waiting)
        consider(waiting.deadline);
    return first;
}

ClientActions ClientSession::connected()
{
    if (m_state != State::New)
        return {};
    m_state = State::Greeting;
    m_heardAt = m_clock.monotonic();
    const auto trimmed = m_outbox.trim(m_clock.utc());
    const auto client = m_outbox.clientId();
    const auto cursor = m_replica.cursor();
    if (!trimmed)
        fail(trimmed.error());
    else if (!client)
        fail(client.error());
    else if (!cursor)
        fail(cursor.error());
    if (m_state != State::Greeting)
        return actions();
    m_client = *client;
    m_cursor = *cursor;
    Wire::Hello hello;
    hello.tenant = m_options.tenant;
    hello.platform = m_options.platform;
    hello.client = m_client;
    hello.token = m_options.token;
    hello.appName = m_options.appName;
    hello.appVersion = m_options.appVersion;
    hello.schemaFrom = m_options.schemaFrom;
    hello.schemaTo = m_options.schemaTo;
    hello.cursor = m_cursor;
    hello.latest = !m_cursor && m_options.startAtLatest;
    hello.deflate = m_options.deflate;
    hello.types = m_options.types;
    hello.bodies = m_options.bodies;
    hello.form = m_options.form;
    // A pipe library need not show pings; an empty frame now and then always shows.
    hello.beat = !m_options.polling;
    send(hello, HelloCall{});
    return actions();
}

ClientActions ClientSession::received(const QList<Wire::Message> &messages, qint64 bytes)
{
    heard();
    const bool greeting = m_state == State::Greeting;
    const auto before = m_cursor;
    for (const Wire::Message &message : messages) {
        if (!isTalking())
            break;
        if (const auto *response = std::get_if<Wire::Response>(&message)) {
            answer(*response);
        } else if (const auto *told = std::get_if<Wire::Notice>(&message)) {
            notice(told->content);
        } else if (const auto *bad = std::get_if<Wire::Malformed>(&message)) {
            close(int(CloseCode::Protocol), QStringLiteral("a message of no known shape"),
                  NextAttempt::AfterBackoff, toError(bad->error));
        }
        // A hub asks its clients nothing: a request is one of a later protocol.
    }
    if (isTalking() && !greeting && m_cursor != before) {
        m_unacked += bytes;
        if (!m_ackDue)
            m_ackDue = m_clock.monotonic() + m_options.ackAfter;
    }
    pump();
    lookAround();
    return actions();
}

ClientActions ClientSession::garbled(const Error &error)
{
    const bool large = error.code == ErrorCode::TooLarge;
    close(int(large ? CloseCode::TooLarge : CloseCode::Protocol), error.detail.left(100),
          NextAttempt::AfterBackoff, error);
    return actions();
}

void ClientSession::heard()
{
    m_heardAt = m_clock.monotonic();
}

ClientActions ClientSession::tick()
{
    if (!isTalking())
        return {};
    const auto now = m_clock.monotonic();
    const bool silent = !m_options.polling && now >= m_heardAt + m_options.silence;
    const bool unanswered = std::ranges::any_of(
        m_waiting, [&](const Waiting &waiting) { return now >= waiting.deadline; });
    if (silent || unanswered) {
        const QString reason = silent ? QStringLiteral("nothing was heard for too long")
                                      : QStringLiteral("a call was not answered in time");
        close(int(CloseCode::Slow), reason, NextAttempt::AfterBackoff,
              Error{ErrorCode::Unavailable, reason});
        return actions();
    }
    pump();
    lookAround();
    return actions();
}

ClientActions ClientSession::edited()
{
    const auto last = m_outbox.lastNumber();
    if (!last)
        fail(last.error());
    else if (isTalking())
        m_marks.insert(editMark(m_client, *last), *last);
    pump();
    return actions();
}

ClientActions ClientSession::fetch(const ItemId &id, std::optional<Wire::Form> form)
{
    m_fetcher.demand(id, form);
    pump();
    return actions();
}

ClientActions ClientSession::itemArrived(const Wire::Item &item)
{
    if (isTalking()) {
        take(m_puller.items({{item}, {}, {}, {}}));
        pump();
        lookAround();
    }
    return actions();
}

ClientActions ClientSession::stop()
{
    if (m_ackDue)
        acknowledge();
    close(int(CloseCode::Done), QStringLiteral("done"), NextAttempt::Never, std::nullopt);
    return actions();
}

ClientActions ClientSession::disconnected(int code, const QString &reason)
{
    if (m_state == State::Ended)
        return {};
    if (m_state != State::Leaving) {
        m_end.next = Wire::mayReconnect(code) ? NextAttempt::AfterBackoff : NextAttempt::Never;
        m_end.error = errorOfClose(code, reason);
    }
    m_state = State::Ended;
    m_waiting.clear();
    m_actions.append(m_end);
    return actions();
}

bool ClientSession::isTalking() const
{
    return m_state == State::Greeting || m_state == State::Live || m_state == State::Asking;
}

void ClientSession::send(Wire::Call call, Purpose purpose, std::chrono::milliseconds extra)
{
    const qint64 id = m_nextId++;
    m_waiting.insert(id,
                     {std::move(purpose), m_clock.monotonic() + m_options.answerWithin + extra});
    m_actions.append(ClientAction::Send{Wire::Request{Json(id), std::move(call)}});
}

void ClientSession::notice(const Wire::NoticeContent &content)
{
    if (m_state == State::Greeting)
        return; // nothing has a place before the hello reply
    if (const auto *page = std::get_if<Wire::ChangesNotice>(&content)) {
        changes(page->page);
    } else if (const auto *urgent = std::get_if<Wire::UrgentNotice>(&content)) {
        take(m_puller.urgent(urgent->changes));
    } else if (const auto *goaway = std::get_if<Wire::GoawayNotice>(&content)) {
        m_goingAway = true;
        m_end.floor = goaway->resumeAfter;
    }
}

void ClientSession::changes(const Wire::ChangesPage &page)
{
    // The answer to our question covers what these frames say, and the frames behind it follow it.
    if (m_state == State::Asking)
        return;
    if (page.from != *m_cursor) {
        m_state = State::Asking;
        askForChanges();
        return;
    }
    take(m_puller.page(page, m_clock.utc()));
    m_cursor = page.to;
}

void ClientSession::askForChanges()
{
    Wire::ReadChanges read{*m_cursor, std::nullopt, std::nullopt, std::nullopt};
    std::chrono::milliseconds wait{0};
    if (m_options.polling) {
        wait = m_options.pollWait;
        read.waitMs = wait.count();
    }
    send(read, ChangesCall{}, wait);
}

void ClientSession::acknowledge()
{
    m_ackDue.reset();
    m_unacked = 0;
    m_actions.append(ClientAction::Send{Wire::Notice{Wire::Ack{*m_cursor}}});
}

void ClientSession::pump()
{
    if (m_state != State::Live && m_state != State::Asking)
        return;
    const auto now = m_clock.monotonic();
    const bool muchUnacked = m_unacked >= Wire::Limits().unackedBytes / 8;
    if (m_ackDue && (now >= *m_ackDue || muchUnacked))
        acknowledge();
    if (m_goingAway) {
        // What is under way is still answered; nothing new is begun.
        if (m_pusher.isIdle()) {
            close(int(CloseCode::GoingAway), QStringLiteral("the hub asked to leave"),
                  NextAttempt::AfterBackoff, std::nullopt, m_end.floor);
        }
        return;
    }
    while (true) {
        auto push = m_pusher.next();
        if (!push)
            return fail(push.error());
        if (!*push)
            break;
        send(std::move((*push)->second), (*push)->first);
    }
    while (m_repair) {
        auto question = m_repair->next();
        if (!question)
            break;
        send(*question, ManifestCall{*question});
    }
    while (true) {
        auto request = m_fetcher.next();
        if (!request)
            return fail(request.error());
        if (!*request)
            break;
        send((*request)->call, **request);
    }
}

void ClientSession::lookAround()
{
    if (m_state != State::Live && m_state != State::Asking)
        return;
    if (m_repair && m_repair->isDone()) {
        m_repair.reset();
        if (const auto done = m_replica.endRepair(); !done)
            return fail(done.error());
        pump();
    }
    if (m_caughtUp || m_repair || m_cursor->sequence < m_head.sequence || !m_fetcher.isIdle())
        return;
    const auto wanted = m_replica.wanted({}, 1);
    if (!wanted)
        return fail(wanted.error());
    if (wanted->isEmpty()) {
        m_caughtUp = true;
        m_actions.append(ClientAction::CaughtUp{*m_cursor});
    }
}

void ClientSession::close(int code, const QString &reason, NextAttempt next,
                          std::optional<Error> error, std::chrono::milliseconds floor)
{
    if (m_state == State::Leaving || m_state == State::Ended)
        return;
    m_state = State::Leaving;
    m_end = {next, floor, std::move(error)};
    m_actions.append(ClientAction::Close{code, reason});
}

void ClientSession::fail(const Error &storeError)
{
    const bool passing = isRetryable(storeError.code) || storeError.code == ErrorCode::DiskFull ||
                         storeError.code == ErrorCode::Locked;
    close(int(CloseCode::GoingAway), QStringLiteral("the client's store has a problem"),
          passing ? NextAttempt::AfterBackoff : NextAttempt::Never, storeError);
}

ClientActions ClientSession::actions()
{
    return std::exchange(m_actions, {});
}

} // namespace Batanidza
