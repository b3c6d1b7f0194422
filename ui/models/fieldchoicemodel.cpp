#include "ui/models/fieldchoicemodel.h"

#include <algorithm>

namespace Batanidza {

FieldChoiceModel::FieldChoiceModel(ConflictChoices &desk, Words words, QObject *parent)
    : QAbstractTableModel(parent)
    , m_desk(desk)
    , m_words(std::move(words))
{
    connect(&m_desk, &ConflictChoices::changed, this, &FieldChoiceModel::onDecided);
}

void FieldChoiceModel::show(const ConflictId &id, const QList<DiffRow> &rows)
{
    beginResetModel();
    m_id = id;
    m_all = rows;
    m_preview.clear();
    m_shown = filtered();
    endResetModel();
}

void FieldChoiceModel::setFilter(FieldFilter filter)
{
    beginResetModel();
    m_filter = filter;
    m_shown = filtered();
    endResetModel();
}

void FieldChoiceModel::setPreview(const QList<FieldChoice> &choices)
{
    m_preview.clear();
    for (const FieldChoice &choice : choices)
        m_preview.insert(choice.path, choice);
    wordsChanged();
}

void FieldChoiceModel::wordsChanged()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
}

bool FieldChoiceModel::passes(const DiffRow &row) const
{
    switch (m_filter) {
    case FieldFilter::Undecided:
        return row.state == RowState::Asks && !m_desk.choices(m_id).contains(row.path);
    case FieldFilter::Changed:
        return row.state != RowState::Unchanged;
    case FieldFilter::All:
        break;
    }
    return true;
}

void FieldChoiceModel::setAccepts(std::function<bool(const DiffRow &)> accepts)
{
    beginResetModel();
    m_accepts = std::move(accepts);
    m_shown = filtered();
    endResetModel();
}

QList<qsizetype> FieldChoiceModel::filtered() const
{
    QList<qsizetype> shown;
    for (qsizetype i = 0; i < m_all.size(); ++i) {
        if (passes(m_all[i]) && (!m_accepts || m_accepts(m_all[i])))
            shown.append(i);
    }
    return shown;
}

void FieldChoiceModel::onDecided(const ConflictId &id)
{
    if (id != m_id)
        return;
    const auto next = filtered();
    if (next != m_shown) {
        beginResetModel();
        m_shown = next;
        endResetModel();
        return;
    }
    wordsChanged();
}

int FieldChoiceModel::questions() const
{
    return static_cast<int>(std::count_if(m_all.cbegin(), m_all.cend(), [](const DiffRow &row) {
        return row.state == RowState::Asks;
    }));
}

int FieldChoiceModel::decided() const
{
    const auto choices = m_desk.choices(m_id);
    return static_cast<int>(std::count_if(m_all.cbegin(), m_all.cend(), [&](const DiffRow &row) {
        return row.state == RowState::Asks && choices.contains(row.path);
    }));
}

int FieldChoiceModel::unchanged() const
{
    return static_cast<int>(std::count_if(m_all.cbegin(), m_all.cend(), [](const DiffRow &row) {
        return row.state == RowState::Unchanged;
    }));
}

const DiffRow *FieldChoiceModel::rowAt(int row) const
{
    return row >= 0 && row < m_shown.size() ? &m_all[m_shown[row]] : nullptr;
}

int FieldChoiceModel::rowOf(const QString &path) const
{
    for (qsizetype i = 0; i < m_shown.size(); ++i) {
        if (m_all[m_shown[i]].path == path)
            return static_cast<int>(i);
    }
    return -1;
}

MaybeJson FieldChoiceModel::chosen(const DiffRow &row, const FieldChoice &choice) const
{
    switch (choice.choice) {
    case Choice::Base:
        return row.base;
    case Choice::Current:
        return row.current;
    case Choice::Incoming:
        return row.incoming;
    case Choice::Proposal:
        return row.proposal;
    case Choice::Own:
        break;
    }
    return choice.value;
}

ResultFrom FieldChoiceModel::resultFrom(const DiffRow &row) const
{
    if (row.state != RowState::Asks)
        return ResultFrom::Rule;
    const auto choices = m_desk.choices(m_id);
    const auto choice = choices.constFind(row.path);
    if (choice == choices.cend())
        return m_preview.contains(row.path) ? ResultFrom::Preview : ResultFrom::Nothing;
    switch (choice->choice) {
    case Choice::Base:
        return ResultFrom::Original;
    case Choice::Current:
        return ResultFrom::A;
    case Choice::Incoming:
        return ResultFrom::B;
    case Choice::Proposal:
        return ResultFrom::Proposal;
    case Choice::Own:
        break;
    }
    return ResultFrom::Own;
}

MaybeJson FieldChoiceModel::result(const DiffRow &row) const
{
    if (row.state != RowState::Asks)
        return row.settled;
    const auto choices = m_desk.choices(m_id);
    if (const auto choice = choices.constFind(row.path); choice != choices.cend())
        return chosen(row, *choice);
    if (const auto choice = m_preview.constFind(row.path); choice != m_preview.cend())
        return chosen(row, *choice);
    return {};
}

int FieldChoiceModel::nextUndecided(int row, int step) const
{
    const int count = rowCount();
    for (int i = 1; i <= count; ++i) {
        const int at = ((row + step * i) % count + count) % count;
        const auto *diff = rowAt(at);
        const auto from = resultFrom(*diff);
        if (from == ResultFrom::Nothing || from == ResultFrom::Preview)
            return at;
    }
    return -1;
}

ChoicesByPath FieldChoiceModel::with(const DiffRow &row, Choice choice, const MaybeJson &own) const
{
    auto choices = m_desk.choices(m_id);
    for (const DiffRow &other : m_all) {
        const bool together =
            other.path == row.path ||
            (choice != Choice::Own && !row.group.isEmpty() && other.group == row.group);
        if (other.state != RowState::Asks || !together)
            continue;
        if (choice == Choice::Proposal && !other.proposal)
            continue;
        choices.insert(other.path, {other.path, choice, own});
    }
    return choices;
}

ChoicesByPath FieldChoiceModel::without(const DiffRow &row) const
{
    auto choices = m_desk.choices(m_id);
    for (const DiffRow &other : m_all) {
        if (other.path == row.path || (!row.group.isEmpty() && other.group == row.group))
            choices.remove(other.path);
    }
    return choices;
}

ChoicesByPath FieldChoiceModel::withAll(Choice choice) const
{
    auto choices = m_desk.choices(m_id);
    for (const DiffRow &row : m_all) {
        if (row.state == RowState::Asks && !choices.contains(row.path))
            choices.insert(row.path, {row.path, choice, {}});
    }
    return choices;
}

Resolution FieldChoiceModel::resolution() const
{
    Resolution resolution;
    const auto choices = m_desk.choices(m_id);
    for (const DiffRow &row : m_all) {
        const auto choice = choices.constFind(row.path);
        if (row.state == RowState::Asks && choice != choices.cend())
            resolution.choices.append(*choice);
    }
    return resolution;
}

int FieldChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int FieldChoiceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant FieldChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DiffRow &row = *rowAt(index.row());
    if (role == Qt::AccessibleTextRole)
        return m_words.sentence(row, resultFrom(row), cellText(result(row)));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (role == Qt::ToolTipRole && index.column() != FieldColumn)
        return {};
    return index.column() == FieldColumn ? m_words.name(row) : m_words.cell(row, index.column());
}

QVariant FieldChoiceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    if (!m_stacked || section != OriginalColumn || role == Qt::ToolTipRole)
        return m_words.header(section);
    QStringList all;
    for (int column = OriginalColumn; column <= ResultColumn; ++column)
        all += m_words.header(column);
    return all.join(QStringLiteral(" / "));
}

void FieldChoiceModel::setStacked(bool stacked)
{
    m_stacked = stacked;
    Q_EMIT headerDataChanged(Qt::Horizontal, OriginalColumn, OriginalColumn);
}

} // namespace Batanidza
