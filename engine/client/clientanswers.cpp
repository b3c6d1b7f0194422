// The half of ClientSession that reads what the hub answers.
#include "engine/client/clientsession.h"

#include "engine/base/jsonwrite.h"
#include "engine/wire/closecode.h"
#include "engine/wire/codec.h"

namespace Batanidza {

using Wire::CloseCode;

namespace {

template <typename... F>
struct Each : F...
{
    using F::operator()...;
};
template <typename... F>
Each(F...) -> Each<F...>;

//! What the hub did with an edit of ours that we find in the feed before its receipt.
Receipt receiptFromFeed(const OutboxEntry &entry, const Change &change)
{
    Receipt receipt;
    receipt.n = entry.edit.n;
    receipt.id = change.id;
    receipt.version = change.version;
    receipt.hash = change.hash;
    receipt.sequence = change.sequence;
    receipt.status = EditStatus::Applied;
    if (const auto *body = std::get_if<EditBody>(&entry.edit.content)) {
        if (Sha256::of(writeJson(body->body)) != change.hash)
            receipt.status = EditStatus::Merged;
    }
    return receipt;
}

} // namespace

template <typename T, typename F>
void ClientSession::readAs(const Json &result, F &&use)
{
    const auto read = Wire::readAnswer<T>(result);
    if (read)
        return use(*read);
    close(int(CloseCode::Protocol), QStringLiteral("an answer of no known shape"),
          NextAttempt::AfterBackoff, read.error());
}

void ClientSession::answer(const Wire::Response &response)
{
    const auto waiting = m_waiting.constFind(response.id.toInteger(-1));
    if (waiting == m_waiting.constEnd()) {
        const auto *error = std::get_if<Wire::RpcError>(&response.answer);
        if (error && response.id.isNull()) {
            close(int(CloseCode::Protocol), QStringLiteral("the hub could not read us"),
                  NextAttempt::AfterBackoff, toError(*error));
        }
        return;
    }
    const Purpose purpose = waiting->purpose;
    m_waiting.erase(waiting);
    if (const auto *error = std::get_if<Wire::RpcError>(&response.answer))
        return refused(purpose, *error);
    static const Json none;
    const auto *json = std::get_if<Json>(&response.answer);
    const Json &result = json ? *json : none;
    std::visit(
        Each{
            [&](const HelloCall &) {
                readAs<Wire::HelloAnswer>(result, [&](const auto &read) { greeted(read); });
            },
            [&](const ChangesCall &) {
                readAs<Wire::ChangesPage>(result, [&](const auto &read) { changesAnswer(read); });
            },
            [&](const PushSpan &span) {
                readAs<Wire::PushAnswer>(result, [&](const auto &read) { receipts(span, read); });
            },
            [&](const Fetcher::Request &request) {
                readAs<Wire::ItemsAnswer>(result, [&](const auto &read) { items(request, read); });
            },
            [&](const ManifestCall &asked) {
                readAs<Wire::ManifestAnswer>(
                    result, [&](const auto &read) { repairStep(asked.call, read); });
            },
        },
        purpose);
}

void ClientSession::greeted(const Wire::HelloAnswer &answer)
{
    m_head = answer.head;
    m_pusher.setLimits(answer.limits);
    const auto numbers = settleNumbers(answer.lastEdit);
    if (!numbers)
        return fail(numbers.error());
    if (!*numbers)
        return;
    if (const auto done = settlePlace(answer); !done)
        return fail(done.error());
    if (m_state != State::Greeting)
        return;
    const auto open = m_outbox.unreceipted({}, std::numeric_limits<qint64>::max(),
                                           std::numeric_limits<qint64>::max());
    if (!open)
        return fail(open.error());
    for (const OutboxEntry &entry : *open)
        m_marks.insert(editMark(m_client, entry.edit.n), entry.edit.n);
    m_state = State::Live;
    m_actions.append(ClientAction::Greeted{answer});
    if (m_options.polling)
        askForChanges();
}

Result<bool> ClientSession::settleNumbers(EditNumber lastEdit)
{
    const auto given = m_outbox.lastNumber();
    if (!given)
        return given.error();
    const auto receipted = m_outbox.lastReceipted();
    if (!receipted)
        return receipted.error();
    if (lastEdit > *given) {
        // Somebody sent edits under our id: this store was copied from another device, or to one.
        if (const auto fresh = m_outbox.startOver(); !fresh)
            return fresh.error();
        close(int(CloseCode::Done), QStringLiteral("coming back with another client id"),
              NextAttempt::AtOnce, std::nullopt);
        return false;
    }
    if (lastEdit < *receipted) {
        if (const auto done = m_outbox.renumber(lastEdit); !done)
            return done.error();
    }
    return true;
}

Result<void> ClientSession::settlePlace(const Wire::HelloAnswer &answer)
{
    auto transaction = Transaction::begin(m_replica.database());
    if (!transaction)
        return transaction.error();
    if (answer.resume == Wire::Resume::Reset) {
        if (answer.clear) {
            if (const auto done = m_replica.clearContent(); !done)
                return done;
            m_actions.append(ClientAction::Cleared{});
        }
        if (const auto done = m_replica.beginRepair(answer.head); !done)
            return done;
        m_cursor = answer.head;
    } else if (!m_cursor) {
        m_cursor = m_options.startAtLatest ? answer.head : Cursor{answer.head.epoch, Sequence()};
        if (const auto done = m_replica.setCursor(*m_cursor); !done)
            return done;
    } else if (m_cursor->epoch != answer.head.epoch) {
        close(int(CloseCode::Protocol), QStringLiteral("resumed in another epoch"),
              NextAttempt::AfterBackoff,
              Error{ErrorCode::Invalid, QStringLiteral("the hub resumed us in another log")});
        return {};
    }
    if (m_options.form == Wire::Form::Adapted) {
        const auto known = m_replica.adapter();
        if (!known)
            return known.error();
        if (!known->isEmpty() && *known != answer.adapter) {
            if (const auto done = m_replica.wantAllBodies(); !done)
                return done;
        }
        if (const auto done = m_replica.setAdapter(answer.adapter); !done)
            return done;
    }
    const auto repairing = m_replica.repairing();
    if (!repairing)
        return repairing.error();
    if (*repairing) {
        m_repair = std::make_unique<ManifestRepair>(m_replica, m_outbox, m_options.types,
                                                    m_options.bodies != Wire::Bodies::None);
        if (const auto done = m_repair->begin(); !done)
            return done;
    }
    return transaction->commit();
}

void ClientSession::changesAnswer(const Wire::ChangesPage &page)
{
    if (page.from != *m_cursor) {
        close(int(CloseCode::Protocol), QStringLiteral("changes from a place we did not ask for"),
              NextAttempt::AfterBackoff,
              Error{ErrorCode::Invalid, QStringLiteral("the hub answered from another place")});
        return;
    }
    m_state = State::Live;
    take(m_puller.page(page, m_clock.utc()));
    m_cursor = page.to;
    if (m_options.polling && m_state == State::Live && !m_goingAway)
        askForChanges();
}

void ClientSession::receipts(const PushSpan &span, const Wire::PushAnswer &answer)
{
    auto transaction = Transaction::begin(m_replica.database());
    if (!transaction)
        return fail(transaction.error());
    for (const Receipt &receipt : answer.receipts)
        keep(receipt);
    if (const auto done = transaction->commit(); !done)
        return fail(done.error());
    (void)m_pusher.answered(span, answer);
}

void ClientSession::keep(const Receipt &receipt)
{
    const auto entry = m_outbox.receive(receipt, m_clock.utc());
    if (!entry)
        return fail(entry.error());
    if (!*entry)
        return;
    m_marks.remove(editMark(m_client, receipt.n));
    m_actions.append(ClientAction::Receipted{(*entry)->key, receipt});
    // An item that only this edit kept through a repair: ask what became of it.
    const auto held = m_replica.item((*entry)->edit.id);
    if (!held)
        return fail(held.error());
    if (*held && (*held)->stale) {
        const auto done = m_replica.want((*held)->id, (*held)->type, (*held)->version);
        if (!done)
            return fail(done.error());
        m_fetcher.wanted((*held)->id);
    }
}

void ClientSession::items(const Fetcher::Request &request, const Wire::ItemsAnswer &answer)
{
    m_fetcher.answered(request, answer);
    const bool ourForm = !request.call.form || *request.call.form == m_options.form;
    if (!request.demanded)
        return take(m_puller.items(answer));
    const ItemId &id = request.call.ids.first();
    if (answer.items.isEmpty()) {
        const Error error{ErrorCode::NotFound,
                          QStringLiteral("%1 is not there%2")
                              .arg(id.toString(), answer.deleted.isEmpty()
                                                      ? QString()
                                                      : QStringLiteral(" any more"))};
        m_actions.append(ClientAction::Fetched{id, request.call.form, error});
        return;
    }
    if (answer.items.first().body.isEmpty()) {
        m_actions.append(ClientAction::FetchOverHttp{id, request.call.form, true});
        return;
    }
    if (ourForm)
        take(m_puller.items(answer));
    m_actions.append(ClientAction::Fetched{id, request.call.form, answer.items.first()});
}

void ClientSession::repairStep(const Wire::ReadManifest &asked, const Wire::ManifestAnswer &answer)
{
    if (!m_repair)
        return;
    const auto changed = m_repair->answered(asked, answer);
    if (!changed)
        return fail(changed.error());
    for (const ItemChange &change : *changed)
        m_actions.append(ClientAction::Changed{change});
}

void ClientSession::refused(const Purpose &purpose, const Wire::RpcError &error)
{
    const Error told = toError(error);
    if (const auto *span = std::get_if<PushSpan>(&purpose)) {
        switch (m_pusher.refused(*span, error)) {
        case Pusher::Then::GoOn:
            break;
        case Pusher::Then::HelloAgain:
            close(int(CloseCode::Done), QStringLiteral("to say hello again"),
                  NextAttempt::AfterBackoff, told);
            break;
        case Pusher::Then::NewClient:
            if (const auto fresh = m_outbox.startOver(); !fresh)
                return fail(fresh.error());
            close(int(CloseCode::Done), QStringLiteral("coming back with another client id"),
                  NextAttempt::AtOnce, std::nullopt);
            break;
        case Pusher::Then::GiveUp:
            close(int(CloseCode::Done), QStringLiteral("our edits are refused"), NextAttempt::Never,
                  told);
            break;
        }
        return;
    }
    const auto *request = std::get_if<Fetcher::Request>(&purpose);
    if (request && error.retry != Wire::Retry::Reset) {
        m_fetcher.refused(*request);
        if (request->demanded) {
            m_actions.append(
                ClientAction::Fetched{request->call.ids.first(), request->call.form, told});
        } else {
            m_actions.append(ClientAction::Trouble{told});
        }
        return;
    }
    // A refused hello may be worth another try; the rest is asked for again after the next hello.
    const bool hello = std::holds_alternative<HelloCall>(purpose);
    const bool passing = !hello || error.retry != Wire::Retry::Never || isRetryable(error.code) ||
                         error.code == ErrorCode::Internal;
    close(int(CloseCode::Done), hello ? QStringLiteral("refused") : QStringLiteral("to ask again"),
          passing ? NextAttempt::AfterBackoff : NextAttempt::Never, told, error.retryAfter);
}

void ClientSession::take(const Result<Pulled> &pulled)
{
    if (!pulled)
        return fail(pulled.error());
    for (const ItemChange &change : pulled->changes)
        m_actions.append(ClientAction::Changed{change});
    for (const ItemId &id : pulled->wanted)
        m_fetcher.wanted(id);
    for (const ItemId &id : pulled->tooLong)
        m_actions.append(ClientAction::FetchOverHttp{id, std::nullopt, false});
    for (const Error &error : pulled->troubles)
        m_actions.append(ClientAction::Trouble{error});
    for (const Change &change : pulled->inTurn)
        settleMark(change);
}

void ClientSession::settleMark(const Change &change)
{
    const auto known = m_marks.constFind(change.origin.editMark);
    // Where its push is under way, the true receipt is on its way as well.
    if (change.origin.editMark.isEmpty() || known == m_marks.constEnd() ||
        m_pusher.isUnderWay(*known))
        return;
    const auto entry = m_outbox.entry(*known);
    if (!entry)
        return fail(entry.error());
    if (*entry)
        keep(receiptFromFeed(**entry, change));
}

} // namespace Batanidza
