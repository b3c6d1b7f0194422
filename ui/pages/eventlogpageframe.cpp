#include "ui/models/eventlogmodel.h"
#include "ui/pages/chaincheck.h"
#include "ui/pages/eventexport.h"
#include "ui/pages/eventlogdetail.h"
#include "ui/pages/eventlogfilter.h"
#include "ui/pages/eventlogpage.h"
#include "ui/widgets/tables.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>

//! What the frame of the window asks of the Audit page.
namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int layoutVersion = 1;

} // namespace

void EventLogPage::setSnapshot(const EngineSnapshotPtr &, Millis)
{
    // The log tells itself what is new; a snapshot only says that time went on.
    if (isVisible() && context().clock.utc() - m_agesShown >= Millis(60'000)) {
        m_agesShown = context().clock.utc();
        m_table->viewport()->update();
    }
}

void EventLogPage::open(const Address &address)
{
    const auto item = address.detail(u"item"_s);
    if (!item.isEmpty())
        m_filter->setItem(item);
    const Sequence sequence(address.object.toLongLong());
    if (sequence.value() <= 0)
        return;
    if (m_model->state() == EventLogModel::State::Ready)
        choose(sequence);
    else
        m_wanted = sequence;
}

void EventLogPage::choose(Sequence sequence)
{
    const int row = m_model->rowOf(sequence);
    if (row < 0) {
        // Beyond the rows read so far: shown below the list all the same.
        m_table->clearSelection();
        m_detail->show(sequence);
        return;
    }
    const auto index = m_model->index(row, 0);
    m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                          QItemSelectionModel::Rows);
    m_table->scrollTo(index);
}

Address EventLogPage::address() const
{
    const auto shown = m_detail->shown();
    return {u"audit"_s, shown.value() > 0 ? QString::number(shown.value()) : QString(), {}};
}

PageActions EventLogPage::pageActions()
{
    PageActions actions;
    actions.file = {m_save};
    actions.edit = {m_takeBack, m_takeBackOne, m_copyLink};
    actions.view = {m_detail->invisibleAction()};
    actions.tools = {m_chain->action()};
    return actions;
}

QList<QWidget *> EventLogPage::panes()
{
    QList<QWidget *> all;
    if (m_model->rowCount() > 0)
        all += m_table;
    all += m_filter->lesson();
    if (auto *table = m_detail->table(); table && table->isVisible())
        all += table;
    return all;
}

QWidget *EventLogPage::filterField()
{
    return m_filter->lesson();
}

bool EventLogPage::foldSideList()
{
    auto *lower = m_split->widget(1);
    lower->setVisible(!lower->isVisible());
    if (!lower->isVisible())
        m_table->setFocus(Qt::OtherFocusReason);
    return true;
}

void EventLogPage::refresh()
{
    m_model->reload();
}

bool EventLogPage::exportData()
{
    if (m_model->rowCount() == 0 || m_export->isRunning())
        return false;
    auto *dialog = new QFileDialog(window(), tr("Save the events"), QString(),
                                   tr("CSV (*.csv);;JSON (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"batanidza-events.csv"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains(u"json"_s) ? u"json"_s : u"csv"_s);
    });
    connect(dialog, &QFileDialog::fileSelected, this, &EventLogPage::exportTo);
    dialog->open();
    return true;
}

void EventLogPage::exportTo(const QString &file)
{
    m_export->start(m_model->query(), file);
    showActions();
}

bool EventLogPage::copySelection()
{
    auto *inner = m_detail->table();
    QTableView *table = inner && inner->hasFocus() ? inner : m_table;
    if (table->model()->rowCount() == 0)
        return false;
    QGuiApplication::clipboard()->setText(tableText(*table));
    return true;
}

void EventLogPage::copyLink()
{
    QStringList links;
    const auto events = selected();
    for (const Sequence sequence : events)
        links += Address{u"audit"_s, QString::number(sequence.value()), {}}.toString();
    QGuiApplication::clipboard()->setText(links.join(u'\n'));
}

bool EventLogPage::escape()
{
    if (m_filter->isEmpty())
        return false;
    m_filter->clear();
    m_table->setFocus(Qt::OtherFocusReason);
    return true;
}

void EventLogPage::saveState()
{
    auto &preferences = context().preferences;
    preferences.setState(u"audit/split"_s, layoutVersion, m_split->saveState());
    preferences.setState(u"audit/columns"_s, layoutVersion,
                         m_table->horizontalHeader()->saveState());
    preferences.setState(u"audit/filter"_s, layoutVersion, m_filter->state());
}

void EventLogPage::restoreState()
{
    const auto &preferences = context().preferences;
    m_split->restoreState(preferences.state(u"audit/split"_s, layoutVersion));
    m_table->horizontalHeader()->restoreState(preferences.state(u"audit/columns"_s, layoutVersion));
    m_filter->restore(preferences.state(u"audit/filter"_s, layoutVersion));
}

void EventLogPage::retranslate()
{
    m_table->setAccessibleName(tr("Events"));
    m_takeBack->setText(tr("&Take back"));
    m_takeBackOne->setText(tr("Take back &this field alone"));
    m_copyLink->setText(tr("Copy &link"));
    m_save->setText(tr("&Save the events ..."));
    m_filter->retranslate();
    m_chain->retranslate();
    m_detail->retranslate();
    m_model->wordsChanged();
    layOutColumns();
    showState();
}

PageEntry eventLogEntry(ConflictApi &conflicts)
{
    PageEntry entry;
    entry.kind = u"audit"_s;
    entry.icon = u"page-audit"_s;
    entry.title = [] { return EventLogPage::tr("Audit", "Page of the window"); };
    entry.key = QKeySequence(Qt::CTRL | Qt::Key_6);
    entry.make = [&](PageContext &context, QWidget *parent) -> Page * {
        return new EventLogPage(context, conflicts, parent);
    };
    return entry;
}

} // namespace Batanidza
