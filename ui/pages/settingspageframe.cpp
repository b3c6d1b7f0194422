#include "ui/models/settingsmodel.h"
#include "ui/pages/settingspage.h"
#include "ui/pages/settingspagekeys.h"
#include "ui/pages/settingspagewords.h"
#include "ui/widgets/devicepanel.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>

//! What the frame of the window asks of the settings.
namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int layoutVersion = 1;

} // namespace

void SettingsPage::setSnapshot(const EngineSnapshotPtr &snapshot, Millis)
{
    if (snapshot)
        m_devices->setTenant(snapshot->tenant);
}

void SettingsPage::open(const Address &address)
{
    if (address.object == "name"_L1) {
        m_tabs->setCurrentIndex(GeneralTab);
        m_name->setFocus();
        m_name->selectAll();
    } else if (address.object == "keys"_L1) {
        m_tabs->setCurrentIndex(KeysTab);
    } else if (address.object == "support"_L1) {
        m_tabs->setCurrentIndex(HelpTab);
    } else if (address.object == "words"_L1) {
        m_tabs->setCurrentIndex(WordsTab);
    } else if (address.object == "connections"_L1 && m_connections) {
        m_tabs->setCurrentIndex(ConnectionsTab);
    } else if (address.object == "devices"_L1) {
        m_tabs->setCurrentIndex(DevicesTab);
    } else if (address.object == "add-device"_L1) {
        m_tabs->setCurrentIndex(DevicesTab);
        m_devices->startAdding();
    }
}

Address SettingsPage::address() const
{
    switch (m_tabs->currentIndex()) {
    case KeysTab:
        return {u"settings"_s, u"keys"_s, {}};
    case DevicesTab:
        return {u"settings"_s, u"devices"_s, {}};
    case ConnectionsTab:
        return {u"settings"_s, u"connections"_s, {}};
    case WordsTab:
        return {u"settings"_s, u"words"_s, {}};
    default:
        return {u"settings"_s, {}, {}};
    }
}

PageActions SettingsPage::pageActions()
{
    PageActions actions;
    actions.tools = {m_devices->addAction()};
    return actions;
}

QList<QWidget *> SettingsPage::panes()
{
    QWidget *inside = nullptr;
    switch (m_tabs->currentIndex()) {
    case GeneralTab:
        inside = m_name;
        break;
    case LookTab:
        inside = m_theme;
        break;
    case KeysTab:
        inside = m_keys->table();
        break;
    case EngineTab:
        inside = m_engine;
        break;
    case DevicesTab:
        inside = m_devices->table();
        break;
    case ConnectionsTab:
        inside = m_connections->table();
        break;
    case WordsTab:
        inside = m_words->table();
        break;
    default:
        inside = m_copyDiagnostics;
        break;
    }
    return {m_tabs->tabBar(), inside};
}

void SettingsPage::refresh()
{
    m_model->reload();
    m_devices->reload();
    showPreferences();
}

bool SettingsPage::escape()
{
    return m_tabs->currentIndex() == DevicesTab && m_devices->escape();
}

void SettingsPage::saveState()
{
    stepName(); // typed, and the field not left yet
    context().preferences.setState(u"settings/tab"_s, layoutVersion,
                                   QByteArray::number(m_tabs->currentIndex()));
}

void SettingsPage::restoreState()
{
    const auto tab = context().preferences.state(u"settings/tab"_s, layoutVersion).toInt();
    if (tab >= 0 && tab < m_tabs->count())
        m_tabs->setCurrentIndex(tab);
}

PageEntry settingsEntry(AdminApi &admin, MonitorApi &monitor, const ConnectionDoor &door)
{
    PageEntry entry;
    entry.kind = u"settings"_s;
    entry.icon = u"page-settings"_s;
    entry.title = [] { return SettingsPage::tr("Settings", "Page of the window"); };
    entry.key = QKeySequence(Qt::CTRL | Qt::Key_9);
    entry.make = [&admin, &monitor, door](PageContext &context, QWidget *parent) -> Page * {
        return new SettingsPage(context, admin, monitor, EngineConfig::table(), parent, door);
    };
    return entry;
}

} // namespace Batanidza
