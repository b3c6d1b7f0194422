// The Content page's other half: what the frame of the window asks of it, and its words.

#include "ui/pages/contentpage.h"

#include "ui/models/contentmodel.h"
#include "ui/pages/contentpagedetail.h"
#include "ui/pages/contentpagetable.h"
#include "ui/pages/contenttransfer.h"
#include "ui/pages/contentwork.h"
#include "ui/pages/lessoneditor.h"
#include "ui/pages/waitingedits.h"
#include "ui/pages/wordimport.h"
#include "ui/widgets/importreport.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int layoutVersion = 1;
constexpr int narrow = 140; //!< letters: a matrix and a lesson beside it

QString droppedPath(const QMimeData *data)
{
    const auto urls = data->urls();
    if (urls.size() != 1 || !urls.first().isLocalFile())
        return {};
    const auto path = urls.first().toLocalFile();
    return ContentJobs::canImport(path) ? path : QString();
}

} // namespace

void ContentPage::setSnapshot(const EngineSnapshotPtr &snapshot, Millis age)
{
    // Too old to say who has what: then the matrix shows that it does not know.
    m_snapshot = age > staleAfter ? EngineSnapshotPtr() : snapshot;
    m_work->setSnapshot(m_snapshot);
    if (isVisible() && m_shownSnapshot != m_snapshot) {
        m_shownSnapshot = m_snapshot;
        m_model->setSnapshot(m_snapshot);
        m_detail->showPlaces();
    }
}

void ContentPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_shownSnapshot = m_snapshot;
    m_model->setSnapshot(m_snapshot);
    m_detail->showPlaces();
    m_rest.start();
}

void ContentPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    // In a narrow window the whole matrix is seen above the lesson instead of a piece of it beside.
    const auto wanted =
        width() < fontMetrics().averageCharWidth() * narrow ? Qt::Vertical : Qt::Horizontal;
    if (wanted == m_split->orientation())
        return;
    m_split->setOrientation(wanted);
    m_split->setSizes(wanted == Qt::Vertical ? QList{400, 320} : QList{780, 460});
}

void ContentPage::open(const Address &address)
{
    const bool stays = m_editor->isOpen() && m_editor->item().toString() == address.object;
    if (!address.object.isEmpty() && !stays) {
        m_editor->close();
        choose(ItemId(address.object));
        if (address.detail(u"edit"_s) == u"1")
            m_detail->editWhenRead();
    } else if (address.detail(u"show"_s) == u"waiting"_s && !m_conflicts.isEmpty()) {
        choose(m_conflicts.constFirst().item); // the list is oldest first
    }
}

Address ContentPage::address() const
{
    if (m_editor->isOpen())
        return {u"item"_s, m_editor->item().toString(), {{u"edit"_s, u"1"_s}}};
    return {u"item"_s, m_detail->shown().toString(), {}};
}

PageActions ContentPage::pageActions()
{
    PageActions actions;
    actions.file = m_transfer->importActions() + QList<QAction *>{m_work->wordsAction()} +
                   QList<QAction *>{m_transfer->exportAction()};
    actions.edit = QList<QAction *>{m_transfer->undoAction(), m_detail->editAction(),
                                    m_detail->copyHashAction(), m_detail->restoreAction()} +
                   m_work->actions();
    actions.tools = m_editor->actions();
    return actions;
}

QList<QWidget *> ContentPage::panes()
{
    if (m_editor->isOpen())
        return m_editor->panes();
    QList<QWidget *> all{m_filter};
    if (!m_conflicts.isEmpty())
        all += m_waiting->list();
    all += m_stack->currentIndex() == 0 ? static_cast<QWidget *>(m_table) : m_messageButton;
    if (m_detail->isVisible())
        all += m_detail;
    if (m_report->isVisible())
        all += m_report->table();
    return all;
}

QWidget *ContentPage::filterField()
{
    return m_filter;
}

bool ContentPage::foldSideList()
{
    m_detail->setVisible(!m_detail->isVisible());
    return true;
}

void ContentPage::refresh()
{
    m_model->reload();
    readConflicts();
    m_transfer->askLastImport();
}

bool ContentPage::exportData()
{
    if (!m_transfer->exportAction()->isEnabled())
        return false;
    m_transfer->chooseExport();
    return true;
}

bool ContentPage::copySelection()
{
    const auto text = m_table->selectedText();
    if (text.isEmpty())
        return false;
    QGuiApplication::clipboard()->setText(text);
    return true;
}

bool ContentPage::escape()
{
    if (m_whole->currentWidget() == m_words) {
        showEditor(m_editor->isOpen());
        return true;
    }
    if (m_editor->escape())
        return true;
    if (m_report->isVisible()) {
        closeReport();
        return true;
    }
    if (!m_filter->text().isEmpty()) {
        m_filter->clear();
        return true;
    }
    return false;
}

void ContentPage::saveState()
{
    auto &preferences = context().preferences;
    preferences.setState(u"item/split"_s, layoutVersion, m_split->saveState());
    preferences.setState(u"item/columns"_s, layoutVersion,
                         m_table->horizontalHeader()->saveState());
    preferences.setState(u"item/filter"_s, layoutVersion, m_filter->text().toUtf8());
}

void ContentPage::restoreState()
{
    const auto &preferences = context().preferences;
    const auto orientation = m_split->orientation();
    m_split->restoreState(preferences.state(u"item/split"_s, layoutVersion));
    m_split->setOrientation(orientation); // by the width of the window, not as it was left
    m_table->horizontalHeader()->restoreState(preferences.state(u"item/columns"_s, layoutVersion));
    m_filter->setText(QString::fromUtf8(preferences.state(u"item/filter"_s, layoutVersion)));
}

void ContentPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!m_transfer->isRunning() && !droppedPath(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ContentPage::dropEvent(QDropEvent *event)
{
    const auto path = droppedPath(event->mimeData());
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    importFrom(path);
}

void ContentPage::retranslate()
{
    //: A tab: the list of lessons
    m_tabs->setTabText(0, tr("Lessons"));
    m_tabs->setAccessibleName(tr("Lessons"));
    //: A tab: what learners' events say of the lessons
    m_tabs->setTabText(1, tr("Learning"));
    m_transfer->retranslate();
    //: Button with a menu: take lessons in
    m_importButton->setText(tr("Import"));
    //: Button: write all lessons to a folder
    m_exportButton->setText(tr("Export"));
    m_filter->setPlaceholderText(tr("Filter: badza also finds bàdzá"));
    m_filter->setAccessibleName(tr("Filter lessons"));
    m_table->setAccessibleName(tr("Lessons"));
    m_table->layOutColumns();
    m_work->retranslate();
    //: Button: write a lesson that is not there yet
    m_newButton->setText(tr("New lesson"));
    showDrafts();
    showCounts();
    showConflicts();
}

PageEntry contentEntry(ContentApi &content, ConflictApi &conflicts, AdminApi &admin)
{
    PageEntry entry;
    entry.kind = u"item"_s;
    entry.icon = u"page-content"_s;
    entry.title = [] { return ContentPage::tr("Content", "Page of the window"); };
    entry.key = QKeySequence(Qt::CTRL | Qt::Key_8);
    entry.make = [&](PageContext &context, QWidget *parent) -> Page * {
        return new ContentPage(context, content, conflicts, admin, parent);
    };
    return entry;
}

} // namespace Batanidza
