#include "ui/models/jobmodel.h"

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::optional<JobModel::Kind> kindOf(const QString &job)
{
    if (job == "import"_L1)
        return JobModel::Kind::Import;
    if (job == "undo-import"_L1)
        return JobModel::Kind::Undo;
    if (job == "export"_L1)
        return JobModel::Kind::Export;
    if (job == "verify"_L1)
        return JobModel::Kind::Verify;
    if (job == "backup"_L1)
        return JobModel::Kind::Backup;
    if (job == "chain"_L1)
        return JobModel::Kind::Chain;
    if (job == "save-events"_L1)
        return JobModel::Kind::SaveEvents;
    if (job == "conflicts"_L1)
        return JobModel::Kind::Conflicts;
    if (job == "audio"_L1)
        return JobModel::Kind::Audio;
    return {};
}

} // namespace

JobModel::JobModel(const Clock &clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_clock(clock)
{}

int JobModel::start(Kind kind, std::function<void()> stop)
{
    const auto row = static_cast<int>(m_jobs.size());
    beginInsertRows({}, row, row);
    m_jobs.append({++m_lastId, kind, 0, 0, {}, m_clock.monotonic(), std::move(stop), false});
    endInsertRows();
    return m_lastId;
}

void JobModel::advance(const JobProgress &progress)
{
    const auto kind = kindOf(progress.job);
    for (int row = rowCount() - 1; kind && row >= 0; --row) {
        auto &job = m_jobs[row];
        if (job.kind != *kind)
            continue;
        job.done = progress.done;
        job.total = progress.total;
        job.current = progress.current;
        Q_EMIT dataChanged(index(row), index(row));
        return;
    }
}

void JobModel::stop(int id)
{
    const int row = rowOf(id);
    if (row < 0 || m_jobs.at(row).stopping || !m_jobs.at(row).stop)
        return;
    m_jobs[row].stopping = true;
    Q_EMIT dataChanged(index(row), index(row));
    // A copy: the job may leave the list while it is asked.
    const auto ask = m_jobs.at(row).stop;
    ask();
}

void JobModel::finish(int id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    const auto kind = m_jobs.at(row).kind;
    beginRemoveRows({}, row, row);
    m_jobs.removeAt(row);
    endRemoveRows();
    Q_EMIT finished(kind);
}

std::optional<double> JobModel::share() const
{
    double sum = 0;
    for (const auto &job : m_jobs) {
        if (job.total <= 0)
            return {};
        sum += std::clamp(static_cast<double>(job.done) / static_cast<double>(job.total), 0.0, 1.0);
    }
    return m_jobs.isEmpty() ? std::nullopt
                            : std::optional(sum / static_cast<double>(m_jobs.size()));
}

int JobModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_jobs.size());
}

QVariant JobModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &job = m_jobs.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return nameOf(job.kind);
    case KindRole:
        return QVariant::fromValue(job.kind);
    case DoneRole:
        return job.done;
    case TotalRole:
        return job.total;
    case CurrentRole:
        return job.current;
    case TimeLeftRole:
        return timeLeft(job);
    case StoppingRole:
        return job.stopping;
    case CanStopRole:
        return static_cast<bool>(job.stop) && !job.stopping;
    default:
        return {};
    }
}

QString JobModel::nameOf(Kind kind) const
{
    switch (kind) {
    case Kind::Import:
        //: A job that runs now: lessons are being read into the workspace
        return tr("Importing lessons");
    case Kind::Export:
        //: A job that runs now: lessons are being written to a folder
        return tr("Exporting lessons");
    case Kind::Undo:
        //: A job that runs now
        return tr("Undoing an import");
    case Kind::Verify:
        //: A job that runs now: all stored data is checked for damage
        return tr("Checking the store");
    case Kind::Backup:
        //: A job that runs now
        return tr("Making a backup");
    case Kind::Chain:
        //: A job that runs now: the log is checked, event by event
        return tr("Checking the chain of events");
    case Kind::SaveEvents:
        //: A job that runs now: events are being written to a file
        return tr("Saving events");
    case Kind::Conflicts:
        //: A job that runs now: many conflicts, one after the other
        return tr("Settling conflicts");
    case Kind::Audio:
        //: A job that runs now: files for all platforms are made out of a recording
        return tr("Preparing a recording");
    }
    return {};
}

QVariant JobModel::timeLeft(const Job &job) const
{
    const auto taken = m_clock.monotonic() - job.startedAt;
    if (taken < 3s || job.total <= 0 || job.done <= 0 || job.done > job.total)
        return {};
    const auto seconds = std::chrono::duration<double>(taken).count();
    const auto perStep = seconds / static_cast<double>(job.done);
    return qRound64(perStep * static_cast<double>(job.total - job.done));
}

int JobModel::rowOf(int id) const
{
    const auto found = std::ranges::find(m_jobs, id, &Job::id);
    return found == m_jobs.end() ? -1 : static_cast<int>(found - m_jobs.begin());
}

} // namespace Batanidza
