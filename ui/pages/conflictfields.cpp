#include "ui/pages/conflictfields.h"

#include "engine/runtime/awaited.h"
#include "ui/diff/fielddelegate.h"
#include "ui/diff/tonecolumns.h"
#include "ui/models/fieldchoicemodel.h"
#include "ui/pages/conflictactions.h"
#include "ui/pages/conflictsounds.h"
#include "ui/pages/conflictstep.h"
#include "ui/pages/conflictwords.h"
#include "ui/text/differenceflags.h"
#include "ui/text/differencekinds.h"
#include "ui/text/format.h"
#include "ui/widgets/fieldchoicebar.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/tonecontour.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

FieldChoiceModel::Words wordsFor(FieldChoiceModel *const &model)
{
    return {[](const DiffRow &row) {
                return MergeText::rowName(row) + u"  ["_s + MergeText::kind(row.kind) + u']';
            },
            &ConflictWords::rowSentence,
            [&model](const DiffRow &row, int column) {
                return ConflictWords::cell(*model, row, column);
            },
            &ConflictWords::header};
}

} // namespace

ConflictFields::ConflictFields(PageContext &context, ConflictApi &api, ConflictCase &open,
                               ConflictChoices &desk, ConflictActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_api(api)
    , m_case(open)
    , m_desk(desk)
    , m_actions(actions)
    , m_model(new FieldChoiceModel(desk, wordsFor(m_model), this))
    , m_delegate(new FieldDelegate(context.look, *m_model, this))
    , m_title(new TextLabel(context.look, TextRole::Section, this))
    , m_progress(new QLabel(this))
    , m_draft(new QPushButton(this))
    , m_finish(new QPushButton(this))
    , m_sides(new QLabel(this))
    , m_viewers(new QLabel(this))
    , m_strategy(new QComboBox(this))
    , m_gives(new QLabel(this))
    , m_apply(new QPushButton(this))
    , m_filter(new QComboBox(this))
    , m_kind(new QComboBox(this))
    , m_folded(new QLabel(this))
    , m_table(new QTableView(this))
    , m_differences(new QLabel(this))
    , m_contours(new QWidget(this))
    , m_sounds(new ConflictSounds(context.audio, context.look, this))
    , m_suggestion(new QLabel(this))
    , m_bar(new FieldChoiceBar({actions.takeA, actions.takeB, actions.original, actions.proposal,
                                actions.edit, actions.undecide},
                               this))
{
    layOut();
    listen();
    retranslate();
}

void ConflictFields::layOut()
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(m_delegate);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->addActions(m_actions.letters());
    m_table->viewport()->installEventFilter(this);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    for (QLabel *label : {m_sides, m_differences, m_suggestion, m_viewers, m_gives, m_folded}) {
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_sides->setWordWrap(true);
    m_differences->setWordWrap(true);
    m_suggestion->setWordWrap(true);

    auto *contours = new QHBoxLayout(m_contours);
    contours->setContentsMargins(0, 0, 0, 0);
    contours->setSpacing(18);
    for (int i = 0; i < 4; ++i) {
        m_contour.append(new ToneContour(m_context.look, m_contours));
        contours->addWidget(m_contour.last());
    }
    contours->addStretch(1);
    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_progress);
    top->addWidget(m_draft);
    top->addWidget(m_finish);
    auto *sides = new QHBoxLayout;
    sides->addWidget(m_sides, 1);
    sides->addWidget(m_viewers);
    auto *strategy = new QHBoxLayout;
    strategy->addWidget(m_strategy);
    strategy->addWidget(m_gives);
    strategy->addWidget(m_apply);
    strategy->addStretch(1);
    // A row of its own: longer words than English ones must fit too.
    auto *shown = new QHBoxLayout;
    shown->addWidget(m_filter);
    shown->addWidget(m_kind);
    shown->addWidget(m_folded);
    shown->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addLayout(sides);
    layout->addLayout(strategy);
    layout->addLayout(shown);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_differences);
    layout->addWidget(m_contours);
    layout->addWidget(m_sounds);
    layout->addWidget(m_suggestion);
    layout->addWidget(m_bar);
}

void ConflictFields::listen()
{
    connect(m_draft, &QPushButton::clicked, m_actions.saveDraft, &QAction::trigger);
    connect(m_finish, &QPushButton::clicked, m_actions.finish, &QAction::trigger);
    connect(m_actions.takeA, &QAction::triggered, this, [this] { decide(Choice::Current); });
    connect(m_actions.takeB, &QAction::triggered, this, [this] { decide(Choice::Incoming); });
    connect(m_actions.original, &QAction::triggered, this, [this] { decide(Choice::Base); });
    connect(m_actions.proposal, &QAction::triggered, this, [this] { decide(Choice::Proposal); });
    connect(m_actions.allA, &QAction::triggered, this, [this] { decideAll(Choice::Current); });
    connect(m_actions.allB, &QAction::triggered, this, [this] { decideAll(Choice::Incoming); });
    connect(m_actions.undecide, &QAction::triggered, this, &ConflictFields::undecide);
    connect(m_actions.edit, &QAction::triggered, this, &ConflictFields::edit);
    connect(m_actions.nextUndecided, &QAction::triggered, this, [this] { move(1); });
    connect(m_actions.previousUndecided, &QAction::triggered, this, [this] { move(-1); });
    connect(m_actions.nextStrategy, &QAction::triggered, this, [this] {
        m_strategy->setCurrentIndex((m_strategy->currentIndex() + 1) % m_strategy->count());
    });
    connect(m_actions.wrap, &QAction::toggled, this, [this](bool on) {
        m_delegate->setWraps(on);
        layOutRows();
    });
    connect(m_actions.detail, &QAction::toggled, this, [this](bool on) {
        m_delegate->setDetail(on ? SpanDetail::Characters : SpanDetail::Words);
        m_table->viewport()->update();
    });
    connect(m_actions.invisible, &QAction::toggled, this, [this](bool on) {
        m_delegate->setShowsInvisible(on);
        m_table->viewport()->update();
    });
    connect(m_actions.wholeText, &QAction::triggered, this, &ConflictFields::openOrFold);
    connect(m_table, &QTableView::doubleClicked, this, &ConflictFields::openOrFold);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this](int at) {
        const auto kind = static_cast<DifferenceKinds::Kind>(std::max(0, at));
        m_wanted = chosenPath();
        if (kind == DifferenceKinds::Any)
            m_model->setAccepts({});
        else
            m_model->setAccepts(
                [kind](const DiffRow &row) { return DifferenceKinds::has(row, kind); });
    });
    connect(m_bar, &FieldChoiceBar::written, this, &ConflictFields::takeWritten);
    connect(m_bar, &FieldChoiceBar::left, this, [this] { m_table->setFocus(); });
    connect(m_strategy, &QComboBox::currentIndexChanged, this, &ConflictFields::previewStrategy);
    connect(m_apply, &QPushButton::clicked, this, &ConflictFields::applyPreview);
    connect(m_filter, &QComboBox::currentIndexChanged, this, [this](int filter) {
        m_wanted = chosenPath();
        m_model->setFilter(static_cast<FieldFilter>(std::max(0, filter)));
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (m_table->currentIndex().isValid()) {
            m_wanted = chosenPath();
            m_wantedRow = m_table->currentIndex().row();
        }
        m_bar->leaveEditing();
        showRow();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        layOutRows();
        choose(m_wanted);
        showProgress();
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] {
        showProgress();
        showRow();
    });
    connect(&m_case, &ConflictCase::stateChanged, this, &ConflictFields::showCase);
    connect(&m_case, &ConflictCase::viewersChanged, this, [this] {
        m_viewers->setText(
            ConflictWords::viewers(m_case.viewers(), m_context.preferences.personName()));
    });
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this,
            &ConflictFields::layOutRows);
    connect(&m_context.look, &Look::changed, this, &ConflictFields::layOutRows);
    connect(&m_context.preferences, &Preferences::changed, this, &ConflictFields::showProgress);
}

void ConflictFields::showCase()
{
    if (!m_case.isReady()) {
        m_bar->leaveEditing();
        if (m_case.state() == ConflictCase::State::None)
            m_model->show({}, {});
        return;
    }
    const auto &detail = m_case.detail();
    m_title->setText(u"%1  \u201c%2\u201d"_s.arg(detail.row.item.toString(), detail.row.title));
    m_sides->setText(ConflictWords::sides(detail, m_context.clock.utc()));
    if (m_model->id() != m_case.id() || m_model->all() != m_case.rows()) {
        if (m_model->id() != m_case.id()) {
            m_wanted.clear();
            m_open.clear();
        }
        m_model->show(m_case.id(), m_case.rows());
        previewStrategy();
    }
    showProgress();
}

void ConflictFields::showProgress()
{
    const int questions = m_model->questions();
    const int decided = m_model->decided();
    const bool ready = m_case.isReady();
    const bool waits = ready && isWaiting(m_case.detail().row.state);
    const bool named = !m_context.preferences.personName().isEmpty();
    m_progress->setText(ConflictWords::decided(decided, questions));
    QString why;
    if (ready && !waits)
        why = tr("This conflict is settled already.");
    else if (!named)
        why = tr("Give your name in the settings first.");
    else if (decided < questions)
        why = tr("%n field(s) are still undecided.", nullptr, questions - decided);
    else if (m_case.isSending())
        why = tr("The decision is being sent.");
    // Where nothing is left to decide, the reason stands where one looks for Finish.
    if (ready && decided == questions && !why.isEmpty())
        m_progress->setText(u"%1  %2"_s.arg(m_progress->text(), why));
    m_actions.finish->setEnabled(ready && why.isEmpty());
    m_actions.finish->setToolTip(why);
    m_actions.saveDraft->setEnabled(waits && named && m_desk.isUnsaved(m_case.id()));
    m_actions.saveDraft->setToolTip(m_actions.saveDraft->isEnabled() ? QString()
                                    : named                          ? tr("Nothing is to be saved.")
                                            : tr("Give your name in the settings first."));
    const bool takable = m_case.takable().has_value();
    m_actions.takeBack->setEnabled(takable);
    m_actions.takeBack->setToolTip(takable ? QString() : tr("Nothing was finished here."));
    const auto mirror = [](QPushButton *button, const QAction *action) {
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
        button->setAccessibleDescription(action->toolTip());
    };
    mirror(m_draft, m_actions.saveDraft);
    mirror(m_finish, m_actions.finish);
    m_folded->setText(m_model->filter() == FieldFilter::All
                          ? QString()
                          : tr("%n unchanged field(s)", nullptr, m_model->unchanged()));
    m_bar->setPosition(tr("%1 of %2")
                           .arg(Format::number(m_table->currentIndex().row() + 1),
                                Format::number(m_model->rowCount())));
}

void ConflictFields::showRow()
{
    const DiffRow *row = m_model->rowAt(m_table->currentIndex().row());
    const bool waits = m_case.isReady() && isWaiting(m_case.detail().row.state);
    const bool asks = row && row->state == RowState::Asks && waits;
    const auto why = asks ? QString() : tr("Nothing is to be decided here.");
    for (QAction *action : {m_actions.takeA, m_actions.takeB, m_actions.original}) {
        action->setEnabled(asks);
        action->setToolTip(why);
    }
    const bool proposed = asks && row->proposal;
    m_actions.proposal->setEnabled(proposed);
    m_actions.proposal->setToolTip(proposed ? cellText(row->proposal)
                                   : asks   ? tr("No rule has an idea here.")
                                            : why);
    const bool writable = asks && row->kind != RowKind::Item && row->kind != RowKind::Order &&
                          row->kind != RowKind::List && row->kind != RowKind::Value;
    m_actions.edit->setEnabled(writable);
    m_actions.edit->setToolTip(writable ? QString()
                               : asks   ? tr("Only texts and numbers can be written here.")
                                        : why);
    const bool decided = asks && m_desk.choices(m_case.id()).contains(row->path);
    m_actions.undecide->setEnabled(decided);
    m_actions.undecide->setToolTip(decided ? QString() : tr("It is not decided yet."));
    const bool open = waits && m_model->decided() < m_model->questions();
    for (QAction *action : {m_actions.allA, m_actions.allB}) {
        action->setEnabled(open);
        action->setToolTip(open ? QString() : tr("All fields are decided."));
    }

    QStringList sentences;
    if (row && row->state != RowState::Unchanged) {
        sentences += ConflictWords::sideDifference(true, *row);
        sentences += ConflictWords::sideDifference(false, *row);
        for (const QString &flag : row->flags) {
            if (const auto text = MergeText::flag(flag); !text.isEmpty())
                sentences += text;
        }
        if (row->state == RowState::Settled)
            //: %1 a rule in words
            sentences += tr("Settled by a rule: %1.").arg(MergeText::rule(row->rule));
        else if (row->affected)
            sentences += tr("A newer version changed this field.");
        if (row->proposal && row->state == RowState::Asks)
            //: %1 a text made of both sides
            sentences += tr("Proposed: %1").arg(cellText(row->proposal));
    }
    m_differences->setText(sentences.join(u"  "_s));
    m_differences->setVisible(!sentences.isEmpty());
    const bool tones = row && row->kind == RowKind::Tone;
    m_contours->setVisible(tones);
    if (tones) {
        const auto original = toneColumns(row->base, row->word);
        const MaybeJson values[] = {row->base, row->current, row->incoming, m_model->result(*row)};
        for (int i = 0; i < 4; ++i) {
            auto columns = toneColumns(values[i], row->word);
            if (i > 0)
                markChanged(columns, original);
            m_contour[i]->setColumns(ConflictWords::header(FieldChoiceModel::OriginalColumn + i),
                                     columns);
        }
    }
    m_sounds->show(m_case.detail(), m_case.isReady() ? row : nullptr);
    QString suggested;
    if (asks && row->suggestion) {
        const auto &value = row->suggestion->value;
        const auto name = value == row->proposal && row->proposal
                              ? ConflictWords::choice(Choice::Proposal)
                          : value == row->current  ? ConflictWords::choice(Choice::Current)
                          : value == row->incoming ? ConflictWords::choice(Choice::Incoming)
                                                   : cellText(value);
        suggested = MergeText::suggestion(*row->suggestion, name);
        m_suggestion->setToolTip(MergeText::evidence(*row->suggestion));
    }
    m_suggestion->setText(suggested);
    m_suggestion->setVisible(!suggested.isEmpty());
    m_bar->setPosition(tr("%1 of %2")
                           .arg(Format::number(m_table->currentIndex().row() + 1),
                                Format::number(m_model->rowCount())));
}

} // namespace Batanidza
