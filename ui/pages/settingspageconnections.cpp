#include "ui/pages/settingspageconnections.h"

#include "ui/text/errortext.h"
#include "ui/text/linetext.h"

#include <QCheckBox>
#include <QEvent>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace Batanidza {

SettingsConnections::SettingsConnections(const ConnectionDoor &door, MonitorApi &monitor,
                                         Announcer &announcer, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_monitor(monitor)
    , m_announcer(announcer)
    , m_intro(new QLabel(this))
    , m_line(new QLabel(this))
    , m_table(new QTableWidget(0, 2, this))
    , m_open(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_addressLabel(new QLabel(this))
    , m_address(new QLineEdit(this))
    , m_tenantLabel(new QLabel(this))
    , m_tenant(new QLineEdit(QStringLiteral("demo"), this))
    , m_tokenLabel(new QLabel(this))
    , m_token(new QLineEdit(this))
    , m_plain(new QCheckBox(this))
    , m_add(new QPushButton(this))
    , m_note(new QLabel(this))
{
    for (QLabel *label : {m_intro, m_line, m_note})
        label->setWordWrap(true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_address->setPlaceholderText(QStringLiteral("wss://hub.example:7300"));
    m_token->setEchoMode(QLineEdit::Password);
    const int wide = fontMetrics().horizontalAdvance(u'm') * 24;
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    for (const auto &[label, field] :
         {std::pair(m_addressLabel, m_address), std::pair(m_tenantLabel, m_tenant),
          std::pair(m_tokenLabel, m_token)}) {
        field->setMinimumWidth(wide);
        label->setBuddy(field);
        form->addRow(label, field);
        connect(field, &QLineEdit::returnPressed, this, &SettingsConnections::add);
    }
    form->addRow(QString(), m_plain);
    form->addRow(QString(), m_add);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_open);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_intro);
    layout->addWidget(m_line);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);
    layout->addLayout(form);
    layout->addWidget(m_note);
    for (QPushButton *button : {m_open, m_remove, m_add})
        button->setAutoDefault(false);
    connect(m_add, &QPushButton::clicked, this, &SettingsConnections::add);
    connect(m_remove, &QPushButton::clicked, this, &SettingsConnections::removeChosen);
    connect(m_open, &QPushButton::clicked, this, &SettingsConnections::openChosen);
    connect(m_table, &QTableWidget::cellActivated, this, &SettingsConnections::openChosen);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, [this] {
        m_open->setEnabled(chosen().has_value());
        m_remove->setEnabled(chosen().has_value());
    });
    connect(m_door.book, &ConnectionBook::changed, this, &SettingsConnections::fill);
    connect(&monitor, &MonitorApi::lineChanged, this, &SettingsConnections::showLine);
    retranslate();
}

QWidget *SettingsConnections::table() const
{
    return m_table;
}

void SettingsConnections::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

std::optional<KnownConnection> SettingsConnections::chosen() const
{
    const auto rows = m_table->selectionModel()->selectedRows();
    const auto &all = m_door.book->all();
    if (rows.isEmpty() || rows.constFirst().row() >= all.size())
        return std::nullopt;
    return all.at(rows.constFirst().row());
}

void SettingsConnections::fill()
{
    const auto before = chosen();
    const auto &all = m_door.book->all();
    m_table->setRowCount(static_cast<int>(all.size()));
    for (int row = 0; row < all.size(); ++row) {
        const KnownConnection &known = all.at(row);
        m_table->setItem(row, 0, new QTableWidgetItem(known.address));           // the table's
        m_table->setItem(row, 1, new QTableWidgetItem(known.tenant.toString())); // the table's
        if (before && before->id == known.id)
            m_table->selectRow(row);
    }
    m_open->setEnabled(chosen().has_value());
    m_remove->setEnabled(chosen().has_value());
}

void SettingsConnections::showLine()
{
    const auto line = m_monitor.line();
    m_line->setText(line ? LineText::sentence(*line, m_monitor.latest() != nullptr)
                         : tr("This window shows the engine that runs in it."));
}

void SettingsConnections::say(const QString &sentence)
{
    m_note->setText(sentence);
    m_announcer.announce(sentence);
}

void SettingsConnections::add()
{
    KnownConnection wanted;
    wanted.address = m_address->text();
    wanted.tenant = TenantId(m_tenant->text().trimmed());
    wanted.allowPlaintext = m_plain->isChecked();
    const auto added = m_door.book->add(wanted, Secret(m_token->text().toUtf8()));
    if (!added) {
        if (added.error().code == ErrorCode::Forbidden) {
            say(tr("ws:// beyond this machine is plain text: everybody on the way could read the "
                   "token. Use wss://, or tick the box."));
        } else if (added.error().code == ErrorCode::Invalid) {
            //: %1 the engine's own words
            say(tr("Not kept: an address looks like wss://HOST:7300, a tenant like demo, and the "
                   "token is one line. (%1)")
                    .arg(added.error().detail));
        } else {
            say(ErrorText::sentence(added.error().code));
        }
        return;
    }
    m_address->clear();
    m_token->clear();
    //: %1 an address
    say(tr("%1 is kept. Its token is in a file that only you can read.").arg(added->address));
    m_table->selectRow(m_table->rowCount() - 1);
}

void SettingsConnections::removeChosen()
{
    const auto known = chosen();
    if (!known)
        return;
    const auto removed = m_door.book->remove(known->id);
    //: %1 an address
    say(removed ? tr("%1 is forgotten, with its token.").arg(known->address)
                : ErrorText::sentence(removed.error().code));
}

void SettingsConnections::openChosen()
{
    const auto known = chosen();
    if (!known || !m_door.open)
        return;
    //: %1 an address
    say(m_door.open(*known) ? tr("A window on %1 opens.").arg(known->address)
                            : tr("The other window could not be opened."));
}

void SettingsConnections::retranslate()
{
    m_intro->setText(tr("Engines that run elsewhere. Each opens in a window of its own; what runs "
                        "here goes on."));
    m_table->setHorizontalHeaderLabels({tr("Address"), tr("Tenant")});
    m_table->setAccessibleName(tr("Known connections"));
    m_open->setText(tr("&Open a window"));
    m_remove->setText(tr("&Remove"));
    m_addressLabel->setText(tr("&Address"));
    m_tenantLabel->setText(tr("Te&nant"));
    m_tokenLabel->setText(tr("To&ken"));
    m_address->setAccessibleName(tr("Address"));
    m_tenant->setAccessibleName(tr("Tenant"));
    m_token->setAccessibleName(tr("Token"));
    m_plain->setText(tr("Allow ws:// beyond this machine (plain text)"));
    m_add->setText(tr("A&dd"));
    m_note->clear();
    fill();
    showLine();
}

} // namespace Batanidza
