#pragma once

#include "engine/commit/commitbatch.h"
#include "engine/runtime/blobreading.h"
#include "engine/runtime/contentapi.h"
#include "engine/runtime/service.h"
#include "engine/store/erasure.h"

#include <QThreadPool>

#include <atomic>

//! ContentApi over the store and the writer of an engine in this process. Main thread; imports and
//! exports run in a thread of their own, one after the other.
namespace Batanidza {

class Committer;
class Importer;
class Writer;

class LocalContentApi final : public ContentApi
{
    Q_OBJECT

public:
    //! All of it outlives this.
    LocalContentApi(Service &service, Writer &writer, TenantId tenant, QString dataFolder);
    //! Cancels what runs and waits for it.
    ~LocalContentApi() override;
    //! What exports read audio and pictures with, in place of the files of the workspace. Before
    //! the first of them.
    void setBlobs(ReadBlob read) { m_readBlob = std::move(read); }

    [[nodiscard]] QFuture<Result<ItemPage>> list(const ItemQuery &query) override;
    [[nodiscard]] QFuture<Result<ItemDetail>> load(const ItemId &id) override;
    [[nodiscard]] QFuture<Result<ItemBody>> revision(const ItemId &id, Version version) override;
    [[nodiscard]] QFuture<Result<ImportReport>> import(const QString &path, const QString &author,
                                                       bool rehash) override;
    [[nodiscard]] QFuture<Result<qint64>> undoImport(const QString &importId,
                                                     const QString &author) override;
    [[nodiscard]] QFuture<Result<QString>> lastImport() override;
    [[nodiscard]] QFuture<Result<ExportReport>> exportTo(const QString &folder) override;
    [[nodiscard]] QFuture<Result<Receipt>> save(const Edit &edit) override;
    [[nodiscard]] QFuture<Result<ImportReport>> importSampleCourse(const QString &author) override;

    //! The same for one who asked over the line; `subject` stands in the event.
    [[nodiscard]] QFuture<Result<Receipt>> save(const Edit &edit, const QString &subject);

    //! What an item said before, taken away for good: from the store, its write-ahead log, and the
    //! cache with the dictionaries that hold passages of it. `dryRun` only says what would go.
    //! Errors: those of erasePast().
    [[nodiscard]] QFuture<Result<Erasure>> eraseHistory(const ItemId &item, bool dryRun);
    //! Empties the cache; called after each erasing.
    void setEmptyCache(std::function<QFuture<Result<void>>()> empty)
    {
        m_emptyCache = std::move(empty);
    }

public Q_SLOTS:
    void onCommitted(const Batanidza::CommitBatchPtr &batch);

private:
    using ImportWork = std::function<Result<ImportReport>(
        Importer &, const std::function<void(const JobProgress &)> &,
        const std::function<bool()> &)>;
    [[nodiscard]] QFuture<Result<ImportReport>> runImport(ImportWork work);
    //! Passes a job's progress on to this thread.
    [[nodiscard]] std::function<void(const JobProgress &)> reporter();

    Service &m_service;
    Writer &m_writer;
    TenantId m_tenant;
    QString m_dataFolder;
    ReadBlob m_readBlob;
    std::function<QFuture<Result<void>>()> m_emptyCache;
    std::atomic<bool> m_stopping{false};
    QThreadPool m_jobs;
};

//! erasePast() with its event, `history-erased`; `subject` stands in it. The writer's thread.
[[nodiscard]] Result<Erasure> eraseHistory(Committer &committer, const TenantId &tenant,
                                           const ItemId &item, const QString &subject = {});

} // namespace Batanidza
