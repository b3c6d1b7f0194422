#include "ui/models/platformmodel.h"

namespace Batanidza {

namespace {

QVariant valueOf(const PlatformStatus &platform, int column)
{
    const bool connected = platform.sessions > 0;
    switch (column) {
    case PlatformModel::State:
        return static_cast<int>(platform.severity);
    case PlatformModel::Name:
        return static_cast<int>(platform.platform);
    case PlatformModel::VersionColumn:
        return connected ? QVariant(platform.version.value()) : QVariant();
    case PlatformModel::Behind:
        return connected ? QVariant(platform.behind) : QVariant();
    case PlatformModel::P95:
        // Fewer samples say nothing about it.
        return platform.propagation.count() >= 20 ? QVariant(platform.propagation.quantile(0.95))
                                                  : QVariant();
    case PlatformModel::Errors:
        return platform.requests > 0 ? QVariant(100.0 * static_cast<double>(platform.errors) /
                                                static_cast<double>(platform.requests))
                                     : QVariant();
    case PlatformModel::Queue:
        return platform.queueFrames;
    case PlatformModel::Sessions:
        return platform.sessions;
    case PlatformModel::LastSync:
        return platform.lastSync.count() > 0
                   ? QVariant(static_cast<qint64>(platform.lastSync.count()))
                   : QVariant();
    default:
        return {};
    }
}

} // namespace

void PlatformModel::setPlatforms(const QList<PlatformStatus> &platforms)
{
    bool same = platforms.size() == m_platforms.size();
    for (qsizetype i = 0; same && i < platforms.size(); ++i)
        same = platforms.at(i).platform == m_platforms.at(i).platform;
    if (!same) {
        beginResetModel();
        m_platforms = platforms;
        endResetModel();
        return;
    }
    const QList<PlatformStatus> before = std::exchange(m_platforms, platforms);
    for (int row = 0; row < rowCount(); ++row) {
        int first = -1;
        int last = -1;
        for (int column = 0; column < columns; ++column) {
            if (valueOf(before.at(row), column) == valueOf(m_platforms.at(row), column))
                continue;
            first = first < 0 ? column : first;
            last = column;
        }
        // The word of the state tells how far behind, so it changes with that.
        if (first >= 0)
            Q_EMIT dataChanged(index(row, State), index(row, last));
    }
}

int PlatformModel::rowOf(Platform platform) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_platforms.at(row).platform == platform)
            return row;
    }
    return -1;
}

int PlatformModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_platforms.size());
}

int PlatformModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant PlatformModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PlatformStatus &platform = m_platforms.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case ValueRole:
        return valueOf(platform, index.column());
    case PlatformRole:
        return QVariant::fromValue(platform.platform);
    case SeverityRole:
        return QVariant::fromValue(platform.severity);
    case Qt::TextAlignmentRole:
        return QVariant(index.column() <= Name ? Qt::AlignLeft | Qt::AlignVCenter
                                               : Qt::AlignRight | Qt::AlignVCenter);
    default:
        return {};
    }
}

} // namespace Batanidza
