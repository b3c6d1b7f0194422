#include "ui/widgets/chartsurface.h"

#include "ui/text/charttext.h"
#include "ui/widgets/chartlink.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <utility>

namespace Batanidza {

namespace {

constexpr double leastDrawn = 8; //!< pixels: below, it is a click

} // namespace

ChartSurface::ChartSurface(const Look &look, ChartLink &link, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_link(link)
    , m_canvas(look)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_style.valueText = [](double value) { return QString::number(value); };
    m_style.tickText = m_style.valueText;
    connect(&link, &ChartLink::changed, this, &ChartSurface::onLink);
    connect(&look, &Look::changed, this, [this] {
        m_dirty = true;
        updateGeometry();
        update();
    });
}

void ChartSurface::setChartStyle(const ChartStyle &style)
{
    m_style = style;
    m_dirty = true;
    update();
}

void ChartSurface::setData(const ChartData &data)
{
    m_data = data;
    m_dirty = true;
    update();
}

QStringList ChartSurface::names() const
{
    QStringList all;
    for (const ChartLine &line : m_style.lines)
        all.append(line.name);
    return all;
}

QString ChartSurface::summary() const
{
    return ChartText::summary(m_data, names(), m_style.valueText);
}

QStringList ChartSurface::crosshairText() const
{
    if (!m_link.crosshair())
        return {};
    return ChartText::bucket(m_data, m_data.at(*m_link.crosshair()), names(), m_style.valueText);
}

QImage ChartSurface::picture(qreal scale)
{
    m_dirty = true;
    return m_canvas.draw(m_data, m_style, size(), scale).toImage();
}

QSize ChartSurface::sizeHint() const
{
    return {480, fontMetrics().height() * 8};
}

QSize ChartSurface::minimumSizeHint() const
{
    return {240, fontMetrics().height() * 6};
}

void ChartSurface::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_dirty = true;
}

void ChartSurface::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    // The picture is drawn once for each change of data; a moving crosshair only copies it.
    if (m_dirty || m_picture.deviceIndependentSize().toSize() != size()) {
        m_picture = m_canvas.draw(m_data, m_style, size(), devicePixelRatioF());
        m_dirty = false;
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    const QRectF plot = m_canvas.plot();
    const auto middle = [&](Millis time) {
        const auto index = m_data.at(time);
        if (index < 0)
            return -1.0;
        return m_canvas.xAt(m_data.buckets.at(index).start + m_data.width / 2);
    };
    painter.setPen(QPen(m_look.color(ColorRole::SideB), 1));
    for (const Millis pin : m_link.pins()) {
        const double x = middle(pin);
        if (x >= plot.left() && x <= plot.right()) {
            painter.drawLine(QLineF(x, plot.top(), x, plot.bottom()));
            painter.fillRect(QRectF(x - 3, plot.top() - 3, 7, 7), m_look.color(ColorRole::SideB));
        }
    }
    if (m_link.crosshair()) {
        const double x = middle(*m_link.crosshair());
        if (x >= plot.left() - 1 && x <= plot.right() + 1) {
            painter.setPen(QPen(m_look.color(ColorRole::Text), 1));
            painter.drawLine(QLineF(x, plot.top(), x, plot.bottom()));
            paintTip(painter, x, crosshairText());
        }
    }
    if (isDrawing()) {
        const auto [left, right] = std::minmax(*m_pressedAt, m_pointerAt);
        QColor tint = m_look.color(ColorRole::Focus);
        painter.setPen(QPen(tint, 1));
        tint.setAlphaF(0.15F);
        painter.setBrush(tint);
        painter.drawRect(QRectF(left, plot.top(), right - left, plot.height()));
    }
    if (hasFocus()) {
        painter.setPen(QPen(m_look.color(ColorRole::Focus), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void ChartSurface::paintTip(QPainter &painter, double x, const QStringList &lines) const
{
    if (lines.isEmpty())
        return;
    painter.setFont(m_look.font(TextRole::Caption));
    const QFontMetrics metrics = painter.fontMetrics();
    int width = 0;
    for (const QString &line : lines)
        width = std::max(width, metrics.horizontalAdvance(line));
    QRectF box(x + 10, m_canvas.plot().top() + 6, width + 16, metrics.height() * lines.size() + 10);
    if (box.right() > this->width() - 4)
        box.moveRight(x - 10);
    box.moveLeft(std::max(2.0, box.left()));
    painter.setPen(m_look.color(ColorRole::Border));
    painter.setBrush(m_look.color(ColorRole::Surface));
    painter.drawRect(box);
    painter.setPen(m_look.color(ColorRole::Text));
    double y = box.top() + 5;
    for (const QString &line : lines) {
        painter.drawText(QRectF(box.left() + 8, y, width + 4, metrics.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, line);
        y += metrics.height();
    }
}

void ChartSurface::onLink()
{
    update();
    if (!m_link.crosshair() || !hasFocus())
        return;
    QAccessibleValueChangeEvent event(this, crosshairText().join(QStringLiteral("; ")));
    QAccessible::updateAccessibility(&event);
}

void ChartSurface::step(qsizetype buckets)
{
    if (m_data.buckets.isEmpty())
        return;
    const auto last = m_data.buckets.size() - 1;
    auto at = m_link.crosshair() ? m_data.at(*m_link.crosshair()) : -1;
    at = at < 0 ? last : std::clamp<qsizetype>(at + buckets, 0, last);
    m_link.setCrosshair(m_data.buckets.at(at).start);
}

void ChartSurface::stepPeak(qsizetype ranks)
{
    // The highest line that is shown and drawn: of a latency, the P99 where there is one.
    for (qsizetype series = m_style.lines.size() - 1; series >= 0; --series) {
        const QList<qsizetype> peaks =
            m_style.lines.at(series).visible ? peaksOf(m_data, series) : QList<qsizetype>();
        if (peaks.isEmpty())
            continue;
        const auto here = m_link.crosshair() ? m_data.at(*m_link.crosshair()) : -1;
        const auto rank = peaks.indexOf(here);
        const auto to = rank < 0 ? 0 : std::clamp<qsizetype>(rank + ranks, 0, peaks.size() - 1);
        m_link.setCrosshair(m_data.buckets.at(peaks.at(to)).start);
        return;
    }
}

void ChartSurface::keyPressEvent(QKeyEvent *event)
{
    const qsizetype far = event->modifiers() & Qt::ShiftModifier ? 10 : 1;
    const qsizetype all = m_data.buckets.size();
    switch (event->key()) {
    case Qt::Key_Left:
        step(-far);
        return;
    case Qt::Key_Right:
        step(far);
        return;
    case Qt::Key_Up:
        stepPeak(-1);
        return;
    case Qt::Key_Down:
        stepPeak(1);
        return;
    case Qt::Key_Home:
        step(-all);
        return;
    case Qt::Key_End:
        step(all);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_link.crosshair())
            m_link.pin(*m_link.crosshair());
        return;
    case Qt::Key_BracketLeft:
        Q_EMIT m_link.shorter();
        return;
    case Qt::Key_BracketRight:
        Q_EMIT m_link.longer();
        return;
    case Qt::Key_Space:
        m_link.setPaused(!m_link.isPaused());
        return;
    case Qt::Key_PageUp:
        shift(-1);
        return;
    case Qt::Key_PageDown:
        shift(1);
        return;
    case Qt::Key_Z:
        zoomToPins();
        return;
    case Qt::Key_L:
    case Qt::Key_0:
        goLive();
        return;
    case Qt::Key_T:
        Q_EMIT tableWanted();
        return;
    case Qt::Key_Escape:
        if (m_link.crosshair() || !m_link.pins().isEmpty()) {
            m_link.clearPins();
            m_link.setCrosshair({});
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void ChartSurface::goLive()
{
    m_link.clearPins();
    m_link.setCrosshair({});
    m_link.setPaused(false);
    Q_EMIT liveWanted();
}

void ChartSurface::shift(int halves)
{
    if (m_data.buckets.isEmpty())
        return;
    const Millis by = (m_data.to - m_data.from) / 2 * halves;
    Q_EMIT m_link.spanWanted(m_data.from + by, m_data.to + by);
}

void ChartSurface::zoomToPins()
{
    const auto &pins = m_link.pins();
    if (pins.size() == 2) {
        const auto [first, last] = std::minmax(pins.at(0), pins.at(1));
        Q_EMIT m_link.spanWanted(first, last + m_data.width);
    }
}

bool ChartSurface::isDrawing() const
{
    return m_link.hasSpans() && m_pressedAt && std::abs(m_pointerAt - *m_pressedAt) >= leastDrawn;
}

void ChartSurface::mouseMoveEvent(QMouseEvent *event)
{
    const auto at = m_data.at(m_canvas.timeAt(event->position().x()));
    if (at >= 0 && m_canvas.plot().contains(event->position()))
        m_link.setCrosshair(m_data.buckets.at(at).start);
    else
        m_link.setCrosshair({});
    if (m_pressedAt) {
        m_pointerAt =
            std::clamp(event->position().x(), m_canvas.plot().left(), m_canvas.plot().right());
        update();
    }
}

void ChartSurface::mousePressEvent(QMouseEvent *event)
{
    setFocus(Qt::MouseFocusReason);
    if (event->button() == Qt::LeftButton && m_canvas.plot().contains(event->position())) {
        m_pressedAt = event->position().x();
        m_pointerAt = *m_pressedAt;
    }
}

void ChartSurface::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressedAt)
        return;
    const bool drawn = isDrawing();
    const double pressed = *std::exchange(m_pressedAt, std::nullopt);
    update();
    if (!drawn) {
        if (m_link.crosshair())
            m_link.pin(*m_link.crosshair());
        return;
    }
    const Millis first = m_canvas.timeAt(std::min(pressed, m_pointerAt));
    const Millis last = m_canvas.timeAt(std::max(pressed, m_pointerAt));
    if (event->modifiers() & Qt::ShiftModifier) {
        const Millis by = pressed < m_pointerAt ? first - last : last - first;
        Q_EMIT m_link.spanWanted(m_data.from + by, m_data.to + by);
    } else {
        Q_EMIT m_link.spanWanted(first, last);
    }
}

void ChartSurface::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        goLive();
}

void ChartSurface::wheelEvent(QWheelEvent *event)
{
    // Without Ctrl the wheel scrolls the page.
    if (!(event->modifiers() & Qt::ControlModifier) || m_data.buckets.isEmpty() ||
        event->angleDelta().y() == 0) {
        event->ignore();
        return;
    }
    event->accept();
    const double factor = event->angleDelta().y() > 0 ? 0.5 : 2;
    const Millis middle = m_canvas.timeAt(event->position().x());
    const auto scaled = [&](Millis length) {
        return Millis(static_cast<qint64>(static_cast<double>(length.count()) * factor));
    };
    Q_EMIT m_link.spanWanted(middle - scaled(middle - m_data.from),
                             middle + scaled(m_data.to - middle));
}

void ChartSurface::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_link.setCrosshair({});
}

void ChartSurface::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    if (!underMouse())
        m_link.setCrosshair({});
    update();
}

} // namespace Batanidza
