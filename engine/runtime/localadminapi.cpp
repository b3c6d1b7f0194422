#include "engine/runtime/localadminapi.h"

#include "engine/commit/committer.h"
#include "engine/commit/mergepolicies.h"
#include "engine/commit/writer.h"
#include "engine/runtime/awaited.h"
#include "engine/runtime/configfile.h"
#include "engine/runtime/tokens.h"
#include "engine/store/backup.h"
#include "engine/store/blobstore.h"
#include "engine/store/migrations.h"
#include "engine/store/verify.h"
#include "engine/store/workspace.h"

#include <QPromise>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

LocalAdminApi::LocalAdminApi(AdminParts parts)
    : m_parts(std::move(parts))
{
    m_jobs.setMaxThreadCount(1);
}

LocalAdminApi::~LocalAdminApi()
{
    m_stopping = true;
    m_jobs.waitForDone();
    onDrained();
}

QFuture<Result<DeviceInvitation>> LocalAdminApi::inviteDevice(const TokenRequest &request)
{
    return inviteDevice(request, QString());
}

QFuture<Result<DeviceInvitation>> LocalAdminApi::inviteDevice(const TokenRequest &request,
                                                              const QString &subject)
{
    auto promise = startedPromise<DeviceInvitation>();
    TokenRequest wanted = request;
    if (wanted.tenant.isEmpty())
        wanted.tenant = m_parts.tenant;
    const auto claims = claimsFor(wanted, m_parts.clock.utc());
    if (!claims) {
        finish<DeviceInvitation>(*promise, claims.error());
        return promise->future();
    }
    DeviceInvitation invitation;
    invitation.token = infoOf(*claims);
    invitation.secret = m_parts.gatekeeper.issue(*claims);
    invitation.webSocketAddress = m_parts.webSocketAddress;
    invitation.httpAddress = m_parts.httpAddress;
    invitation.link = invitationLink(invitation);
    m_parts.writer.perform(
        [claims = *claims, subject](Committer &committer) {
            return recordToken(committer, claims, subject);
        },
        [promise, invitation](const Result<void> &done) {
            finish<DeviceInvitation>(*promise, done ? Result<DeviceInvitation>(invitation)
                                                    : Result<DeviceInvitation>(done.error()));
        });
    return promise->future();
}

QFuture<Result<QList<TokenInfo>>> LocalAdminApi::tokens()
{
    return m_parts.service.read<QList<TokenInfo>>(
        [](Database &database) -> Result<QList<TokenInfo>> { return listTokens(database); });
}

QFuture<Result<void>> LocalAdminApi::revokeToken(const TokenId &id)
{
    return revokeToken(id, QString());
}

QFuture<Result<void>> LocalAdminApi::revokeToken(const TokenId &id, const QString &subject)
{
    auto promise = startedPromise<void>();
    m_parts.writer.perform(
        [id, subject, tenant = m_parts.tenant](Committer &committer) {
            return recordRevocation(committer, tenant, id, subject);
        },
        [promise, id, gatekeeper = &m_parts.gatekeeper](const Result<void> &done) {
            if (done)
                gatekeeper->revoke(id);
            finish<void>(*promise, done);
        });
    return promise->future();
}

JobTick LocalAdminApi::tick(const QString &job, std::function<bool()> cancelled)
{
    return [this, job, cancelled = std::move(cancelled)](qint64 done, qint64 total,
                                                         const QString &current) {
        post(this, [this, progress = JobProgress{job, done, total, current}] {
            Q_EMIT progressed(progress);
        });
        return !m_stopping && !cancelled();
    };
}

QFuture<Result<VerifyReport>> LocalAdminApi::verify()
{
    auto promise = startedPromise<VerifyReport>();
    m_jobs.start([this, promise] {
        const auto database = openForReading(storeFile(m_parts.dataFolder));
        if (!database) {
            finish<VerifyReport>(*promise, database.error());
            return;
        }
        const auto result =
            verifyStore(**database, BlobStore(blobFolder(m_parts.dataFolder)),
                        tick(u"verify"_s, [promise] { return promise->isCanceled(); }));
        finish<VerifyReport>(
            *promise, result ? Result<VerifyReport>(VerifyReport{result->events, result->bodies,
                                                                 result->blobs, result->problems})
                             : Result<VerifyReport>(result.error()));
    });
    return promise->future();
}

QFuture<Result<qint64>> LocalAdminApi::backup(const QString &file)
{
    auto promise = startedPromise<qint64>();
    m_jobs.start([this, promise, file] {
        const auto database = openForReading(storeFile(m_parts.dataFolder));
        if (!database) {
            finish<qint64>(*promise, database.error());
            return;
        }
        const auto report = backUp(**database, BlobStore(blobFolder(m_parts.dataFolder)), file,
                                   tick(u"backup"_s, [promise] { return promise->isCanceled(); }));
        finish<qint64>(*promise,
                       report ? Result<qint64>(report->bytes) : Result<qint64>(report.error()));
    });
    return promise->future();
}

QFuture<Result<Json>> LocalAdminApi::settings()
{
    auto promise = startedPromise<Json>();
    JsonObject values;
    for (const Setting &row : EngineConfig::table())
        values.set(row.key, m_parts.config.value(row.key));
    finish<Json>(*promise, Json(std::move(values)));
    return promise->future();
}

QFuture<Result<void>> LocalAdminApi::setSetting(const QString &key, const Json &value)
{
    return setSetting(key, value, QString());
}

Result<void> LocalAdminApi::changeSetting(const QString &key, const Json &value)
{
    const auto changed = m_parts.config.with(key, value);
    const Result<void> saved =
        changed ? saveEngineConfig(m_parts.dataFolder, *changed) : Result<void>(changed.error());
    if (saved) {
        m_parts.config = *changed;
        Q_EMIT configChanged(m_parts.config);
        Q_EMIT settingChanged(key);
    }
    return saved;
}

QFuture<Result<void>> LocalAdminApi::setSetting(const QString &key, const Json &value,
                                                const QString &subject)
{
    auto promise = startedPromise<void>();
    if (const auto changed = m_parts.config.with(key, value); !changed) {
        finish<void>(*promise, changed.error());
        return promise->future();
    }
    auto noted = startedPromise<void>();
    m_parts.writer.perform(
        [tenant = m_parts.tenant, key, value, subject](Committer &committer) -> Result<void> {
            JsonObject what{{u"key"_s, key}};
            // A word of few, names and sizes, an address without secrets; others may be secrets.
            if (key == u"cache.policy" || key == u"cache.tenantsMiB" || key == u"blobs.origin")
                what.set(u"value"_s, value);
            const auto at =
                committer.recordAdmin(tenant, u"setting-changed"_s, Json(std::move(what)), subject);
            return at ? Result<void>() : Result<void>(at.error());
        },
        [noted](const Result<void> &done) { finish<void>(*noted, done); });
    awaitResult<void>(noted->future(), this, [this, promise, key, value](const Result<void> &done) {
        finish<void>(*promise, done ? changeSetting(key, value) : done);
    });
    return promise->future();
}

QFuture<Result<Json>> LocalAdminApi::mergePolicy()
{
    return m_parts.service.read<Json>([tenant = m_parts.tenant](Database &database) {
        return MergePolicies(database).overrides(tenant);
    });
}

QFuture<Result<void>> LocalAdminApi::setMergePolicy(const Json &overrides)
{
    return setMergePolicy(overrides, QString());
}

QFuture<Result<void>> LocalAdminApi::setMergePolicy(const Json &overrides, const QString &subject)
{
    auto promise = startedPromise<void>();
    m_parts.writer.perform(
        [tenant = m_parts.tenant, overrides, subject](Committer &committer) -> Result<void> {
            const auto at = committer.setMergePolicy(tenant, overrides, subject);
            return at ? Result<void>() : Result<void>(at.error());
        },
        [promise](const Result<void> &done) { finish<void>(*promise, done); });
    return promise->future();
}

QFuture<Result<ResyncReport>> LocalAdminApi::resync(const ResyncOrder &order)
{
    return resync(order, QString());
}

QFuture<Result<ResyncReport>> LocalAdminApi::resync(const ResyncOrder &order,
                                                    const QString &subject)
{
    const TenantId tenant = m_parts.tenant;
    const auto cost = [order, tenant](Database &database) -> Result<ResyncReport> {
        const auto found = ResyncStore(database).cost(tenant, order.target, order.clear);
        if (!found)
            return found.error();
        return ResyncReport{*found, Sequence()};
    };
    if (order.dryRun)
        return m_parts.service.read<ResyncReport>(cost);
    auto promise = startedPromise<ResyncReport>();
    auto report = std::make_shared<ResyncReport>();
    m_parts.writer.perform(
        [order, tenant, subject, cost, report](Committer &committer) -> Result<void> {
            const auto found = cost(committer.database());
            if (!found)
                return found.error();
            const auto at = committer.orderResync(tenant, order.target, order.clear, subject);
            if (!at)
                return at.error();
            *report = {found->cost, *at};
            return {};
        },
        [promise, report, target = order.target,
         tell = m_parts.tellClients](const Result<void> &done) {
            if (done && tell)
                tell(target);
            finish<ResyncReport>(*promise, done ? Result<ResyncReport>(*report)
                                                : Result<ResyncReport>(done.error()));
        });
    return promise->future();
}

QFuture<Result<void>> LocalAdminApi::drain()
{
    return drain(QString());
}

QFuture<Result<void>> LocalAdminApi::drain(const QString &subject)
{
    auto promise = startedPromise<void>();
    m_parts.writer.perform(
        [tenant = m_parts.tenant, subject](Committer &committer) -> Result<void> {
            const auto at = committer.recordAdmin(tenant, u"drain"_s, Json(JsonObject()), subject);
            return at ? Result<void>() : Result<void>(at.error());
        });
    m_drains.push_back(promise);
    Q_EMIT drainRequested();
    return promise->future();
}

void LocalAdminApi::onDrained()
{
    for (const auto &promise : std::exchange(m_drains, {}))
        finish<void>(*promise, Result<void>());
}

} // namespace Batanidza
