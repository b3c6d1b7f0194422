#include "ui/pages/page.h"

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

} // namespace Batanidza
