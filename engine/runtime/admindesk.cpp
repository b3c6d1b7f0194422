#include "engine/runtime/admindesk.h"

#include "engine/base/handover.h"
#include "engine/runtime/apijson.h"
#include "engine/runtime/auditjson.h"
#include "engine/runtime/awaited.h"
#include "engine/runtime/cachejson.h"
#include "engine/runtime/conflictcalls.h"
#include "engine/runtime/learningjson.h"
#include "engine/runtime/localadminapi.h"
#include "engine/runtime/localcacheapi.h"
#include "engine/runtime/localcontentapi.h"
#include "engine/runtime/locallearningapi.h"
#include "engine/runtime/reportjson.h"
#include "engine/runtime/snapshotjson.h"
#include "engine/wire/codec.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;
using Method = Wire::AdminMethod;

namespace {

//! A job that said nothing for so long is over.
constexpr std::chrono::seconds jobSilence{3};
//! How deep an edit may nest, as in a push.
constexpr int mostDepth = 64;
constexpr qint64 monthDays = 30;
//! Of one answer: each may hold a thousand letters, and a message a megabyte.
constexpr qint64 mostEvents = 200;

Error justStarted()
{
    return Error{ErrorCode::Unavailable, u"the engine has only just started"_s,
                 std::chrono::seconds(1)};
}

qint64 sessionsOf(const MonitorApi &monitor)
{
    qint64 sessions = 0;
    if (const auto snapshot = monitor.latest()) {
        for (const PlatformStatus &platform : snapshot->platforms)
            sessions += platform.sessions;
    }
    return sessions;
}

Json nothing(const Result<void> &)
{
    return Json(JsonObject());
}

} // namespace

void AdminDesk::open(const DeskApis &apis)
{
    m_apis.emplace(apis);
    connect(&apis.admin, &AdminApi::progressed, this, &AdminDesk::onProgressed);
    connect(&apis.content, &ContentApi::progressed, this, &AdminDesk::onProgressed);
    connect(&apis.conflicts, &ConflictApi::progressed, this, &AdminDesk::onProgressed);
}

void AdminDesk::close()
{
    if (m_apis) {
        m_apis->admin.disconnect(this);
        m_apis->content.disconnect(this);
        m_apis->conflicts.disconnect(this);
    }
    m_apis.reset();
}

void AdminDesk::carryOut(const AdminOrder &order, Done done)
{
    post(this, [this, order, done = std::move(done)] { take(order, done); });
}

void AdminDesk::take(const AdminOrder &order, const Done &done)
{
    if (!m_apis) {
        done(Error{ErrorCode::Unavailable, u"the engine is starting or stopping"_s,
                   std::chrono::seconds(1)});
        return;
    }
    // One tenant is open here; a token of another has no say in it.
    if ((order.conflict || order.learning || order.call.method != Method::Stats) &&
        order.tenant != m_apis->tenant) {
        done(Error{ErrorCode::Forbidden, u"this engine works on the content of another tenant"_s});
        return;
    }
    if (order.learning) {
        answer(m_apis->learning.record(*order.learning), done, writeLearningReceipt);
        return;
    }
    if (order.conflict) {
        carryOutConflictCall(m_apis->conflicts, *order.conflict,
                             {order.subject, order.subject, order.platform}, this, done);
        return;
    }
    switch (order.call.method) {
    case Method::ForceSyncAll:
    case Method::ClearLocalContent:
        return resync(order, done);
    case Method::Stats: {
        // Numbers of the whole engine; content has one tenant here.
        const auto latest = m_apis->monitor.latest();
        return done(latest ? Result<Json>(writeSnapshot(*latest)) : Result<Json>(justStarted()));
    }
    case Method::Drain:
        return drain(order, done);
    case Method::Snapshot:
    case Method::History:
    case Method::Diagnostics:
    case Method::Items:
    case Method::Item:
    case Method::LastImport:
    case Method::Settings:
    case Method::Events:
    case Method::Event:
    case Method::VerifyChain:
    case Method::MergePolicy:
    case Method::DetailedStats:
        return watch(order, done);
    case Method::Save:
    case Method::UndoImport:
    case Method::SampleCourse:
        return edit(order, done);
    case Method::SetSetting:
    case Method::SetMergePolicy:
    case Method::Tokens:
    case Method::InviteDevice:
    case Method::RevokeToken:
    case Method::Verify:
        return administer(order, done);
    case Method::CacheStats:
    case Method::CachePurge:
    case Method::CacheWarm:
    case Method::CachePin:
        return tendCache(order, done);
    case Method::LearningResults:
    case Method::LearningTrend:
    case Method::LearningAdoption:
    case Method::LearningPath:
    case Method::LearningEvents:
    case Method::LearningErase:
        return tellLearning(order, done);
    }
}

template <typename T, typename F>
void AdminDesk::answer(const QFuture<Result<T>> &future, const Done &done, F write)
{
    awaitResult<T>(future, this, [done, write](const Result<T> &result) {
        if constexpr (std::is_void_v<T>)
            done(result ? Result<Json>(write(result)) : Result<Json>(result.error()));
        else
            done(result ? Result<Json>(Json(write(*result))) : Result<Json>(result.error()));
    });
}

Result<Json> AdminDesk::snapshot()
{
    const auto latest = m_apis->monitor.latest();
    if (!latest)
        return justStarted();
    if (m_writtenFor != latest) {
        m_writtenFor = latest;
        m_written = writeWholeSnapshot(*latest);
    }
    JsonArray jobs;
    const auto now = m_apis->clock.monotonic();
    m_jobs.removeIf([now](const auto &job) { return now - job.value().at > jobSilence; });
    for (const Running &job : std::as_const(m_jobs))
        jobs.append(writeProgress(job.progress));
    return Json(JsonObject{{u"now"_s, qint64(m_apis->clock.utc().count())},
                           {u"snapshot"_s, m_written},
                           {u"jobs"_s, Json(std::move(jobs))},
                           {u"learned"_s, m_apis->learning.revision()}});
}

void AdminDesk::watch(const AdminOrder &order, const Done &done)
{
    const Json &params = order.call.params;
    switch (order.call.method) {
    case Method::Snapshot:
        return done(snapshot());
    case Method::History:
        return answer(m_apis->monitor.history(readHistoryQuery(params)), done, writeHistory);
    case Method::Diagnostics:
        return answer(m_apis->monitor.diagnostics(), done, [](const QString &text) {
            return JsonObject{{u"text"_s, text}};
        });
    case Method::Items:
        return answer(m_apis->content.list(readItemQuery(params)), done, writeItemPage);
    case Method::Item:
        if (params.contains(u"version")) {
            return answer(m_apis->content.revision(ItemId(params[u"id"].toString()),
                                                   Version(params[u"version"].toInteger())),
                          done, writeItemBody);
        }
        return answer(m_apis->content.load(ItemId(params[u"id"].toString())), done,
                      writeItemDetail);
    case Method::LastImport:
        return answer(m_apis->content.lastImport(), done, [](const QString &id) {
            return JsonObject{{u"importId"_s, id}};
        });
    case Method::Events:
        return answer(m_apis->conflicts.events(readEventQuery(params)), done, writeEventLines);
    case Method::Event:
        return answer(m_apis->conflicts.eventDetail(Sequence(params[u"seq"].toInteger())), done,
                      writeEventDetail);
    case Method::MergePolicy:
        return answer(m_apis->admin.mergePolicy(), done, [](const Json &overrides) {
            return JsonObject{{u"overrides"_s, overrides}};
        });
    case Method::DetailedStats:
        return answer(m_apis->monitor.detailedStats(), done,
                      [](const Json &numbers) { return numbers; });
    case Method::VerifyChain:
        return answer(m_apis->conflicts.verifyChain(), done, writeChainReport);
    default:
        return answer(m_apis->admin.settings(), done, [](const Json &values) {
            return JsonObject{{u"settings"_s, values}};
        });
    }
}

void AdminDesk::edit(const AdminOrder &order, const Done &done)
{
    const Json &params = order.call.params;
    const QString author = params[u"author"].toString();
    if (order.call.method == Method::UndoImport) {
        return answer(m_apis->content.undoImport(params[u"importId"].toString(), author), done,
                      [](qint64 restored) {
                          return JsonObject{{u"restored"_s, restored}};
                      });
    }
    if (order.call.method == Method::SampleCourse)
        return answer(m_apis->content.importSampleCourse(author), done, writeImportReport);
    const Json &raw = params[u"edit"];
    if (Wire::nestingDepth(raw[u"body"], mostDepth) > mostDepth) {
        return done(Error{ErrorCode::TooLarge,
                          u"edit /body: nests deeper than %1 levels"_s.arg(mostDepth)});
    }
    const auto edit = readEdit(raw);
    if (!edit)
        return done(edit.error());
    answer(m_apis->content.save(*edit, order.subject), done, [](const Receipt &receipt) {
        return JsonObject{{u"receipt"_s, writeReceipt(receipt)}};
    });
}

void AdminDesk::administer(const AdminOrder &order, const Done &done)
{
    const Json &params = order.call.params;
    switch (order.call.method) {
    case Method::SetSetting:
        return answer(
            m_apis->admin.setSetting(params[u"key"].toString(), params[u"value"], order.subject),
            done, nothing);
    case Method::SetMergePolicy:
        return answer(m_apis->admin.setMergePolicy(params[u"overrides"], order.subject), done,
                      nothing);
    case Method::Tokens:
        return answer(
            m_apis->admin.tokens(), done, [tenant = order.tenant](QList<TokenInfo> tokens) {
                tokens.removeIf([&](const TokenInfo &token) { return token.tenant != tenant; });
                return writeTokens(tokens);
            });
    case Method::InviteDevice: {
        TokenRequest request = readTokenRequest(params);
        request.tenant = order.tenant;
        return answer(m_apis->admin.inviteDevice(request, order.subject), done, writeInvitation);
    }
    case Method::RevokeToken:
        return revoke(order, done);
    default:
        return answer(m_apis->admin.verify(), done, writeVerifyReport);
    }
}

void AdminDesk::tendCache(const AdminOrder &order, const Done &done)
{
    const Json &params = order.call.params;
    switch (order.call.method) {
    case Method::CachePurge:
        return answer(m_apis->cache.purge(readCachePurge(params), order.subject), done,
                      writeCachePurgeReport);
    case Method::CacheWarm:
        return answer(m_apis->cache.warm(), done, [](qint64 items) {
            return JsonObject{{u"items"_s, items}};
        });
    case Method::CachePin:
        return answer(
            m_apis->cache.pin(params[u"key"].toString(), params[u"pinned"].toBool(), order.subject),
            done, nothing);
    default:
        return answer(m_apis->cache.report(static_cast<int>(params[u"entries"].toInteger())), done,
                      writeCacheReport);
    }
}

void AdminDesk::tellLearning(const AdminOrder &order, const Done &done)
{
    const Json &params = order.call.params;
    LocalLearningApi &learning = m_apis->learning;
    const QString learner = params[u"learner"].toString();
    switch (order.call.method) {
    case Method::LearningTrend:
        return answer(learning.trend(readTrendQuery(params)), done, writeTrend);
    case Method::LearningAdoption:
        return answer(learning.adoption(static_cast<int>(params[u"days"].toInteger(monthDays))),
                      done, writeAdoption);
    case Method::LearningPath:
        return answer(learning.path(learner), done, writeLearnerPath);
    case Method::LearningEvents:
        return answer(learning.events(params[u"after"].toString(),
                                      std::min(params[u"limit"].toInteger(mostEvents), mostEvents)),
                      done, writeKeptEvents);
    case Method::LearningErase:
        return answer(learning.erase(learner, order.subject), done, [](qint64 events) {
            return JsonObject{{u"events"_s, events}};
        });
    default:
        return answer(learning.summary(readLearningQuery(params)), done, writeLearningSummary);
    }
}

void AdminDesk::revoke(const AdminOrder &order, const Done &done)
{
    const TokenId id(order.call.params[u"id"].toString());
    awaitResult<QList<TokenInfo>>(
        m_apis->admin.tokens(), this,
        [this, order, id, done](const Result<QList<TokenInfo>> &tokens) {
            if (!tokens)
                return done(tokens.error());
            const bool ours =
                std::any_of(tokens->cbegin(), tokens->cend(), [&](const TokenInfo &token) {
                    return token.id == id && token.tenant == order.tenant;
                });
            if (!ours)
                return done(
                    Error{ErrorCode::NotFound, u"there is no token %1"_s.arg(id.toString())});
            if (!m_apis)
                return done(justStarted());
            answer(m_apis->admin.revokeToken(id, order.subject), done, nothing);
        });
}

void AdminDesk::resync(const AdminOrder &order, const Done &done)
{
    ResyncOrder wanted;
    wanted.target = {order.call.client, order.call.platform};
    wanted.clear = order.call.method == Method::ClearLocalContent;
    wanted.dryRun = order.call.dryRun;
    answer(m_apis->admin.resync(wanted, order.subject), done, writeResyncReport);
}

void AdminDesk::drain(const AdminOrder &order, const Done &done)
{
    // Answered first: afterwards there may be nobody to answer.
    done(Json(JsonObject{{u"sessions"_s, sessionsOf(m_apis->monitor)}}));
    if (!order.call.dryRun)
        (void)m_apis->admin.drain(order.subject);
}

void AdminDesk::onProgressed(const JobProgress &progress)
{
    m_jobs.insert(progress.job, {progress, m_apis->clock.monotonic()});
}

} // namespace Batanidza
