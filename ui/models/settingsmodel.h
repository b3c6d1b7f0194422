#pragma once

#include "engine/runtime/adminapi.h"
#include "engine/runtime/engineconfig.h"

#include <QAbstractTableModel>

#include <optional>

//! The engine's settings as it gave them: one row each, with range and meaning from the engine's
//! own table; those that cannot change while it runs are only shown. A change is sent at once; the
//! row shows the new value when the engine has taken it, or else why it was refused. Main thread.
namespace Batanidza {

class SettingsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, ValueColumn, RangeColumn, MeaningColumn, ColumnCount };
    enum Role {
        KeyRole = Qt::UserRole,
        ValueRole,   //!< as QVariant: bool, qlonglong, double or QString
        RefusalRole, //!< why the last change of this row was not taken; empty where it was
    };
    enum class State { Loading, Ready, Failed };
    Q_ENUM(State)

    SettingsModel(AdminApi &api, const QList<Setting> &table, QObject *parent = nullptr);

    void reload();
    //! Sends the change. taken() or refused() tells how it went.
    void change(const QString &key, const Json &value);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] const Setting &settingAt(int row) const { return m_rows.at(row).setting; }
    [[nodiscard]] Json valueAt(int row) const { return m_rows.at(row).value; }
    [[nodiscard]] int rowOf(const QString &key) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void stateChanged();
    //! A person edited a row: whoever keeps the undo stack answers with change().
    void editRequested(const QString &key, const Batanidza::Json &from, const Batanidza::Json &to);
    void taken(const QString &key);
    void refused(const QString &key, const Batanidza::Error &error);

private:
    struct Row
    {
        Setting setting;
        Json value;
        QString refusal;
    };

    void read(const Json &values);
    void setState(State state, std::optional<Error> error = {});
    [[nodiscard]] QString range(const Setting &setting) const;

    AdminApi &m_api;
    QList<Setting> m_table;
    QList<Row> m_rows;
    State m_state = State::Loading;
    std::optional<Error> m_error;
};

} // namespace Batanidza
