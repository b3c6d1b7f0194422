#include "engine/runtime/remoteadminapi.h"

#include "engine/runtime/apijson.h"
#include "engine/runtime/remotecall.h"
#include "engine/runtime/remotemonitorapi.h"
#include "engine/runtime/reportjson.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::minutes longJob{60};

Result<void> done(const Json &)
{
    return {};
}

} // namespace

RemoteAdminApi::RemoteAdminApi(RemoteConnection &connection, RemoteMonitorApi &monitor)
    : m_connection(connection)
{
    connect(&monitor, &RemoteMonitorApi::jobTold, this, [this](const JobProgress &progress) {
        if (progress.job == u"verify" || progress.job == u"backup")
            Q_EMIT progressed(progress);
    });
}

QFuture<Result<DeviceInvitation>> RemoteAdminApi::inviteDevice(const TokenRequest &request)
{
    return readWhenAnswered<DeviceInvitation>(
        m_connection.call(u"admin.inviteDevice"_s, writeTokenRequest(request)), this,
        [](const Json &json) { return readInvitation(json); });
}

QFuture<Result<QList<TokenInfo>>> RemoteAdminApi::tokens()
{
    return readWhenAnswered<QList<TokenInfo>>(m_connection.call(u"admin.tokens"_s), this,
                                              [](const Json &json) { return readTokens(json); });
}

QFuture<Result<void>> RemoteAdminApi::revokeToken(const TokenId &id)
{
    return readWhenAnswered<void>(
        m_connection.call(u"admin.revokeToken"_s, Json(JsonObject{{u"id"_s, id.toString()}})), this,
        done);
}

QFuture<Result<VerifyReport>> RemoteAdminApi::verify()
{
    return readWhenAnswered<VerifyReport>(
        m_connection.call(u"admin.verify"_s, Json(JsonObject()), longJob), this,
        [](const Json &json) { return readVerifyReport(json); });
}

QFuture<Result<qint64>> RemoteAdminApi::backup(const QString &)
{
    return refusedAtOnce<qint64>(
        Error{ErrorCode::Unsupported,
              u"a backup is a file where the engine runs: use batanidzad backup there"_s});
}

QFuture<Result<Json>> RemoteAdminApi::settings()
{
    return readWhenAnswered<Json>(
        m_connection.call(u"admin.settings"_s), this, [](const Json &json) -> Result<Json> {
            if (!json[u"settings"].isObject())
                return Error{ErrorCode::Invalid, u"the settings cannot be read"_s};
            return json[u"settings"];
        });
}

QFuture<Result<void>> RemoteAdminApi::setSetting(const QString &key, const Json &value)
{
    return readWhenAnswered<void>(
        m_connection.call(u"admin.setSetting"_s,
                          Json(JsonObject{{u"key"_s, key}, {u"value"_s, value}})),
        this, [this, key](const Json &) -> Result<void> {
            Q_EMIT settingChanged(key);
            return {};
        });
}

QFuture<Result<Json>> RemoteAdminApi::mergePolicy()
{
    return readWhenAnswered<Json>(
        m_connection.call(u"admin.mergePolicy"_s), this, [](const Json &json) -> Result<Json> {
            if (!json[u"overrides"].isObject())
                return Error{ErrorCode::Invalid, u"the merge policy cannot be read"_s};
            return json[u"overrides"];
        });
}

QFuture<Result<void>> RemoteAdminApi::setMergePolicy(const Json &overrides)
{
    return readWhenAnswered<void>(
        m_connection.call(u"admin.setMergePolicy"_s, JsonObject{{u"overrides"_s, overrides}}), this,
        [](const Json &) { return Result<void>(); });
}

QFuture<Result<ResyncReport>> RemoteAdminApi::resync(const ResyncOrder &order)
{
    JsonObject params{{u"dryRun"_s, order.dryRun}};
    if (order.target.client)
        params.set(u"client"_s, order.target.client->toString());
    if (!order.target.platform.isEmpty())
        params.set(u"platform"_s, order.target.platform);
    return readWhenAnswered<ResyncReport>(
        m_connection.call(order.clear ? u"admin.clearLocalContent"_s : u"admin.forceSyncAll"_s,
                          Json(std::move(params))),
        this, [](const Json &json) { return Result<ResyncReport>(readResyncReport(json)); });
}

QFuture<Result<void>> RemoteAdminApi::drain()
{
    return readWhenAnswered<void>(m_connection.call(u"admin.drain"_s), this, done);
}

} // namespace Batanidza
