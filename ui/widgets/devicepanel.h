#pragma once

#include "engine/runtime/adminapi.h"
#include "ui/models/tokenmodel.h"

#include <QWidget>

class QComboBox;
class QDateEdit;
class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QVBoxLayout;

//! The devices that may come in: a list, "Add a device" with address and token as text and as a QR
//! code (shown once, kept nowhere), and taking a right away, which asks beside the list. Main
//! thread.
namespace Batanidza {

class Announcer;
class Look;
class QrCode;

class DevicePanel : public QWidget
{
    Q_OBJECT

public:
    DevicePanel(const Look &look, AdminApi &api, const Clock &clock, Announcer &announcer,
                QWidget *parent = nullptr);

    //! Whose devices are added.
    void setTenant(const TenantId &tenant) { m_tenant = tenant; }
    void reload() { m_model->reload(); }
    //! Opens the form, as the button does.
    void startAdding();
    //! Esc: closes the form, the question, or the invitation. False where none was open.
    bool escape();
    [[nodiscard]] QAction *addAction() const { return m_add; }
    [[nodiscard]] QWidget *table() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeForm(QVBoxLayout *layout);
    void makeQuestion(QVBoxLayout *layout);
    void makeInvitation(QVBoxLayout *layout);
    void create();
    void showInvitation(const DeviceInvitation &invitation);
    //! The secret is gone from the window after this.
    void closeInvitation();
    void askRevoke();
    void revoke();
    void say(Severity severity, const QString &text, const QString &detail = {});
    void showState();
    void retranslate();
    void fillChoices();

    const Look &m_look;
    AdminApi &m_api;
    const Clock &m_clock;
    Announcer &m_announcer;
    TokenModel *m_model;
    TenantId m_tenant;
    TokenId m_asked;

    QAction *m_add;
    QLabel *m_intro;
    QTableView *m_table;
    QLabel *m_state;
    QPushButton *m_addButton;
    QPushButton *m_revokeButton;
    QLabel *m_noteIcon;
    QLabel *m_note;
    QFrame *m_form = nullptr;
    QLabel *m_nameLabel = nullptr;
    QLineEdit *m_name = nullptr;
    QLabel *m_roleLabel = nullptr;
    QComboBox *m_role = nullptr;
    QLabel *m_platformLabel = nullptr;
    QComboBox *m_platform = nullptr;
    QLabel *m_untilLabel = nullptr;
    QDateEdit *m_until = nullptr;
    QPushButton *m_create = nullptr;
    QPushButton *m_cancel = nullptr;
    QFrame *m_question = nullptr;
    QLabel *m_questionText = nullptr;
    QPushButton *m_yes = nullptr;
    QPushButton *m_no = nullptr;
    QFrame *m_invitation = nullptr;
    QLabel *m_warning = nullptr;
    QrCode *m_code = nullptr;
    struct CopyLine
    {
        QLabel *label = nullptr;
        QLineEdit *text = nullptr;
        QPushButton *copy = nullptr;
    };
    std::array<CopyLine, 4> m_lines; //!< WebSocket, HTTP, token, link
    QPushButton *m_done = nullptr;
};

} // namespace Batanidza
