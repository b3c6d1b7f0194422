#include "engine/runtime/conflictcalls.h"

#include "engine/commit/conflictjson.h"
#include "engine/runtime/awaited.h"

#include <QPointer>

namespace Batanidza {

namespace {

using Done = std::function<void(const Result<Json> &)>;

//! What fits a message of the line with room for the rest of the answer; who can read more says so.
constexpr qint64 usualDetail = 900 * 1024;
constexpr qint64 largestDetail = 6 * 1024 * 1024;

Error stopping()
{
    return Error{ErrorCode::Unavailable, QStringLiteral("the engine is stopping")};
}

ConflictQuery queryOf(const Wire::ConflictCall &call)
{
    ConflictQuery query;
    for (const QString &name : call.states) {
        if (const auto state = conflictStateFromName(name))
            query.states.append(*state);
    }
    query.assignee = call.assignee;
    query.item = call.item;
    query.platform = call.platform;
    query.after = call.after;
    query.limit = call.limit.value_or(query.limit);
    return query;
}

template <typename T, typename F>
void answer(QFuture<Result<T>> future, QObject *context, const Done &done, F write)
{
    awaitResult<T>(future, context, [done, write](const Result<T> &result) {
        done(result ? Result<Json>(write(result)) : Result<Json>(result.error()));
    });
}

} // namespace

void carryOutConflictCall(LocalConflictApi &api, const Wire::ConflictCall &call,
                          const ConflictActor &token, QObject *context, const Done &done)
{
    using enum Wire::ConflictMethod;
    ConflictActor who = token;
    if (!call.author.isEmpty())
        who.name = call.author;
    const auto nothing = [](const Result<void> &) { return Json(JsonObject()); };
    const auto outcome = [](const Result<ResolveOutcome> &result) {
        return writeResolveOutcome(*result);
    };
    switch (call.method) {
    case List:
        return answer(api.find(queryOf(call)), context, done,
                      [](const Result<ConflictPage> &page) { return writeConflictPage(*page); });
    case Get:
        return answer(api.load(call.id), context, done,
                      [atMost = std::min(call.atMost.value_or(usualDetail), largestDetail)](
                          const Result<ConflictDetail> &detail) {
                          return writeConflictDetail(*detail, atMost);
                      });
    case Preview:
        return answer(api.preview({call.id}, call.strategy.value_or(Strategy::Manual)), context,
                      done, [](const Result<QList<ConflictPreview>> &previews) {
                          return writeConflictPreview(previews->constFirst());
                      });
    case TakeBack:
        return answer(
            api.takeBack(call.events, call.path, who), context, done,
            [](const Result<TakeBackReport> &report) { return writeTakeBackReport(*report); });
    case Draft:
        return answer(api.act([call, who, tenant = api.tenant()](ConflictDesk &desk) {
            return desk.saveDraft(tenant, call.id, call.headVersion.value_or(Version()),
                                  call.choices, who);
        }),
                      context, done, nothing);
    case Resolve:
        return answer(
            api.resolve(call.id, call.headVersion.value_or(Version()), {call.choices}, who),
            context, done, outcome);
    case ResolveQueued:
        if (call.strategy)
            return answer(api.resolveBy(call.id, *call.strategy, who), context, done, outcome);
        if (call.headVersion)
            return answer(api.resolve(call.id, *call.headVersion, {call.choices}, who), context,
                          done, outcome);
        awaitResult<ConflictDetail>(
            api.load(call.id), context,
            [there = QPointer(&api), call, who, context, done,
             outcome](const Result<ConflictDetail> &detail) {
                if (!detail || !there)
                    return done(detail ? stopping() : detail.error());
                answer(there->resolve(call.id, detail->headVersion, {call.choices}, who), context,
                       done, outcome);
            });
        return;
    case Assign:
        return answer(api.act([call, who, tenant = api.tenant()](ConflictDesk &desk) {
            return desk.assign(tenant, call.id, call.assignee.value_or(QString()), who);
        }),
                      context, done, nothing);
    case Postpone:
        return answer(api.act([call, who, tenant = api.tenant()](ConflictDesk &desk) {
            return desk.postpone(tenant, call.id, call.until, who);
        }),
                      context, done, nothing);
    case Note:
        return answer(api.act([call, who, tenant = api.tenant()](ConflictDesk &desk) {
            return desk.note(tenant, call.id, call.text, who);
        }),
                      context, done, nothing);
    case Reopen:
        return answer(api.act([call, who, tenant = api.tenant()](ConflictDesk &desk) {
            return desk.reopen(tenant, call.id, who);
        }),
                      context, done, nothing);
    case View:
        awaitResult<ConflictDetail>(
            api.load(call.id), context,
            [there = QPointer(&api), call, who, done](const Result<ConflictDetail> &detail) {
                if (!detail || !there)
                    return done(detail ? stopping() : detail.error());
                there->view(call.id, who.name, call.looking);
                done(Json(JsonObject()));
            });
        return;
    }
}

} // namespace Batanidza
