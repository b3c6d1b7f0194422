#include "engine/runtime/remotelearningapi.h"

#include "engine/runtime/learningfile.h"
#include "engine/runtime/learningjson.h"
#include "engine/runtime/remotecall.h"
#include "engine/runtime/remotemonitorapi.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

struct RemoteLearningApi::Export
{
    LearningFile file;
    QString name;
    std::shared_ptr<QPromise<Result<qint64>>> promise = startedPromise<qint64>();
    QString after{};
    qint64 total = 0;
    qint64 erased = 0;

    void end(const Result<qint64> &result) const
    {
        promise->addResult(result);
        promise->finish();
    }
};

RemoteLearningApi::RemoteLearningApi(RemoteConnection &connection, RemoteMonitorApi &monitor)
    : m_connection(connection)
{
    connect(&monitor, &RemoteMonitorApi::learned, this, &LearningApi::changed);
}

QFuture<Result<LearningSummary>> RemoteLearningApi::summary(const LearningQuery &query)
{
    return readWhenAnswered<LearningSummary>(
        m_connection.call(u"learning.results"_s, writeLearningQuery(query)), this,
        [](const Json &json) { return Result<LearningSummary>(readLearningSummary(json)); });
}

QFuture<Result<LearnerPath>> RemoteLearningApi::path(const QString &learner)
{
    return readWhenAnswered<LearnerPath>(
        m_connection.call(u"learning.path"_s, Json(JsonObject{{u"learner"_s, learner}})), this,
        [](const Json &json) { return Result<LearnerPath>(readLearnerPath(json)); });
}

QFuture<Result<AdoptionSummary>> RemoteLearningApi::adoption(int days)
{
    return readWhenAnswered<AdoptionSummary>(
        m_connection.call(u"learning.adoption"_s, Json(JsonObject{{u"days"_s, days}})), this,
        [](const Json &json) { return Result<AdoptionSummary>(readAdoption(json)); });
}

QFuture<Result<LearningTrend>> RemoteLearningApi::trend(const LearningTrendQuery &query)
{
    return readWhenAnswered<LearningTrend>(
        m_connection.call(u"learning.trend"_s, writeTrendQuery(query)), this,
        [](const Json &json) { return Result<LearningTrend>(readTrend(json)); });
}

QFuture<Result<qint64>> RemoteLearningApi::erase(const QString &learner)
{
    return readWhenAnswered<qint64>(
        m_connection.call(u"learning.erase"_s, Json(JsonObject{{u"learner"_s, learner}})), this,
        [](const Json &json) { return Result<qint64>(json[u"events"].toInteger()); });
}

QFuture<Result<qint64>> RemoteLearningApi::exportTo(const QString &file, LearningFormat format)
{
    auto job =
        std::make_shared<Export>(Export{LearningFile(file, m_connection.tenant(), format), file});
    const auto future = job->promise->future();
    if (const auto begun = job->file.begin(); !begun) {
        job->end(begun.error());
        return future;
    }
    awaitResult<LearningSummary>(summary({}), this,
                                 [this, job](const Result<LearningSummary> &all) {
                                     if (!all)
                                         return job->end(all.error());
                                     job->total = all->events;
                                     exportNext(job);
                                 });
    return future;
}

void RemoteLearningApi::exportNext(const std::shared_ptr<Export> &job)
{
    if (job->promise->isCanceled())
        return job->end(Error{ErrorCode::Cancelled, u"the job was stopped"_s});
    awaitResult<Json>(
        m_connection.call(u"learning.events"_s, Json(JsonObject{{u"after"_s, job->after}})), this,
        [this, job](const Result<Json> &page) {
            const auto kept = page ? readKeptEvents(*page) : Result<KeptEvents>(page.error());
            if (!kept)
                return job->end(kept.error());
            // Who was erased meanwhile may stand in it already: once more, without.
            if (std::exchange(job->erased, kept->erased) != kept->erased && job->file.count() > 0) {
                if (const auto begun = job->file.begin(); !begun)
                    return job->end(begun.error());
                job->after.clear();
                return exportNext(job);
            }
            if (kept->events.isEmpty()) {
                const auto done = job->file.commit();
                return job->end(done ? Result<qint64>(job->file.count())
                                     : Result<qint64>(done.error()));
            }
            if (const auto added = job->file.append(kept->events); !added)
                return job->end(added.error());
            job->after = kept->events.constLast().id;
            Q_EMIT progressed({u"learning"_s, job->file.count(), job->total, job->name});
            exportNext(job);
        });
}

} // namespace Batanidza
