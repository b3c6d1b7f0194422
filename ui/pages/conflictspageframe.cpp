#include "engine/base/jsonwrite.h"
#include "engine/commit/conflictjson.h"
#include "ui/models/fieldchoicemodel.h"
#include "ui/pages/conflictactions.h"
#include "ui/pages/conflictbulk.h"
#include "ui/pages/conflictfields.h"
#include "ui/pages/conflictqueue.h"
#include "ui/pages/conflictspage.h"
#include "ui/pages/conflicttabs.h"
#include "ui/pages/conflictwords.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QSaveFile>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>

#include <limits>

//! What the frame of the window asks of the Conflicts page.
namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int layoutVersion = 1;

} // namespace

void ConflictsPage::setSnapshot(const EngineSnapshotPtr &, Millis)
{
    // The queue tells itself what is new; a snapshot only says that time went on.
    if (isVisible() && context().clock.utc() - m_agesShown >= Millis(30'000)) {
        m_agesShown = context().clock.utc();
        m_queue->refreshAges();
    }
}

void ConflictsPage::open(const Address &address)
{
    if (address.object.isEmpty())
        return;
    m_wantedField = address.detail(u"field"_s);
    const ConflictId id(address.object);
    if (id == m_case->id() && m_case->isReady()) {
        if (!m_wantedField.isEmpty())
            m_fields->choose(std::exchange(m_wantedField, {}));
        return;
    }
    if (m_queue->state() != ConflictQueue::State::Ready)
        m_wanted = id;
    else if (!m_queue->choose(id))
        m_case->open(id);
}

Address ConflictsPage::address() const
{
    return {u"conflict"_s, m_case->id().toString(), {}};
}

PageActions ConflictsPage::pageActions()
{
    PageActions actions;
    actions.file = {m_actions->saveDraft, m_actions->finish};
    actions.edit = {m_actions->takeA,    m_actions->takeB, m_actions->original,
                    m_actions->proposal, m_actions->edit,  m_actions->undecide,
                    m_actions->allA,     m_actions->allB,  m_actions->takeBack};
    actions.view = {m_actions->nextConflict,  m_actions->previousConflict,
                    m_actions->nextUndecided, m_actions->previousUndecided,
                    m_actions->nextStrategy,  m_actions->wrap,
                    m_actions->wholeText,     m_actions->detail,
                    m_actions->invisible,     m_actions->preview};
    actions.tools =
        QList<QAction *>{m_queue->assignAction(), m_queue->assignOtherAction(),
                         m_queue->assignNobodyAction(), m_queue->postponeAction()} +
        m_queue->postponeChoices() +
        QList<QAction *>{m_queue->openAgainAction(), m_queue->bulkAction(), m_actions->note};
    return actions;
}

QList<QWidget *> ConflictsPage::panes()
{
    QList<QWidget *> all;
    if (m_queue->isVisible())
        all += m_queue->list();
    if (m_stack->currentWidget() == m_work) {
        all += m_fields->table();
        all += m_tabs;
    } else if (m_stack->currentWidget() == m_bulk) {
        all += m_bulk->focusTarget();
    }
    return all;
}

QWidget *ConflictsPage::filterField()
{
    m_queue->show();
    return m_queue->filterField();
}

bool ConflictsPage::foldSideList()
{
    m_queue->setVisible(!m_queue->isVisible());
    if (!m_queue->isVisible())
        m_fields->table()->setFocus();
    return true;
}

void ConflictsPage::refresh()
{
    m_queue->reload();
    if (m_case->state() == ConflictCase::State::Failed)
        m_case->reload();
}

bool ConflictsPage::exportData()
{
    if (!m_case->isReady())
        return false;
    auto *dialog = new QFileDialog(window(), tr("Save the conflict"), QString(),
                                   tr("JSON (*.json);;Text (*.txt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(u"batanidza-conflict-%1.json"_s.arg(m_case->id().toString()));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains(u"txt"_s) ? u"txt"_s : u"json"_s);
    });
    connect(dialog, &QFileDialog::fileSelected, this, &ConflictsPage::exportTo);
    dialog->open();
    return true;
}

void ConflictsPage::exportTo(const QString &name)
{
    if (!m_case->isReady())
        return;
    QByteArray bytes;
    if (name.endsWith(u".txt"_s, Qt::CaseInsensitive)) {
        const auto &detail = m_case->detail();
        QStringList lines{u"%1  %2"_s.arg(detail.row.item.toString(), detail.row.title),
                          ConflictWords::sides(detail, context().clock.utc()),
                          {}};
        const auto &model = m_fields->model();
        for (int row = 0; row < model.rowCount(); ++row)
            lines += model.index(row, 0).data(Qt::AccessibleTextRole).toString();
        bytes = lines.join(u'\n').toUtf8() + '\n';
    } else {
        auto json = writeConflictDetail(m_case->detail(), std::numeric_limits<qsizetype>::max());
        json.set(u"choices"_s, writeChoices(m_fields->model().resolution().choices));
        bytes = writeJsonIndented(json, 2) + '\n';
    }
    QSaveFile file(name);
    const bool written =
        file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    if (written)
        //: %1 the name of a file
        say(Severity::Ok, tr("Saved as %1.").arg(name));
    else
        //: %1 the name of a file
        say(Severity::Warning, tr("%1 could not be written.").arg(name));
}

QString ConflictsPage::conflictText() const
{
    QStringList lines;
    const auto &model = m_fields->model();
    QStringList header;
    for (int column = 0; column < FieldChoiceModel::columns; ++column)
        header += model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    lines += header.join(u'\t');
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < FieldChoiceModel::columns; ++column)
            cells += model.index(row, column).data().toString().simplified();
        lines += cells.join(u'\t');
    }
    return lines.join(u'\n');
}

bool ConflictsPage::copySelection()
{
    if (!m_case->isReady())
        return false;
    QGuiApplication::clipboard()->setText(conflictText());
    return true;
}

bool ConflictsPage::escape()
{
    if (m_fields->leaveEditing())
        return true;
    if (m_stack->currentWidget() == m_bulk && !m_bulk->isRunning()) {
        m_stack->setCurrentWidget(m_work);
        m_queue->list()->setFocus();
        return true;
    }
    if (!m_queue->filterField()->text().isEmpty()) {
        m_queue->filterField()->clear();
        return true;
    }
    return false;
}

void ConflictsPage::saveState()
{
    auto &preferences = context().preferences;
    preferences.setState(u"conflict/split"_s, layoutVersion, m_split->saveState());
    preferences.setState(u"conflict/work"_s, layoutVersion, m_work->saveState());
    preferences.setState(u"conflict/open"_s, layoutVersion, m_case->id().toString().toUtf8());
    // Decisions that were not sent are kept as drafts, so that nothing is lost on closing.
    for (const ConflictId &id : m_desk->unsaved())
        m_case->saveDraft(id);
}

void ConflictsPage::restoreState()
{
    const auto &preferences = context().preferences;
    m_split->restoreState(preferences.state(u"conflict/split"_s, layoutVersion));
    m_work->restoreState(preferences.state(u"conflict/work"_s, layoutVersion));
    const auto id = preferences.state(u"conflict/open"_s, layoutVersion);
    if (!id.isEmpty() && m_wanted.isEmpty() && m_case->id().isEmpty())
        m_wanted = m_restored = ConflictId(QString::fromUtf8(id));
}

void ConflictsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_case->setLooking(true);
    if (m_case->hasNewer())
        onNewer();
}

void ConflictsPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_case->setLooking(false);
    if (!m_newerText.isEmpty() && context().bar.message().text == m_newerText)
        context().bar.dismiss();
}

void ConflictsPage::retranslate()
{
    m_fields->retranslate();
    m_tabs->retranslate();
    showState();
}

PageEntry conflictsEntry(ConflictApi &conflicts)
{
    PageEntry entry;
    entry.kind = u"conflict"_s;
    entry.icon = u"page-conflicts"_s;
    entry.title = [] { return ConflictsPage::tr("Conflicts", "Page of the window"); };
    entry.key = QKeySequence(Qt::CTRL | Qt::Key_4);
    entry.waiting = [](const EngineSnapshot &snapshot) {
        return static_cast<int>(snapshot.conflictsWaiting);
    };
    entry.make = [&](PageContext &context, QWidget *parent) -> Page * {
        return new ConflictsPage(context, conflicts, parent);
    };
    return entry;
}

} // namespace Batanidza
