#include "ui/models/charttablemodel.h"

#include <cmath>

namespace Batanidza {

void ChartTableModel::setTexts(const Texts &texts)
{
    beginResetModel();
    m_texts = texts;
    endResetModel();
}

void ChartTableModel::setChart(const ChartData &data)
{
    // The usual second: the same buckets with new figures, so that a selection stays.
    const bool same = data.from == m_data.from && data.width == m_data.width &&
                      data.buckets.size() == m_data.buckets.size();
    if (same) {
        m_data = data;
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_data = data;
    endResetModel();
}

int ChartTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_data.buckets.size());
}

int ChartTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_texts.names.size()) + 2;
}

QVariant ChartTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ChartBucket &bucket = m_data.buckets.at(m_data.buckets.size() - 1 - index.row());
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return QVariant(column == 0 ? Qt::AlignLeft | Qt::AlignVCenter
                                    : Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (column == 0)
        return m_texts.timeText ? m_texts.timeText(bucket.start) : QString();
    if (!bucket.measured)
        return column == 1 && m_texts.noData ? m_texts.noData(bucket.start) : m_texts.none;
    if (column == columnCount() - 1)
        return QString::number(bucket.samples);
    const double value = bucket.values.value(column - 1, std::nan(""));
    return std::isfinite(value) ? m_texts.valueText(value) : m_texts.none;
}

QVariant ChartTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == 0)
        return m_texts.time;
    return section == columnCount() - 1 ? m_texts.samples : m_texts.names.value(section - 1);
}

} // namespace Batanidza
