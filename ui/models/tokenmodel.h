#pragma once

#include "engine/base/clock.h"
#include "engine/runtime/adminapi.h"

#include <QAbstractTableModel>

#include <optional>

//! The devices that may come in: one row for each token, never with its secret. Main thread.
namespace Batanidza {

class TokenModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        LabelColumn,
        RoleColumn,
        PlatformColumn,
        StateColumn,
        ExpiresColumn,
        ColumnCount
    };
    enum Role { IdRole = Qt::UserRole, StandingRole, SeverityRole };
    enum class Standing { Valid, Expired, Revoked };
    Q_ENUM(Standing)
    enum class State { Loading, Ready, Failed };
    Q_ENUM(State)

    TokenModel(AdminApi &api, const Clock &clock, QObject *parent = nullptr);

    void reload();
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] const TokenInfo *tokenAt(int row) const;
    [[nodiscard]] int rowOf(const TokenId &id) const;
    [[nodiscard]] Standing standing(const TokenInfo &token) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    void stateChanged();

private:
    [[nodiscard]] QString text(const TokenInfo &token, int column) const;

    AdminApi &m_api;
    const Clock &m_clock;
    QList<TokenInfo> m_tokens;
    State m_state = State::Loading;
    std::optional<Error> m_error;
};

//! "editor" and the like, as people read them.
[[nodiscard]] QString roleText(const QString &role);
//! The names a token's role may have, least powerful first.
[[nodiscard]] QStringList tokenRoles();

} // namespace Batanidza
