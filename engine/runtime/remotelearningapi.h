#pragma once

#include "engine/runtime/learningapi.h"

//! LearningApi over the line to an engine elsewhere. Main thread. An export is written here, page
//! by page as it comes.
namespace Batanidza {

class RemoteConnection;
class RemoteMonitorApi;

class RemoteLearningApi final : public LearningApi
{
    Q_OBJECT

public:
    //! Both outlive this.
    RemoteLearningApi(RemoteConnection &connection, RemoteMonitorApi &monitor);

    [[nodiscard]] QFuture<Result<LearningSummary>> summary(const LearningQuery &query) override;
    [[nodiscard]] QFuture<Result<LearnerPath>> path(const QString &learner) override;
    [[nodiscard]] QFuture<Result<AdoptionSummary>> adoption(int days) override;
    [[nodiscard]] QFuture<Result<LearningTrend>> trend(const LearningTrendQuery &query) override;
    [[nodiscard]] QFuture<Result<qint64>> erase(const QString &learner) override;
    [[nodiscard]] QFuture<Result<qint64>> exportTo(const QString &file,
                                                   LearningFormat format) override;

private:
    struct Export;
    void exportNext(const std::shared_ptr<Export> &job);

    RemoteConnection &m_connection;
};

} // namespace Batanidza
