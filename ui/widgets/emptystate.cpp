#include "ui/widgets/emptystate.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/textlabel.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Batanidza {

EmptyState::EmptyState(const Look &look, const QString &icon, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_iconName(icon)
    , m_icon(new QLabel(this))
    , m_title(new TextLabel(look, TextRole::Section, this))
    , m_text(new TextLabel(look, TextRole::Body, this, ColorRole::MutedText))
    , m_action(new QPushButton(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addStretch(1);
    for (QLabel *label : {m_icon, static_cast<QLabel *>(m_title), static_cast<QLabel *>(m_text)}) {
        label->setAlignment(Qt::AlignHCenter);
        layout->addWidget(label);
    }
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    // Long lines are hard to read: the text stays in the middle.
    layout->setAlignment(m_text, Qt::AlignHCenter);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(2);
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::triggered);
    connect(&look, &Look::changed, this, &EmptyState::paintIcon);
    paintIcon();
}

void EmptyState::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_text->setFixedWidth(std::min(width() - 24, m_text->fontMetrics().averageCharWidth() * 90));
}

void EmptyState::setText(const QString &title, const QString &text, const QString &action)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_action->setFocusPolicy(action.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
}

void EmptyState::paintIcon()
{
    m_icon->setPixmap(tintedPixmap(m_iconName, m_look.color(ColorRole::MutedText),
                                   fontMetrics().height() * 2, devicePixelRatioF()));
}

} // namespace Batanidza
