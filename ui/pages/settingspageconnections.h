#pragma once

#include "ui/models/connectionbook.h"
#include "ui/pages/page.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

//! Settings > Connections: the engines elsewhere that a person knows. Main thread.
namespace Batanidza {

//! What the program lends for it: the list, and how a window on one of them is opened.
struct ConnectionDoor
{
    ConnectionBook *book = nullptr; //!< nullptr: there is no such part of the settings
    std::function<bool(const KnownConnection &)> open{};
};

class SettingsConnections : public QWidget
{
    Q_OBJECT

public:
    SettingsConnections(const ConnectionDoor &door, MonitorApi &monitor, Announcer &announcer,
                        QWidget *parent = nullptr);

    [[nodiscard]] QWidget *table() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void showLine();
    void add();
    void removeChosen();
    void openChosen();
    void say(const QString &sentence);
    [[nodiscard]] std::optional<KnownConnection> chosen() const;
    void retranslate();

    ConnectionDoor m_door;
    MonitorApi &m_monitor;
    Announcer &m_announcer;
    QLabel *m_intro;
    QLabel *m_line;
    QTableWidget *m_table;
    QPushButton *m_open;
    QPushButton *m_remove;
    QLabel *m_addressLabel;
    QLineEdit *m_address;
    QLabel *m_tenantLabel;
    QLineEdit *m_tenant;
    QLabel *m_tokenLabel;
    QLineEdit *m_token;
    QCheckBox *m_plain;
    QPushButton *m_add;
    QLabel *m_note;
};

} // namespace Batanidza
