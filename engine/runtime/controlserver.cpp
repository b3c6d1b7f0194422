#include "engine/runtime/controlserver.h"

#include "engine/base/clock.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/runtime/awaited.h"
#include "engine/runtime/cachejson.h"
#include "engine/runtime/conflictcalls.h"
#include "engine/runtime/learningapi.h"
#include "engine/runtime/localcontentapi.h"
#include "engine/runtime/reportjson.h"

#include <QDir>
#include <QLocalSocket>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! A decision may hold a whole lesson.
constexpr qint64 longestLine = 8 * 1024 * 1024;

Json tokenList(const QList<TokenInfo> &tokens)
{
    JsonArray list;
    for (const TokenInfo &token : tokens)
        list.append(writeTokenInfo(token));
    return Json(std::move(list));
}

} // namespace

ControlServer::ControlServer(MonitorApi &monitor, LocalContentApi &content, AdminApi &admin,
                             LocalConflictApi &conflicts, CacheApi &cache, LearningApi &learning)
    : m_monitor(monitor)
    , m_content(content)
    , m_admin(admin)
    , m_conflicts(conflicts)
    , m_cache(cache)
    , m_learning(learning)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &ControlServer::onConnected);
}

Result<QString> ControlServer::listen()
{
    // Not in the workspace: the path of a local socket may have no more than 107 bytes.
    const QString name = QDir::tempPath() + u"/batanidza-"_s + newEpoch().toString().first(16);
    if (!m_server.listen(name))
        return Error{ErrorCode::Unavailable, u"control socket: "_s + m_server.errorString()};
    return m_server.fullServerName();
}

void ControlServer::onConnected()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() > longestLine)
                    socket->abort();
                return;
            }
            onLine(socket, socket->readLine(longestLine));
        });
    }
}

void ControlServer::answer(const QPointer<QLocalSocket> &socket, const Result<Json> &result)
{
    if (!socket)
        return;
    const Json line(result ? JsonObject{{u"result"_s, *result}}
                           : JsonObject{{u"error"_s, writeError(result.error())}});
    socket->write(writeJson(line) + '\n');
    socket->flush();                // the engine may be stopping, and its loop turn no more
    socket->disconnectFromServer(); // after what is written
}

template <typename T, typename F>
void ControlServer::answerWhenDone(QLocalSocket *socket, QFuture<Result<T>> future, F write)
{
    awaitResult(future, this,
                [this, guarded = QPointer<QLocalSocket>(socket), write](const Result<T> &result) {
                    answer(guarded,
                           result ? Result<Json>(write(result)) : Result<Json>(result.error()));
                });
}

void ControlServer::onLine(QLocalSocket *socket, const QByteArray &line)
{
    const auto request = readJson(line);
    if (!request) {
        answer(socket, request.error());
        return;
    }
    const QString method = (*request)[u"method"].toString();
    const Json &params = (*request)[u"params"];
    if (method == u"import") {
        connect(&m_content, &ContentApi::progressed, socket, [socket](const JobProgress &progress) {
            socket->write(writeJson(Json(JsonObject{{u"progress"_s, writeProgress(progress)}})) +
                          '\n');
        });
        auto future = m_content.import(params[u"path"].toString(), params[u"author"].toString(),
                                       params[u"rehash"].toBool());
        // Whoever asked has left: stop at the next file.
        connect(socket, &QLocalSocket::disconnected, socket,
                [future]() mutable { future.cancel(); });
        answerWhenDone(socket, future, [](const Result<ImportReport> &report) {
            return writeImportReport(*report);
        });
    } else if (method == u"undo-import") {
        answerWhenDone(
            socket,
            m_content.undoImport(params[u"importId"].toString(), params[u"author"].toString()),
            [](const Result<qint64> &restored) {
                return Json(JsonObject{{u"restored"_s, *restored}});
            });
    } else if (method == u"token.create") {
        TokenRequest wanted;
        wanted.label = params[u"label"].toString();
        wanted.role = params[u"role"].toString();
        wanted.platform = params[u"platform"].toString();
        wanted.tenant = TenantId(params[u"tenant"].toString());
        if (const auto expires = fromRfc3339(params[u"expiresAt"].toString()))
            wanted.expiresAt = *expires;
        answerWhenDone(socket, m_admin.inviteDevice(wanted),
                       [](const Result<DeviceInvitation> &invitation) {
                           return writeInvitation(*invitation);
                       });
    } else if (method == u"token.list") {
        answerWhenDone(socket, m_admin.tokens(),
                       [](const Result<QList<TokenInfo>> &tokens) { return tokenList(*tokens); });
    } else if (method == u"token.revoke") {
        answerWhenDone(socket, m_admin.revokeToken(TokenId(params[u"id"].toString())),
                       [](const Result<void> &) { return Json(JsonObject()); });
    } else if (method == u"force-sync" || method == u"clear-local") {
        ResyncOrder order;
        if (const QString client = params[u"client"].toString(); !client.isEmpty())
            order.target.client = ClientId(client);
        order.target.platform = params[u"platform"].toString();
        order.clear = method == u"clear-local";
        order.dryRun = params[u"dryRun"].toBool();
        answerWhenDone(socket, m_admin.resync(order), [](const Result<ResyncReport> &report) {
            return writeResyncReport(*report);
        });
    } else if (method == u"policy") {
        answerWhenDone(socket, m_admin.mergePolicy(), [](const Result<Json> &overrides) {
            return Json(JsonObject{{u"overrides"_s, *overrides}});
        });
    } else if (method == u"policy.set") {
        answerWhenDone(socket, m_admin.setMergePolicy(params[u"overrides"]),
                       [](const Result<void> &) { return Json(JsonObject()); });
    } else if (method == u"drain") {
        answerWhenDone(socket, m_admin.drain(),
                       [](const Result<void> &) { return Json(JsonObject()); });
    } else if (const auto conflict = Wire::conflictMethodFromName(method)) {
        const auto call = Wire::readConflictCall(*conflict, params);
        if (!call) {
            answer(socket, call.error());
            return;
        }
        carryOutConflictCall(m_conflicts, *call, {params[u"who"].toString()}, this,
                             [this, guarded = QPointer<QLocalSocket>(socket)](
                                 const Result<Json> &result) { answer(guarded, result); });
    } else if (method == u"content.erase") {
        answerWhenDone(
            socket,
            m_content.eraseHistory(ItemId(params[u"item"].toString()), params[u"dryRun"].toBool()),
            [](const Result<Erasure> &erased) {
                return Json(JsonObject{{u"bodies"_s, erased->bodies}, {u"bytes"_s, erased->bytes}});
            });
    } else if (method == u"learning.erase") {
        answerWhenDone(socket, m_learning.erase(params[u"learner"].toString()),
                       [](const Result<qint64> &events) {
                           return Json(JsonObject{{u"events"_s, *events}});
                       });
    } else if (method == u"cache.stats") {
        answerWhenDone(socket, m_cache.report(static_cast<int>(params[u"entries"].toInteger())),
                       [](const Result<CacheReport> &report) { return writeCacheReport(*report); });
    } else if (method == u"cache.purge") {
        answerWhenDone(
            socket, m_cache.purge(readCachePurge(params)),
            [](const Result<CachePurgeReport> &report) { return writeCachePurgeReport(*report); });
    } else if (method == u"cache.warm") {
        answerWhenDone(socket, m_cache.warm(), [](const Result<qint64> &items) {
            return Json(JsonObject{{u"items"_s, *items}});
        });
    } else if (method == u"stats.detailed") {
        answerWhenDone(socket, m_monitor.detailedStats(),
                       [](const Result<Json> &numbers) { return *numbers; });
    } else if (method == u"stats") {
        const auto snapshot = m_monitor.latest();
        answer(socket, snapshot ? Result<Json>(writeSnapshot(*snapshot))
                                : Result<Json>(Error{ErrorCode::Unavailable,
                                                     u"the engine has only just started"_s}));
    } else {
        answer(socket, Error{ErrorCode::Unsupported,
                             u"the running engine does not know \"%1\""_s.arg(method)});
    }
}

} // namespace Batanidza
