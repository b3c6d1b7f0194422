// How the window opens, is remembered, helps and closes; the rest of MainWindow is mainwindow.cpp.
#include "ui/mainwindow.h"

#include "engine/runtime/awaited.h"
#include "ui/text/errortext.h"
#include "ui/text/linetext.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/statusline.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Raised when panes or their order change, so that an old layout is not forced on them.
constexpr int layoutVersion = 1;

} // namespace

void MainWindow::restorePlace()
{
    resize(1280, 800);
    const QByteArray place = m_context.preferences.state(u"window"_s, layoutVersion);
    if (!place.isEmpty())
        restoreGeometry(place);
    // A screen may have gone since: nothing of the window may be where nobody can reach it.
    const QScreen *screen = QGuiApplication::screenAt(geometry().center());
    if (!screen)
        screen = QGuiApplication::primaryScreen();
    if (screen && !isMaximized() && !isFullScreen()) {
        const QRect room = screen->availableGeometry();
        QRect mine = geometry();
        mine.setSize(mine.size().boundedTo(room.size()).expandedTo(minimumSize()));
        mine.moveLeft(std::clamp(mine.left(), room.left(),
                                 std::max(room.left(), room.right() - mine.width())));
        mine.moveTop(std::clamp(mine.top(), room.top(),
                                std::max(room.top(), room.bottom() - mine.height())));
        setGeometry(mine);
    }
    const QByteArray rail = m_context.preferences.state(u"rail"_s, layoutVersion);
    m_actions->foldRail->setChecked(rail == "folded");
    if (m_context.preferences.wasBroken()) {
        m_bar->post({Severity::Warning,
                     tr("The file with your preferences could not be read. The window starts with "
                        "the usual ones."),
                     {},
                     std::chrono::seconds(20)});
    }
}

void MainWindow::savePlace()
{
    m_context.preferences.setState(u"window"_s, layoutVersion, saveGeometry());
    m_context.preferences.setState(u"rail"_s, layoutVersion,
                                   m_actions->foldRail->isChecked() ? "folded" : "open");
    for (const Entry &entry : m_entries) {
        if (entry.page)
            entry.page->saveState();
    }
}

void MainWindow::onLine()
{
    const auto line = m_apis.monitor.line();
    const auto before = std::exchange(m_line, line);
    m_header->setLine(line);
    m_status->setLine(line);
    if (!line)
        return;
    const bool wasOpen = before && before->state == LineState::Open;
    if (line->state == LineState::Open) {
        m_lineBar->dismiss();
        if (!wasOpen) {
            m_status->say(LineText::word(*line));
            // What could not be read, or may be old, is read again.
            for (const Entry &entry : m_entries) {
                if (entry.page)
                    entry.page->refresh();
            }
        }
        return;
    }
    if (line->problem == LineProblem::None) // tried again, and nothing is known yet
        return;
    // Each attempt that fails in the same way says nothing new.
    if (!before || before->state != line->state || before->problem != line->problem ||
        !m_lineBar->isVisible())
        showLine(*line);
}

void MainWindow::showLine(const LineStatus &line)
{
    if (line.state == LineState::Open || line.problem == LineProblem::None)
        return;
    QList<BarAction> actions{{tr("Try now"), [this] { m_apis.monitor.tryNow(); }}};
    if (find(u"settings"_s)) {
        actions.append({tr("Connections"), [this] { go({u"settings"_s, u"connections"_s, {}}); }});
    }
    m_lineBar->post(
        {LineText::severity(line), LineText::sentence(line, m_snapshot != nullptr), actions, {}});
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_closing == Closing::Done) {
        event->accept();
        return;
    }
    event->ignore();
    if (m_closing == Closing::Draining)
        return;
    if (m_jobs.rowCount() > 0) {
        m_bar->post({Severity::Warning,
                     tr("%n job(s) still running. What is done by now stays done.", nullptr,
                        m_jobs.rowCount()),
                     {{tr("Stop and quit"),
                       [this] {
                           for (int row = m_jobs.rowCount() - 1; row >= 0; --row)
                               m_jobs.stop(m_jobs.idAt(row));
                           finishClosing();
                       }},
                      {tr("Keep running"), {}}},
                     {}});
        return;
    }
    finishClosing();
    event->setAccepted(m_closing == Closing::Done);
}

void MainWindow::finishClosing()
{
    savePlace();
    if (!m_drain) {
        m_closing = Closing::Done;
        Q_EMIT closed();
        if (isVisible())
            QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
        return;
    }
    m_closing = Closing::Draining;
    m_bar->post({Severity::Unknown,
                 tr("Closing: what is on the way is being saved and devices are told."),
                 {},
                 {}});
    const auto drain = std::exchange(m_drain, nullptr);
    drain([self = QPointer<MainWindow>(this)] {
        if (!self)
            return;
        self->m_closing = Closing::Done;
        Q_EMIT self->closed();
        self->close();
    });
}

void MainWindow::copyDiagnostics()
{
    awaitResult<QString>(m_apis.monitor.diagnostics(), this, [this](const Result<QString> &text) {
        if (!text) {
            m_bar->post({Severity::Warning,
                         ErrorText::sentence(text.error().code),
                         {},
                         std::chrono::seconds(10)});
            return;
        }
        QGuiApplication::clipboard()->setText(*text);
        m_status->say(tr("Diagnostics copied. They hold no secret, no lesson and no name."));
    });
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Batanidza"));
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("Batanidza %1").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(tr("Keeps Shona lessons in step on every platform, and shows whether "
                               "all is well. Free software under the GNU General Public License, "
                               "version 3 or later. It comes with no warranty."));
    box->addButton(tr("Close"), QMessageBox::RejectRole);
    box->setModal(false);
    box->open();
}

} // namespace Batanidza
