#pragma once

#include "engine/base/clock.h"
#include "engine/runtime/adminapi.h"
#include "engine/runtime/engineconfig.h"
#include "engine/runtime/service.h"
#include "engine/security/gatekeeper.h"
#include "engine/store/job.h"

#include <QThreadPool>

#include <atomic>

//! AdminApi over an engine in this process. Main thread; checks and backups run in a thread of
//! their own.
namespace Batanidza {

class Writer;

//! All of it outlives the api.
struct AdminParts
{
    const Clock &clock;
    Service &service;
    Writer &writer;
    Gatekeeper &gatekeeper;
    TenantId tenant;
    QString dataFolder;
    QString webSocketAddress;
    QString httpAddress;
    EngineConfig config;
    //! Asks those who are here to come back and compare. Any thread.
    std::function<void(const ResyncTarget &)> tellClients = {};
};

class LocalAdminApi final : public AdminApi
{
    Q_OBJECT

public:
    explicit LocalAdminApi(AdminParts parts);
    //! Cancels what runs and waits for it.
    ~LocalAdminApi() override;

    [[nodiscard]] QFuture<Result<DeviceInvitation>> inviteDevice(
        const TokenRequest &request) override;
    [[nodiscard]] QFuture<Result<QList<TokenInfo>>> tokens() override;
    [[nodiscard]] QFuture<Result<void>> revokeToken(const TokenId &id) override;
    [[nodiscard]] QFuture<Result<VerifyReport>> verify() override;
    [[nodiscard]] QFuture<Result<qint64>> backup(const QString &file) override;
    [[nodiscard]] QFuture<Result<Json>> settings() override;
    [[nodiscard]] QFuture<Result<void>> setSetting(const QString &key, const Json &value) override;
    [[nodiscard]] QFuture<Result<Json>> mergePolicy() override;
    [[nodiscard]] QFuture<Result<void>> setMergePolicy(const Json &overrides) override;
    [[nodiscard]] QFuture<Result<ResyncReport>> resync(const ResyncOrder &order) override;
    [[nodiscard]] QFuture<Result<void>> drain() override;

    // The same for one who asked over the line; `subject` stands in the audit event.
    [[nodiscard]] QFuture<Result<ResyncReport>> resync(const ResyncOrder &order,
                                                       const QString &subject);
    [[nodiscard]] QFuture<Result<void>> drain(const QString &subject);
    [[nodiscard]] QFuture<Result<DeviceInvitation>> inviteDevice(const TokenRequest &request,
                                                                 const QString &subject);
    [[nodiscard]] QFuture<Result<void>> revokeToken(const TokenId &id, const QString &subject);
    [[nodiscard]] QFuture<Result<void>> setSetting(const QString &key, const Json &value,
                                                   const QString &subject);
    [[nodiscard]] QFuture<Result<void>> setMergePolicy(const Json &overrides,
                                                       const QString &subject);

public Q_SLOTS:
    void onDrained();

Q_SIGNALS:
    void configChanged(const Batanidza::EngineConfig &config);
    void drainRequested();

private:
    [[nodiscard]] Result<void> changeSetting(const QString &key, const Json &value);
    //! Tells of a job's progress in this thread, and whether it should go on.
    [[nodiscard]] JobTick tick(const QString &job, std::function<bool()> cancelled);

    AdminParts m_parts;
    std::atomic<bool> m_stopping{false};
    QThreadPool m_jobs;
    std::vector<std::shared_ptr<QPromise<Result<void>>>> m_drains;
};

} // namespace Batanidza
