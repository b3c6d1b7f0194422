#pragma once

#include "engine/base/json.h"
#include "engine/runtime/contentapi.h"
#include "engine/store/resyncstore.h"

#include <QFuture>
#include <QObject>

//! The operator's hand: devices, settings, backups, checks. Lives in the main thread; nothing here
//! blocks.
namespace Batanidza {

struct TokenRequest
{
    QString label;    //!< "Rudo's phone"
    QString role;     //!< device, editor, curriculum, operator
    QString platform; //!< empty = any
    TenantId tenant;
    Millis expiresAt{0}; //!< UTC; 0 = in 365 days
};

struct TokenInfo
{
    TokenId id;
    QString label;
    QString role;
    QString platform;
    TenantId tenant;
    Millis createdAt{0};
    Millis expiresAt{0};
    bool revoked = false;
};

//! What a new device needs. The secret is shown once and not kept.
struct DeviceInvitation
{
    TokenInfo token;
    QString secret;
    QString webSocketAddress;
    QString httpAddress;
    //! One line with all of it, also the content of the QR code:
    //! "batanidza:device?ws=...&http=...&tenant=...&platform=...#TOKEN"
    QString link;
};

struct VerifyReport
{
    qint64 events = 0;
    qint64 bodies = 0;
    qint64 blobs = 0;
    QStringList problems; //!< each says what is wrong and where; empty = all well
};

//! To compare content with ours again; to drop it first.
struct ResyncOrder
{
    ResyncTarget target;
    bool clear = false;
    bool dryRun = false; //!< only say what it would cost
};

struct ResyncReport
{
    ResyncCost cost;
    Sequence sequence; //!< of the audit event; 0 = nothing was done
};

class AdminApi : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual QFuture<Result<DeviceInvitation>> inviteDevice(
        const TokenRequest &request) = 0;
    [[nodiscard]] virtual QFuture<Result<QList<TokenInfo>>> tokens() = 0;
    [[nodiscard]] virtual QFuture<Result<void>> revokeToken(const TokenId &id) = 0;
    [[nodiscard]] virtual QFuture<Result<VerifyReport>> verify() = 0;
    [[nodiscard]] virtual QFuture<Result<qint64>> backup(const QString &file) = 0;
    //! Keys and values of EngineConfig that may change while running.
    [[nodiscard]] virtual QFuture<Result<Json>> settings() = 0;
    [[nodiscard]] virtual QFuture<Result<void>> setSetting(const QString &key,
                                                           const Json &value) = 0;
    //! What the tenant's merge policy has beside the built-in one, by type of item; an empty object
    //! where it has nothing.
    [[nodiscard]] virtual QFuture<Result<Json>> mergePolicy() = 0;
    //! In place of what was there, for edits from now on; an empty object takes all of it away.
    //! Error invalid: names the place; then nothing changes.
    [[nodiscard]] virtual QFuture<Result<void>> setMergePolicy(const Json &overrides) = 0;
    //! Devices compare their content with ours at once, or when they next come; with `clear` they
    //! drop it and fetch it again. Edits that were not sent stay. Error not_found: no such device.
    [[nodiscard]] virtual QFuture<Result<ResyncReport>> resync(const ResyncOrder &order) = 0;
    //! Says goodbye to all sessions and stops taking edits; finishes when all have left.
    [[nodiscard]] virtual QFuture<Result<void>> drain() = 0;

Q_SIGNALS:
    void progressed(const Batanidza::JobProgress &progress);
    void settingChanged(const QString &key);
};

} // namespace Batanidza
