#include "ui/pages/page.h"

#include "ui/widgets/announcer.h"
#include "ui/widgets/inlinebar.h"

#include <QEvent>

namespace Batanidza {

Page::Page(PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
{}

void Page::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void Page::say(Severity severity, const QString &text)
{
    m_context.bar.post({severity, text, {}, std::chrono::seconds(10)});
    m_context.announcer.announce(text);
}

void Page::fail(const Error &error)
{
    m_context.bar.post(error);
}

} // namespace Batanidza
