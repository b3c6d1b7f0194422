#include "ui/models/tokenmodel.h"

#include "engine/runtime/awaited.h"
#include "ui/models/severity.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

TokenModel::TokenModel(AdminApi &api, const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_api(api)
    , m_clock(clock)
{}

void TokenModel::reload()
{
    awaitResult(m_api.tokens(), this, [this](const Result<QList<TokenInfo>> &tokens) {
        m_error = tokens ? std::nullopt : std::optional(tokens.error());
        m_state = tokens ? State::Ready : State::Failed;
        if (tokens) {
            beginResetModel();
            m_tokens = *tokens;
            endResetModel();
        }
        Q_EMIT stateChanged();
    });
}

const TokenInfo *TokenModel::tokenAt(int row) const
{
    return row >= 0 && row < m_tokens.size() ? &m_tokens.at(row) : nullptr;
}

int TokenModel::rowOf(const TokenId &id) const
{
    const auto found = std::ranges::find(m_tokens, id, &TokenInfo::id);
    return found == m_tokens.end() ? -1 : static_cast<int>(found - m_tokens.begin());
}

TokenModel::Standing TokenModel::standing(const TokenInfo &token) const
{
    if (token.revoked)
        return Standing::Revoked;
    return token.expiresAt.count() > 0 && token.expiresAt <= m_clock.utc() ? Standing::Expired
                                                                           : Standing::Valid;
}

int TokenModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_tokens.size());
}

int TokenModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TokenModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &token = m_tokens.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(token, index.column());
    case IdRole:
        return token.id.toString();
    case StandingRole:
        return QVariant::fromValue(standing(token));
    case SeverityRole:
        if (index.column() != StateColumn)
            return {};
        return QVariant::fromValue(standing(token) == Standing::Valid ? Severity::Ok
                                                                      : Severity::Unknown);
    default:
        return {};
    }
}

QString TokenModel::text(const TokenInfo &token, int column) const
{
    switch (column) {
    case LabelColumn:
        //: A device nobody gave a name
        return token.label.isEmpty() ? tr("(no name)") : token.label;
    case RoleColumn:
        return roleText(token.role);
    case PlatformColumn:
        //: A device of any platform
        return token.platform.isEmpty() ? tr("any") : token.platform;
    case StateColumn:
        switch (standing(token)) {
        case Standing::Valid:
            //: State of a device: it may come in
            return tr("valid");
        case Standing::Expired:
            //: State of a device: its time is over
            return tr("expired");
        case Standing::Revoked:
            //: State of a device: a person took its right away
            return tr("revoked");
        }
        return {};
    case ExpiresColumn:
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(token.expiresAt.count()).date(),
                                  QLocale::ShortFormat);
    default:
        return {};
    }
}

QVariant TokenModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case LabelColumn:
        //: Head of a column: the name of a device
        return tr("Device");
    case RoleColumn:
        //: Head of a column: what a device may do
        return tr("Role");
    case PlatformColumn:
        //: Head of a column
        return tr("Platform");
    case StateColumn:
        //: Head of a column: valid, expired or revoked
        return tr("State");
    case ExpiresColumn:
        //: Head of a column: until when a device may come in
        return tr("Until");
    default:
        return {};
    }
}

QString roleText(const QString &role)
{
    if (role == "device"_L1)
        //: What a device may do: read lessons and send what its learner did
        return QCoreApplication::translate("Roles", "Device");
    if (role == "editor"_L1)
        //: What a device may do: change lessons
        return QCoreApplication::translate("Roles", "Editor");
    if (role == "curriculum"_L1)
        //: What a device may do: decide what a lesson says
        return QCoreApplication::translate("Roles", "Curriculum staff");
    if (role == "operator"_L1)
        //: What a device may do: everything
        return QCoreApplication::translate("Roles", "Operator");
    return role;
}

QStringList tokenRoles()
{
    return {u"device"_s, u"editor"_s, u"curriculum"_s, u"operator"_s};
}

} // namespace Batanidza
