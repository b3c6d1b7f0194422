#include "ui/pages/settingspagekeys.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTableWidget>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

QString plain(QString text)
{
    text.replace(u"&&"_s, u"\u0001"_s);
    text.remove(u'&');
    return text.replace(u"\u0001"_s, u"&"_s);
}

void collect(const QList<QAction *> &from, QList<QAction *> &into)
{
    for (auto *action : from) {
        if (action->menu())
            collect(action->menu()->actions(), into);
        else if (!action->isSeparator() && !action->objectName().isEmpty())
            into.append(action);
    }
}

} // namespace

SettingsKeys::SettingsKeys(const Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_intro(new QLabel(this))
    , m_table(new QTableWidget(this))
    , m_editLabel(new QLabel(this))
    , m_edit(new QKeySequenceEdit(this))
    , m_set(new QPushButton(this))
    , m_usual(new QPushButton(this))
    , m_note(new QLabel(this))
{
    m_intro->setWordWrap(true);
    m_note->setWordWrap(true);
    m_table->setColumnCount(2);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_editLabel->setBuddy(m_edit);
    auto *row = new QHBoxLayout;
    row->addWidget(m_editLabel);
    row->addWidget(m_edit, 1);
    row->addWidget(m_set);
    row->addWidget(m_usual);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(m_intro);
    layout->addWidget(m_table, 1);
    layout->addLayout(row);
    layout->addWidget(m_note);
    connect(m_table, &QTableWidget::currentCellChanged, this, &SettingsKeys::onCurrent);
    connect(m_edit, &QKeySequenceEdit::keySequenceChanged, this, &SettingsKeys::onKeysTyped);
    connect(m_set, &QPushButton::clicked, this, [this] {
        const auto *item = m_table->item(m_table->currentRow(), 0);
        if (item)
            Q_EMIT changeRequested(item->data(Qt::UserRole).toString(), item->text(),
                                   m_edit->keySequence().toString(QKeySequence::PortableText));
    });
    connect(m_usual, &QPushButton::clicked, this, [this] {
        const auto *item = m_table->item(m_table->currentRow(), 0);
        if (item)
            Q_EMIT changeRequested(item->data(Qt::UserRole).toString(), item->text(), std::nullopt);
    });
    connect(&preferences, &Preferences::changed, this, [this](Preferences::Key key) {
        if (key == Preferences::Key::Shortcuts)
            QMetaObject::invokeMethod(this, &SettingsKeys::reload, Qt::QueuedConnection);
    });
    retranslate();
}

QWidget *SettingsKeys::table() const
{
    return m_table;
}

QList<QAction *> SettingsKeys::actions() const
{
    QList<QAction *> all;
    if (const auto *main = qobject_cast<const QMainWindow *>(window()))
        collect(main->menuBar()->actions(), all);
    return all;
}

void SettingsKeys::reload()
{
    const auto *before = m_table->item(m_table->currentRow(), 0);
    const auto chosen = before ? before->data(Qt::UserRole).toString() : QString();
    const auto all = actions();
    m_table->setRowCount(static_cast<int>(all.size()));
    for (int row = 0; row < all.size(); ++row) {
        const auto *action = all.at(row);
        auto *name = new QTableWidgetItem(plain(action->text())); // owned by the table
        name->setData(Qt::UserRole, action->objectName());
        const auto keys = QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText);
        auto *key = new QTableWidgetItem(keys);
        key->setData(Qt::AccessibleTextRole,
                     //: Read aloud for an action that has no key
                     keys.isEmpty() ? tr("no key") : keys);
        m_table->setItem(row, 0, name);
        m_table->setItem(row, 1, key);
        if (action->objectName() == chosen)
            m_table->setCurrentCell(row, 0);
    }
    onCurrent();
}

void SettingsKeys::onCurrent()
{
    const auto *item = m_table->item(m_table->currentRow(), 0);
    const auto own = item ? m_preferences.shortcut(item->data(Qt::UserRole).toString())
                          : std::optional<QString>();
    m_edit->setEnabled(item);
    m_usual->setEnabled(own.has_value());
    m_usual->setToolTip(own ? QString() : tr("It has its usual keys."));
    const QSignalBlocker quiet(m_edit);
    m_edit->clear();
    onKeysTyped();
}

void SettingsKeys::onKeysTyped()
{
    const auto typed = m_edit->keySequence();
    QString taken;
    const auto *current = m_table->item(m_table->currentRow(), 0);
    const auto all = actions();
    for (const auto *action : all) {
        const bool other =
            current && action->objectName() != current->data(Qt::UserRole).toString();
        if (!typed.isEmpty() && other && action->shortcuts().contains(typed))
            taken = plain(action->text());
    }
    //: %1 is the name of another action
    m_note->setText(taken.isEmpty() ? QString() : tr("\"%1\" has these keys already.").arg(taken));
    m_set->setEnabled(!typed.isEmpty() && taken.isEmpty());
}

void SettingsKeys::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    reload();
}

void SettingsKeys::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SettingsKeys::retranslate()
{
    m_intro->setText(tr("Every action of the menu bar. Choose one, type new keys, and set them."));
    m_table->setHorizontalHeaderLabels({
        //: Head of a column: what can be done
        tr("Action"),
        //: Head of a column: keys of the keyboard
        tr("Keys"),
    });
    m_editLabel->setText(tr("&New keys"));
    m_edit->setAccessibleName(tr("New keys"));
    if (auto *inner = m_edit->findChild<QWidget *>()) // takes the focus for it
        inner->setAccessibleName(m_edit->accessibleName());
    //: Button: use the typed keys for the chosen action
    m_set->setText(tr("Set"));
    //: Button: go back to the keys that an action has from the start
    m_usual->setText(tr("Usual keys"));
    m_table->setAccessibleName(tr("Actions and their keys"));
    if (isVisible())
        QMetaObject::invokeMethod(this, &SettingsKeys::reload, Qt::QueuedConnection);
}

} // namespace Batanidza
