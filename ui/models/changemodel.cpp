#include "ui/models/changemodel.h"

namespace Batanidza {

ChangeModel::ChangeModel(Shape shape, Words words, QObject *parent)
    : QAbstractTableModel(parent)
    , m_parts(shape == Shape::Changes
                  ? QList{Part::Field, Part::Before, Part::Result, Part::Why}
                  : QList{Part::Field, Part::Before, Part::A, Part::B, Part::Result, Part::Why})
    , m_words(std::move(words))
{}

void ChangeModel::setRows(const QList<DiffRow> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

const DiffRow *ChangeModel::rowAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows[row] : nullptr;
}

void ChangeModel::wordsChanged()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int ChangeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ChangeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_parts.size());
}

const MaybeJson *ChangeModel::value(const DiffRow &row, Part part)
{
    switch (part) {
    case Part::Before:
        return &row.base;
    case Part::A:
        return &row.current;
    case Part::B:
        return &row.incoming;
    case Part::Result:
        return &row.settled;
    case Part::Field:
    case Part::Why:
        break;
    }
    return nullptr;
}

QVariant ChangeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DiffRow &row = m_rows[index.row()];
    const Part part = m_parts[index.column()];
    const MaybeJson *held = value(row, part);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return part == Part::Field ? m_words.field(row)
               : part == Part::Why ? m_words.why(row)
                                   : m_words.value(row, *held);
    case Qt::AccessibleTextRole:
        return part == Part::Field ? m_words.sentence(row) : data(index, Qt::DisplayRole);
    case PartRole:
        return static_cast<int>(part);
    case AbsentRole:
        return held && (!*held || (*held)->isNull());
    case ChangedRole:
        return held && part != Part::Before && *held != row.base;
    case AgainstRole:
        // Texts only: of all else a mark inside would say nothing.
        if (held && part != Part::Before && *held && (*held)->isString() && row.base &&
            row.base->isString() && row.kind != RowKind::Order)
            return cellText(row.base);
        return {};
    default:
        return {};
    }
}

QVariant ChangeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_parts.size())
        return {};
    if (role == Qt::DisplayRole)
        return m_words.header(m_parts[section]);
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

} // namespace Batanidza
