#pragma once

#include "engine/base/clock.h"
#include "engine/learning/learningevent.h"
#include "engine/metrics/registry.h"
#include "engine/runtime/learningjson.h"
#include "engine/runtime/stretchcache.h"
#include "engine/store/database.h"

#include <QThreadPool>
#include <QTimer>

#include <atomic>

//! LearningApi over the store and the writer of an engine in this process. Main thread; reading and
//! exports run in threads of their own, with connections of their own: counting a year of events
//! must not keep the monitor waiting.
namespace Batanidza {

class Committer;
class Writer;

//! All of it outlives the api.
struct LearningParts
{
    const Clock &clock;
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
    [[nodiscard]] QFuture<Result<LearningTrend>> trend(const LearningTrendQuery &query) override;
    [[nodiscard]] QFuture<Result<qint64>> erase(const QString &learner) override;
    //! `subject` is who asked by the line.
    [[nodiscard]] QFuture<Result<qint64>> erase(const QString &learner, const QString &subject);
    [[nodiscard]] QFuture<Result<qint64>> exportTo(const QString &file,
                                                   LearningFormat format) override;

    //! What devices told over the line; durable when it is answered.
    [[nodiscard]] QFuture<Result<LearningReceipt>> record(const JsonArray &events);
    //! In order of their ids, from behind `after`.
    [[nodiscard]] QFuture<Result<KeptEvents>> events(const QString &after, qint64 limit);
    //! How often changed() was told: for windows elsewhere.
    [[nodiscard]] qint64 revision() const { return m_revision; }

private:
    void tellSoon();
    void forgetOldPages();
    template <typename T>
    [[nodiscard]] QFuture<Result<T>> read(std::function<Result<T>(Database &)> work);

    LearningParts m_parts;
    //! The writer tells it what changed, also after we are gone.
    std::shared_ptr<StretchCache> m_stretches = std::make_shared<StretchCache>();
    Counter &m_accepted;
    Counter &m_duplicates;
    Counter &m_refused;
    QTimer m_soon;
    QTimer m_forget; //!< runs while old pages of an erased learner may be in the log
    qint64 m_revision = 0;
    std::atomic<bool> m_stopping{false};
    QThreadPool m_jobs;
    QThreadPool m_reads;
};

//! Erases a learner in the writer's transaction, with an event in the log that names nobody.
[[nodiscard]] Result<qint64> eraseLearner(Committer &committer, const TenantId &tenant,
                                          const QString &learner, const QString &subject = {});
//! LearningStore::forgetOldPages() with a connection of its own.
[[nodiscard]] Result<void> forgetErased(const QString &storeFile, qint64 mostRows);

} // namespace Batanidza
