#include "ui/pages/conflictqueue.h"

#include "engine/runtime/awaited.h"
#include "ui/models/foldingfilter.h"
#include "ui/pages/conflictwords.h"
#include "ui/text/format.h"
#include "ui/widgets/icons.h"

#include <QComboBox>
#include <QCompleter>
#include <QDateTime>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 mostRows = 1000;
constexpr Millis oneHour{3'600'000};
constexpr Millis oneDay{24 * 3'600'000};
constexpr int morning = 8; // o'clock

//! Tomorrow at eight, where this window stands.
Millis tomorrow(Millis now)
{
    const auto today = QDateTime::fromMSecsSinceEpoch(now.count()).date();
    return Millis(QDateTime(today.addDays(1), QTime(morning, 0)).toMSecsSinceEpoch());
}

} // namespace

ConflictQueue::ConflictQueue(PageContext &context, ConflictApi &api, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_api(api)
    , m_model(new ConflictModel(
          [this](const ConflictRow &row) {
              return ConflictWords::queueRow(row, m_context.clock.utc());
          },
          this))
    , m_proxy(new FoldingFilter(this))
    , m_assign(new QAction(this))
    , m_unassign(new QAction(this))
    , m_assignOther(new QAction(this))
    , m_postponeChoices{new QAction(this), new QAction(this), new QAction(this)}
    , m_postpone(new QAction(this))
    , m_openAgain(new QAction(this))
    , m_bulk(new QAction(this))
    , m_filter(new QLineEdit(this))
    , m_other(new QLineEdit(this))
    , m_scope(new QComboBox(this))
    , m_count(new QLabel(this))
    , m_pendingText(new QLabel(this))
    , m_list(new QListView(this))
    , m_assignButton(new QToolButton(this))
    , m_postponeButton(new QToolButton(this))
    , m_bulkButton(new QToolButton(this))
{
    m_proxy->setSourceModel(m_model);
    makeActions();
    layOut();
    retranslate();
}

void ConflictQueue::makeActions()
{
    m_assign->setObjectName(u"conflict.assign"_s);
    m_assign->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_S));
    m_unassign->setObjectName(u"conflict.assignNobody"_s);
    m_postpone->setObjectName(u"conflict.postpone"_s);
    m_postpone->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_P));
    m_openAgain->setObjectName(u"conflict.openAgain"_s);
    m_bulk->setObjectName(u"conflict.bulk"_s);
    m_bulk->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_M));
    connect(m_assign, &QAction::triggered, this, [this] {
        const auto me = m_context.preferences.personName();
        act(m_api.assign(selected(), me, me));
    });
    connect(m_unassign, &QAction::triggered, this,
            [this] { act(m_api.assign(selected(), {}, m_context.preferences.personName())); });
    connect(m_postpone, &QAction::triggered, this, [this] {
        act(m_api.postpone(selected(), m_context.clock.utc() + oneDay,
                           m_context.preferences.personName()));
    });
    m_assignOther->setObjectName(u"conflict.assignOther"_s);
    connect(m_assignOther, &QAction::triggered, this, &ConflictQueue::askForOther);
    const QStringList names{u"conflict.postponeHour"_s, u"conflict.postponeTomorrow"_s,
                            u"conflict.postponeWeek"_s};
    for (int i = 0; i < m_postponeChoices.size(); ++i) {
        m_postponeChoices[i]->setObjectName(names[i]);
        connect(m_postponeChoices[i], &QAction::triggered, this, [this, i] {
            const Millis now = m_context.clock.utc();
            const Millis until = i == 0 ? now + oneHour : i == 1 ? tomorrow(now) : now + 7 * oneDay;
            act(m_api.postpone(selected(), until, m_context.preferences.personName()));
        });
    }
    connect(m_openAgain, &QAction::triggered, this, [this] {
        act(m_api.postpone(selected(), Millis(0), m_context.preferences.personName()));
    });
    connect(m_bulk, &QAction::triggered, this, [this] { Q_EMIT bulkRequested(selected()); });
    // One letter with Shift is for lists only, never for a field to write in.
    for (QAction *action : {m_assign, m_postpone, m_bulk})
        action->setShortcutContext(Qt::WidgetShortcut);
    m_list->addActions({m_assign, m_assignOther, m_unassign, m_postpone});
    m_list->addActions(m_postponeChoices);
    m_list->addActions({m_openAgain, m_bulk});
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void ConflictQueue::layOut()
{
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(themedIcon(u"filter"_s), QLineEdit::LeadingPosition);
    m_list->setModel(m_proxy);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setAlternatingRowColors(false);
    m_list->setSpacing(2);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *assign = new QMenu(m_assignButton);
    assign->addActions({m_assign, m_assignOther, m_unassign});
    auto *postpone = new QMenu(m_postponeButton);
    postpone->addActions(m_postponeChoices.first(2));
    postpone->addActions({m_postpone, m_postponeChoices.last(), m_openAgain});
    m_assignButton->setMenu(assign);
    m_postponeButton->setMenu(postpone);
    m_bulkButton->setDefaultAction(m_bulk);
    for (auto *button : {m_assignButton, m_postponeButton}) {
        button->setPopupMode(QToolButton::InstantPopup);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    }
    for (auto *button : {m_assignButton, m_postponeButton, m_bulkButton}) {
        button->setFocusPolicy(Qt::StrongFocus);
        button->setMinimumHeight(26);
    }
    auto *top = new QHBoxLayout;
    top->addWidget(m_count);
    top->addWidget(m_scope, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_assignButton);
    buttons->addWidget(m_postponeButton);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 12, 0);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(m_filter);
    layout->addWidget(m_list, 1);
    m_pendingText->setWordWrap(true);
    m_pendingText->setTextFormat(Qt::PlainText);
    layout->addWidget(m_pendingText);
    layout->addWidget(m_bulkButton);
    layout->addWidget(m_other);
    layout->addLayout(buttons);

    m_other->hide();
    m_other->setMaxLength(80);
    m_other->installEventFilter(this);
    connect(m_other, &QLineEdit::returnPressed, this, [this] {
        const auto name = m_other->text().simplified();
        m_other->hide();
        m_list->setFocus(Qt::OtherFocusReason);
        if (!name.isEmpty())
            act(m_api.assign(selected(), name, m_context.preferences.personName()));
    });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy->setText(text);
        showCount();
    });
    connect(m_scope, &QComboBox::currentIndexChanged, this, &ConflictQueue::reload);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { Q_EMIT currentChanged(current()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ConflictQueue::showCount);
    connect(&m_api, &ConflictApi::viewersChanged, m_model, &ConflictModel::setViewers);
    connect(&m_context.preferences, &Preferences::changed, this, &ConflictQueue::showCount);
}

//! The names that stand in the queue are offered while one writes.
void ConflictQueue::askForOther()
{
    QSet<QString> names;
    for (const ConflictRow &row : m_model->rows()) {
        names += {row.author, row.assignee, row.closedBy};
        names += QSet<QString>(row.viewers.cbegin(), row.viewers.cend());
    }
    names.remove(QString());
    auto sorted = QStringList(names.cbegin(), names.cend());
    sorted.sort();
    auto *completer = new QCompleter(sorted, m_other);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    delete m_other->completer();
    m_other->setCompleter(completer);
    m_other->clear();
    m_other->show();
    m_other->setFocus(Qt::OtherFocusReason);
}

bool ConflictQueue::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_other && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        m_other->hide();
        m_list->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ConflictQueue::act(const QFuture<Result<void>> &done)
{
    awaitResult(done, this, [this](const Result<void> &result) {
        if (!result)
            Q_EMIT failed(result.error());
        reload();
    });
}

ConflictQueue::Scope ConflictQueue::scope() const
{
    return static_cast<Scope>(std::max(0, m_scope->currentIndex()));
}

void ConflictQueue::setScope(Scope scope)
{
    m_scope->setCurrentIndex(static_cast<int>(scope));
}

void ConflictQueue::reload()
{
    ConflictQuery query;
    query.limit = mostRows;
    if (scope() == Scope::Mine)
        query.assignee = m_context.preferences.personName();
    else if (scope() == Scope::Nobodys)
        query.assignee = QString();
    else if (scope() == Scope::Resolved)
        query.states = {ConflictState::Resolved};
    awaitResult(m_api.find(query), this, [this, asked = ++m_asked](const auto &page) {
        if (asked == m_asked)
            onRead(page);
    });
}

void ConflictQueue::onRead(const Result<ConflictPage> &page)
{
    if (!page) {
        m_state = State::Failed;
        m_error = page.error();
    } else {
        m_state = State::Ready;
        m_matching = page->matching;
        const auto before = current();
        m_model->setRows(page->rows);
        if (!before.isEmpty() && !choose(before) && m_proxy->rowCount() > 0)
            m_list->selectionModel()->clear();
    }
    showCount();
    Q_EMIT stateChanged();
}

void ConflictQueue::showCount()
{
    const int shown = m_proxy->rowCount();
    const auto all = static_cast<int>(std::max<qint64>(m_matching, m_model->rowCount()));
    m_count->setText(shown == all
                         //: Conflicts that wait; %1 a number
                         ? tr("Queue %1").arg(Format::number(all))
                         //: %1 and %2 numbers: of those that wait, the ones shown
                         : tr("%1 of %2").arg(Format::number(shown), Format::number(all)));
    const auto chosen = selected().size();
    const bool waiting = scope() != Scope::Resolved;
    m_bulkButton->setVisible(chosen > 1 && waiting);
    m_bulk->setText(tr("%n selected: choose a strategy ...", nullptr, static_cast<int>(chosen)));
    m_bulk->setEnabled(chosen > 1 && waiting);
    const bool named = !m_context.preferences.personName().isEmpty();
    for (QAction *action :
         QList<QAction *>{m_assign, m_assignOther, m_unassign, m_postpone, m_openAgain} +
             m_postponeChoices) {
        action->setEnabled(chosen > 0 && waiting && named);
        action->setToolTip(!named        ? tr("Give your name in the settings first.")
                           : chosen == 0 ? tr("Choose a conflict first.")
                           : !waiting    ? tr("It is resolved already.")
                                         : QString());
    }
    m_bulk->setToolTip(chosen > 1 ? QString() : tr("Choose several conflicts first."));
}

void ConflictQueue::setPending(int decisions)
{
    m_pending = decisions;
    m_pendingText->setText(tr("%n decision(s) will be sent when online.", nullptr, decisions));
    m_pendingText->setVisible(decisions > 0);
}

ConflictId ConflictQueue::current() const
{
    return ConflictId(m_list->currentIndex().data(ConflictModel::IdRole).toString());
}

QList<ConflictId> ConflictQueue::selected() const
{
    QList<ConflictId> ids;
    auto rows = m_list->selectionModel()->selectedIndexes();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex &index : rows)
        ids.append(ConflictId(index.data(ConflictModel::IdRole).toString()));
    return ids;
}

bool ConflictQueue::choose(const ConflictId &id)
{
    const int row = m_model->rowOf(id);
    const auto index = row < 0 ? QModelIndex() : m_proxy->mapFromSource(m_model->index(row));
    if (!index.isValid())
        return false;
    if (index != m_list->currentIndex()) {
        m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
        m_list->scrollTo(index);
    }
    return true;
}

void ConflictQueue::step(int by)
{
    const int count = m_proxy->rowCount();
    if (count == 0)
        return;
    const int at = m_list->currentIndex().isValid() ? m_list->currentIndex().row() + by
                   : by > 0                         ? 0
                                                    : count - 1;
    const auto index = m_proxy->index(((at % count) + count) % count, 0);
    m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    m_list->scrollTo(index);
}

void ConflictQueue::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ConflictQueue::retranslate()
{
    const int scope = std::max(0, m_scope->currentIndex());
    {
        const QSignalBlocker blocker(m_scope);
        m_scope->clear();
        //: Which conflicts: all that wait
        m_scope->addItem(tr("All"));
        //: Which conflicts: those given to me
        m_scope->addItem(tr("Mine"));
        //: Which conflicts: those given to nobody
        m_scope->addItem(tr("Nobody's"));
        //: Which conflicts: those that are done
        m_scope->addItem(tr("Resolved"));
        m_scope->setCurrentIndex(scope);
    }
    m_scope->setAccessibleName(tr("Which conflicts"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter conflicts"));
    m_list->setAccessibleName(tr("Conflicts that wait"));
    m_assign->setText(tr("&Assign to me"));
    m_unassign->setText(tr("Assign to &nobody"));
    m_assignOther->setText(tr("Assign to an&other person ..."));
    m_other->setPlaceholderText(tr("Name of a person, Enter assigns"));
    m_other->setAccessibleName(tr("Assign to another person"));
    m_postpone->setText(tr("&Postpone by a day"));
    m_postponeChoices[0]->setText(tr("Postpone by an &hour"));
    m_postponeChoices[1]->setText(tr("Postpone until &tomorrow, 8:00"));
    m_postponeChoices[2]->setText(tr("Postpone by a &week"));
    m_openAgain->setText(tr("Do not postpone any &more"));
    //: Button with a menu
    m_assignButton->setText(tr("Assign"));
    //: Button with a menu
    m_postponeButton->setText(tr("Postpone"));
    m_assignButton->setAccessibleName(tr("Assign"));
    m_postponeButton->setAccessibleName(tr("Postpone"));
    m_model->wordsChanged();
    setPending(m_pending);
    showCount();
}

} // namespace Batanidza
