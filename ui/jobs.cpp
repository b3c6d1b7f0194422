#include "ui/jobs.h"

#include <algorithm>

namespace Batanidza {

namespace {

auto byId(int id)
{
    return [id](const Jobs::Job &job) { return job.id == id; };
}

} // namespace

int Jobs::begin(const QString &title, std::function<void()> cancel)
{
    Job job;
    job.id = ++m_last;
    job.title = title;
    job.cancel = std::move(cancel);
    m_jobs.append(std::move(job));
    Q_EMIT changed();
    return m_last;
}

void Jobs::progress(int id, qint64 done, qint64 total, const QString &current)
{
    const auto job = std::find_if(m_jobs.begin(), m_jobs.end(), byId(id));
    if (job == m_jobs.end())
        return;
    job->done = done;
    job->total = total;
    job->current = current;
    Q_EMIT changed();
}

void Jobs::end(int id, const QString &sentence)
{
    if (m_jobs.removeIf(byId(id)) == 0)
        return;
    Q_EMIT changed();
    Q_EMIT ended(sentence);
}

void Jobs::cancel(int id)
{
    const auto job = std::find_if(m_jobs.cbegin(), m_jobs.cend(), byId(id));
    if (job == m_jobs.cend() || !job->cancel)
        return;
    const auto stop = job->cancel; // the call may end the job
    stop();
}

} // namespace Batanidza
