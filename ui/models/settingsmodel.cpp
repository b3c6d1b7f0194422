#include "ui/models/settingsmodel.h"

#include "engine/runtime/awaited.h"
#include "ui/models/settingtext.h"

#include <QLocale>

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

QVariant toVariant(const Json &value)
{
    if (value.isBool())
        return value.toBool();
    if (value.isInteger())
        return value.toInteger();
    if (value.isNumber())
        return value.toDouble();
    return value.toString();
}

//! In the type of the setting; null where the value does not fit that type.
Json toJson(const QVariant &value, const Json &like)
{
    bool fits = true;
    if (like.isBool())
        return Json(value.toBool());
    if (like.isNumber()) {
        const double number = value.toDouble(&fits);
        return fits ? Json(number) : Json();
    }
    return Json(value.toString());
}

QString number(double value)
{
    return QLocale().toString(value, 'f', QLocale::FloatingPointShortest);
}

} // namespace

SettingsModel::SettingsModel(AdminApi &api, const QList<Setting> &table, QObject *parent)
    : QAbstractTableModel(parent)
    , m_api(api)
    , m_table(table)
{
    connect(&m_api, &AdminApi::settingChanged, this, &SettingsModel::reload);
}

void SettingsModel::reload()
{
    awaitResult(m_api.settings(), this, [this](const Result<Json> &values) {
        if (!values)
            return setState(State::Failed, values.error());
        read(*values);
        setState(State::Ready);
    });
}

void SettingsModel::read(const Json &values)
{
    QList<Row> rows;
    for (const auto &setting : std::as_const(m_table)) {
        const auto *value = values.toObject().find(setting.key);
        if (!value)
            continue;
        const int known = rowOf(setting.key);
        rows.append({setting, *value, known < 0 ? QString() : m_rows.at(known).refusal});
    }
    const bool sameRows = std::ranges::equal(
        rows, m_rows, {}, [](const Row &row) { return row.setting.key; },
        [](const Row &row) { return row.setting.key; });
    if (!sameRows) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }
    for (int i = 0; i < rows.size(); ++i) {
        if (rows.at(i).value == m_rows.at(i).value)
            continue;
        m_rows[i] = rows.at(i);
        Q_EMIT dataChanged(index(i, 0), index(i, ColumnCount - 1));
    }
}

void SettingsModel::change(const QString &key, const Json &value)
{
    awaitResult(m_api.setSetting(key, value), this, [this, key, value](const Result<void> &done) {
        const int row = rowOf(key);
        if (row >= 0) {
            if (done)
                m_rows[row].value = value;
            m_rows[row].refusal = done ? QString() : done.error().detail;
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
        if (done)
            Q_EMIT taken(key);
        else
            Q_EMIT refused(key, done.error());
    });
}

int SettingsModel::rowOf(const QString &key) const
{
    const auto found =
        std::ranges::find(m_rows, key, [](const Row &row) { return row.setting.key; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void SettingsModel::setState(State state, std::optional<Error> error)
{
    m_state = state;
    m_error = std::move(error);
    Q_EMIT stateChanged();
}

int SettingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SettingsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SettingsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows.at(index.row());
    const auto meaning = settingMeaning(row.setting);
    switch (role) {
    case KeyRole:
        return row.setting.key;
    case ValueRole:
    case Qt::EditRole:
        return toVariant(row.value);
    case RefusalRole:
        return row.refusal;
    case Qt::ToolTipRole:
        return row.refusal.isEmpty() ? meaning : row.refusal;
    case Qt::AccessibleTextRole:
        if (index.column() == ValueColumn)
            //: Read aloud: %1 what a setting means, %2 its value, %3 the values it may have
            return tr("%1 Value: %2. Allowed: %3.")
                .arg(meaning, data(index, Qt::DisplayRole).toString(), range(row.setting));
        return data(index, Qt::DisplayRole);
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case NameColumn:
        return settingName(row.setting);
    case ValueColumn:
        if (row.value.isBool())
            //: Values of a setting that is switched on or off
            return row.value.toBool() ? tr("on") : tr("off");
        if (row.value.isNumber())
            return row.setting.unit.isEmpty()
                       ? number(row.value.toDouble())
                       : u"%1 %2"_s.arg(number(row.value.toDouble()), row.setting.unit);
        if (row.value.isArray())
            return row.value.toStrings().join(u", "_s);
        return row.value.toString();
    case RangeColumn:
        return row.setting.live ? range(row.setting)
                                //: A setting that cannot change while the engine runs
                                : tr("read when the engine starts");
    case MeaningColumn:
        return meaning;
    default:
        return {};
    }
}

QString SettingsModel::range(const Setting &setting) const
{
    if (setting.defaultValue.isBool())
        return tr("on or off");
    if (!setting.defaultValue.isNumber())
        //: What a setting may hold: words or names
        return tr("text");
    //: The values a setting may have: from %1 to %2
    return tr("%1 to %2").arg(number(setting.least), number(setting.most));
}

QVariant SettingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        //: Head of a column: the name of a setting
        return tr("Setting");
    case ValueColumn:
        //: Head of a column: what a setting is set to
        return tr("Value");
    case RangeColumn:
        //: Head of a column: the values that are allowed
        return tr("Allowed");
    case MeaningColumn:
        //: Head of a column: what a setting means
        return tr("Meaning");
    default:
        return {};
    }
}

Qt::ItemFlags SettingsModel::flags(const QModelIndex &index) const
{
    const auto flags = QAbstractTableModel::flags(index);
    const bool live = index.isValid() && m_rows.at(index.row()).setting.live;
    return live && index.column() == ValueColumn ? flags | Qt::ItemIsEditable : flags;
}

bool SettingsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::EditRole ||
        !(flags(index) & Qt::ItemIsEditable))
        return false;
    const auto &row = m_rows.at(index.row());
    const auto to = toJson(value, row.setting.defaultValue);
    if (to.isNull() || to == row.value)
        return false;
    Q_EMIT editRequested(row.setting.key, row.value, to);
    return true;
}

} // namespace Batanidza
