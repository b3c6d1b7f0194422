#include "ui/widgets/fieldchoicebar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

namespace Batanidza {

FieldChoiceBar::FieldChoiceBar(const QList<QAction *> &actions, QWidget *parent)
    : QWidget(parent)
    , m_position(new QLabel(this))
    , m_form(new QWidget(this))
    , m_name(new QLabel(m_form))
    , m_text(new QPlainTextEdit(m_form))
    , m_take(new QPushButton(m_form))
    , m_leave(new QPushButton(m_form))
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    for (QAction *action : actions) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setMinimumHeight(28);
        button->setFocusPolicy(Qt::StrongFocus);
        const auto name = [button, action] {
            button->setAccessibleName(action->text().remove(u'&'));
            button->setAccessibleDescription(action->toolTip());
        };
        connect(action, &QAction::changed, button, name);
        name();
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    buttons->addWidget(m_position);

    m_text->setTabChangesFocus(true);
    m_text->setMaximumHeight(fontMetrics().lineSpacing() * 6);
    m_text->installEventFilter(this);
    m_name->setBuddy(m_text);
    m_name->setTextFormat(Qt::PlainText);
    auto *side = new QVBoxLayout;
    side->addWidget(m_take);
    side->addWidget(m_leave);
    side->addStretch(1);
    auto *form = new QHBoxLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->addWidget(m_name, 0, Qt::AlignTop);
    form->addWidget(m_text, 1);
    form->addLayout(side);
    m_form->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_form);
    layout->addLayout(buttons);
    connect(m_take, &QPushButton::clicked, this, [this] {
        const auto text = m_text->toPlainText();
        m_form->hide();
        Q_EMIT written(text);
    });
    connect(m_leave, &QPushButton::clicked, this, &FieldChoiceBar::leaveEditing);
    retranslate();
}

void FieldChoiceBar::startEditing(const QString &name, const QString &text)
{
    m_name->setText(name);
    m_text->setAccessibleName(name);
    m_text->setPlainText(text);
    m_form->show();
    m_text->setFocus();
    m_text->selectAll();
}

bool FieldChoiceBar::leaveEditing()
{
    if (!isEditing())
        return false;
    m_form->hide();
    Q_EMIT left();
    return true;
}

bool FieldChoiceBar::isEditing() const
{
    return !m_form->isHidden();
}

void FieldChoiceBar::setPosition(const QString &text)
{
    m_position->setText(text);
}

bool FieldChoiceBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && !(key->modifiers() & Qt::ShiftModifier)) {
            m_take->click();
            return true;
        }
        if (key->key() == Qt::Key_Escape)
            return leaveEditing();
    }
    return QWidget::eventFilter(watched, event);
}

void FieldChoiceBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FieldChoiceBar::retranslate()
{
    //: Button: the text written here becomes the result
    m_take->setText(tr("Use this text"));
    //: Button: what was written is not used
    m_leave->setText(tr("Leave it"));
}

} // namespace Batanidza
