#pragma once

#include "engine/runtime/engineconfig.h"
#include "ui/pages/page.h"
#include "ui/pages/settingspageconnections.h"

#include <QHash>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTableView;
class QTabWidget;

//! Settings (Ctrl+9): the person, the look, the keys, what the engine lets be set, devices, words,
//! help. Everything applies at once and is a step of Undo. Main thread.
namespace Batanidza {

class DevicePanel;
class SettingsConnections;
class SettingsKeys;
class SettingsModel;
class SettingsWords;

class SettingsPage : public Page
{
    Q_OBJECT

public:
    SettingsPage(PageContext &context, AdminApi &admin, MonitorApi &monitor,
                 const QList<Setting> &table, QWidget *parent = nullptr,
                 const ConnectionDoor &door = {});
    ~SettingsPage() override;

    void setSnapshot(const EngineSnapshotPtr &snapshot, Millis age) override;
    //! "name", "devices", "add-device", "keys", "connections", "words".
    void open(const Address &address) override;
    [[nodiscard]] Address address() const override;
    [[nodiscard]] PageActions pageActions() override;
    [[nodiscard]] QList<QWidget *> panes() override;
    void refresh() override;
    bool escape() override;
    void saveState() override;
    void restoreState() override;

protected:
    void retranslate() override;

private:
    enum Tab {
        GeneralTab,
        LookTab,
        KeysTab,
        EngineTab,
        DevicesTab,
        WordsTab,
        HelpTab,
        ConnectionsTab
    };

    [[nodiscard]] QWidget *makeGeneral();
    [[nodiscard]] QWidget *makeLook();
    [[nodiscard]] QWidget *makeEngine();
    [[nodiscard]] QWidget *makeHelp();
    void listen();
    //! Makes the change now, as one step of Undo.
    void step(const QString &name, std::function<void()> make, std::function<void()> takeBack);
    void stepName();
    void showPreferences();
    void showEngineState();
    void onEngineEdit(const QString &key, const Json &from, const Json &to);
    void onEngineTaken(const QString &key);
    void onEngineRefused(const QString &key, const Error &error);
    void copyDiagnostics();
    void fillChoices();

    MonitorApi &m_monitor;
    SettingsModel *m_model;
    QHash<QString, std::pair<Json, Json>> m_sent; //!< by key: changes not answered yet
    QTabWidget *m_tabs;
    QAction *m_diagnostics;

    QLabel *m_nameLabel;
    QLineEdit *m_name;
    QLabel *m_nameHint;
    QLabel *m_languageLabel;
    QComboBox *m_language;
    QLabel *m_instant;
    QLabel *m_themeLabel;
    QComboBox *m_theme;
    QLabel *m_sizeLabel;
    QSpinBox *m_size;
    QLabel *m_motionLabel;
    QComboBox *m_motion;
    SettingsKeys *m_keys;
    QLabel *m_engineIntro;
    QLabel *m_engineState;
    QTableView *m_engine;
    DevicePanel *m_devices;
    SettingsConnections *m_connections; //!< nullptr: there is no such part
    SettingsWords *m_words;
    QLabel *m_helpText;
    QPushButton *m_copyDiagnostics;
    QLabel *m_helpNote;
};

//! The page's place in the rail.
[[nodiscard]] PageEntry settingsEntry(AdminApi &admin, MonitorApi &monitor,
                                      const ConnectionDoor &door = {});

} // namespace Batanidza
