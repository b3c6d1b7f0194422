#include "ui/widgets/linkbutton.h"

#include "ui/widgets/icons.h"

#include <QKeyEvent>
#include <QPainter>

namespace Batanidza {

namespace {

constexpr int space = 6;

} // namespace

LinkButton::LinkButton(const Look &look, QWidget *parent)
    : QPushButton(parent)
    , m_look(look)
{
    setFlat(true);
    setAutoDefault(false);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void LinkButton::setSeverity(std::optional<Severity> severity)
{
    if (severity == m_severity)
        return;
    m_severity = severity;
    updateGeometry();
    update();
}

QSize LinkButton::sizeHint() const
{
    const int line = fontMetrics().height();
    return {2 * space + (m_severity ? line + space : 0) + fontMetrics().horizontalAdvance(text()),
            std::max(24, line + 6)};
}

QSize LinkButton::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

void LinkButton::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const int line = fontMetrics().height();
    int left = space;
    if (m_severity) {
        painter.drawPixmap(left, (height() - line) / 2,
                           tintedPixmap(statusIcon(*m_severity), m_look.color(*m_severity), line,
                                        devicePixelRatioF()));
        left += line + space;
    }
    QFont underlined = font();
    underlined.setUnderline(isEnabled());
    painter.setFont(underlined);
    painter.setPen(m_look.color(isEnabled() ? ColorRole::Focus : ColorRole::Off));
    const QRect place = rect().adjusted(left, 0, -space, 0);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(text(), Qt::ElideRight, place.width()));
    if (hasFocus()) {
        painter.setPen(QPen(m_look.color(ColorRole::Focus), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void LinkButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QPushButton::keyPressEvent(event);
}

} // namespace Batanidza
