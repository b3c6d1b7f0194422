#pragma once

#include "engine/base/clock.h"
#include "engine/commit/commitbatch.h"
#include "engine/commit/submission.h"
#include "engine/store/clientstore.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>

//! Owns the read-write connection and the Committer: takes submissions from any thread, gathers
//! them for at most 5 ms or 200 edits, commits them as one durable transaction, then answers.
//! Lives in the writer's thread.
namespace Batanidza {

class Committer;
class Database;
class Registry;

struct WriterLimits
{
    std::chrono::milliseconds gather{5};
    int edits = 200;
    int queuedEdits = 20'000; //!< beyond it a submission fails with `unavailable` at once
};

class Writer : public QObject
{
    Q_OBJECT

public:
    Writer(const Clock &clock, Registry &registry, const WriterLimits &limits = {});
    ~Writer() override;

    //! Takes the workspace (see WorkspaceLock), opens its store for writing and migrates it; makes
    //! the folder where there is none. In the writer's thread. Errors: locked and those of the
    //! store.
    [[nodiscard]] Result<void> open(const QString &dataFolder);
    //! Commits what it holds, answers, and closes the store. In the writer's thread.
    void close();

    //! Any thread. `done` is always called, in the writer's thread.
    void submit(Submission submission);
    //! Runs `work` with the committer inside one durable transaction of its own, between group
    //! commits: imports, tokens, acknowledgements, erasure. Any thread; runs in the writer's
    //! thread. An error returned by `work` rolls back; `done` hears it, or the commit's error.
    void perform(std::function<Result<void>(Committer &)> work,
                 std::function<void(const Result<void> &)> done = {});
    //! Remembers how far a client is and that it was seen; written with the next commit, at the
    //! latest after a second. Any thread.
    void acknowledge(const TenantId &tenant, const ClientId &client, Sequence sequence);
    //! What a session learned of a client at hello: id, subject, platform, app, lastSeen. Written
    //! as acknowledge() is; what it leaves empty stays as it was. Any thread.
    void introduce(const TenantId &tenant, const ClientRecord &client);
    //! Edits taken and not yet committed. Any thread.
    [[nodiscard]] qint64 queued() const { return m_queued.load(std::memory_order_relaxed); }
    //! Counts commits that changed more than notes of clients, each once it is durable and before
    //! anybody is answered. Any thread.
    [[nodiscard]] quint64 commits() const { return m_commits.load(std::memory_order_acquire); }

Q_SIGNALS:
    //! After the commit is durable, one for each tenant and group commit, in log order.
    void committed(const Batanidza::CommitBatchPtr &batch);
    //! The store cannot be written (disk full, I/O error), or can again (empty detail).
    void storeStateChanged(const QString &problem);

private:
    struct State;
    void wake();
    void work();
    void commitNext();
    void setProblem(const QString &problem);
    std::unique_ptr<State> m_state;
    std::atomic<qint64> m_queued{0};
    std::atomic<quint64> m_commits{0};
};

} // namespace Batanidza
