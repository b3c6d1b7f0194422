#include "ui/models/wordrowmodel.h"

namespace Batanidza {

WordRowModel::WordRowModel(Words words, QObject *parent)
    : QAbstractTableModel(parent)
    , m_words(std::move(words))
{}

void WordRowModel::setRows(const QList<WordRow> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

void WordRowModel::wordsChanged()
{
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int WordRowModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int WordRowModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant WordRowModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const WordRow &row = m_rows[index.row()];
    if (role == TakenRole)
        return row.isTaken();
    if (role == FaultRole)
        return !row.faults.isEmpty();
    if (role == Qt::TextAlignmentRole && index.column() == LineColumn)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const Json &word = row.entry;
    switch (index.column()) {
    case LineColumn:
        return row.line;
    case WordColumnShown:
        return word[u"headwordToned"].isString() ? word[u"headwordToned"].toString()
                                                 : word[u"headword"].toString();
    case ToneColumn:
        return word[u"tone"][u"pattern"].toString();
    case MeaningColumn:
        return word[u"gloss"][u"en"].toString();
    case IpaColumn:
        return word[u"pronunciation"][u"ipa"].toString();
    case LessonColumn:
        return row.lesson;
    default:
        return m_words.result(row);
    }
}

QVariant WordRowModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section >= ColumnCount)
        return {};
    return m_words.header(static_cast<Column>(section));
}

} // namespace Batanidza
