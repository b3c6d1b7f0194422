#include "ui/widgets/sparkline.h"

#include <QPainter>

#include <algorithm>

namespace Batanidza {

Sparkline::Sparkline(const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Sparkline::append(std::optional<double> value)
{
    if (m_values.size() == points)
        m_values.erase(m_values.begin());
    m_values.push_back(value);
    if (isVisible())
        update();
}

void Sparkline::clear()
{
    m_values.clear();
    update();
}

QSize Sparkline::sizeHint() const
{
    return {points, fontMetrics().height() + 6};
}

void Sparkline::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    QColor base = m_look.color(ColorRole::Border);
    painter.setPen(QPen(base, 1));
    painter.drawLine(0, height() - 1, width(), height() - 1);
    double highest = 1;
    for (const auto &value : m_values)
        highest = std::max(highest, value.value_or(0));
    const double step = static_cast<double>(width()) / (points - 1);
    const auto place = [&](size_t i) {
        const double x = width() - static_cast<double>(m_values.size() - 1 - i) * step;
        return QPointF(x, height() - 2 - *m_values[i] / highest * (height() - 4));
    };
    QList<QLineF> lines;
    for (size_t i = 1; i < m_values.size(); ++i) {
        if (m_values[i - 1] && m_values[i])
            lines.append({place(i - 1), place(i)});
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_look.color(ColorRole::Throughput), 1.5));
    painter.drawLines(lines);
}

} // namespace Batanidza
