#include "ui/widgets/statuspill.h"

#include "ui/look.h"
#include "ui/text/format.h"
#include "ui/widgets/icons.h"

#include <QEvent>
#include <QPainter>

namespace Batanidza {

namespace {

constexpr int space = 6;

} // namespace

StatusPill::StatusPill(const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(word());
}

void StatusPill::setState(Severity severity, const QString &word)
{
    if (severity == m_severity && word == m_word)
        return;
    m_severity = severity;
    m_word = word;
    setAccessibleName(this->word());
    updateGeometry();
    update();
}

void StatusPill::setStale(bool stale)
{
    if (stale == m_stale)
        return;
    m_stale = stale;
    update();
}

QString StatusPill::word() const
{
    return m_word.isEmpty() ? Format::severity(m_severity) : m_word;
}

QSize StatusPill::sizeHint() const
{
    const int height = fontMetrics().height();
    return {height + space + fontMetrics().horizontalAdvance(word()) + 2, height + 2};
}

void StatusPill::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const int size = fontMetrics().height();
    const QColor color = m_stale ? m_look.color(ColorRole::Off) : m_look.color(m_severity);
    painter.drawPixmap(0, (height() - size) / 2,
                       tintedPixmap(statusIcon(m_severity), color, size, devicePixelRatioF()));
    painter.setPen(color);
    painter.drawText(rect().adjusted(size + space, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     word());
}

void StatusPill::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(word());
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        updateGeometry();
    update();
}

} // namespace Batanidza
