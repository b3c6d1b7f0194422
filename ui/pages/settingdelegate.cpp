#include "ui/pages/settingdelegate.h"

#include "ui/models/settingsmodel.h"
#include "ui/models/settingtext.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>

namespace Batanidza {

QWidget *SettingDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                       const QModelIndex &index) const
{
    const auto *model = qobject_cast<const SettingsModel *>(index.model());
    if (!model)
        return nullptr;
    const auto &setting = model->settingAt(index.row());
    QWidget *editor = nullptr;
    if (setting.defaultValue.isBool()) {
        auto *box = new QComboBox(parent);
        //: Values of a setting that is switched on or off
        box->addItem(SettingsModel::tr("off"), false);
        box->addItem(SettingsModel::tr("on"), true);
        editor = box;
    } else if (setting.defaultValue.isNumber()) {
        auto *box = new QDoubleSpinBox(parent);
        box->setDecimals(setting.defaultValue.isInteger() ? 0 : 2);
        box->setRange(setting.least, setting.most);
        box->setSuffix(setting.unit.isEmpty() ? QString() : u' ' + setting.unit);
        editor = box;
    } else {
        editor = new QLineEdit(parent);
    }
    editor->setAccessibleName(settingName(setting));
    editor->setAutoFillBackground(true);
    return editor;
}

void SettingDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const auto value = index.data(SettingsModel::ValueRole);
    if (auto *number = qobject_cast<QDoubleSpinBox *>(editor))
        number->setValue(value.toDouble());
    else if (auto *choice = qobject_cast<QComboBox *>(editor))
        choice->setCurrentIndex(value.toBool() ? 1 : 0);
    else if (auto *text = qobject_cast<QLineEdit *>(editor))
        text->setText(value.toString());
}

void SettingDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                   const QModelIndex &index) const
{
    if (auto *number = qobject_cast<QDoubleSpinBox *>(editor)) {
        number->interpretText();
        model->setData(index, number->value(), Qt::EditRole);
    } else if (const auto *choice = qobject_cast<QComboBox *>(editor)) {
        model->setData(index, choice->currentData(), Qt::EditRole);
    } else if (const auto *text = qobject_cast<QLineEdit *>(editor)) {
        model->setData(index, text->text(), Qt::EditRole);
    }
}

} // namespace Batanidza
