#pragma once

#include "engine/runtime/enginesnapshot.h"

#include <QAbstractTableModel>

//! The devices of one platform, connected ones first. Values only: the words are of
//! ui/text/wording. Main thread.
namespace Batanidza {

class ClientStatusModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Device, Connected, Acknowledged, Behind, LastHeard, RoundTrip, App };
    static constexpr int columns = App + 1;
    static constexpr int ValueRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;

    void setClients(const QList<ClientStatus> &clients);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<ClientStatus> m_clients;
};

} // namespace Batanidza
