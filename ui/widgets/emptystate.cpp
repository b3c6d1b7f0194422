#include "ui/widgets/emptystate.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/textlabel.h"

#include <QPushButton>
#include <QVBoxLayout>

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
        if (label != m_text)
            layout->addWidget(label);
    }
    // Long lines are hard to read: the text stays in the middle.
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_text, 100);
    row->addStretch(1);
    layout->addLayout(row);
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(2);
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::triggered);
    connect(&look, &Look::changed, this, &EmptyState::paintIcon);
    paintIcon();
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
    m_text->setMaximumWidth(m_text->fontMetrics().averageCharWidth() * 90);
    m_icon->setPixmap(tintedPixmap(m_iconName, m_look.color(ColorRole::MutedText),
                                   fontMetrics().height() * 2, devicePixelRatioF()));
}

} // namespace Batanidza
