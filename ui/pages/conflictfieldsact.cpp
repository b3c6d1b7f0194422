#include "engine/runtime/awaited.h"
#include "engine/shona/normalform.h"
#include "ui/diff/fielddelegate.h"
#include "ui/models/fieldchoicemodel.h"
#include "ui/pages/conflictactions.h"
#include "ui/pages/conflictfields.h"
#include "ui/pages/conflictstep.h"
#include "ui/pages/conflictwords.h"
#include "ui/text/differenceflags.h"
#include "ui/text/differencekinds.h"
#include "ui/text/format.h"
#include "ui/widgets/fieldchoicebar.h"

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

//! What ConflictFields does: deciding, going from field to field, strategies, layout.
namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

void ConflictFields::push(const ChoicesByPath &choices, const QString &text)
{
    decideAsStep(m_context.undo, m_desk, m_case.id(), choices, text);
}

void ConflictFields::decide(Choice choice)
{
    if (const DiffRow *row = m_model->rowAt(m_table->currentIndex().row())) {
        const auto text = ConflictWords::step(choice, *row);
        push(m_model->with(*row, choice), text);
        m_context.announcer.announce(text);
    }
}

void ConflictFields::decideAll(Choice choice)
{
    //: Step of Undo; %1 A or B
    push(m_model->withAll(choice),
         tr("Take %1 for all undecided").arg(ConflictWords::choice(choice)));
}

void ConflictFields::undecide()
{
    if (const DiffRow *row = m_model->rowAt(m_table->currentIndex().row())) {
        //: Step of Undo; %1 a field
        push(m_model->without(*row), tr("Undecide %1").arg(MergeText::rowName(*row)));
    }
}

void ConflictFields::edit()
{
    const DiffRow *row = m_model->rowAt(m_table->currentIndex().row());
    if (!row)
        return;
    auto start = m_model->result(*row);
    if (!start)
        start = row->proposal ? row->proposal : row->current ? row->current : row->base;
    m_bar->startEditing(MergeText::rowName(*row), cellText(start));
}

void ConflictFields::takeWritten(const QString &text)
{
    m_table->setFocus();
    const DiffRow *row = m_model->rowAt(m_table->currentIndex().row());
    if (!row)
        return;
    MaybeJson value = Json(Shona::composed(text));
    if (row->kind == RowKind::Number) {
        bool isNumber = false;
        const double number = text.trimmed().toDouble(&isNumber);
        if (!isNumber) {
            m_context.bar.post({Severity::Warning, tr("A number must stand here."), {}, {}});
            return;
        }
        value = Json(number);
    }
    push(m_model->with(*row, Choice::Own, value), ConflictWords::step(Choice::Own, *row));
}

bool ConflictFields::leaveEditing()
{
    return m_bar->leaveEditing();
}

void ConflictFields::move(int step)
{
    const int row = m_model->nextUndecided(m_table->currentIndex().row(), step);
    if (row >= 0)
        m_table->setCurrentIndex(m_model->index(row, 0));
}

void ConflictFields::choose(const QString &path)
{
    const int known = m_model->rowOf(path);
    const int last = m_model->rowCount() - 1;
    const int row = known >= 0 ? known : std::min(path.isEmpty() ? 0 : m_wantedRow, last);
    if (row >= 0) {
        m_table->setCurrentIndex(m_model->index(row, 0));
        m_table->scrollTo(m_model->index(row, 0));
    }
    showRow();
}

QString ConflictFields::chosenPath() const
{
    const DiffRow *row = m_model->rowAt(m_table->currentIndex().row());
    return row ? row->path : QString();
}

void ConflictFields::previewStrategy()
{
    m_preview = {};
    m_gives->setText({});
    m_apply->setEnabled(false);
    if (!m_case.isReady() || !isWaiting(m_case.detail().row.state))
        return;
    const auto strategy = static_cast<Strategy>(m_strategy->currentData().toInt());
    const auto id = m_case.id();
    awaitResult(m_api.preview({id}, strategy), this,
                [this, id](const Result<QList<ConflictPreview>> &previews) {
                    if (id == m_case.id() && m_case.isReady() && previews && !previews->isEmpty())
                        showPreview(previews->first());
                });
}

void ConflictFields::showPreview(const ConflictPreview &preview)
{
    m_preview = preview;
    qint64 proposed = 0;
    for (const DiffRow &row : m_model->all())
        proposed +=
            row.state == RowState::Asks && row.proposal && preview.leaves.contains(row.path);
    const auto byRule = m_case.detail().decisions.size() + preview.decides.size();
    m_gives->setText(ConflictWords::gives(byRule, proposed, preview.leaves.size() - proposed));
    const bool some = !preview.decides.isEmpty();
    m_apply->setEnabled(some);
    m_apply->setToolTip(some ? QString() : tr("This strategy decides nothing here."));
    m_apply->setAccessibleDescription(m_apply->toolTip());
    m_model->setPreview(preview.decides);
}

void ConflictFields::applyPreview()
{
    auto choices = m_desk.choices(m_case.id());
    for (const FieldChoice &choice : std::as_const(m_preview.decides)) {
        if (!choices.contains(choice.path))
            choices.insert(choice.path, choice);
    }
    //: Step of Undo; %1 a strategy such as Shona rules
    push(choices, tr("Apply %1").arg(m_strategy->currentText()));
}

bool ConflictFields::wantsStack() const
{
    constexpr int narrow = 1100;
    return window()->width() < narrow;
}

void ConflictFields::layOutColumns()
{
    const bool stacked = wantsStack();
    if (stacked != m_delegate->isStacked()) {
        m_delegate->setStacked(stacked);
        m_model->setStacked(stacked);
        for (const int column :
             {FieldChoiceModel::AColumn, FieldChoiceModel::BColumn, FieldChoiceModel::ResultColumn})
            m_table->setColumnHidden(column, stacked);
    }
    const int width = m_table->viewport()->width();
    auto *header = m_table->horizontalHeader();
    header->setStretchLastSection(true);
    const int field = std::max(120, width * (stacked ? 26 : 22) / 100);
    header->resizeSection(FieldChoiceModel::FieldColumn, field);
    if (stacked) {
        header->resizeSection(FieldChoiceModel::OriginalColumn, width - field);
        return;
    }
    for (int column = FieldChoiceModel::OriginalColumn; column < FieldChoiceModel::ResultColumn;
         ++column)
        header->resizeSection(column, (width - field) / 4);
}

void ConflictFields::openOrFold()
{
    const auto path = chosenPath();
    if (path.isEmpty())
        return;
    if (!m_open.remove(path))
        m_open.insert(path);
    layOutRows();
    m_table->scrollTo(m_table->currentIndex());
}

void ConflictFields::layOutRows()
{
    auto *header = m_table->verticalHeader();
    const auto font = m_context.look.font(TextRole::Lesson);
    const int line = QFontMetrics(font).lineSpacing();
    const int least = line + 10;
    const bool stacked = m_delegate->isStacked();
    header->setMinimumSectionSize(least);
    header->setDefaultSectionSize(least);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const bool open = m_open.contains(m_model->rowAt(row)->path);
        const int most = open ? FieldDelegate::openLines : FieldDelegate::mostLines;
        int lines = 1;
        const int columns = stacked ? FieldChoiceModel::AColumn : FieldChoiceModel::columns;
        for (int column = 0; column < columns; ++column) {
            if (stacked && column == FieldChoiceModel::OriginalColumn)
                continue;
            const auto text = m_model->index(row, column).data().toString();
            lines = std::max(lines,
                             m_delegate->linesFor(text, m_table->columnWidth(column), font, most));
        }
        // Lines are guessed, so a row that shows all gets one more.
        int height = (lines + (open && lines > 1)) * line + 10;
        if (stacked) {
            int sum = 0;
            const auto heights = m_delegate->stackHeights(
                row, m_table->columnWidth(FieldChoiceModel::OriginalColumn), most);
            for (const int part : heights)
                sum += part;
            height = std::max(height, sum);
        }
        if (header->sectionSize(row) != height)
            header->resizeSection(row, height);
    }
}

bool ConflictFields::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize) {
        layOutColumns();
        layOutRows();
    }
    return QWidget::eventFilter(watched, event);
}

void ConflictFields::retranslate()
{
    m_actions.retranslate();
    m_draft->setText(m_actions.saveDraft->text());
    m_finish->setText(m_actions.finish->text());
    //: Button: what the strategy would decide is taken as decisions
    m_apply->setText(tr("Apply"));
    m_table->setAccessibleName(tr("Fields"));
    m_strategy->setAccessibleName(tr("Strategy"));
    m_filter->setAccessibleName(tr("Which fields"));
    m_kind->setAccessibleName(tr("Which differences"));
    {
        const QSignalBlocker blocker(m_kind);
        const int at = std::max(0, m_kind->currentIndex());
        m_kind->clear();
        for (int kind = 0; kind < DifferenceKinds::count; ++kind)
            m_kind->addItem(DifferenceKinds::name(static_cast<DifferenceKinds::Kind>(kind)));
        m_kind->setCurrentIndex(at);
    }
    {
        const QSignalBlocker blocker(m_strategy);
        const int at = std::max(0, m_strategy->currentIndex());
        m_strategy->clear();
        for (const Strategy strategy :
             {Strategy::ShonaAware, Strategy::CurrentWins, Strategy::IncomingWins,
              Strategy::LatestWins, Strategy::FieldMerge, Strategy::ListUnion, Strategy::Manual})
            m_strategy->addItem(MergeText::strategy(strategy), static_cast<int>(strategy));
        m_strategy->setCurrentIndex(at);
    }
    {
        const QSignalBlocker blocker(m_filter);
        m_filter->clear();
        //: Which fields are shown
        m_filter->addItem(tr("Undecided"));
        //: Which fields are shown
        m_filter->addItem(tr("Changed"));
        //: Which fields are shown
        m_filter->addItem(tr("All"));
        m_filter->setCurrentIndex(static_cast<int>(m_model->filter()));
    }
    m_model->wordsChanged();
    showCase();
    if (!m_preview.id.isEmpty() && m_case.isReady())
        showPreview(m_preview);
    showRow();
}

} // namespace Batanidza
