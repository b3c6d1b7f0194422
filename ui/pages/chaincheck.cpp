#include "ui/pages/chaincheck.h"

#include "engine/runtime/awaited.h"
#include "ui/text/audittext.h"
#include "ui/text/errortext.h"
#include "ui/text/format.h"
#include "ui/widgets/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

ChainCheck::ChainCheck(PageContext &context, ConflictApi &api, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_api(api)
    , m_action(new QAction(this))
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_show(new QPushButton(this))
    , m_progress(new QProgressBar(this))
    , m_button(new QPushButton(this))
{
    m_action->setObjectName(u"audit.verify"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setMaximumWidth(fontMetrics().horizontalAdvance(u'm') * 16);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_show);
    layout->addWidget(m_progress);
    layout->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, m_action, &QAction::trigger);
    connect(m_action, &QAction::triggered, this, &ChainCheck::startOrStop);
    connect(m_show, &QPushButton::clicked, this, [this] {
        if (m_report && !m_report->breaks.isEmpty())
            Q_EMIT showWanted(m_report->breaks.first().sequence);
    });
    connect(&m_api, &ConflictApi::progressed, this, [this](const JobProgress &progress) {
        if (!isRunning() || progress.job != u"chain")
            return;
        m_progress->setMaximum(static_cast<int>(progress.total));
        m_progress->setValue(static_cast<int>(progress.done));
    });
    connect(&m_context.look, &Look::changed, this, &ChainCheck::showState);
    retranslate();
}

void ChainCheck::startOrStop()
{
    if (isRunning()) {
        m_running.cancel();
        return;
    }
    m_running = m_api.verifyChain();
    m_job = m_context.jobs.start(JobModel::Kind::Chain,
                                 [running = m_running]() mutable { running.cancel(); });
    m_progress->setRange(0, 0);
    awaitResult(m_running, this, [this](const Result<ChainReport> &report) { onDone(report); });
    showState();
}

void ChainCheck::onDone(const Result<ChainReport> &report)
{
    m_context.jobs.finish(std::exchange(m_job, 0));
    m_error.reset();
    if (report)
        m_report = *report;
    else if (report.error().code != ErrorCode::Cancelled)
        m_error = report.error();
    showState();
    m_context.announcer.announce(m_text->text());
}

void ChainCheck::setTotal(qint64 events)
{
    if (events == m_total)
        return;
    m_total = events;
    showState();
}

void ChainCheck::showState()
{
    const Millis now = m_context.clock.utc();
    m_progress->setVisible(isRunning());
    const bool broken = m_report && !m_report->breaks.isEmpty();
    m_show->setVisible(broken && !isRunning());
    //: Buttons: check the chain of events; stop that
    m_action->setText(isRunning() ? tr("Stop checking")
                      : m_report  ? tr("Check the chain again")
                                  : tr("Check the chain"));
    m_button->setText(m_action->text());
    Severity severity = Severity::Unknown;
    QStringList text;
    if (isRunning()) {
        text += tr("Checking the chain of events ...");
    } else if (m_error) {
        severity = Severity::Warning;
        //: %1 what went wrong
        text += tr("The chain could not be checked. %1").arg(ErrorText::sentence(m_error->code));
    } else if (m_report) {
        severity = broken ? Severity::Critical : Severity::Ok;
        text += AuditText::chain(*m_report, now);
        const auto since = m_total - m_report->upTo.value();
        if (!broken && since > 0)
            text += tr("%n event(s) came since.", nullptr, static_cast<int>(since));
        const auto breaks = static_cast<int>(m_report->breaks.size());
        if (breaks > 1)
            text += tr("%n place(s) in all.", nullptr, breaks);
    } else {
        text += tr("The chain was not checked yet.");
    }
    m_text->setText(text.join(u' '));
    m_text->setToolTip(m_error ? ErrorText::details(*m_error) : QString());
    const int size = fontMetrics().height();
    m_icon->setPixmap(statusIconFor(severity, m_context.look.color(severity),
                                    m_context.look.color(ColorRole::Text), size,
                                    devicePixelRatioF())
                          .pixmap(size));
    m_icon->setVisible(severity != Severity::Unknown);
}

void ChainCheck::retranslate()
{
    //: Button: go to the event where the chain breaks
    m_show->setText(tr("Show the place"));
    m_progress->setAccessibleName(tr("How much of the chain is checked"));
    showState();
}

} // namespace Batanidza
