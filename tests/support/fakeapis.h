#pragma once

#include "engine/runtime/adminapi.h"
#include "engine/runtime/conflictapi.h"
#include "engine/runtime/contentapi.h"
#include "engine/runtime/monitorapi.h"

#include <QHash>
#include <QPromise>

#include <deque>
#include <functional>

//! The four interfaces as a test feeds them: each call is noted and answered with the value that
//! the test put there, at once or when it says so. Main thread.
namespace Batanidza {

//! A future that is finished already.
template <typename T>
[[nodiscard]] QFuture<T> finished(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

class FakeMonitorApi final : public MonitorApi
{
public:
    EngineSnapshotPtr snapshot;
    QList<HistoryBucket> buckets; //!< those within the query are given
    std::optional<Error> historyError;
    QList<HistoryQuery> queries;
    QString diagnosticsText = QStringLiteral("Batanidza 0.1.0");

    void feed(const EngineSnapshot &value);
    [[nodiscard]] EngineSnapshotPtr latest() const override { return snapshot; }
    [[nodiscard]] QFuture<Result<QList<HistoryBucket>>> history(const HistoryQuery &query) override;
    [[nodiscard]] QFuture<Result<QString>> diagnostics() override;
};

class FakeContentApi final : public ContentApi
{
public:
    QList<ItemRow> rows;
    QHash<ItemId, ItemDetail> details;
    QList<ItemQuery> queries;
    QStringList imported; //!< paths
    QStringList authors;  //!< given to import and importSampleCourse
    QStringList undone;   //!< import ids
    QStringList exported; //!< folders
    QList<Edit> saved;
    QString last; //!< answer of lastImport()
    Result<ImportReport> importAnswer = ImportReport{};
    Result<ExportReport> exportAnswer = ExportReport{};
    Result<qint64> undoAnswer = qint64(0);
    Result<Receipt> saveAnswer = Receipt{};
    //! True: an import stays running until finishImport(), or until it is cancelled.
    bool holdImport = false;

    //! Filtered, ordered and cut as the query says, simply: id and title contain the filter.
    [[nodiscard]] QFuture<Result<ItemPage>> list(const ItemQuery &query) override;
    [[nodiscard]] QFuture<Result<ItemDetail>> load(const ItemId &id) override;
    [[nodiscard]] QFuture<Result<ImportReport>> import(const QString &path, const QString &author,
                                                       bool rehash) override;
    [[nodiscard]] QFuture<Result<qint64>> undoImport(const QString &importId,
                                                     const QString &author) override;
    [[nodiscard]] QFuture<Result<QString>> lastImport() override;
    [[nodiscard]] QFuture<Result<ExportReport>> exportTo(const QString &folder) override;
    [[nodiscard]] QFuture<Result<Receipt>> save(const Edit &edit) override;
    [[nodiscard]] QFuture<Result<ImportReport>> importSampleCourse(const QString &author) override;

    void finishImport();
    [[nodiscard]] bool importCancelled() const { return m_import.isCanceled(); }

private:
    [[nodiscard]] QFuture<Result<ImportReport>> startImport();

    QPromise<Result<ImportReport>> m_import;
};

class FakeConflictApi final : public ConflictApi
{
public:
    QList<ConflictRow> rows;

    [[nodiscard]] QFuture<Result<QList<ConflictRow>>> list(qint64 limit) override;
};

class FakeAdminApi final : public AdminApi
{
public:
    QList<TokenRequest> invitations;
    Result<DeviceInvitation> inviteAnswer = DeviceInvitation{};
    QList<TokenInfo> tokenList;
    QList<TokenId> revoked;
    VerifyReport verifyAnswer;
    QStringList backups;
    Json settingValues = JsonObject{};
    QList<std::pair<QString, Json>> settingsSet;
    std::optional<Error> settingError;
    bool drained = false;
    ResyncCost resyncCost{3, 30, 4096};
    QList<ResyncOrder> resyncs; //!< dry runs too

    [[nodiscard]] QFuture<Result<DeviceInvitation>> inviteDevice(
        const TokenRequest &request) override;
    [[nodiscard]] QFuture<Result<QList<TokenInfo>>> tokens() override;
    [[nodiscard]] QFuture<Result<void>> revokeToken(const TokenId &id) override;
    [[nodiscard]] QFuture<Result<VerifyReport>> verify() override;
    [[nodiscard]] QFuture<Result<qint64>> backup(const QString &file) override;
    [[nodiscard]] QFuture<Result<Json>> settings() override;
    [[nodiscard]] QFuture<Result<void>> setSetting(const QString &key, const Json &value) override;
    [[nodiscard]] QFuture<Result<ResyncReport>> resync(const ResyncOrder &order) override;
    [[nodiscard]] QFuture<Result<void>> drain() override;
};

} // namespace Batanidza
