#include "engine/commit/writer.h"

#include "engine/base/handover.h"
#include "engine/base/logging.h"
#include "engine/commit/committer.h"
#include "engine/commit/groupcommit.h"
#include "engine/metrics/registry.h"
#include "engine/store/checkpointer.h"
#include "engine/store/migrations.h"
#include "engine/store/workspace.h"
#include "engine/store/workspacelock.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTimer>

#include <deque>

namespace Batanidza {

namespace {

//! How long an acknowledgement may wait for a commit to go with.
constexpr std::chrono::milliseconds acknowledgeDelay{1000};
//! How often a store that could not be written is tried again.
constexpr std::chrono::milliseconds retryDelay{1000};

Error closedError()
{
    return Error{ErrorCode::Unavailable, QStringLiteral("the store is not open for writing")};
}

} // namespace

//! Work in the order it came: edits of a client, or something to run by itself.
struct Writer::State
{
    struct Task
    {
        std::function<Result<void>(Committer &)> work;
        std::function<void(const Result<void> &)> done;
    };
    struct Waiting
    {
        Submission submission;
        std::chrono::nanoseconds since{0}; //!< monotonic
    };
    using Entry = std::variant<Waiting, Task>;

    const Clock &clock;
    const WriterLimits limits;
    CommitMetrics metrics;
    WorkspaceLock lock;
    std::unique_ptr<Database> database;
    std::unique_ptr<Checkpointer> checkpointer;
    std::unique_ptr<GroupCommit> group;
    QTimer gather;
    QTimer acknowledge;
    QTimer retry;
    QElapsedTimer sinceCommit;
    QString problem;

    QMutex mutex; // guards what follows
    bool open = false;
    bool woken = false;
    std::deque<Entry> entries;
    qint64 waitingEdits = 0;
    ClientNotes notes;

    State(const Clock &c, Registry &registry, const WriterLimits &l)
        : clock(c)
        , limits(l)
        , metrics(registry)
    {}
};

Writer::Writer(const Clock &clock, Registry &registry, const WriterLimits &limits)
    : m_state(std::make_unique<State>(clock, registry, limits))
{
    qRegisterMetaType<CommitBatchPtr>();
    for (QTimer *timer : {&m_state->gather, &m_state->acknowledge, &m_state->retry}) {
        timer->setParent(this); // so that it goes to the writer's thread with us
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
        connect(timer, &QTimer::timeout, this, &Writer::commitNext);
    }
}

Writer::~Writer()
{
    close();
    for (QTimer *timer : {&m_state->gather, &m_state->acknowledge, &m_state->retry})
        timer->setParent(nullptr);
}

Result<void> Writer::open(const QString &dataFolder)
{
    Q_ASSERT(!m_state->database);
    if (!QDir(dataFolder).exists()) {
        if (!QDir().mkpath(dataFolder)) {
            return Error{ErrorCode::Unavailable,
                         QStringLiteral("the folder %1 cannot be made").arg(dataFolder)};
        }
        QFile::setPermissions(dataFolder, QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                                              QFileDevice::ExeOwner);
    }
    if (const auto locked = m_state->lock.acquire(dataFolder); !locked)
        return locked;
    const auto fail = [&](const Error &error) -> Result<void> {
        m_state->database.reset();
        m_state->lock.release();
        return error;
    };
    auto database = Database::open(storeFile(dataFolder), Database::Mode::ReadWrite);
    if (!database)
        return fail(database.error());
    m_state->database = std::move(*database);
    if (const auto migrated = migrate(*m_state->database); !migrated)
        return fail(migrated.error());
    m_state->checkpointer = std::make_unique<Checkpointer>(*m_state->database);
    m_state->group =
        std::make_unique<GroupCommit>(*m_state->database, m_state->clock, m_state->metrics);
    m_state->sinceCommit.invalidate();
    const QMutexLocker lock(&m_state->mutex);
    m_state->open = true;
    return {};
}

void Writer::close()
{
    {
        const QMutexLocker lock(&m_state->mutex);
        m_state->open = false;
    }
    if (!m_state->database)
        return;
    while (true) {
        {
            const QMutexLocker lock(&m_state->mutex);
            if (m_state->entries.empty() && m_state->notes.isEmpty())
                break;
        }
        commitNext();
        const QMutexLocker lock(&m_state->mutex);
        if (m_state->entries.empty())
            m_state->notes.clear(); // tried once: they are hints, not content
    }
    for (QTimer *timer : {&m_state->gather, &m_state->acknowledge, &m_state->retry})
        timer->stop();
    m_state->group.reset();
    m_state->checkpointer.reset();
    m_state->database.reset();
    m_state->lock.release();
}

void Writer::submit(Submission submission)
{
    const qint64 edits = submission.edits.size();
    Error refused;
    {
        QMutexLocker lock(&m_state->mutex);
        if (!m_state->open) {
            refused = closedError();
        } else if (m_state->waitingEdits + edits > m_state->limits.queuedEdits) {
            refused = Error{ErrorCode::Unavailable,
                            QStringLiteral("%1 edits are waiting already, try again in a moment")
                                .arg(m_state->waitingEdits),
                            std::chrono::seconds(1)};
        } else {
            m_state->waitingEdits += edits;
            m_queued.store(m_state->waitingEdits, std::memory_order_relaxed);
            m_state->entries.emplace_back(
                State::Waiting{std::move(submission), m_state->clock.monotonic()});
            lock.unlock();
            wake();
            return;
        }
    }
    post(this, [done = std::move(submission.done), refused] {
        if (done)
            done({{}, {}, refused});
    });
}

void Writer::perform(std::function<Result<void>(Committer &)> work,
                     std::function<void(const Result<void> &)> done)
{
    {
        QMutexLocker lock(&m_state->mutex);
        if (m_state->open) {
            m_state->entries.emplace_back(State::Task{std::move(work), std::move(done)});
            lock.unlock();
            wake();
            return;
        }
    }
    post(this, [done = std::move(done)] {
        if (done)
            done(closedError());
    });
}

void Writer::acknowledge(const TenantId &tenant, const ClientId &client, Sequence sequence)
{
    ClientRecord seen;
    seen.id = client;
    seen.acknowledged = sequence;
    seen.lastSeen = m_state->clock.utc();
    introduce(tenant, seen);
}

void Writer::introduce(const TenantId &tenant, const ClientRecord &client)
{
    {
        const QMutexLocker lock(&m_state->mutex);
        if (!m_state->open)
            return;
        m_state->notes.add(tenant, client);
    }
    wake();
}

//! One queued call is enough for whatever comes until it runs.
void Writer::wake()
{
    {
        const QMutexLocker lock(&m_state->mutex);
        if (m_state->woken)
            return;
        m_state->woken = true;
    }
    post(this, [this] { work(); });
}

//! Decides when to commit: at once after a quiet time, else when enough came or the oldest has
//! waited long enough.
void Writer::work()
{
    bool enough = false;
    std::chrono::nanoseconds waited{0};
    {
        const QMutexLocker lock(&m_state->mutex);
        m_state->woken = false;
        if (!m_state->open)
            return;
        if (m_state->entries.empty()) {
            if (!m_state->notes.isEmpty() && !m_state->acknowledge.isActive())
                m_state->acknowledge.start(acknowledgeDelay);
            return;
        }
        enough = m_state->waitingEdits >= m_state->limits.edits ||
                 std::holds_alternative<State::Task>(m_state->entries.front());
        if (const auto *first = std::get_if<State::Waiting>(&m_state->entries.front()))
            waited = m_state->clock.monotonic() - first->since;
    }
    const auto &since = m_state->sinceCommit;
    const auto gather = m_state->limits.gather;
    if (enough || !since.isValid() || since.hasExpired(gather.count()) || waited >= gather)
        commitNext();
    else if (!m_state->gather.isActive())
        m_state->gather.start(std::chrono::ceil<std::chrono::milliseconds>(gather - waited));
}

void Writer::commitNext()
{
    if (!m_state->database)
        return;
    m_state->gather.stop();
    m_state->acknowledge.stop();
    std::vector<Submission> submissions;
    std::optional<State::Task> task;
    ClientNotes notes;
    qint64 edits = 0;
    {
        const QMutexLocker lock(&m_state->mutex);
        auto &entries = m_state->entries;
        if (!entries.empty() && std::holds_alternative<State::Task>(entries.front())) {
            task = std::move(std::get<State::Task>(entries.front()));
            entries.pop_front();
        }
        const auto now = m_state->clock.monotonic();
        while (!task && !entries.empty() && edits < m_state->limits.edits &&
               std::holds_alternative<State::Waiting>(entries.front())) {
            auto &waiting = std::get<State::Waiting>(entries.front());
            edits += waiting.submission.edits.size();
            m_state->metrics.waited.record(
                std::chrono::duration<double>(now - waiting.since).count());
            submissions.push_back(std::move(waiting.submission));
            entries.pop_front();
        }
        if (!task)
            std::swap(notes, m_state->notes);
    }
    const auto outcome =
        task ? m_state->group->runTask(task->work) : m_state->group->run(submissions, notes);
    m_state->sinceCommit.start();
    if (task || !outcome.batches.isEmpty())
        m_commits.fetch_add(1, std::memory_order_release);
    {
        const QMutexLocker lock(&m_state->mutex);
        m_state->waitingEdits -= edits;
        m_queued.store(m_state->waitingEdits, std::memory_order_relaxed);
        m_state->metrics.queued.set(m_state->waitingEdits);
        if (outcome.storeFailed)
            m_state->notes.addOlder(notes);
    }

    if (task && task->done)
        task->done(outcome.result);
    for (size_t i = 0; i < submissions.size(); ++i) {
        if (submissions[i].done)
            submissions[i].done(outcome.results[i]);
    }
    qsizetype changes = 0;
    for (const CommitBatchPtr &batch : outcome.batches) {
        changes += batch->changes.size();
        Q_EMIT committed(batch);
    }
    if (m_state->checkpointer) // unless one of those who were answered closed the store
        m_state->checkpointer->committed(changes);

    if (outcome.storeFailed) {
        m_state->retry.start(retryDelay);
        setProblem(outcome.result.error().detail);
    } else if (outcome.result) {
        setProblem({});
    }
    const QMutexLocker lock(&m_state->mutex);
    const bool more = !m_state->entries.empty() || !m_state->notes.isEmpty();
    if (more && !m_state->woken) {
        m_state->woken = true;
        post(this, [this] { work(); });
    }
}

void Writer::setProblem(const QString &problem)
{
    if (problem.isEmpty() == m_state->problem.isEmpty())
        return;
    m_state->problem = problem;
    if (problem.isEmpty())
        qCInfo(lcStore) << "the store can be written again";
    else
        qCWarning(lcStore) << "the store cannot be written:" << problem;
    Q_EMIT storeStateChanged(problem);
}

} // namespace Batanidza
