#pragma once

#include "engine/runtime/enginesnapshot.h"

#include <QAbstractTableModel>

//! The five platforms, one a row. Values only: what is shown for them is worded by
//! ui/text/wording. Says which cells changed, and no others. Main thread.
namespace Batanidza {

class PlatformModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { State, Name, VersionColumn, Behind, P95, Errors, Queue, Sessions, LastSync };
    static constexpr int columns = LastSync + 1;
    enum Role {
        ValueRole = Qt::UserRole, //!< what sorting compares; invalid = no value
        PlatformRole,
        SeverityRole,
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setPlatforms(const QList<PlatformStatus> &platforms);
    [[nodiscard]] const PlatformStatus &at(int row) const { return m_platforms.at(row); }
    [[nodiscard]] int rowOf(Platform platform) const; //!< -1 where it is not there

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<PlatformStatus> m_platforms;
};

} // namespace Batanidza

Q_DECLARE_METATYPE(Batanidza::Severity)
