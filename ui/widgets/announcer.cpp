#include "ui/widgets/announcer.h"

#include <QAccessible>

namespace Batanidza {

Announcer::Announcer(QWidget *parent)
    : QLabel(parent)
{
    // Inside the window, so that it is in the accessible tree, but with nothing to see.
    setFixedSize(1, 1);
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setForegroundRole(QPalette::Window);
    m_pause.setSingleShot(true);
    m_pause.setInterval(5000);
    connect(&m_pause, &QTimer::timeout, this, &Announcer::say);
}

void Announcer::announce(const QString &sentence)
{
    if (sentence.isEmpty())
        return;
    m_waiting = sentence;
    if (!m_pause.isActive())
        say();
}

void Announcer::say()
{
    if (m_waiting.isEmpty())
        return;
    const QString sentence = std::exchange(m_waiting, QString());
    setAccessibleName(sentence);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    m_pause.start();
    Q_EMIT announced(sentence);
}

} // namespace Batanidza
