#pragma once

#include "engine/commit/clientnotes.h"
#include "engine/commit/commitmetrics.h"
#include "engine/commit/committer.h"

#include <vector>

//! One durable transaction for many submissions: all of it is there afterwards, or nothing. Same
//! thread as the Database.
namespace Batanidza {

class GroupCommit
{
public:
    struct Outcome
    {
        Result<void> result;
        bool storeFailed = false;              //!< nothing can be written at present
        std::vector<SubmissionResult> results; //!< one for each submission
        QList<CommitBatchPtr> batches;
    };

    GroupCommit(Database &database, const Clock &clock, CommitMetrics &metrics)
        : m_database(database)
        , m_committer(database, clock)
        , m_metrics(metrics)
    {}

    //! `probe` writes a row in any case: a way to learn whether a store can be written again.
    [[nodiscard]] Outcome run(const std::vector<Submission> &submissions, const ClientNotes &notes,
                              bool probe = false);
    //! `work` alone, in a transaction of its own.
    [[nodiscard]] Outcome runTask(const std::function<Result<void>(Committer &)> &work);

private:
    [[nodiscard]] Result<QList<CommitBatchPtr>> inTransaction(
        const std::function<Result<void>()> &work);
    [[nodiscard]] Result<QList<CommitBatchPtr>> takeAll(const std::vector<Submission> &submissions,
                                                        const ClientNotes &notes, bool probe,
                                                        std::vector<SubmissionResult> &results);
    [[nodiscard]] Result<SubmissionResult> take(const Submission &submission);

    Database &m_database;
    Committer m_committer;
    CommitMetrics &m_metrics;
    bool m_careful = false; //!< each edit has a savepoint
    bool m_again = false;   //!< an edit failed half done and had none
};

} // namespace Batanidza
