#include "ui/pages/eventlogpage.h"

#include "engine/runtime/awaited.h"
#include "ui/models/eventlogmodel.h"
#include "ui/pages/chaincheck.h"
#include "ui/pages/eventexport.h"
#include "ui/pages/eventlogdetail.h"
#include "ui/pages/eventlogfilter.h"
#include "ui/text/audittext.h"
#include "ui/text/errortext.h"
#include "ui/text/format.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/tables.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

EventLogPage::EventLogPage(PageContext &pageContext, ConflictApi &api, QWidget *parent)
    : Page(pageContext, parent)
    , m_api(api)
    , m_model(new EventLogModel(api,
                                {[this](const EventLine &line, int column) {
                                     return AuditText::cell(line, column, context().clock.utc());
                                 },
                                 &AuditText::tip,
                                 [this](const EventLine &line) {
                                     return AuditText::sentence(line, context().clock.utc());
                                 },
                                 &AuditText::header},
                                this))
    , m_filter(new EventLogFilter(pageContext, this))
    , m_chain(new ChainCheck(pageContext, api, this))
    , m_detail(new EventLogDetail(pageContext, api, this))
    , m_export(new EventExport(pageContext, api, this))
    , m_empty(new EmptyState(pageContext.look, u"page-audit"_s, this))
    , m_count(new QLabel(this))
    , m_reason(new QLabel(this))
    , m_table(new QTableView(this))
    , m_split(new QSplitter(Qt::Vertical, this))
    , m_stack(new QStackedWidget(this))
    , m_takeBackButton(new QPushButton(this))
    , m_takeBack(new QAction(this))
    , m_takeBackOne(new QAction(this))
    , m_copyLink(new QAction(this))
    , m_save(new QAction(this))
{
    makeActions();
    layOut();
    listen();
    retranslate();
    m_model->reload();
}

void EventLogPage::makeActions()
{
    m_takeBack->setObjectName(u"audit.takeBack"_s);
    m_takeBack->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_T));
    m_takeBackOne->setObjectName(u"audit.takeBackOne"_s);
    m_copyLink->setObjectName(u"audit.copyLink"_s);
    m_save->setObjectName(u"audit.export"_s);
    connect(m_takeBack, &QAction::triggered, this, [this] { takeBack(selected(), {}); });
    connect(m_takeBackOne, &QAction::triggered, this,
            [this] { takeBack({m_detail->shown()}, m_detail->chosenDecision()); });
    connect(m_copyLink, &QAction::triggered, this, &EventLogPage::copyLink);
    connect(m_save, &QAction::triggered, this, &EventLogPage::exportData);
    addActions({m_takeBack, m_detail->invisibleAction()});
    m_detail->addDecisionAction(m_takeBackOne);
}

void EventLogPage::layOut()
{
    m_table->setModel(m_model);
    prepareTable(*m_table);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->horizontalHeader()->setSectionsMovable(true);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions({m_copyLink, m_save});
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_count);
    top->addWidget(m_chain, 1);
    auto *lower = new QWidget(this);
    auto *lowerLayout = new QVBoxLayout(lower);
    lowerLayout->setContentsMargins(0, 0, 0, 0);
    lowerLayout->addWidget(m_detail, 1);
    auto *buttons = new QHBoxLayout;
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    m_reason->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    buttons->addWidget(m_reason, 1);
    buttons->addWidget(m_takeBackButton);
    lowerLayout->addLayout(buttons);
    m_split->addWidget(m_stack);
    m_split->addWidget(lower);
    m_split->setChildrenCollapsible(false);
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 2);
    m_split->setSizes({360, 280});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(m_filter);
    layout->addLayout(top);
    layout->addWidget(m_split, 1);
}

void EventLogPage::layOutColumns()
{
    const QFontMetrics metrics(m_table->font());
    m_table->verticalHeader()->setDefaultSectionSize(std::max(28, metrics.height() + 10));
    const auto width = [&](int column, const QString &usual) {
        const auto text = std::max(metrics.horizontalAdvance(AuditText::header(column)) + 16,
                                   metrics.horizontalAdvance(usual));
        m_table->setColumnWidth(column, text + 16);
    };
    width(EventLogModel::TimeColumn, u"22/11/2026 14:05:09"_s);
    width(EventLogModel::WhoColumn, u"Tendai Moyo ya"_s);
    width(EventLogModel::WhatColumn, tr("Nothing left to decide"));
    width(EventLogModel::LessonColumn, u"sna.greetings.001.abc"_s);
    width(EventLogModel::VersionColumn, u"v1234"_s);
    width(EventLogModel::PlatformColumn, u"Desktop"_s);
}

void EventLogPage::listen()
{
    connect(m_filter, &EventLogFilter::changed, this, [this] {
        m_table->clearSelection();
        m_model->setQuery(m_filter->query());
    });
    connect(m_model, &EventLogModel::stateChanged, this, &EventLogPage::showState);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        if (m_wanted.value() > 0)
            choose(std::exchange(m_wanted, {}));
        else if (m_model->rowOf(m_detail->shown()) >= 0)
            choose(m_detail->shown());
    });
    connect(m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { onRowsInserted(first, last); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                const auto *line = m_model->lineAt(current.row());
                if (!line)
                    return;
                m_detail->show(line->sequence);
                // The focus alone makes a row current: what is shown is chosen too.
                auto *selection = m_table->selectionModel();
                if (!selection->hasSelection())
                    selection->select(current,
                                      QItemSelectionModel::Select | QItemSelectionModel::Rows);
            });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &EventLogPage::showActions);
    connect(m_table, &QAbstractItemView::activated, this, [this] {
        if (auto *table = m_detail->table())
            table->setFocus(Qt::OtherFocusReason);
    });
    connect(m_detail, &EventLogDetail::changed, this, &EventLogPage::showActions);
    connect(m_detail, &EventLogDetail::linkWanted, this,
            [this](const Address &address) { context().go(address); });
    connect(m_takeBackButton, &QPushButton::clicked, m_takeBack, &QAction::trigger);
    connect(m_chain, &ChainCheck::showWanted, this, [this](Sequence sequence) {
        m_wanted = sequence;
        if (m_filter->isEmpty())
            choose(std::exchange(m_wanted, {}));
        else
            m_filter->clear(); // a filter must not hide what was asked for
    });
    connect(m_empty, &EmptyState::triggered, this, [this] {
        if (m_model->state() == EventLogModel::State::Failed)
            refresh();
        else
            m_filter->clear();
    });
    connect(&context().preferences, &Preferences::changed, this, &EventLogPage::showActions);
    connect(m_export, &EventExport::saved, this, [this](const QString &file, qint64 events) {
        //: %1 the name of a file
        say(Severity::Ok,
            tr("%n event(s) saved as %1.", nullptr, static_cast<int>(events)).arg(file));
    });
    connect(m_export, &EventExport::failed, this, [this](const QString &file, const Error &error) {
        //: %1 the name of a file
        say(Severity::Warning,
            tr("%1 could not be written. %2").arg(file, ErrorText::sentence(error.code)));
    });
    connect(m_export, &EventExport::stopped, this,
            [this] { say(Severity::Warning, tr("Stopped; no file was written.")); });
}

//! Who reads further below keeps the place when something new comes in on top.
void EventLogPage::onRowsInserted(int first, int last)
{
    auto *bar = m_table->verticalScrollBar();
    if (first > 0 || bar->value() == 0)
        return;
    const int rows = last - first + 1;
    const bool pixels = m_table->verticalScrollMode() == QAbstractItemView::ScrollPerPixel;
    bar->setValue(bar->value() +
                  rows * (pixels ? m_table->verticalHeader()->defaultSectionSize() : 1));
}

void EventLogPage::showState()
{
    // Who and which rules stand in the page that was read last, and in what is new.
    QList<EventLine> lines;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (row < 20 || row >= m_model->rowCount() - static_cast<int>(EventLogModel::pageSize))
            lines.append(*m_model->lineAt(row));
    }
    m_filter->learn(lines);
    const auto total = m_model->total();
    m_chain->setTotal(total);
    const int shown = m_model->rowCount();
    if (!m_model->isFiltered())
        m_count->setText(tr("%n event(s)", nullptr, static_cast<int>(total)));
    else if (m_model->hasMore())
        //: %1 and %2 numbers: events read so far, and all of the log
        m_count->setText(
            tr("%1 and more, of %2").arg(Format::number(shown), Format::number(total)));
    else
        //: %1 and %2 numbers: events that fit the filter, and all of the log
        m_count->setText(tr("%1 of %2").arg(Format::number(shown), Format::number(total)));
    switch (m_model->state()) {
    case EventLogModel::State::Loading:
        m_empty->setText(tr("Reading the log ..."), {});
        break;
    case EventLogModel::State::Failed:
        m_empty->setText(
            tr("The log could not be read."),
            tr("%1 Other pages still work.").arg(ErrorText::sentence(m_model->error().code)),
            tr("Try again"));
        break;
    case EventLogModel::State::Ready:
        if (m_model->isFiltered())
            m_empty->setText(tr("Nothing matches."), {}, tr("Clear filter (Esc)"));
        else
            m_empty->setText(tr("Nothing has happened yet."),
                             tr("Every change of a lesson, every decision and every act of "
                                "administration will stand here."));
        break;
    }
    // Old rows stay while they are read again (I13).
    m_stack->setCurrentWidget(shown > 0 ? static_cast<QWidget *>(m_table) : m_empty);
    if (shown == 0 && m_model->state() != EventLogModel::State::Loading && m_wanted.value() == 0)
        m_detail->show({});
    showActions();
}

QList<Sequence> EventLogPage::selected() const
{
    QList<Sequence> sequences;
    const auto rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        sequences.append(m_model->lineAt(row.row())->sequence);
    return sequences;
}

QString EventLogPage::reasonAgainstTakingBack() const
{
    const auto rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return tr("Choose an event first.");
    if (context().preferences.personName().isEmpty())
        return tr("Give your name in the settings first.");
    if (m_takingBack)
        return tr("Something is being taken back already.");
    for (const QModelIndex &row : rows) {
        const auto &kind = m_model->lineAt(row.row())->kind;
        if (kind != u"put" && kind != u"delete" && kind != u"resolve")
            return tr("Only changes of lessons and decisions can be taken back.");
    }
    if (rows.size() == 1 && m_detail->detail() && !m_detail->detail()->canTakeBack &&
        m_detail->detail()->line.sequence == m_model->lineAt(rows.first().row())->sequence)
        return tr("It was taken back already, or something later stands in its place.");
    return {};
}

void EventLogPage::showActions()
{
    const auto reason = reasonAgainstTakingBack();
    m_takeBack->setEnabled(reason.isEmpty());
    m_takeBack->setToolTip(reason);
    m_takeBackButton->setEnabled(reason.isEmpty());
    m_takeBackButton->setToolTip(reason);
    m_takeBackButton->setAccessibleDescription(reason);
    const auto chosen = static_cast<int>(m_table->selectionModel()->selectedRows().size());
    m_takeBackButton->setText(chosen > 1 ? tr("Take back %n events", nullptr, chosen)
                                         : tr("Take back (Ctrl+T)"));
    // Said where one looks for it, once something is chosen.
    m_reason->setText(chosen > 0 ? reason : QString());
    const bool one = !m_detail->chosenDecision().isEmpty();
    m_takeBackOne->setEnabled(one && reason.isEmpty());
    m_takeBackOne->setToolTip(!reason.isEmpty() ? reason
                              : one             ? QString()
                                                : tr("Choose a field that a rule settled first."));
    m_copyLink->setEnabled(chosen > 0);
    m_copyLink->setToolTip(chosen > 0 ? QString() : tr("Choose an event first."));
    m_save->setEnabled(m_model->rowCount() > 0 && !m_export->isRunning());
    m_save->setToolTip(m_save->isEnabled() ? QString() : tr("There is nothing to save."));
}

void EventLogPage::takeBack(const QList<Sequence> &events, const QString &path)
{
    if (events.isEmpty() || m_takingBack)
        return;
    m_takingBack = true;
    showActions();
    awaitResult(m_api.takeBack(events, path, context().preferences.personName()), this,
                [this](const Result<TakeBackReport> &report) { onTakenBack(report); });
}

void EventLogPage::onTakenBack(const Result<TakeBackReport> &report)
{
    m_takingBack = false;
    m_detail->reload();
    showActions();
    if (!report) {
        fail(report.error());
        return;
    }
    QStringList text;
    const auto changed = static_cast<int>(report->receipts.size());
    const auto waiting = static_cast<int>(report->reopened.size());
    if (changed > 0)
        text += tr("Taken back: %n lesson(s) as before.", nullptr, changed);
    if (waiting > 0)
        text += tr("%n conflict(s) wait again.", nullptr, waiting);
    if (!report->leftAlone.isEmpty())
        text += tr("%n field(s) stay: others changed them since.", nullptr,
                   static_cast<int>(report->leftAlone.size()));
    if (text.isEmpty())
        text += tr("Nothing had to be changed.");
    BarMessage message{
        report->leftAlone.isEmpty() ? Severity::Ok : Severity::Warning, text.join(u' '), {}, 10s};
    QList<Sequence> edits;
    for (const Receipt &receipt : report->receipts) {
        if (receipt.sequence)
            edits += *receipt.sequence;
    }
    // Undo of a taking back restores the texts; conflicts that wait again are decided again.
    if (!edits.isEmpty() && waiting == 0)
        message.actions = {{tr("Undo"), [this, edits] { takeBack(edits, {}); }}};
    context().bar.post(message);
    context().announcer.announce(message.text);
}

} // namespace Batanidza
