#include "engine/runtime/locallearningapi.h"

#include "engine/base/handover.h"
#include "engine/commit/committer.h"
#include "engine/commit/writer.h"
#include "engine/runtime/awaited.h"
#include "engine/runtime/learningreport.h"
#include "engine/store/migrations.h"
#include "engine/store/workspace.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Readers keep the log from being emptied; they are gone soon.
constexpr std::chrono::seconds forgetEvery{5};
//! Who commits waits while they are: most of a second.
constexpr qint64 mostRewritten = 100'000;

Counter &outcomes(Registry &registry, const QString &outcome)
{
    return registry.counter(u"batanidza_learning_events_total"_s,
                            u"Learning events that devices sent, by what became of them."_s,
                            {{u"outcome"_s, outcome}});
}

} // namespace

LocalLearningApi::LocalLearningApi(LearningParts parts)
    : m_parts(std::move(parts))
    , m_accepted(outcomes(m_parts.registry, u"accepted"_s))
    , m_duplicates(outcomes(m_parts.registry, u"duplicate"_s))
    , m_refused(outcomes(m_parts.registry, u"refused"_s))
{
    m_jobs.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(1000);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        ++m_revision;
        Q_EMIT changed();
    });
    m_reads.setMaxThreadCount(1);
    m_forget.setInterval(forgetEvery);
    connect(&m_forget, &QTimer::timeout, this, &LocalLearningApi::forgetOldPages);
}

LocalLearningApi::~LocalLearningApi()
{
    m_stopping = true;
    m_jobs.waitForDone();
    m_reads.waitForDone();
}

void LocalLearningApi::tellSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

template <typename T>
QFuture<Result<T>> LocalLearningApi::read(std::function<Result<T>(Database &)> work)
{
    auto promise = startedPromise<T>();
    m_reads.start([this, promise, work = std::move(work)] {
        if (m_stopping)
            return finish(*promise, Error{ErrorCode::Unavailable, u"the engine is stopping"_s});
        const auto database = openForReading(storeFile(m_parts.dataFolder));
        finish(*promise, database ? work(**database) : Result<T>(database.error()));
    });
    return promise->future();
}

QFuture<Result<LearningSummary>> LocalLearningApi::summary(const LearningQuery &query)
{
    return read<LearningSummary>([this, query, now = m_parts.clock.utc()](Database &database) {
        return readLearningSummary(database, m_parts.tenant, query, now, *m_stretches);
    });
}

QFuture<Result<LearnerPath>> LocalLearningApi::path(const QString &learner)
{
    return read<LearnerPath>(
        [tenant = m_parts.tenant, learner, now = m_parts.clock.utc()](Database &database) {
            return readLearnerPath(database, tenant, learner, now);
        });
}

QFuture<Result<AdoptionSummary>> LocalLearningApi::adoption(int days)
{
    return read<AdoptionSummary>([this, days, now = m_parts.clock.utc()](Database &database) {
        return readAdoption(database, m_parts.tenant, days, now, *m_stretches);
    });
}

QFuture<Result<LearningTrend>> LocalLearningApi::trend(const LearningTrendQuery &query)
{
    return read<LearningTrend>([this, query, now = m_parts.clock.utc()](Database &database) {
        return readLearningTrend(database, m_parts.tenant, query, now, *m_stretches);
    });
}

QFuture<Result<KeptEvents>> LocalLearningApi::events(const QString &after, qint64 limit)
{
    return read<KeptEvents>(
        [tenant = m_parts.tenant, after, limit](Database &database) -> Result<KeptEvents> {
            const LearningStore store(database);
            auto events = store.list(tenant, after, limit);
            const auto erased = store.erasedCount(tenant);
            if (!events || !erased)
                return events ? erased.error() : events.error();
            return KeptEvents{std::move(*events), *erased};
        });
}

Result<qint64> eraseLearner(Committer &committer, const TenantId &tenant, const QString &learner,
                            const QString &subject)
{
    const auto erased =
        LearningStore(committer.database()).erase(tenant, learner, committer.clock().utc());
    if (!erased)
        return erased.error();
    const auto noted = committer.recordAdmin(tenant, u"eraseLearner"_s,
                                             JsonObject{{u"events"_s, *erased}}, subject);
    if (!noted)
        return noted.error();
    return *erased;
}

Result<void> forgetErased(const QString &storeFile, qint64 mostRows)
{
    const auto database = Database::open(storeFile, Database::Mode::ReadWrite);
    if (!database)
        return database.error();
    return LearningStore(**database).forgetOldPages(mostRows);
}

void LocalLearningApi::forgetOldPages()
{
    m_jobs.start([this] {
        if (m_stopping)
            return; // who closes the store empties its log
        if (forgetErased(storeFile(m_parts.dataFolder), mostRewritten))
            post(this, [this] { m_forget.stop(); });
    });
}

QFuture<Result<qint64>> LocalLearningApi::erase(const QString &learner)
{
    return erase(learner, {});
}

QFuture<Result<qint64>> LocalLearningApi::erase(const QString &learner, const QString &subject)
{
    auto promise = startedPromise<qint64>();
    auto count = std::make_shared<qint64>(0);
    m_parts.writer.perform(
        [tenant = m_parts.tenant, learner, subject, count](Committer &committer) -> Result<void> {
            const auto erased = eraseLearner(committer, tenant, learner, subject);
            if (!erased)
                return erased.error();
            *count = *erased;
            return {};
        },
        [promise, count, stretches = m_stretches](const Result<void> &done) {
            if (done)
                stretches->forget();
            promise->addResult(done ? Result<qint64>(*count) : Result<qint64>(done.error()));
            promise->finish();
        });
    awaitResult<qint64>(promise->future(), this, [this](const Result<qint64> &erased) {
        if (!erased)
            return;
        tellSoon();
        m_forget.start();
        forgetOldPages();
    });
    return promise->future();
}

QFuture<Result<LearningReceipt>> LocalLearningApi::record(const JsonArray &events)
{
    auto promise = startedPromise<LearningReceipt>();
    auto receipt = std::make_shared<LearningReceipt>();
    auto taken = std::make_shared<QList<LearningEvent>>();
    m_parts.writer.perform(
        [tenant = m_parts.tenant, events, receipt, taken](Committer &committer) -> Result<void> {
            auto recorded = LearningStore(committer.database())
                                .record(tenant, events, committer.clock().utc(), taken.get());
            if (!recorded)
                return recorded.error();
            *receipt = std::move(*recorded);
            return {};
        },
        // The writer may answer after we are gone; the registry is still there then.
        [&accepted = m_accepted, &duplicates = m_duplicates, &refused = m_refused, promise, receipt,
         taken, stretches = m_stretches](const Result<void> &done) {
            if (done) {
                stretches->note(*taken);
                accepted.add(receipt->accepted);
                duplicates.add(receipt->duplicates);
                refused.add(receipt->refused.size());
            }
            promise->addResult(done ? Result<LearningReceipt>(*receipt)
                                    : Result<LearningReceipt>(done.error()));
            promise->finish();
        });
    awaitResult<LearningReceipt>(promise->future(), this,
                                 [this](const Result<LearningReceipt> &answer) {
                                     if (answer && answer->accepted > 0)
                                         tellSoon();
                                 });
    return promise->future();
}

QFuture<Result<qint64>> LocalLearningApi::exportTo(const QString &file, LearningFormat format)
{
    auto promise = startedPromise<qint64>();
    m_jobs.start([this, promise, file, format] {
        const auto database = openForReading(storeFile(m_parts.dataFolder));
        const auto tell = [this, file](qint64 done, qint64 total) {
            post(this, [this, file, done, total] {
                Q_EMIT progressed({u"learning"_s, done, total, file});
            });
        };
        promise->addResult(database
                               ? exportLearning(**database, m_parts.tenant, file, format, tell,
                                                [&] { return m_stopping || promise->isCanceled(); })
                               : Result<qint64>(database.error()));
        promise->finish();
    });
    return promise->future();
}

} // namespace Batanidza
