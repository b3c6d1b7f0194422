#pragma once

#include "engine/base/clock.h"
#include "engine/runtime/contentapi.h"

#include <QAbstractListModel>

#include <functional>
#include <optional>

//! The long jobs that run now: what the status bar shows (name, progress, time left, a way to stop
//! them). Whoever starts a job adds it here and takes it out. Main thread.
namespace Batanidza {

class JobModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Kind { Import, Export, Undo, Verify, Backup, Chain, SaveEvents, Conflicts, Audio };
    Q_ENUM(Kind)
    enum Role {
        KindRole = Qt::UserRole,
        DoneRole,
        TotalRole, //!< 0 = not known yet
        CurrentRole,
        TimeLeftRole, //!< seconds; invalid in the first 3 s and where the total is not known
        StoppingRole,
        CanStopRole,
    };

    explicit JobModel(const Clock &clock, QObject *parent = nullptr);

    //! `stop` asks the job to end early; leave it out where that cannot be.
    int start(Kind kind, std::function<void()> stop = {});
    //! Goes to the newest job of the kind that `progress.job` names; others are passed over.
    void advance(const JobProgress &progress);
    //! Asks job `id` to end; it stays in the list until it has.
    void stop(int id);
    void finish(int id);

    [[nodiscard]] int idAt(int row) const { return m_jobs.at(row).id; }
    //! Of all jobs together, 0 to 1; nothing while one of them has no total.
    [[nodiscard]] std::optional<double> share() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void finished(Batanidza::JobModel::Kind kind);

private:
    struct Job
    {
        int id = 0;
        Kind kind = Kind::Import;
        qint64 done = 0;
        qint64 total = 0;
        QString current;
        std::chrono::nanoseconds startedAt{0};
        std::function<void()> stop;
        bool stopping = false;
    };

    [[nodiscard]] QString nameOf(Kind kind) const;
    [[nodiscard]] QVariant timeLeft(const Job &job) const;
    [[nodiscard]] int rowOf(int id) const;

    const Clock &m_clock;
    QList<Job> m_jobs;
    int m_lastId = 0;
};

} // namespace Batanidza
