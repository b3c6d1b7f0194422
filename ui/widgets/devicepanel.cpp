#include "ui/widgets/devicepanel.h"

#include "engine/runtime/awaited.h"
#include "ui/look.h"
#include "ui/text/errortext.h"
#include "ui/text/format.h"
#include "ui/widgets/announcer.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/qrcode.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QEvent>
#include <QFormLayout>
#include <QFrame>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int usualDays = 365;
constexpr int mostDays = 365 * 5;

QFrame *box(QVBoxLayout *layout, QWidget *parent)
{
    auto *frame = new QFrame(parent);
    frame->setFrameShape(QFrame::StyledPanel);
    frame->hide();
    layout->addWidget(frame);
    return frame;
}

} // namespace

DevicePanel::DevicePanel(const Look &look, AdminApi &api, const Clock &clock, Announcer &announcer,
                         QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_api(api)
    , m_clock(clock)
    , m_announcer(announcer)
    , m_model(new TokenModel(api, clock, this))
    , m_add(new QAction(this))
    , m_intro(new QLabel(this))
    , m_table(new QTableView(this))
    , m_state(new QLabel(this))
    , m_addButton(new QPushButton(this))
    , m_revokeButton(new QPushButton(this))
    , m_noteIcon(new QLabel(this))
    , m_note(new QLabel(this))
{
    m_add->setObjectName(u"devices.add"_s);
    m_add->setIcon(themedIcon(u"device-add"_s));
    m_addButton->setIcon(m_add->icon());
    for (auto *label : {m_intro, m_state, m_note}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_addButton);
    buttons->addWidget(m_revokeButton);
    buttons->addStretch(1);
    auto *note = new QHBoxLayout;
    note->addWidget(m_noteIcon, 0, Qt::AlignTop);
    note->addWidget(m_note, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(m_intro);
    layout->addWidget(m_state);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);
    layout->addLayout(note);
    makeQuestion(layout);
    makeForm(layout);
    makeInvitation(layout);

    connect(m_add, &QAction::triggered, this, &DevicePanel::startAdding);
    connect(m_addButton, &QPushButton::clicked, m_add, &QAction::trigger);
    connect(m_revokeButton, &QPushButton::clicked, this, &DevicePanel::askRevoke);
    connect(m_model, &TokenModel::stateChanged, this, &DevicePanel::showState);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DevicePanel::showState);
    say(Severity::Unknown, {});
    retranslate();
}

void DevicePanel::makeForm(QVBoxLayout *layout)
{
    m_form = box(layout, this);
    m_nameLabel = new QLabel(m_form);
    m_name = new QLineEdit(m_form);
    m_name->setMaxLength(80);
    m_roleLabel = new QLabel(m_form);
    m_role = new QComboBox(m_form);
    m_platformLabel = new QLabel(m_form);
    m_platform = new QComboBox(m_form);
    m_untilLabel = new QLabel(m_form);
    m_until = new QDateEdit(m_form);
    m_until->setCalendarPopup(true);
    m_create = new QPushButton(m_form);
    m_cancel = new QPushButton(m_form);
    auto *form = new QFormLayout(m_form);
    for (auto [label, field] : {std::pair<QLabel *, QWidget *>{m_nameLabel, m_name},
                                {m_roleLabel, m_role},
                                {m_platformLabel, m_platform},
                                {m_untilLabel, m_until}}) {
        label->setBuddy(field);
        form->addRow(label, field);
    }
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_create);
    form->addRow(buttons);
    connect(m_create, &QPushButton::clicked, this, &DevicePanel::create);
    connect(m_name, &QLineEdit::returnPressed, this, &DevicePanel::create);
    connect(m_cancel, &QPushButton::clicked, this, &DevicePanel::escape);
}

void DevicePanel::makeQuestion(QVBoxLayout *layout)
{
    m_question = box(layout, this);
    m_questionText = new QLabel(m_question);
    m_questionText->setWordWrap(true);
    m_questionText->setTextFormat(Qt::PlainText);
    m_yes = new QPushButton(m_question);
    m_no = new QPushButton(m_question);
    auto *row = new QHBoxLayout(m_question);
    row->addWidget(m_questionText, 1);
    row->addWidget(m_yes);
    row->addWidget(m_no);
    connect(m_yes, &QPushButton::clicked, this, &DevicePanel::revoke);
    connect(m_no, &QPushButton::clicked, this, &DevicePanel::escape);
}

void DevicePanel::makeInvitation(QVBoxLayout *layout)
{
    m_invitation = box(layout, this);
    m_warning = new QLabel(m_invitation);
    m_warning->setWordWrap(true);
    m_warning->setTextFormat(Qt::PlainText);
    m_code = new QrCode(m_invitation);
    m_done = new QPushButton(m_invitation);
    auto *lines = new QGridLayout;
    for (size_t i = 0; i < m_lines.size(); ++i) {
        auto &line = m_lines[i];
        line.label = new QLabel(m_invitation);
        line.text = new QLineEdit(m_invitation);
        line.text->setReadOnly(true);
        line.copy = new QPushButton(m_invitation);
        line.copy->setIcon(themedIcon(u"copy"_s));
        line.label->setBuddy(line.text);
        const int row = static_cast<int>(i) * 2;
        lines->addWidget(line.label, row, 0, 1, 2);
        lines->addWidget(line.text, row + 1, 0);
        lines->addWidget(line.copy, row + 1, 1);
        connect(line.copy, &QPushButton::clicked, this, [this, i] {
            QGuiApplication::clipboard()->setText(m_lines[i].text->text());
            m_announcer.announce(tr("Copied."));
        });
    }
    lines->setRowStretch(static_cast<int>(m_lines.size()) * 2, 1);
    auto *row = new QHBoxLayout;
    row->addWidget(m_code, 0, Qt::AlignTop);
    row->addLayout(lines, 1);
    auto *last = new QHBoxLayout;
    last->addStretch(1);
    last->addWidget(m_done);
    auto *inside = new QVBoxLayout(m_invitation);
    inside->addWidget(m_warning);
    inside->addLayout(row);
    inside->addLayout(last);
    connect(m_done, &QPushButton::clicked, this, &DevicePanel::closeInvitation);
}

QWidget *DevicePanel::table() const
{
    return m_table;
}

void DevicePanel::startAdding()
{
    closeInvitation();
    m_question->hide();
    say(Severity::Unknown, {});
    const auto today = QDateTime::fromMSecsSinceEpoch(m_clock.utc().count()).date();
    m_until->setDateRange(today.addDays(1), today.addDays(mostDays));
    m_until->setDate(today.addDays(usualDays));
    m_name->clear();
    m_form->show();
    m_name->setFocus();
}

bool DevicePanel::escape()
{
    if (m_invitation->isVisible()) {
        closeInvitation();
        return true;
    }
    for (auto *open : {m_form, m_question}) {
        if (!open->isVisible())
            continue;
        open->hide();
        m_addButton->setFocus();
        return true;
    }
    return false;
}

void DevicePanel::create()
{
    const auto label = m_name->text().simplified();
    if (label.isEmpty()) {
        say(Severity::Warning, tr("Give the device a name, so that you know it again."));
        m_name->setFocus();
        return;
    }
    TokenRequest request;
    request.label = label;
    request.role = m_role->currentData().toString();
    request.platform = m_platform->currentData().toString();
    request.tenant = m_tenant;
    request.expiresAt =
        Millis(m_until->date().addDays(1).startOfDay(Qt::UTC).toMSecsSinceEpoch() - 1);
    m_create->setEnabled(false);
    awaitResult(m_api.inviteDevice(request), this, [this](const Result<DeviceInvitation> &answer) {
        m_create->setEnabled(true);
        if (!answer) {
            say(Severity::Critical,
                tr("The device was not added. %1").arg(ErrorText::sentence(answer.error().code)),
                answer.error().detail);
            return;
        }
        m_form->hide();
        showInvitation(*answer);
        m_model->reload();
    });
}

void DevicePanel::showInvitation(const DeviceInvitation &invitation)
{
    say(Severity::Unknown, {});
    m_lines[0].text->setText(invitation.webSocketAddress);
    m_lines[1].text->setText(invitation.httpAddress);
    m_lines[2].text->setText(invitation.secret);
    m_lines[3].text->setText(invitation.link);
    for (auto &line : m_lines)
        line.text->setCursorPosition(0);
    m_code->setVisible(m_code->setText(invitation.link));
    m_invitation->show();
    m_lines[3].copy->setFocus();
    m_announcer.announce(m_warning->text());
}

void DevicePanel::closeInvitation()
{
    for (auto &line : m_lines)
        line.text->clear();
    m_code->clear();
    if (!m_invitation->isVisible())
        return;
    m_invitation->hide();
    m_addButton->setFocus();
}

void DevicePanel::askRevoke()
{
    const auto *token = m_model->tokenAt(m_table->currentIndex().row());
    if (!token)
        return;
    m_asked = token->id;
    m_form->hide();
    m_questionText->setText(
        //: %1 is the name of a device
        tr("Revoke \"%1\"? It is disconnected at once and must be added again to come back.")
            .arg(token->label));
    m_question->show();
    m_no->setFocus();
}

void DevicePanel::revoke()
{
    m_question->hide();
    awaitResult(m_api.revokeToken(m_asked), this, [this](const Result<void> &done) {
        if (done)
            say(Severity::Ok, tr("The device may not come in any more."));
        else
            say(Severity::Critical,
                tr("Not revoked. %1").arg(ErrorText::sentence(done.error().code)),
                done.error().detail);
        m_model->reload();
    });
    m_table->setFocus();
}

void DevicePanel::say(Severity severity, const QString &text, const QString &detail)
{
    m_note->setText(text);
    m_note->setToolTip(detail);
    m_note->setVisible(!text.isEmpty());
    m_noteIcon->setVisible(!text.isEmpty());
    if (text.isEmpty())
        return;
    m_noteIcon->setPixmap(tintedPixmap(statusIcon(severity), m_look.color(severity),
                                       fontMetrics().height() + 2, devicePixelRatioF()));
    m_announcer.announce(text);
}

void DevicePanel::showState()
{
    switch (m_model->state()) {
    case TokenModel::State::Loading:
        m_state->setText(tr("Reading the devices ..."));
        break;
    case TokenModel::State::Failed:
        m_state->setText(tr("The devices could not be read. %1")
                             .arg(ErrorText::sentence(m_model->error()->code)));
        break;
    case TokenModel::State::Ready:
        m_state->setText(m_model->rowCount() == 0
                             ? tr("No device was added yet.")
                             : tr("%n device(s)", nullptr, m_model->rowCount()));
        break;
    }
    const auto *token = m_model->tokenAt(m_table->currentIndex().row());
    const bool can = token && m_model->standing(*token) == TokenModel::Standing::Valid;
    m_revokeButton->setEnabled(can);
    m_revokeButton->setToolTip(can ? QString() : tr("Choose a valid device first."));
    m_revokeButton->setAccessibleDescription(m_revokeButton->toolTip());
}

void DevicePanel::fillChoices()
{
    const auto role = m_role->currentData().toString();
    m_role->clear();
    const auto roles = tokenRoles();
    for (const auto &name : roles)
        m_role->addItem(roleText(name), name);
    m_role->setCurrentIndex(std::max(0, m_role->findData(role)));
    const auto platform = m_platform->currentData().toString();
    m_platform->clear();
    //: A device of any platform
    m_platform->addItem(tr("any"), QString());
    for (const auto each : allPlatforms)
        m_platform->addItem(Format::platform(each), platformName(each));
    m_platform->setCurrentIndex(std::max(0, m_platform->findData(platform)));
}

void DevicePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void DevicePanel::retranslate()
{
    m_intro->setText(tr("Phones, watches and other programs that may connect to this engine."));
    m_add->setText(tr("&Add a device"));
    m_addButton->setText(m_add->text());
    //: Button: take the right of a device away
    m_revokeButton->setText(tr("&Revoke"));
    m_nameLabel->setText(tr("&Name of the device"));
    m_name->setPlaceholderText(tr("Rudo's phone"));
    m_roleLabel->setText(tr("What it &may do"));
    m_platformLabel->setText(tr("&Platform"));
    m_untilLabel->setText(tr("Valid &until"));
    //: Button: make the token of a new device
    m_create->setText(tr("Make a token"));
    //: Button: leave the form
    m_cancel->setText(tr("Cancel"));
    //: Button: yes, take the right of this device away
    m_yes->setText(tr("Revoke"));
    //: Button: leave the device as it is
    m_no->setText(tr("Keep"));
    m_warning->setText(tr("This is shown once. Whoever has it can come in as this device: treat it "
                          "like a key, and send it only to the person it is for."));
    m_code->setAccessibleName(tr("QR code with the same link"));
    const std::array names{tr("WebSocket address"), tr("HTTP address"), tr("Token (secret)"),
                           tr("Link with all of it (secret)")};
    for (size_t i = 0; i < m_lines.size(); ++i) {
        m_lines[i].label->setText(names[i]);
        m_lines[i].text->setAccessibleName(names[i]);
        //: Button: copy this line to the clipboard
        m_lines[i].copy->setText(tr("Copy"));
        //: Read aloud: %1 is what would be copied
        m_lines[i].copy->setAccessibleName(tr("Copy: %1").arg(names[i]));
    }
    //: Button: close what is shown once
    m_done->setText(tr("Done"));
    m_table->setAccessibleName(tr("Devices"));
    for (auto [label, field] : {std::pair<QLabel *, QWidget *>{m_nameLabel, m_name},
                                {m_roleLabel, m_role},
                                {m_platformLabel, m_platform},
                                {m_untilLabel, m_until}})
        field->setAccessibleName(label->text().remove(u'&'));
    say(Severity::Unknown, {});
    fillChoices();
    showState();
}

} // namespace Batanidza
