#include "ui/widgets/statusline.h"

#include "ui/text/format.h"
#include "ui/text/linetext.h"
#include "ui/widgets/statuspill.h"
#include "ui/widgets/textlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

namespace Batanidza {

StatusLine::StatusLine(const Look &look, JobModel &jobs, QWidget *parent)
    : QWidget(parent)
    , m_jobs(jobs)
    , m_connection(new StatusPill(look, this))
    , m_outgoing(new TextLabel(look, TextRole::Body, this))
    , m_said(new TextLabel(look, TextRole::Body, this))
    , m_jobText(new TextLabel(look, TextRole::Body, this))
    , m_progress(new QProgressBar(this))
    , m_stop(new QPushButton(this))
    , m_lastEvent(new TextLabel(look, TextRole::Body, this))
{
    setFocusPolicy(Qt::TabFocus);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_progress->setMaximumWidth(160);
    m_progress->setTextVisible(true);
    m_progress->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 12, 4);
    layout->setSpacing(16);
    layout->addWidget(m_connection);
    layout->addWidget(m_outgoing);
    layout->addWidget(m_jobText);
    layout->addWidget(m_progress);
    layout->addWidget(m_stop);
    layout->addWidget(m_said, 1);
    layout->addWidget(m_lastEvent);
    m_saidTimer.setSingleShot(true);
    m_saidTimer.setInterval(10000);
    connect(&m_saidTimer, &QTimer::timeout, m_said, &QLabel::clear);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_jobs.rowCount() > 0)
            m_jobs.stop(m_jobs.idAt(0));
    });
    connect(&jobs, &JobModel::dataChanged, this, &StatusLine::showJobs);
    connect(&jobs, &JobModel::rowsInserted, this, &StatusLine::showJobs);
    connect(&jobs, &JobModel::rowsRemoved, this, &StatusLine::showJobs);
    connect(&jobs, &JobModel::modelReset, this, &StatusLine::showJobs);
    retranslate();
}

void StatusLine::setLine(const std::optional<LineStatus> &line)
{
    m_line = line;
    setSnapshot(m_snapshot, m_age);
}

void StatusLine::setSnapshot(const EngineSnapshotPtr &snapshot, Millis age)
{
    m_snapshot = snapshot;
    m_age = age;
    const bool stale = age > Millis(3000);
    if (!snapshot) {
        if (m_line)
            m_connection->setState(LineText::severity(*m_line), LineText::word(*m_line));
        else
            m_connection->setState(Severity::Unknown, tr("Starting"));
        m_outgoing->clear();
        m_lastEvent->clear();
        return;
    }
    if (m_line && m_line->state != LineState::Open) {
        m_connection->setState(LineText::severity(*m_line), LineText::word(*m_line));
    } else if (stale) {
        //: %1 is a time of day.
        m_connection->setState(Severity::Warning,
                               tr("No news since %1").arg(Format::time(snapshot->takenAt)));
    } else if (snapshot->draining) {
        m_connection->setState(Severity::Warning, tr("Closing"));
    } else {
        m_connection->setState(Severity::Ok, tr("%n connected", "devices", snapshot->connections));
    }
    m_connection->setToolTip(m_line ? LineText::word(*m_line) : QString());
    qint64 outgoing = snapshot->writerQueue;
    for (const PlatformStatus &platform : snapshot->platforms)
        outgoing += platform.queueFrames;
    m_outgoing->setText(tr("%n change(s) on the way", nullptr, static_cast<int>(outgoing)));
    if (snapshot->recent.isEmpty()) {
        m_lastEvent->setText(tr("No event yet"));
    } else {
        const Millis at = snapshot->recent.constFirst().at;
        //: %1 is a time of day.
        m_lastEvent->setText(tr("Last event %1").arg(Format::moment(at, snapshot->takenAt)));
        m_lastEvent->setToolTip(Format::exact(at));
    }
    // One sentence for who lands here by F6.
    setAccessibleDescription(
        QStringList{m_connection->word(), m_outgoing->text(), m_lastEvent->text()}.join(
            QStringLiteral("; ")));
}

void StatusLine::say(const QString &sentence)
{
    m_said->setText(sentence);
    m_saidTimer.start();
}

void StatusLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void StatusLine::retranslate()
{
    setAccessibleName(tr("Status"));
    m_stop->setText(tr("Stop"));
    m_stop->setAccessibleDescription(tr("Stops the first of the running jobs."));
    m_progress->setAccessibleName(tr("Progress of the running jobs"));
    setSnapshot(m_snapshot, m_age);
    showJobs();
}

void StatusLine::showJobs()
{
    const int count = m_jobs.rowCount();
    for (QWidget *widget : {static_cast<QWidget *>(m_jobText), static_cast<QWidget *>(m_progress),
                            static_cast<QWidget *>(m_stop)})
        widget->setVisible(count > 0);
    if (count == 0)
        return;
    const QModelIndex first = m_jobs.index(0);
    const QString name = first.data(Qt::DisplayRole).toString();
    const QVariant left = first.data(JobModel::TimeLeftRole);
    if (count > 1)
        m_jobText->setText(tr("%n job(s)", nullptr, count));
    else if (left.isValid()) {
        //: %1 a job, %2 a length of time
        m_jobText->setText(
            tr("%1, %2 left").arg(name, Format::duration(Millis(left.toLongLong() * 1000))));
    } else {
        m_jobText->setText(name);
    }
    m_jobText->setToolTip(first.data(JobModel::CurrentRole).toString());
    const auto share = m_jobs.share();
    m_progress->setRange(0, share ? 100 : 0);
    if (share)
        m_progress->setValue(static_cast<int>(*share * 100));
    m_stop->setEnabled(first.data(JobModel::CanStopRole).toBool() &&
                       !first.data(JobModel::StoppingRole).toBool());
}

} // namespace Batanidza
