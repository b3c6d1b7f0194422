#include "ui/models/eventlinemodel.h"

#include <algorithm>

namespace Batanidza {

EventLineModel::EventLineModel(qsizetype most, QObject *parent)
    : QAbstractTableModel(parent)
    , m_most(most)
{}

QList<EventLine> EventLineModel::chosen() const
{
    QList<EventLine> lines;
    for (const EventLine &line : m_all) {
        if (lines.size() == m_most)
            break;
        if (m_platform.isEmpty() || line.platform == m_platform)
            lines.append(line);
    }
    return lines;
}

void EventLineModel::setPlatform(const QString &name)
{
    if (name == m_platform)
        return;
    beginResetModel();
    m_platform = name;
    m_shown = chosen();
    endResetModel();
}

void EventLineModel::setEvents(const QList<EventLine> &events)
{
    m_all = events;
    const QList<EventLine> next = chosen();
    if (next == m_shown)
        return;
    // The usual second: some new ones on top of those we have.
    const auto known = m_shown.isEmpty()
                           ? next.cend()
                           : std::find(next.cbegin(), next.cend(), m_shown.constFirst());
    const qsizetype added = known - next.cbegin();
    const qsizetype kept = next.size() - added;
    if (known == next.cend() || kept > m_shown.size() ||
        !std::equal(known, next.cend(), m_shown.cbegin())) {
        beginResetModel();
        m_shown = next;
        endResetModel();
        return;
    }
    if (kept < m_shown.size()) {
        beginRemoveRows({}, static_cast<int>(kept), rowCount() - 1);
        m_shown.resize(kept);
        endRemoveRows();
    }
    if (added > 0) {
        beginInsertRows({}, 0, static_cast<int>(added) - 1);
        m_shown = next;
        endInsertRows();
    }
}

int EventLineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int EventLineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant EventLineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const EventLine &line = m_shown.at(index.row());
    if (role == Qt::TextAlignmentRole) {
        return QVariant(index.column() == VersionColumn ? Qt::AlignRight | Qt::AlignVCenter
                                                        : Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole && role != ValueRole)
        return {};
    switch (index.column()) {
    case At:
        return static_cast<qint64>(line.at.count());
    case Kind:
        return line.kind;
    case Item:
        return line.item.toString();
    case VersionColumn:
        return line.version.value();
    case Origin:
        return line.platform;
    case Author:
        return line.author;
    default:
        return {};
    }
}

} // namespace Batanidza
