#include "engine/runtime/remoteconflictapi.h"

#include "engine/commit/conflictjson.h"
#include "engine/runtime/auditjson.h"
#include "engine/runtime/awaited.h"
#include "engine/runtime/remotecall.h"
#include "engine/runtime/remotemonitorapi.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;
using Wire::ConflictCall;
using Wire::ConflictMethod;

namespace {

constexpr qint64 longestList = 1000;
constexpr std::chrono::minutes longJob{60};
//! What our line takes in one message, with room for the rest of it.
constexpr qint64 largestDetail = 6 * 1024 * 1024;

ConflictCall about(ConflictMethod method, const ConflictId &id, const QString &who = {})
{
    ConflictCall call;
    call.method = method;
    call.id = id;
    call.author = who;
    return call;
}

ConflictCall get(const ConflictId &id)
{
    ConflictCall call = about(ConflictMethod::Get, id);
    call.atMost = largestDetail;
    return call;
}

ConflictCall decide(ConflictMethod method, const ConflictId &id, Version headVersion,
                    const QList<FieldChoice> &choices, const QString &who)
{
    ConflictCall call = about(method, id, who);
    call.headVersion = headVersion;
    call.choices = choices;
    return call;
}

} // namespace

struct RemoteConflictApi::Bulk
{
    QPromise<Result<BulkReport>> promise;
    BulkReport report;
    QList<ConflictId> ids;
    qint64 total = 0;
    Strategy strategy = Strategy::Manual;
    QString who;
};

RemoteConflictApi::RemoteConflictApi(RemoteConnection &connection, RemoteMonitorApi &monitor)
    : m_connection(connection)
{
    // Each step of a conflict is an event of the log.
    connect(&monitor, &RemoteMonitorApi::headMoved, this, &ConflictApi::changed);
    connect(
        &connection, &RemoteConnection::conflictNews, this,
        [this](const Wire::ConflictNews &news) { Q_EMIT viewersChanged(news.id, news.viewers); });
}

QFuture<Result<Json>> RemoteConflictApi::ask(const ConflictCall &call)
{
    return m_connection.call(Wire::conflictMethodName(call.method), Wire::writeConflictCall(call));
}

QFuture<Result<QList<ConflictRow>>> RemoteConflictApi::list(qint64 limit)
{
    ConflictCall call;
    call.limit = std::clamp<qint64>(limit, 1, longestList);
    return readWhenAnswered<QList<ConflictRow>>(ask(call), this, [](const Json &json) {
        return readConflictPage(json).transform([](const ConflictPage &page) { return page.rows; });
    });
}

QFuture<Result<ConflictPage>> RemoteConflictApi::find(const ConflictQuery &query)
{
    ConflictCall call;
    for (const ConflictState state : query.states)
        call.states.append(conflictStateName(state));
    call.assignee = query.assignee;
    call.item = query.item;
    call.platform = query.platform;
    call.after = query.after;
    call.limit = std::clamp<qint64>(query.limit, 1, longestList);
    return readWhenAnswered<ConflictPage>(ask(call), this, readConflictPage);
}

QFuture<Result<ConflictDetail>> RemoteConflictApi::load(const ConflictId &id)
{
    return readWhenAnswered<ConflictDetail>(ask(get(id)), this, readConflictDetail);
}

QFuture<Result<ResolveOutcome>> RemoteConflictApi::resolve(const ConflictId &id,
                                                           Version headVersion,
                                                           const Resolution &resolution,
                                                           const QString &who)
{
    const auto promise = startedPromise<ResolveOutcome>();
    awaitResult<Json>(
        ask(decide(ConflictMethod::Resolve, id, headVersion, resolution.choices, who)), this,
        [this, promise, id, headVersion, resolution, who](const Result<Json> &json) {
            if (!json && json.error().code == ErrorCode::ConflictMoved)
                return findOut(promise, id, headVersion, resolution, who);
            finish(*promise, json ? readConflictResolved(*json).transform([](const auto &resolved) {
                return ResolveOutcome(resolved);
            })
                                  : Result<ResolveOutcome>(json.error()));
        });
    return promise->future();
}

void RemoteConflictApi::findOut(const std::shared_ptr<Outcome> &promise, const ConflictId &id,
                                Version headVersion, const Resolution &resolution,
                                const QString &who)
{
    // As a draft the choices are kept, and the hub says which of them still stand.
    const auto drafted =
        ask(decide(ConflictMethod::Draft, id, headVersion, resolution.choices, who));
    awaitResult<Json>(drafted, this, [this, promise, id](const Result<Json> &) {
        awaitResult<Json>(ask(get(id)), this, [promise](const Result<Json> &json) {
            const auto detail =
                json ? readConflictDetail(*json) : Result<ConflictDetail>(json.error());
            if (!detail)
                return finish(*promise, Result<ResolveOutcome>(detail.error()));
            const ConflictRow &row = detail->row;
            if (!isWaiting(row.state)) {
                return finish(*promise,
                              Result<ResolveOutcome>(ConflictClosed{
                                  row.state, row.closedBy, row.closedAt, row.closedSequence}));
            }
            ConflictMoved moved{*detail, detail->affected};
            for (const ConflictField &field : detail->fields) {
                if (field.affected && !moved.affected.contains(field.question.path))
                    moved.affected.append(field.question.path);
            }
            finish(*promise, Result<ResolveOutcome>(moved));
        });
    });
}

QFuture<Result<QList<ConflictPreview>>> RemoteConflictApi::preview(const QList<ConflictId> &ids,
                                                                   Strategy strategy)
{
    const auto promise = startedPromise<QList<ConflictPreview>>();
    previewNext(promise, {}, ids, strategy);
    return promise->future();
}

void RemoteConflictApi::previewNext(
    const std::shared_ptr<QPromise<Result<QList<ConflictPreview>>>> &promise,
    const QList<ConflictPreview> &made, QList<ConflictId> ids, Strategy strategy)
{
    if (ids.isEmpty() || promise->isCanceled())
        return finish(*promise, Result<QList<ConflictPreview>>(made));
    ConflictCall call = about(ConflictMethod::Preview, ids.takeFirst());
    call.strategy = strategy;
    awaitResult<Json>(
        ask(call), this, [this, promise, made, ids, strategy](const Result<Json> &json) {
            const auto preview =
                json ? readConflictPreview(*json) : Result<ConflictPreview>(json.error());
            if (!preview)
                return finish(*promise, Result<QList<ConflictPreview>>(preview.error()));
            previewNext(promise, made + QList<ConflictPreview>{*preview}, ids, strategy);
        });
}

QFuture<Result<BulkReport>> RemoteConflictApi::resolveMany(const QList<ConflictId> &ids,
                                                           Strategy strategy, const QString &who)
{
    const auto bulk = std::make_shared<Bulk>();
    bulk->promise.start();
    bulk->ids = ids;
    bulk->total = ids.size();
    bulk->strategy = strategy;
    bulk->who = who;
    resolveNext(bulk);
    return bulk->promise.future();
}

void RemoteConflictApi::resolveNext(const std::shared_ptr<Bulk> &bulk)
{
    bulk->report.cancelled = bulk->promise.isCanceled() && !bulk->ids.isEmpty();
    if (bulk->ids.isEmpty() || bulk->report.cancelled) {
        bulk->report.left += bulk->ids;
        bulk->promise.addResult(Result<BulkReport>(bulk->report));
        bulk->promise.finish();
        return;
    }
    const ConflictId id = bulk->ids.takeFirst();
    Q_EMIT progressed(
        {u"conflicts"_s, bulk->total - bulk->ids.size() - 1, bulk->total, id.toString()});
    const auto next = [this, bulk, id](const Result<Json> &json) {
        if (!json && json.error().code == ErrorCode::Unavailable) {
            bulk->promise.addResult(Result<BulkReport>(json.error()));
            bulk->promise.finish();
            return;
        }
        const auto resolved =
            json ? readConflictResolved(*json) : Result<ConflictResolved>(json.error());
        if (resolved)
            bulk->report.resolved.append(resolved->sequence);
        else
            bulk->report.left.append(id);
        resolveNext(bulk);
    };
    ConflictCall call = about(ConflictMethod::Preview, id);
    call.strategy = bulk->strategy;
    awaitResult<Json>(ask(call), this, [this, bulk, id, next](const Result<Json> &json) {
        const auto preview =
            json ? readConflictPreview(*json) : Result<ConflictPreview>(json.error());
        if (!preview)
            return next(Result<Json>(preview.error()));
        if (!preview->leaves.isEmpty())
            return next(Result<Json>(Error{ErrorCode::Invalid, u"left to a person"_s}));
        awaitResult<Json>(ask(decide(ConflictMethod::Resolve, id, preview->headVersion,
                                     preview->decides, bulk->who)),
                          this, next);
    });
}

QFuture<Result<TakeBackReport>> RemoteConflictApi::takeBack(const QList<Sequence> &events,
                                                            const QString &path, const QString &who)
{
    ConflictCall call = about(ConflictMethod::TakeBack, {}, who);
    call.events = events;
    call.path = path;
    return readWhenAnswered<TakeBackReport>(ask(call), this, readTakeBackReport);
}

QFuture<Result<void>> RemoteConflictApi::tell(QList<ConflictCall> calls)
{
    const auto promise = startedPromise<void>();
    tellNext(promise, std::move(calls));
    return promise->future();
}

void RemoteConflictApi::tellNext(const std::shared_ptr<QPromise<Result<void>>> &promise,
                                 QList<ConflictCall> calls)
{
    if (calls.isEmpty())
        return finish(*promise, Result<void>());
    const ConflictCall call = calls.takeFirst();
    awaitResult<Json>(ask(call), this, [this, promise, calls](const Result<Json> &json) {
        if (!json)
            return finish(*promise, Result<void>(json.error()));
        tellNext(promise, calls);
    });
}

QFuture<Result<void>> RemoteConflictApi::assign(const QList<ConflictId> &ids,
                                                const QString &assignee, const QString &who)
{
    QList<ConflictCall> calls;
    for (const ConflictId &id : ids) {
        calls.append(about(ConflictMethod::Assign, id, who));
        calls.last().assignee = assignee;
    }
    return tell(calls);
}

QFuture<Result<void>> RemoteConflictApi::postpone(const QList<ConflictId> &ids, Millis until,
                                                  const QString &who)
{
    QList<ConflictCall> calls;
    for (const ConflictId &id : ids) {
        calls.append(about(ConflictMethod::Postpone, id, who));
        calls.last().until = until;
    }
    return tell(calls);
}

QFuture<Result<void>> RemoteConflictApi::note(const ConflictId &id, const QString &text,
                                              const QString &who)
{
    ConflictCall call = about(ConflictMethod::Note, id, who);
    call.text = text;
    return tell({call});
}

void RemoteConflictApi::view(const ConflictId &id, const QString &who, bool looking)
{
    ConflictCall call = about(ConflictMethod::View, id, who);
    call.looking = looking;
    (void)ask(call);
}

QFuture<Result<void>> RemoteConflictApi::saveDraft(const ConflictId &id, Version headVersion,
                                                   const QList<FieldChoice> &choices,
                                                   const QString &who)
{
    return tell({decide(ConflictMethod::Draft, id, headVersion, choices, who)});
}

QFuture<Result<void>> RemoteConflictApi::reopen(const ConflictId &id, const QString &who)
{
    return tell({about(ConflictMethod::Reopen, id, who)});
}

QFuture<Result<QList<EventLine>>> RemoteConflictApi::events(const EventQuery &query)
{
    EventQuery bounded = query;
    bounded.limit = std::clamp<qint64>(query.limit, 1, longestList);
    return readWhenAnswered<QList<EventLine>>(
        m_connection.call(u"admin.events"_s, writeEventQuery(bounded)), this, readEventLines);
}

QFuture<Result<EventDetail>> RemoteConflictApi::eventDetail(Sequence sequence)
{
    return readWhenAnswered<EventDetail>(
        m_connection.call(u"admin.event"_s, Json(JsonObject{{u"seq"_s, sequence.value()}})), this,
        [](const Json &json) { return readEventDetail(json); });
}

QFuture<Result<ChainReport>> RemoteConflictApi::verifyChain()
{
    return readWhenAnswered<ChainReport>(
        m_connection.call(u"admin.verifyChain"_s, JsonObject(), longJob), this, readChainReport);
}

} // namespace Batanidza
