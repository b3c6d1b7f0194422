#pragma once

#include "engine/base/clock.h"
#include "engine/learning/learningevent.h"
#include "engine/metrics/registry.h"
#include "engine/runtime/learningapi.h"
#include "engine/runtime/service.h"

#include <QThreadPool>
#include <QTimer>

#include <atomic>

//! LearningApi over the store and the writer of an engine in this process. Main thread; exports run
//! in a thread of their own, with a connection of their own.
namespace Batanidza {

class Committer;
class Writer;

//! All of it outlives the api.
struct LearningParts
{
    const Clock &clock;
    Service &service;
    Writer &writer;
    Registry &registry;
    TenantId tenant;
    QString dataFolder;
};

class LocalLearningApi final : public LearningApi
{
    Q_OBJECT

public:
    explicit LocalLearningApi(LearningParts parts);
    //! Cancels what runs and waits for it.
    ~LocalLearningApi() override;

    [[nodiscard]] QFuture<Result<LearningSummary>> summary(const LearningQuery &query) override;
    [[nodiscard]] QFuture<Result<LearnerPath>> path(const QString &learner) override;
    [[nodiscard]] QFuture<Result<AdoptionSummary>> adoption(int days) override;
    [[nodiscard]] QFuture<Result<qint64>> erase(const QString &learner) override;
    [[nodiscard]] QFuture<Result<qint64>> exportTo(const QString &file,
                                                   LearningFormat format) override;

    //! What devices told over the line; durable when it is answered.
    [[nodiscard]] QFuture<Result<LearningReceipt>> record(const JsonArray &events);

private:
    void tellSoon();

    LearningParts m_parts;
    Counter &m_accepted;
    Counter &m_duplicates;
    Counter &m_refused;
    QTimer m_soon;
    std::atomic<bool> m_stopping{false};
    QThreadPool m_jobs;
};

//! Erases a learner in the writer's transaction, with an event in the log that names nobody.
[[nodiscard]] Result<qint64> eraseLearner(Committer &committer, const TenantId &tenant,
                                          const QString &learner);

} // namespace Batanidza
