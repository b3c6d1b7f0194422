#include "ui/widgets/linklist.h"

#include "ui/widgets/linkbutton.h"

#include <QVBoxLayout>

namespace Batanidza {

LinkList::LinkList(const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    setFocusPolicy(Qt::StrongFocus); // while it is empty; then its first link
}

void LinkList::setLinks(const QList<Link> &links)
{
    const bool waited = hasFocus();
    m_links = links;
    while (m_buttons.size() > links.size())
        delete m_buttons.takeLast();
    while (m_buttons.size() < links.size()) {
        auto *button = new LinkButton(m_look, this);
        const qsizetype index = m_buttons.size();
        connect(button, &QPushButton::clicked, this,
                [this, index] { Q_EMIT followed(m_links.at(index).address); });
        m_layout->addWidget(button);
        button->show(); // at once: what is hidden cannot take the focus
        m_buttons.append(button);
    }
    for (qsizetype i = 0; i < links.size(); ++i) {
        LinkButton *button = m_buttons.at(i);
        if (button->text() != links.at(i).text) {
            button->setText(links.at(i).text);
            button->setAccessibleName(links.at(i).text);
            button->setToolTip(links.at(i).text);
        }
        button->setSeverity(links.at(i).severity);
        button->setEnabled(!links.at(i).address.isEmpty());
    }
    QWidget *first = nullptr;
    for (LinkButton *button : std::as_const(m_buttons)) {
        if (!first && button->isEnabled())
            first = button;
    }
    setFocusPolicy(first ? Qt::NoFocus : Qt::StrongFocus);
    setFocusProxy(first);
    if (waited && first)
        first->setFocus(Qt::OtherFocusReason);
}

} // namespace Batanidza
