#pragma once

#include "engine/runtime/adminapi.h"
#include "engine/runtime/cacheapi.h"
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

    std::optional<LineStatus> lineStatus; //!< nothing = the engine is in this process
    int tries = 0;                        //!< of tryNow()

    void feed(const EngineSnapshot &value);
    //! As the line to an engine elsewhere changes.
    void turnLine(const LineStatus &status);
    [[nodiscard]] std::optional<LineStatus> line() const override { return lineStatus; }
    void tryNow() override { ++tries; }
    [[nodiscard]] EngineSnapshotPtr latest() const override { return snapshot; }
    [[nodiscard]] QFuture<Result<QList<HistoryBucket>>> history(const HistoryQuery &query) override;
    [[nodiscard]] QFuture<Result<Json>> detailedStats() override;
    [[nodiscard]] QFuture<Result<QString>> diagnostics() override;
};

class FakeContentApi final : public ContentApi
{
public:
    QList<ItemRow> rows;
    QHash<ItemId, ItemDetail> details;
    QHash<qint64, Json> bodies; //!< of earlier versions
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
    bool files = true; //!< answer of reachesFiles()
    [[nodiscard]] bool reachesFiles() const override { return files; }

    //! Filtered, ordered and cut as the query says, simply: id and title contain the filter.
    [[nodiscard]] QFuture<Result<ItemPage>> list(const ItemQuery &query) override;
    [[nodiscard]] QFuture<Result<ItemDetail>> load(const ItemId &id) override;
    //! Of `bodies`, by version.
    [[nodiscard]] QFuture<Result<ItemBody>> revision(const ItemId &id, Version version) override;
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
    QHash<ConflictId, ConflictDetail> details;
    std::optional<Error> error;                  //!< every read fails with it
    std::optional<ResolveOutcome> resolveAnswer; //!< in place of the usual one
    std::optional<Error> resolveError;           //!< resolve() fails with it
    std::optional<Error> draftError;             //!< saveDraft() fails with it
    QList<ConflictPreview> previewAnswer;
    QList<EventLine> eventAnswer; //!< all of the log, newest first
    QHash<Sequence, EventDetail> eventDetails;
    std::optional<Error> eventError;
    ChainReport chainAnswer;
    bool holdChain = false; //!< true: the check runs until finishChain(), or until it is cancelled
    QList<EventQuery> eventQueries;
    std::optional<TakeBackReport> takeBackAnswer; //!< in place of the usual one
    QStringList takenBackPaths;

    QList<std::pair<ConflictId, Resolution>> resolved;
    QList<QList<Sequence>> takenBack;
    QList<std::pair<QList<ConflictId>, QString>> assigned;
    QList<std::pair<QList<ConflictId>, Millis>> postponed;
    QList<std::pair<ConflictId, QString>> noted;
    QList<std::pair<ConflictId, bool>> viewed;
    QList<std::pair<ConflictId, QList<FieldChoice>>> drafts;
    QList<std::pair<QList<ConflictId>, Strategy>> bulk;
    QList<ConflictQuery> queries;

    [[nodiscard]] QFuture<Result<QList<ConflictRow>>> list(qint64 limit) override;
    //! By state and assignee, as the query says.
    [[nodiscard]] QFuture<Result<ConflictPage>> find(const ConflictQuery &query) override;
    [[nodiscard]] QFuture<Result<ConflictDetail>> load(const ConflictId &id) override;
    //! The conflict is resolved then, and its decision has the sequence 900.
    [[nodiscard]] QFuture<Result<ResolveOutcome>> resolve(const ConflictId &id, Version headVersion,
                                                          const Resolution &resolution,
                                                          const QString &who) override;
    [[nodiscard]] QFuture<Result<QList<ConflictPreview>>> preview(const QList<ConflictId> &ids,
                                                                  Strategy strategy) override;
    [[nodiscard]] QFuture<Result<BulkReport>> resolveMany(const QList<ConflictId> &ids,
                                                          Strategy strategy,
                                                          const QString &who) override;
    //! Every conflict that was resolved here waits again.
    [[nodiscard]] QFuture<Result<TakeBackReport>> takeBack(const QList<Sequence> &events,
                                                           const QString &path,
                                                           const QString &who) override;
    [[nodiscard]] QFuture<Result<void>> assign(const QList<ConflictId> &ids,
                                               const QString &assignee,
                                               const QString &who) override;
    [[nodiscard]] QFuture<Result<void>> postpone(const QList<ConflictId> &ids, Millis until,
                                                 const QString &who) override;
    [[nodiscard]] QFuture<Result<void>> note(const ConflictId &id, const QString &text,
                                             const QString &who) override;
    void view(const ConflictId &id, const QString &who, bool looking) override;
    [[nodiscard]] QFuture<Result<void>> saveDraft(const ConflictId &id, Version headVersion,
                                                  const QList<FieldChoice> &choices,
                                                  const QString &who) override;
    //! By kind, item, person, platform, rule and time, and cut, as the query says.
    [[nodiscard]] QFuture<Result<QList<EventLine>>> events(const EventQuery &query) override;
    //! Of those in eventDetails; else not_found.
    [[nodiscard]] QFuture<Result<EventDetail>> eventDetail(Sequence sequence) override;
    [[nodiscard]] QFuture<Result<ChainReport>> verifyChain() override;
    void finishChain();
    [[nodiscard]] bool chainCancelled() const { return m_chain.isCanceled(); }

private:
    QPromise<Result<ChainReport>> m_chain;

    void setState(const ConflictId &id, ConflictState state, const QString &who);
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
    Json policyOverrides = JsonObject();
    ResyncCost resyncCost{3, 30, 4096};
    QList<ResyncOrder> resyncs;       //!< dry runs too
    std::optional<Error> resyncError; //!< of orders to `refusedPlatform`
    QString refusedPlatform;

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
};

class FakeCacheApi final : public CacheApi
{
public:
    Result<CacheReport> reportAnswer = CacheReport{};
    Result<CachePurgeReport> purgeAnswer = CachePurgeReport{};
    Result<qint64> warmAnswer = qint64(0);
    Result<void> pinAnswer = {};
    QList<CachePurge> purges; //!< dry runs too
    QList<std::pair<QString, bool>> pins;
    int reports = 0;
    int warms = 0;

    [[nodiscard]] QFuture<Result<CacheReport>> report(int entries) override;
    [[nodiscard]] QFuture<Result<CachePurgeReport>> purge(const CachePurge &order) override;
    [[nodiscard]] QFuture<Result<qint64>> warm() override;
    [[nodiscard]] QFuture<Result<void>> pin(const QString &key, bool pinned) override;
};

} // namespace Batanidza
