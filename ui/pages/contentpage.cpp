#include "ui/pages/contentpage.h"

#include "engine/runtime/awaited.h"
#include "engine/runtime/previewdesk.h"
#include "ui/models/adaptationwatch.h"
#include "ui/models/contentmodel.h"
#include "ui/pages/contentpagedetail.h"
#include "ui/pages/contentpagetable.h"
#include "ui/pages/contenttransfer.h"
#include "ui/pages/contentwork.h"
#include "ui/pages/learningpanel.h"
#include "ui/pages/lessoneditor.h"
#include "ui/pages/waitingedits.h"
#include "ui/pages/wordimport.h"
#include "ui/text/errortext.h"
#include "ui/text/format.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/importreport.h"

#include <QApplication>

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 mostConflicts = 500;

} // namespace

ContentPage::ContentPage(PageContext &pageContext, ContentApi &content, ConflictApi &conflicts,
                         AdminApi &admin, QWidget *parent)
    : Page(pageContext, parent)
    , m_content(content)
    , m_conflictApi(conflicts)
    , m_transfer(new ContentTransfer(pageContext, content, this))
    , m_work(new ContentWork(pageContext, content, admin, this))
    , m_adapters(std::make_unique<PreviewDesk>(content, conflicts))
    , m_faults(new AdaptationWatch(*m_adapters, this))
    , m_model(new ContentModel(content, this))
    , m_whole(new QStackedWidget(this))
    , m_filter(new QLineEdit(this))
    , m_counts(new QLabel(this))
    , m_newButton(new QPushButton(this))
    , m_draftsButton(new QPushButton(this))
    , m_importButton(new QPushButton(this))
    , m_exportButton(new QPushButton(this))
    , m_waiting(new WaitingEdits(pageContext.look, this))
    , m_split(new QSplitter(this))
    , m_tabs(new QTabWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new ContentTable(pageContext.look, this))
    , m_message(new QLabel(this))
    , m_messageButton(new QPushButton(this))
    , m_messageSecond(new QPushButton(this))
    , m_detail(new ContentDetail(pageContext, content, *m_model, *m_faults, this))
    , m_report(new ImportReportView(this))
    , m_editor(new LessonEditor(pageContext, content, this))
    , m_words(new WordImport(pageContext, content, this))
{
    layOut();
    listen();
    setAcceptDrops(true);
    retranslate();
    m_model->reload();
    readConflicts();
    m_transfer->askLastImport();
}

ContentPage::~ContentPage() = default;

void ContentPage::layOut()
{
    m_model->setFaults(m_faults);
    m_rest.setSingleShot(true);
    m_rest.setInterval(200ms);
    auto *menu = new QMenu(m_importButton);
    menu->addActions(m_transfer->importActions());
    menu->addSeparator();
    menu->addAction(m_work->wordsAction());
    m_importButton->setMenu(menu);
    m_importButton->setIcon(themedIcon(u"import"_s));
    m_exportButton->setIcon(themedIcon(u"export"_s));
    connect(m_exportButton, &QPushButton::clicked, m_transfer->exportAction(), &QAction::trigger);
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(themedIcon(u"filter"_s), QLineEdit::LeadingPosition);
    m_filter->setMaximumWidth(fontMetrics().horizontalAdvance(u'm') * 36);

    m_table->setModel(m_model);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions(QList<QAction *>{m_detail->editAction(), m_detail->copyHashAction()} +
                        m_work->actions());
    connect(m_newButton, &QPushButton::clicked, m_work->newAction(), &QAction::trigger);
    m_draftsButton->setMenu(m_work->draftMenu());
    m_table->sortByColumn(ContentModel::LessonColumn, Qt::AscendingOrder);

    auto *empty = new QWidget(this);
    auto *emptyLayout = new QVBoxLayout(empty);
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    emptyLayout->addStretch(1);
    emptyLayout->addWidget(m_message);
    emptyLayout->addWidget(m_messageButton, 0, Qt::AlignCenter);
    emptyLayout->addWidget(m_messageSecond, 0, Qt::AlignCenter);
    emptyLayout->addStretch(2);
    m_stack->addWidget(m_table);
    m_stack->addWidget(empty);

    auto *top = new QHBoxLayout;
    top->addWidget(m_filter, 1);
    top->addWidget(m_counts);
    top->addStretch(1);
    top->addWidget(m_newButton);
    top->addWidget(m_draftsButton);
    top->addWidget(m_importButton);
    top->addWidget(m_exportButton);
    m_split->addWidget(m_stack);
    m_split->addWidget(m_detail);
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 2);
    m_split->setChildrenCollapsible(false);
    m_split->setSizes({780, 460}); // the whole version matrix in the default window
    m_report->hide();
    m_report->setMaximumHeight(fontMetrics().lineSpacing() * 14);

    auto *browse = new QWidget(this);
    auto *layout = new QVBoxLayout(browse);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(top);
    layout->addWidget(m_waiting);
    layout->addWidget(m_split, 1);
    layout->addWidget(m_report);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(browse, QString());
    m_tabs->addTab(new LearningPanel(context(), m_tabs), QString());
    m_whole->addWidget(m_tabs);
    m_whole->addWidget(m_editor);
    m_whole->addWidget(m_words);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(16, 16, 16, 16);
    all->addWidget(m_whole);
}

void ContentPage::listen()
{
    connect(&m_rest, &QTimer::timeout, this, &ContentPage::lookThrough);
    const auto lookSoon = [this] { m_rest.start(); };
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, lookSoon);
    connect(m_model, &ContentModel::stateChanged, this, lookSoon);
    connect(m_faults, &AdaptationWatch::found, m_model, &ContentModel::faultsFound);
    connect(m_filter, &QLineEdit::textChanged, m_model, &ContentModel::setFilter);
    connect(m_model, &ContentModel::stateChanged, this, &ContentPage::showCounts);
    connect(m_model, &ContentModel::stateChanged, this, [this] {
        if (!m_wanted.isEmpty() && m_model->rowOf(m_wanted) >= 0)
            choose(std::exchange(m_wanted, {}));
        const int shown = m_model->rowOf(m_detail->shown());
        if (shown >= 0)
            m_detail->headMoved(*m_model->rowAt(shown));
        const int edited = m_editor->isOpen() ? m_model->rowOf(m_editor->item()) : -1;
        if (edited >= 0)
            m_editor->headMoved(*m_model->rowAt(edited));
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ContentPage::onCurrentChanged);
    connect(m_waiting, &WaitingEdits::chosen, this, [this](const ItemId &item) {
        context().go({u"item"_s, item.toString(), {}});
    });
    connect(&m_conflictApi, &ConflictApi::changed, this, &ContentPage::readConflicts);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ContentPage::onChosen);
    connect(m_detail, &ContentDetail::read, this, &ContentPage::onChosen);
    connect(m_detail, &ContentDetail::read, this, lookSoon);
    connect(m_detail, &ContentDetail::editWanted, this, [this] {
        m_editor->open(*m_detail->detail());
        showEditor(true);
    });
    connect(m_work, &ContentWork::writeWanted, this, [this](const Json &body) {
        m_editor->openNew(body);
        showEditor(true);
    });
    connect(m_work, &ContentWork::draftWanted, this,
            [this](const QString &key) { showEditor(m_editor->openDraft(key)); });
    connect(m_work, &ContentWork::contentChanged, this, [this] {
        m_model->reload();
        readConflicts();
    });
    connect(m_work, &ContentWork::tableChosen, this, &ContentPage::importWords);
    connect(m_words, &WordImport::closed, this, [this] { showEditor(m_editor->isOpen()); });
    connect(m_words, &WordImport::wordsTaken, m_editor, &LessonEditor::addWords);
    connect(m_words, &WordImport::draftMade, this, [this](const QString &key, int drafts) {
        showDrafts();
        context().bar.post({Severity::Ok,
                            tr("%n draft(s) were made. Nothing is published yet.", nullptr, drafts),
                            {},
                            {}});
        if (drafts == 1)
            showEditor(m_editor->openDraft(key));
    });
    connect(m_editor, &LessonEditor::closed, this, [this] { showEditor(false); });
    connect(m_editor, &LessonEditor::published, this, [this](const Receipt &receipt) {
        m_wanted = receipt.id;
        m_model->reload();
        readConflicts();
    });
    connect(m_report, &ImportReportView::closed, this, &ContentPage::closeReport);
    connect(m_messageButton, &QPushButton::clicked, this, [this] {
        if (m_model->state() == ContentModel::State::Failed)
            refresh();
        else if (!m_filter->text().isEmpty())
            m_filter->clear();
        else
            m_transfer->importActions().last()->trigger();
    });
    connect(m_messageSecond, &QPushButton::clicked,
            m_content.reachesFiles() ? m_transfer->importActions().first() : m_work->newAction(),
            &QAction::trigger);
    connect(m_transfer, &ContentTransfer::started, this, &ContentPage::closeReport);
    connect(m_transfer, &ContentTransfer::reported, this, &ContentPage::showReport);
    connect(m_transfer, &ContentTransfer::contentChanged, this, [this] {
        m_model->reload();
        readConflicts();
    });
    connect(m_transfer, &ContentTransfer::availabilityChanged, this, [this](const QString &reason) {
        const QString noExport = m_transfer->reasonAgainst(m_transfer->exportAction());
        for (const auto &[button, why] :
             {std::pair(m_importButton, reason), std::pair(m_exportButton, noExport)}) {
            button->setEnabled(why.isEmpty());
            button->setToolTip(why);
            button->setAccessibleDescription(why);
        }
    });
}

void ContentPage::lookThrough()
{
    if (!m_table->isVisible() || m_model->rowCount() == 0)
        return;
    QList<ItemRow> seen;
    // The one that is read beside the list comes first.
    if (m_detail->detail())
        seen.append(m_detail->detail()->row);
    const auto [first, last] = m_table->rowsInSight();
    for (int row = first; row <= last; ++row)
        seen.append(*m_model->rowAt(row));
    m_faults->want(seen);
}

void ContentPage::showEditor(bool shown)
{
    m_whole->setCurrentIndex(shown ? 1 : 0);
    if (shown)
        return;
    showDrafts();
    m_table->setFocus();
}

void ContentPage::showDrafts()
{
    const int drafts = m_work->draftCount();
    //: Button with a menu: lessons that were begun and not published
    m_draftsButton->setText(tr("Drafts (%1)").arg(drafts));
    m_draftsButton->setVisible(drafts > 0);
}

void ContentPage::onChosen()
{
    QList<ItemRow> rows;
    for (const auto &index : m_table->selectionModel()->selectedRows()) {
        if (const auto *row = m_model->rowAt(index.row()))
            rows += *row;
    }
    m_work->setChosen(rows, m_detail->detail());
}

void ContentPage::importFrom(const QString &path)
{
    m_transfer->importFrom(path);
}

void ContentPage::importWords(const QString &file)
{
    m_words->read(file, m_editor->isOpen() ? m_editor->item().toString() : QString());
    m_whole->setCurrentIndex(2);
}

void ContentPage::exportTo(const QString &folder)
{
    m_transfer->exportTo(folder);
}

void ContentPage::showReport(const QString &summary, const QList<FileReport> &reports)
{
    m_report->show(summary, reports);
    m_report->setVisible(true);
}

void ContentPage::closeReport()
{
    const bool hadFocus = m_report->isAncestorOf(QApplication::focusWidget());
    m_report->hide();
    if (hadFocus)
        m_table->setFocus();
}

void ContentPage::readConflicts()
{
    awaitResult(m_conflictApi.list(mostConflicts), this,
                [this](const Result<QList<ConflictRow>> &conflicts) {
                    if (!conflicts)
                        return;
                    m_conflicts = *conflicts;
                    showConflicts();
                });
}

void ContentPage::showConflicts()
{
    m_waiting->setConflicts(m_conflicts, context().clock.utc());
    m_detail->setConflicts(m_conflicts);
}

void ContentPage::showCounts()
{
    const bool filtered = !m_filter->text().isEmpty();
    //: In the list: %1 lessons shown, of %2
    m_counts->setText(
        filtered ? tr("%1 of %2")
                       .arg(Format::number(m_model->matching()), Format::number(m_model->total()))
                 : tr("%n lesson(s)", nullptr, static_cast<int>(m_model->total())));
    m_messageSecond->hide();
    m_messageButton->show();
    switch (m_model->state()) {
    case ContentModel::State::Loading:
        m_counts->clear();
        m_message->setText(tr("Reading the lessons ..."));
        m_messageButton->hide();
        break;
    case ContentModel::State::Failed:
        m_counts->clear();
        m_message->setText(tr("The lessons could not be read. %1 Other pages still work.")
                               .arg(ErrorText::sentence(m_model->error()->code)));
        m_message->setToolTip(m_model->error()->detail);
        //: Button: read again after an error
        m_messageButton->setText(tr("Try again"));
        break;
    case ContentModel::State::Ready:
        m_message->setToolTip({});
        if (filtered) {
            m_message->setText(tr("Nothing matches."));
            m_messageButton->setText(tr("Clear filter (Esc)"));
        } else {
            const bool files = m_content.reachesFiles();
            m_message->setText(
                files ? tr("No lessons are here yet. Take the sample course, or import a folder or "
                           "a zip file; you can also drop one here.")
                      : tr("No lessons are here yet. Take the sample course, or write a lesson. "
                           "Folders and zip files are imported where the engine runs."));
            m_messageButton->setText(tr("Import the sample course"));
            m_messageSecond->setText(files ? tr("Import a folder ...") : tr("New lesson"));
            m_messageSecond->show();
        }
        break;
    }
    // Old rows stay while they are read again (I13).
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    m_transfer->exportAction()->setEnabled(
        m_transfer->reasonAgainst(m_transfer->exportAction()).isEmpty());
}

void ContentPage::onCurrentChanged()
{
    m_detail->show(currentItem());
}

ItemId ContentPage::currentItem() const
{
    const auto *row = m_model->rowAt(m_table->currentIndex().row());
    return row ? row->id : ItemId();
}

void ContentPage::choose(const ItemId &id)
{
    const int row = m_model->rowOf(id);
    if (row < 0) {
        // Beyond the rows read so far: shown beside the list all the same.
        m_wanted = id;
        m_detail->show(id);
        return;
    }
    m_table->selectRow(row);
    m_table->scrollTo(m_model->index(row, 0));
}

} // namespace Batanidza
