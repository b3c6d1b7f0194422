#pragma once

#include "ui/look.h"
#include "ui/models/jobmodel.h"

#include <QTimer>
#include <QWidget>

class QProgressBar;
class QPushButton;

//! The line at the bottom: connection, what waits to go out, jobs with a way to stop them, and the
//! last event. Main thread.
namespace Batanidza {

class StatusPill;
class TextLabel;

class StatusLine final : public QWidget
{
    Q_OBJECT

public:
    StatusLine(const Look &look, JobModel &jobs, QWidget *parent = nullptr);

    //! nullptr: nothing was heard yet.
    void setSnapshot(const EngineSnapshotPtr &snapshot, Millis age);
    //! The line to an engine elsewhere; nothing where the engine is in this process.
    void setLine(const std::optional<LineStatus> &line);
    //! What stands after the jobs for ten seconds: how the last one ended.
    void say(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showJobs();

    JobModel &m_jobs;
    EngineSnapshotPtr m_snapshot;
    Millis m_age{0};
    std::optional<LineStatus> m_line;
    StatusPill *m_connection;
    TextLabel *m_outgoing;
    TextLabel *m_said;
    TextLabel *m_jobText;
    QProgressBar *m_progress;
    QPushButton *m_stop;
    TextLabel *m_lastEvent;
    QTimer m_saidTimer;
};

} // namespace Batanidza
