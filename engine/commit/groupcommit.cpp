#include "engine/commit/groupcommit.h"

#include <QElapsedTimer>

namespace Batanidza {

namespace {

//! Errors that mean the store itself, not one edit: the whole transaction is given up.
bool isOfTheStore(ErrorCode code)
{
    return code == ErrorCode::DiskFull || code == ErrorCode::Unavailable ||
           code == ErrorCode::Locked;
}

QString editsHelp()
{
    return QStringLiteral("Edits that were answered, by the status of their receipt.");
}

} // namespace

GroupCommit::Metrics::Metrics(Registry &registry)
    : commits(registry.counter(QStringLiteral("batanidza_commits_total"),
                               QStringLiteral("Durable commits of the store.")))
    , failures(registry.counter(QStringLiteral("batanidza_commit_failures_total"),
                                QStringLiteral("Commits that failed and left nothing.")))
    , seconds(
          registry.distribution(QStringLiteral("batanidza_commit_seconds"),
                                QStringLiteral("Time of a group commit, until it was durable.")))
    , waited(registry.distribution(
          QStringLiteral("batanidza_queue_seconds"),
          QStringLiteral("How long edits waited for the commit that took them to begin.")))
    , synced(registry.distribution(
          QStringLiteral("batanidza_fsync_seconds"),
          QStringLiteral("Time of the COMMIT of a group, which waits for the disk.")))
    , merged(registry.distribution(QStringLiteral("batanidza_merge_seconds"),
                                   QStringLiteral("Time of merging two edits of one item.")))
    , queued(registry.gauge(QStringLiteral("batanidza_writer_queue_edits"),
                            QStringLiteral("Edits taken and not yet committed.")))
    , edits()
{
    for (size_t i = 0; i < edits.size(); ++i) {
        edits[i] = &registry.counter(QStringLiteral("batanidza_edits_total"), editsHelp(),
                                     {{QStringLiteral("status"), editStatusName(EditStatus(i))}});
    }
}

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
    for (const std::chrono::nanoseconds merge : m_committer.takeMergeTimes())
        m_metrics.merged.record(std::chrono::duration<double>(merge).count());
    if (batches) {
        m_metrics.commits.add();
        m_metrics.seconds.record(double(timer.nsecsElapsed()) / 1e9);
    } else {
        m_metrics.failures.add();
    }
    return batches;
}

//! An error is the store's and ends the transaction; what fails this call alone is in the result.
Result<SubmissionResult> GroupCommit::take(const Submission &submission)
{
    SubmissionResult result;
    for (const SubmittedEdit &edit : submission.edits) {
        if (const auto set = m_committer.setSavepoint(); !set)
            return set.error();
        auto receipt = m_committer.take(submission, edit);
        if (!receipt && isOfTheStore(receipt.error().code))
            return receipt.error();
        const auto closed =
            receipt ? m_committer.releaseSavepoint() : m_committer.rollBackToSavepoint();
        if (!closed)
            return closed.error();
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

GroupCommit::Outcome GroupCommit::run(const std::vector<Submission> &submissions,
                                      const ClientNotes &notes, bool probe)
{
    Outcome outcome;
    auto batches = inTransaction([&]() -> Result<void> {
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
            outcome.results.push_back(std::move(*result));
        }
        return {};
    });
    if (batches) {
        outcome.batches = std::move(*batches);
        for (const SubmissionResult &result : outcome.results) {
            for (const Receipt &receipt : result.receipts)
                m_metrics.edits[size_t(receipt.status)]->add();
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
