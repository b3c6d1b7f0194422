#include "engine/client/syncclient.h"

#include "engine/base/handover.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/base/logging.h"
#include "engine/client/polllink.h"
#include "engine/client/socketlink.h"
#include "engine/wire/codec.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrlQuery>

namespace Batanidza {

namespace {

//! Under the message limit of any hub, with room for the envelope.
constexpr qsizetype largestEdit = 1000 * 1024;

template <typename T>
QFuture<Result<T>> already(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

template <typename T>
void settle(QPromise<Result<T>> &promise, const Result<T> &result)
{
    promise.addResult(result);
    promise.finish();
}

} // namespace

Result<std::unique_ptr<SyncClient>> SyncClient::open(SyncClientOptions options, const Clock &clock)
{
    auto database = Replica::openStore(options.storeFile);
    if (!database)
        return database.error();
    return std::unique_ptr<SyncClient>(
        new SyncClient(std::move(options), clock, *std::move(database)));
}

SyncClient::SyncClient(SyncClientOptions options, const Clock &clock,
                       std::unique_ptr<Database> database)
    : m_options(std::move(options))
    , m_clock(clock)
    , m_database(std::move(database))
    , m_replica(*m_database)
    , m_outbox(*m_database)
    , m_backoff(clock, m_options.seed ? Jitter(*m_options.seed) : Jitter(), m_options.backoff)
    , m_network(std::make_unique<QNetworkAccessManager>())
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &SyncClient::connectNow);
}

SyncClient::~SyncClient()
{
    if (m_connection)
        m_connection->disconnect(this);
    const Error gone{ErrorCode::Cancelled,
                     QStringLiteral("the client was closed first; an edit that was saved stays")};
    for (auto &[key, promise] : m_receipts)
        settle(promise, Result<Receipt>(gone));
    for (auto &[key, promise] : m_fetches)
        settle(promise, Result<Wire::Item>(gone));
}

void SyncClient::start()
{
    if (std::exchange(m_wanted, true))
        return;
    m_problem.reset();
    // A connection that is still being closed first says that it has ended.
    m_again = m_connection != nullptr;
    if (!m_again)
        connectNow();
}

void SyncClient::stop()
{
    if (!std::exchange(m_wanted, false))
        return;
    m_retry.stop();
    if (std::exchange(m_again, false))
        return; // it is being closed already
    if (m_connection)
        m_connection->stop();
    else
        setPhase(SyncStatus::Phase::Stopped);
}

void SyncClient::dropConnection()
{
    if (m_connection)
        m_connection->drop();
}

SyncStatus SyncClient::status() const
{
    SyncStatus status;
    status.phase = m_phase;
    status.caughtUp = m_caughtUp;
    status.failures = m_backoff.failures();
    if (m_retry.isActive())
        status.nextTry = m_retry.remainingTimeAsDuration();
    status.problem = m_problem;
    status.cursor = m_replica.cursor().value_or(std::nullopt);
    status.unsent = m_outbox.unreceiptedCount().value_or(0);
    status.bytesIn = m_bytesIn + (m_connection ? m_connection->bytesIn() : 0);
    status.bytesOut = m_bytesOut + (m_connection ? m_connection->bytesOut() : 0);
    return status;
}

QFuture<Result<Receipt>> SyncClient::save(const Draft &draft)
{
    Edit edit;
    edit.id = draft.id;
    edit.type = draft.type;
    edit.content = draft.content;
    edit.author = draft.author;
    edit.at = m_clock.utc();
    edit.priority = draft.priority;
    edit.platforms = draft.platforms;
    if (draft.base) {
        edit.base = *draft.base;
    } else {
        const auto base = baseFor(draft.id);
        if (!base)
            return already<Receipt>(base.error());
        edit.base = *base;
    }
    const qsizetype bytes = writeJson(writeEdit(edit)).size();
    if (bytes > largestEdit) {
        return already<Receipt>(
            Error{ErrorCode::TooLarge,
                  QStringLiteral("%1: an edit of %2 bytes fits no message (at most %3): make it "
                                 "smaller, or send a patch")
                      .arg(draft.id.toString())
                      .arg(bytes)
                      .arg(largestEdit)});
    }
    const auto kept = m_outbox.add(std::move(edit));
    if (!kept)
        return already<Receipt>(kept.error());
    QPromise<Result<Receipt>> promise;
    promise.start();
    const auto future = promise.future();
    m_receipts.emplace(kept->key, std::move(promise));
    if (m_connection)
        m_connection->edited();
    Q_EMIT statusChanged();
    return future;
}

Result<ReplicaItem> SyncClient::item(const ItemId &id) const
{
    auto held = m_replica.item(id);
    if (!held)
        return held.error();
    if (!*held || !(*held)->isLive())
        return Error{ErrorCode::NotFound, QStringLiteral("%1 is not here").arg(id.toString())};
    return **std::move(held);
}

Result<QList<ReplicaItem>> SyncClient::items(const ItemId &after, qint64 limit,
                                             const QString &type) const
{
    return m_replica.items(after, limit, type);
}

Result<std::optional<Edit>> SyncClient::pendingEdit(const ItemId &id) const
{
    return m_outbox.latestOn(id).transform([](const std::optional<OutboxEntry> &entry) {
        return entry && !entry->receipt ? std::optional(entry->edit) : std::nullopt;
    });
}

QFuture<Result<Wire::Item>> SyncClient::fetch(const ItemId &id, std::optional<Wire::Form> form)
{
    const FetchKey key(id, form);
    auto [waiting, isNew] = m_fetches.try_emplace(key);
    if (isNew)
        waiting->second.start();
    const auto future = waiting->second.future();
    if (isNew && m_phase == SyncStatus::Phase::Connected)
        m_connection->fetch(id, form);
    return future;
}

void SyncClient::connectNow()
{
    Q_ASSERT(!m_connection);
    m_caughtUp = false;
    ClientSessionOptions session = m_options.session;
    std::unique_ptr<ClientLink> link;
    const qint64 most = Wire::Limits().inflatedBytes;
    if (m_options.carrier == Carrier::LongPoll) {
        session.polling = true;
        session.ackAfter = std::chrono::seconds(1);
        link = std::make_unique<PollLink>(m_options.http, session.token, most);
    } else {
        link = std::make_unique<SocketLink>(m_options.webSocket, session.token, most);
    }
    m_connection = std::make_unique<Connection>(
        std::move(link),
        std::make_unique<ClientSession>(m_replica, m_outbox, m_clock, std::move(session)), m_clock);
    connect(m_connection.get(), &Connection::acted, this, &SyncClient::onActed);
    connect(m_connection.get(), &Connection::ended, this, &SyncClient::onEnded);
    setPhase(SyncStatus::Phase::Connecting);
    m_connection->open();
}

void SyncClient::onActed(const AnyClientAction &action)
{
    if (const auto *change = std::get_if<ClientAction::Changed>(&action)) {
        Q_EMIT changed(change->change);
    } else if (const auto *receipted = std::get_if<ClientAction::Receipted>(&action)) {
        const auto waiting = m_receipts.find(receipted->key);
        if (waiting != m_receipts.end()) {
            auto promise = std::move(waiting->second);
            m_receipts.erase(waiting);
            settle(promise, Result<Receipt>(receipted->receipt));
        }
        Q_EMIT receiptArrived(receipted->receipt);
        Q_EMIT statusChanged();
    } else if (std::holds_alternative<ClientAction::Greeted>(action)) {
        m_backoff.connected();
        m_problem.reset();
        setPhase(SyncStatus::Phase::Connected);
        Q_EMIT connected();
        for (const auto &[key, promise] : m_fetches)
            m_connection->fetch(key.first, key.second);
    } else if (std::holds_alternative<ClientAction::Cleared>(action)) {
        Q_EMIT cleared();
    } else if (std::holds_alternative<ClientAction::CaughtUp>(action)) {
        m_caughtUp = true;
        Q_EMIT caughtUp();
        Q_EMIT statusChanged();
    } else if (const auto *fetched = std::get_if<ClientAction::Fetched>(&action)) {
        resolve({fetched->id, fetched->form}, fetched->item);
    } else if (const auto *overHttp = std::get_if<ClientAction::FetchOverHttp>(&action)) {
        fetchOverHttp(*overHttp);
    } else if (const auto *trouble = std::get_if<ClientAction::Trouble>(&action)) {
        Q_EMIT failed(trouble->error);
    }
}

void SyncClient::onEnded(const ClientAction::Ended &end)
{
    const bool wasConnected = m_phase == SyncStatus::Phase::Connected;
    m_bytesIn += m_connection->bytesIn();
    m_bytesOut += m_connection->bytesOut();
    m_caughtUp = false;
    // It is telling us this right now, so it goes a moment later.
    m_connection->disconnect(this);
    m_connection.release()->deleteLater();
    m_problem = end.error;
    if (std::exchange(m_again, false)) {
        m_retry.start(std::chrono::milliseconds::zero());
        setPhase(SyncStatus::Phase::Waiting);
    } else if (!m_wanted || end.next == NextAttempt::Never) {
        m_wanted = false;
        setPhase(SyncStatus::Phase::Stopped);
    } else {
        const auto wait = end.next == NextAttempt::AtOnce ? std::chrono::milliseconds::zero()
                                                          : m_backoff.failed(end.floor);
        qCDebug(lcClient) << "next attempt in" << wait.count() << "ms";
        m_retry.start(wait);
        setPhase(SyncStatus::Phase::Waiting);
    }
    if (wasConnected)
        Q_EMIT disconnected();
    if (end.error)
        Q_EMIT failed(*end.error);
}

void SyncClient::fetchOverHttp(const ClientAction::FetchOverHttp &action)
{
    const auto form = action.form.value_or(m_options.session.form);
    QUrl address = m_options.http;
    address.setPath(QStringLiteral("/v1/content/") + action.id.toString());
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("tenant"), m_options.session.tenant.toString());
    query.addQueryItem(QStringLiteral("platform"), m_options.session.platform);
    query.addQueryItem(QStringLiteral("form"), Wire::formName(form));
    address.setQuery(query);
    QNetworkRequest request(address);
    request.setTransferTimeout(60'000);
    if (!m_options.session.token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_options.session.token.toUtf8());
    QNetworkReply *reply = m_network->get(request);
    connect(reply, &QNetworkReply::finished, this, [this, reply, action] {
        reply->deleteLater();
        const auto read = [&]() -> Result<Wire::Item> {
            if (reply->error() != QNetworkReply::NoError)
                return Error{ErrorCode::Unavailable, reply->errorString()};
            const auto answer = readJson(reply->readAll()).and_then([](const Json &json) {
                return Wire::readAnswer<Wire::ItemsAnswer>(json);
            });
            if (!answer)
                return answer.error();
            if (answer->items.isEmpty() || answer->items.first().body.isEmpty()) {
                return Error{ErrorCode::NotFound,
                             QStringLiteral("%1 came without its body").arg(action.id.toString())};
            }
            return answer->items.first();
        }();
        const bool ourForm = !action.form || *action.form == m_options.session.form;
        if (read && ourForm && m_connection)
            m_connection->itemArrived(*read);
        if (action.demanded)
            resolve({action.id, action.form}, read);
        else if (!read)
            Q_EMIT failed(read.error());
    });
}

void SyncClient::resolve(const FetchKey &key, const Result<Wire::Item> &item)
{
    const auto waiting = m_fetches.find(key);
    if (waiting == m_fetches.end())
        return;
    auto promise = std::move(waiting->second);
    m_fetches.erase(waiting);
    settle(promise, item);
}

Result<EditBase> SyncClient::baseFor(const ItemId &id) const
{
    const auto own = m_outbox.latestOn(id);
    if (!own)
        return own.error();
    const auto held = m_replica.item(id);
    if (!held)
        return held.error();
    const bool live = *held && (*held)->isLive();
    if (*own) {
        const auto &receipt = (*own)->receipt;
        const auto cursor = m_replica.cursor();
        if (!cursor)
            return cursor.error();
        // Its outcome is what a person sees here until the copy has caught up with it.
        const bool ahead = receipt && receipt->sequence && receipt->status != EditStatus::Queued &&
                           (!*cursor || *receipt->sequence > (*cursor)->sequence);
        if (!receipt || ahead)
            return EditBase(BaseOwnEdit{(*own)->edit.n});
    }
    if (live)
        return EditBase(BaseVersion{(*held)->version, (*held)->hash});
    return EditBase(BaseAbsent{});
}

void SyncClient::setPhase(SyncStatus::Phase phase)
{
    m_phase = phase;
    Q_EMIT statusChanged();
}

} // namespace Batanidza
