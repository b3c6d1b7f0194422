#include "engine/runtime/localcontentapi.h"

#include "engine/base/jsonread.h"
#include "engine/commit/committer.h"
#include "engine/commit/writer.h"
#include "engine/runtime/awaited.h"
#include "engine/runtime/exporter.h"
#include "engine/runtime/importer.h"
#include "engine/runtime/itemdetail.h"
#include "engine/runtime/locallearningapi.h"
#include "engine/runtime/samplecourse.h"
#include "engine/store/importlog.h"
#include "engine/store/workspace.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int forgetTries = 20; //!< each waits a tenth of a second for readers

} // namespace

LocalContentApi::LocalContentApi(Service &service, Writer &writer, TenantId tenant,
                                 QString dataFolder)
    : m_service(service)
    , m_writer(writer)
    , m_tenant(std::move(tenant))
    , m_dataFolder(std::move(dataFolder))
{
    m_jobs.setMaxThreadCount(1);
}

LocalContentApi::~LocalContentApi()
{
    m_stopping = true;
    m_jobs.waitForDone();
}

QFuture<Result<ItemPage>> LocalContentApi::list(const ItemQuery &query)
{
    return m_service.read<ItemPage>([tenant = m_tenant, query](Database &database) {
        return readItemPage(database, tenant, query);
    });
}

QFuture<Result<ItemDetail>> LocalContentApi::load(const ItemId &id)
{
    return m_service.read<ItemDetail>([tenant = m_tenant, id](Database &database) {
        return readItemDetail(database, tenant, id);
    });
}

QFuture<Result<ItemBody>> LocalContentApi::revision(const ItemId &id, Version version)
{
    return m_service.read<ItemBody>([tenant = m_tenant, id, version](Database &database) {
        return readItemBody(database, tenant, id, version);
    });
}

std::function<void(const JobProgress &)> LocalContentApi::reporter()
{
    return [this](const JobProgress &progress) {
        post(this, [this, progress] { Q_EMIT progressed(progress); });
    };
}

QFuture<Result<ImportReport>> LocalContentApi::runImport(ImportWork work)
{
    auto promise = std::make_shared<QPromise<Result<ImportReport>>>();
    promise->start();
    m_jobs.start([this, promise, work = std::move(work), report = reporter()] {
        Importer importer(m_writer, m_dataFolder);
        promise->addResult(work(importer, report,
                                [this, &promise] { return m_stopping || promise->isCanceled(); }));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<ImportReport>> LocalContentApi::import(const QString &path, const QString &author,
                                                      bool rehash)
{
    const ImportRequest request{m_tenant, author, rehash};
    return runImport(
        [path, request](Importer &importer, const auto &report, const auto &cancelled) {
            return importer.import(path, request, report, cancelled);
        });
}

QFuture<Result<ImportReport>> LocalContentApi::importSampleCourse(const QString &author)
{
    return runImport(
        [tenant = m_tenant, author](Importer &importer, const auto &report, const auto &cancelled) {
            return Batanidza::importSampleCourse(importer, tenant, author, report, cancelled);
        });
}

QFuture<Result<qint64>> LocalContentApi::undoImport(const QString &importId, const QString &author)
{
    auto promise = std::make_shared<QPromise<Result<qint64>>>();
    promise->start();
    auto restored = std::make_shared<qint64>(0);
    m_writer.perform(
        [tenant = m_tenant, importId, author, restored](Committer &committer) -> Result<void> {
            const auto undone = committer.undoImport(tenant, importId, author);
            if (!undone)
                return undone.error();
            *restored = undone->restored;
            return {};
        },
        [promise, restored](const Result<void> &done) {
            promise->addResult(done ? Result<qint64>(*restored) : Result<qint64>(done.error()));
            promise->finish();
        });
    return promise->future();
}

QFuture<Result<QString>> LocalContentApi::lastImport()
{
    return m_service.read<QString>(
        [tenant = m_tenant](Database &database) { return ImportLog(database).latest(tenant); });
}

QFuture<Result<ExportReport>> LocalContentApi::exportTo(const QString &folder)
{
    auto promise = std::make_shared<QPromise<Result<ExportReport>>>();
    promise->start();
    m_jobs.start([this, promise, folder, report = reporter()] {
        promise->addResult(
            Exporter(m_dataFolder, m_readBlob).exportTo(folder, m_tenant, report, [this, &promise] {
                return m_stopping || promise->isCanceled();
            }));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<Receipt>> LocalContentApi::save(const Edit &edit)
{
    return save(edit, QString());
}

QFuture<Result<Receipt>> LocalContentApi::save(const Edit &edit, const QString &subject)
{
    auto promise = std::make_shared<QPromise<Result<Receipt>>>();
    promise->start();
    auto receipt = std::make_shared<Receipt>();
    m_writer.perform(
        [tenant = m_tenant, edit, subject, receipt](Committer &committer) -> Result<void> {
            EditSource source;
            source.platform = u"desktop"_s;
            source.subject = subject;
            source.mayPrioritise = true; // who works here is curriculum staff or an operator
            const auto made = committer.commitOwn(tenant, edit, source);
            if (!made)
                return made.error();
            *receipt = *made;
            return {};
        },
        [promise, receipt](const Result<void> &done) {
            promise->addResult(done ? Result<Receipt>(*receipt) : Result<Receipt>(done.error()));
            promise->finish();
        });
    return promise->future();
}

void LocalContentApi::onCommitted(const CommitBatchPtr &batch)
{
    if (batch->tenant == m_tenant)
        Q_EMIT changed(batch->to.sequence);
}

Result<Erasure> eraseHistory(Committer &committer, const TenantId &tenant, const ItemId &item,
                             const QString &subject)
{
    const auto erased = erasePast(committer.database(), tenant, item);
    if (!erased)
        return erased.error();
    const auto noted = committer.recordAdmin(tenant, u"history-erased"_s,
                                             JsonObject{{u"item"_s, item.toString()},
                                                        {u"bodies"_s, erased->bodies},
                                                        {u"bytes"_s, erased->bytes}},
                                             subject);
    if (!noted)
        return noted.error();
    return *erased;
}

QFuture<Result<Erasure>> LocalContentApi::eraseHistory(const ItemId &item, bool dryRun)
{
    if (dryRun) {
        return m_service.read<Erasure>([tenant = m_tenant, item](Database &database) {
            return findPast(database, tenant, item);
        });
    }
    auto promise = startedPromise<Erasure>();
    auto erased = std::make_shared<Erasure>();
    auto done = startedPromise<void>();
    m_writer.perform(
        [tenant = m_tenant, item, erased](Committer &committer) -> Result<void> {
            auto gone = Batanidza::eraseHistory(committer, tenant, item);
            if (!gone)
                return gone.error();
            *erased = *gone;
            return {};
        },
        [done](const Result<void> &outcome) { finish<void>(*done, outcome); });
    const auto answer = [this, promise, erased](const Result<void> &outcome) {
        if (!outcome)
            return finish<Erasure>(*promise, outcome.error());
        m_jobs.start([this, promise, erased] {
            // Somebody may be reading old pages; whoever closes the store empties its log, too.
            for (int i = 0; i < forgetTries && !m_stopping; ++i) {
                if (forgetErased(storeFile(m_dataFolder), -1))
                    break;
            }
            finish<Erasure>(*promise, *erased);
        });
    };
    awaitResult<void>(done->future(), this, [this, answer](const Result<void> &outcome) {
        if (!outcome || !m_emptyCache)
            return answer(outcome);
        awaitResult<void>(m_emptyCache(), this, answer);
    });
    return promise->future();
}

} // namespace Batanidza
