#pragma once

#include "engine/runtime/adminapi.h"

//! AdminApi over the line to an engine elsewhere. Main thread.
namespace Batanidza {

class RemoteConnection;
class RemoteMonitorApi;

class RemoteAdminApi final : public AdminApi
{
    Q_OBJECT

public:
    //! Both outlive this.
    RemoteAdminApi(RemoteConnection &connection, RemoteMonitorApi &monitor);

    [[nodiscard]] QFuture<Result<DeviceInvitation>> inviteDevice(
        const TokenRequest &request) override;
    [[nodiscard]] QFuture<Result<QList<TokenInfo>>> tokens() override;
    [[nodiscard]] QFuture<Result<void>> revokeToken(const TokenId &id) override;
    [[nodiscard]] QFuture<Result<VerifyReport>> verify() override;
    //! `unsupported`: a backup is a file where the engine runs.
    [[nodiscard]] QFuture<Result<qint64>> backup(const QString &file) override;
    [[nodiscard]] QFuture<Result<Json>> settings() override;
    [[nodiscard]] QFuture<Result<void>> setSetting(const QString &key, const Json &value) override;
    [[nodiscard]] QFuture<Result<Json>> mergePolicy() override;
    [[nodiscard]] QFuture<Result<void>> setMergePolicy(const Json &overrides) override;
    [[nodiscard]] QFuture<Result<ResyncReport>> resync(const ResyncOrder &order) override;
    //! Finishes when the order was taken: the line ends with the drain.
    [[nodiscard]] QFuture<Result<void>> drain() override;

private:
    RemoteConnection &m_connection;
};

} // namespace Batanidza
