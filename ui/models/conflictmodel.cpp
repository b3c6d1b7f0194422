#include "ui/models/conflictmodel.h"

#include <algorithm>

namespace Batanidza {

ConflictModel::ConflictModel(Words words, QObject *parent)
    : QAbstractListModel(parent)
    , m_words(std::move(words))
{}

int ConflictModel::rowOf(const ConflictId &id) const
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].id == id)
            return static_cast<int>(i);
    }
    return -1;
}

const ConflictRow *ConflictModel::find(const ConflictId &id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_rows.at(row);
}

void ConflictModel::setRows(const QList<ConflictRow> &rows)
{
    // What went away, then what is new; the order of those that stay does not change, since the
    // queue is in the order of the log.
    for (qsizetype i = m_rows.size() - 1; i >= 0; --i) {
        const auto &id = m_rows[i].id;
        const bool stays = std::any_of(rows.cbegin(), rows.cend(),
                                       [&](const ConflictRow &row) { return row.id == id; });
        if (!stays) {
            beginRemoveRows({}, static_cast<int>(i), static_cast<int>(i));
            m_rows.removeAt(i);
            endRemoveRows();
        }
    }
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const int known = rowOf(rows[i].id);
        if (known < 0) {
            beginInsertRows({}, static_cast<int>(i), static_cast<int>(i));
            m_rows.insert(i, rows[i]);
            endInsertRows();
            continue;
        }
        if (known != i) {
            beginMoveRows({}, known, known, {}, static_cast<int>(i));
            m_rows.move(known, i);
            endMoveRows();
        }
        if (m_rows[i] != rows[i]) {
            m_rows[i] = rows[i];
            Q_EMIT dataChanged(index(static_cast<int>(i)), index(static_cast<int>(i)));
        }
    }
}

void ConflictModel::setViewers(const ConflictId &id, const QStringList &viewers)
{
    const int row = rowOf(id);
    if (row < 0 || m_rows.at(row).viewers == viewers)
        return;
    m_rows[row].viewers = viewers;
    Q_EMIT dataChanged(index(row), index(row));
}

void ConflictModel::wordsChanged()
{
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int ConflictModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ConflictModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ConflictRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return m_words(row);
    case Qt::AccessibleTextRole:
        return m_words(row).replace(u'\n', QStringLiteral(", "));
    case IdRole:
        return row.id.toString();
    default:
        return {};
    }
}

} // namespace Batanidza
