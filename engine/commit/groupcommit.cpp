#include "engine/commit/groupcommit.h"

#include <QElapsedTimer>

#include <utility>

namespace Batanidza {

namespace {

//! Errors that mean the store itself, not one edit: the whole transaction is given up.
bool isOfTheStore(ErrorCode code)
{
    return code == ErrorCode::DiskFull || code == ErrorCode::Unavailable ||
           code == ErrorCode::Locked;
}

} // namespace

Result<QList<CommitBatchPtr>> GroupCommit::inTransaction(const std::function<Result<void>()> &work)
{
    QElapsedTimer timer;
    timer.start();
    Result<QList<CommitBatchPtr>> batches = QList<CommitBatchPtr>();
    {
        auto transaction = Transaction::begin(m_database);
        Result<void> done;
        if (!transaction)
            done = transaction.error();
        else
            done = work();
        if (done) {
            batches = m_committer.finish();
            if (batches) {
                QElapsedTimer commit;
                commit.start();
                done = transaction->commit();
                m_metrics.synced.record(double(commit.nsecsElapsed()) / 1e9);
            }
        }
        if (!done)
            batches = done.error();
    }
    m_committer.reset();
    const QList<MergeNote> merges = m_committer.takeMerges();
    if (batches) {
        m_metrics.committed(*batches, merges, std::chrono::nanoseconds(timer.nsecsElapsed()));
    } else if (!m_again) {
        m_metrics.failures.add();
    }
    return batches;
}

//! An error is the store's and ends the transaction; what fails this call alone is in the result.
Result<SubmissionResult> GroupCommit::take(const Submission &submission)
{
    SubmissionResult result;
    for (const SubmittedEdit &edit : submission.edits) {
        if (m_careful) {
            if (const auto set = m_committer.setSavepoint(); !set)
                return set.error();
        }
        auto receipt = m_committer.take(submission, edit);
        if (!receipt && isOfTheStore(receipt.error().code))
            return receipt.error();
        if (m_careful) {
            const auto closed =
                receipt ? m_committer.releaseSavepoint() : m_committer.rollBackToSavepoint();
            if (!closed)
                return closed.error();
        } else if (!receipt && m_committer.isHalfDone()) {
            m_again = true;
            return receipt.error();
        }
        if (!receipt) {
            result.error = receipt.error();
            break;
        }
        result.receipts.append(std::move(*receipt));
    }
    const auto last = m_committer.lastEdit(submission.tenant, submission.client);
    if (!last)
        return last.error();
    result.lastEdit = *last;
    return result;
}

Result<QList<CommitBatchPtr>> GroupCommit::takeAll(const std::vector<Submission> &submissions,
                                                   const ClientNotes &notes, bool probe,
                                                   std::vector<SubmissionResult> &results)
{
    return inTransaction([&]() -> Result<void> {
        if (probe) {
            const auto written =
                ContentWriter(m_database)
                    .putMeta(QStringLiteral("probe"),
                             QByteArray::number(qint64(m_committer.clock().utc().count())));
            if (!written)
                return written;
        }
        for (auto it = notes.all().cbegin(); it != notes.all().cend(); ++it) {
            if (const auto noted = m_committer.noteClient(it.key().first, *it); !noted)
                return noted;
        }
        for (const Submission &submission : submissions) {
            auto result = take(submission);
            if (!result)
                return result.error();
            results.push_back(std::move(*result));
        }
        return {};
    });
}

GroupCommit::Outcome GroupCommit::run(const std::vector<Submission> &submissions,
                                      const ClientNotes &notes, bool probe)
{
    Outcome outcome;
    // Hardly any edit fails half done, and a savepoint for each costs all of them: only where one
    // failed is the whole group taken once more, with savepoints.
    m_careful = m_again = false;
    auto batches = takeAll(submissions, notes, probe, outcome.results);
    if (std::exchange(m_again, false)) {
        m_careful = true;
        outcome.results.clear();
        batches = takeAll(submissions, notes, probe, outcome.results);
    }
    if (batches) {
        outcome.batches = std::move(*batches);
        for (const SubmissionResult &result : outcome.results) {
            for (const Receipt &receipt : result.receipts)
                m_metrics.answered(receipt);
        }
        return outcome;
    }
    // Nothing was taken, whatever its receipt would have said.
    outcome.result = batches.error();
    outcome.storeFailed = true;
    Error error = batches.error();
    if (error.code != ErrorCode::DiskFull)
        error = Error{ErrorCode::Unavailable, error.detail};
    outcome.results.clear();
    for (const Submission &submission : submissions) {
        const auto client = ClientStore(m_database).client(submission.tenant, submission.client);
        const auto last = client && *client ? (*client)->lastEdit : EditNumber();
        outcome.results.push_back({{}, last, error});
    }
    return outcome;
}

GroupCommit::Outcome GroupCommit::runTask(const std::function<Result<void>(Committer &)> &work)
{
    Outcome outcome;
    bool refused = false;
    auto batches = inTransaction([&]() -> Result<void> {
        auto done = work(m_committer);
        refused = !done && !isOfTheStore(done.error().code);
        return done;
    });
    if (batches) {
        outcome.batches = std::move(*batches);
    } else {
        outcome.result = batches.error();
        outcome.storeFailed = !refused;
    }
    return outcome;
}

} // namespace Batanidza
