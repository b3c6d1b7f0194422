#include "ui/models/clientstatusmodel.h"

namespace Batanidza {

void ClientStatusModel::setClients(const QList<ClientStatus> &clients)
{
    if (clients == m_clients)
        return;
    bool same = clients.size() == m_clients.size();
    for (qsizetype i = 0; same && i < clients.size(); ++i)
        same = clients.at(i).client == m_clients.at(i).client;
    if (!same) {
        beginResetModel();
        m_clients = clients;
        endResetModel();
        return;
    }
    const QList<ClientStatus> before = std::exchange(m_clients, clients);
    for (int row = 0; row < rowCount(); ++row) {
        if (before.at(row) != m_clients.at(row))
            Q_EMIT dataChanged(index(row, 0), index(row, columns - 1));
    }
}

int ClientStatusModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_clients.size());
}

int ClientStatusModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant ClientStatusModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ClientStatus &client = m_clients.at(index.row());
    if (role == Qt::TextAlignmentRole) {
        const bool number = index.column() >= Acknowledged && index.column() <= RoundTrip;
        return QVariant(number ? Qt::AlignRight | Qt::AlignVCenter
                               : Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole && role != ValueRole)
        return {};
    switch (index.column()) {
    case Device:
        return client.client.toString();
    case Connected:
        return client.connected;
    case Acknowledged:
        return client.acknowledged.value();
    case Behind:
        return client.behind;
    case LastHeard:
        return static_cast<qint64>(client.lastHeard.count());
    case RoundTrip:
        return client.roundTrip ? QVariant(static_cast<qint64>(client.roundTrip->count()))
                                : QVariant();
    case App:
        return client.app;
    default:
        return {};
    }
}

} // namespace Batanidza
