#include "engine/runtime/locallearningapi.h"

#include "engine/commit/committer.h"
#include "engine/commit/writer.h"
#include "engine/runtime/awaited.h"
#include "engine/runtime/learningreport.h"
#include "engine/store/migrations.h"
#include "engine/store/workspace.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

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
    connect(&m_soon, &QTimer::timeout, this, &LearningApi::changed);
}

LocalLearningApi::~LocalLearningApi()
{
    m_stopping = true;
    m_jobs.waitForDone();
}

void LocalLearningApi::tellSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

QFuture<Result<LearningSummary>> LocalLearningApi::summary(const LearningQuery &query)
{
    return m_parts.service.read<LearningSummary>(
        [tenant = m_parts.tenant, query, now = m_parts.clock.utc()](Database &database) {
            return readLearningSummary(database, tenant, query, now);
        });
}

QFuture<Result<LearnerPath>> LocalLearningApi::path(const QString &learner)
{
    return m_parts.service.read<LearnerPath>(
        [tenant = m_parts.tenant, learner, now = m_parts.clock.utc()](Database &database) {
            return readLearnerPath(database, tenant, learner, now);
        });
}

QFuture<Result<AdoptionSummary>> LocalLearningApi::adoption(int days)
{
    return m_parts.service.read<AdoptionSummary>(
        [tenant = m_parts.tenant, days, now = m_parts.clock.utc()](Database &database) {
            return readAdoption(database, tenant, days, now);
        });
}

Result<qint64> eraseLearner(Committer &committer, const TenantId &tenant, const QString &learner)
{
    const auto erased =
        LearningStore(committer.database()).erase(tenant, learner, committer.clock().utc());
    if (!erased)
        return erased.error();
    const auto noted =
        committer.recordAdmin(tenant, u"eraseLearner"_s, JsonObject{{u"events"_s, *erased}});
    if (!noted)
        return noted.error();
    return *erased;
}

QFuture<Result<qint64>> LocalLearningApi::erase(const QString &learner)
{
    auto promise = startedPromise<qint64>();
    auto count = std::make_shared<qint64>(0);
    m_parts.writer.perform(
        [tenant = m_parts.tenant, learner, count](Committer &committer) -> Result<void> {
            const auto erased = eraseLearner(committer, tenant, learner);
            if (!erased)
                return erased.error();
            *count = *erased;
            return {};
        },
        [promise, count](const Result<void> &done) {
            promise->addResult(done ? Result<qint64>(*count) : Result<qint64>(done.error()));
            promise->finish();
        });
    tellSoon();
    return promise->future();
}

QFuture<Result<LearningReceipt>> LocalLearningApi::record(const JsonArray &events)
{
    auto promise = startedPromise<LearningReceipt>();
    auto receipt = std::make_shared<LearningReceipt>();
    m_parts.writer.perform(
        [tenant = m_parts.tenant, events, receipt](Committer &committer) -> Result<void> {
            auto recorded =
                LearningStore(committer.database()).record(tenant, events, committer.clock().utc());
            if (!recorded)
                return recorded.error();
            *receipt = std::move(*recorded);
            return {};
        },
        // The writer may answer after we are gone; the registry is still there then.
        [&accepted = m_accepted, &duplicates = m_duplicates, &refused = m_refused, promise,
         receipt](const Result<void> &done) {
            if (done) {
                accepted.add(receipt->accepted);
                duplicates.add(receipt->duplicates);
                refused.add(receipt->refused.size());
            }
            promise->addResult(done ? Result<LearningReceipt>(*receipt)
                                    : Result<LearningReceipt>(done.error()));
            promise->finish();
        });
    tellSoon();
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
