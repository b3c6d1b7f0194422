#include "ui/widgets/chartcanvas.h"

#include "ui/text/charttext.h"
#include "ui/text/format.h"

#include <QChart>
#include <QDateTime>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QLineSeries>
#include <QPainter>
#include <QTimeZone>
#include <QValueAxis>

#include <algorithm>
#include <array>
#include <cmath>

namespace Batanidza {

struct ChartCanvas::Charts
{
    QGraphicsScene scene;
    QChart *chart = nullptr;    // owned by the scene
    QValueAxis *time = nullptr; // the axes and series are owned by the chart
    QValueAxis *value = nullptr;
    QList<QLineSeries *> series;
};

namespace {

constexpr int mostSeries = 5;

//! A round number that is at least `value`: 1, 2, 5, 10, 20 ...
double roundAbove(double value)
{
    if (value <= 0)
        return 1;
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        if (factor * power >= value)
            return factor * power;
    }
    return 10 * power;
}

//! Diagonal lines every 8 pixels, cut to the rectangle.
void hatch(QPainter &painter, const QRectF &area, const QColor &color, double apart)
{
    if (area.width() <= 0 || area.height() <= 0)
        return;
    QList<QLineF> lines;
    const int most = int((area.width() + area.height()) / apart) + 1;
    for (int i = 0; i < most; ++i) {
        const double x = area.left() - area.height() + i * apart;
        const double x1 = std::max(x, area.left());
        const double x2 = std::min(x + area.height(), area.right());
        if (x2 > x1)
            lines.append({x1, area.bottom() - (x1 - x), x2, area.bottom() - (x2 - x)});
    }
    painter.setPen(QPen(color, 1));
    painter.drawLines(lines);
}

double valueOf(const ChartBucket &bucket, qsizetype line)
{
    return line < bucket.values.size() ? bucket.values.at(line) : std::nan("");
}

} // namespace

ChartCanvas::ChartCanvas(const Look &look)
    : m_look(look)
    , m_charts(std::make_unique<Charts>())
{
    m_charts->chart = new QChart;
    m_charts->scene.addItem(m_charts->chart);
    QChart *chart = m_charts->chart;
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->setBackgroundVisible(false);
    chart->setPlotAreaBackgroundVisible(false);
    chart->setMargins(QMargins());
    chart->legend()->hide();
    if (chart->layout())
        chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_charts->time = new QValueAxis;
    m_charts->value = new QValueAxis;
    chart->addAxis(m_charts->time, Qt::AlignBottom);
    chart->addAxis(m_charts->value, Qt::AlignLeft);
    for (QValueAxis *axis : {m_charts->time, m_charts->value}) {
        axis->setLabelsVisible(false);
        axis->setGridLineVisible(false);
        axis->setLineVisible(false);
        axis->setVisible(false);
    }
}

ChartCanvas::~ChartCanvas() = default;

double ChartCanvas::xAt(Millis time) const
{
    const double share = static_cast<double>((time - m_from).count()) /
                         static_cast<double>(std::max<qint64>(1, (m_to - m_from).count()));
    return m_plot.left() + share * m_plot.width();
}

Millis ChartCanvas::timeAt(double x) const
{
    const double share = (x - m_plot.left()) / std::max(1.0, m_plot.width());
    return m_from +
           Millis(static_cast<qint64>(share * static_cast<double>((m_to - m_from).count())));
}

double ChartCanvas::yAt(double value) const
{
    const double share = m_log ? (std::log10(std::max(value, m_low)) - std::log10(m_low)) /
                                     (std::log10(m_high) - std::log10(m_low))
                               : (value - m_low) / (m_high - m_low);
    return m_plot.bottom() - share * m_plot.height();
}

QList<double> ChartCanvas::ticks(const ChartStyle &style) const
{
    QList<double> all;
    if (style.logarithmic) {
        const int powers = int(std::floor(std::log10(m_high * 1.001 / m_low)));
        for (int i = 0; i <= powers; ++i)
            all.append(m_low * std::pow(10, i));
        return all;
    }
    const double wanted = roundAbove(m_high / std::max(2.0, std::floor(m_plot.height() / 40)));
    const double step = style.wholeNumbers ? std::max(1.0, wanted) : wanted;
    for (int i = 0; i * step <= m_high * 1.001; ++i)
        all.append(i * step);
    return all;
}

void ChartCanvas::measure(const ChartData &data, const ChartStyle &style, const QSize &size)
{
    m_font = m_look.font(TextRole::Caption);
    m_from = data.from;
    m_to = std::max(data.to, data.from + data.width);
    m_log = style.logarithmic;
    double highest = style.target.value_or(0);
    for (const ChartBucket &bucket : data.buckets) {
        for (qsizetype i = 0; i < style.lines.size(); ++i) {
            const double value = valueOf(bucket, i);
            if (style.lines.at(i).visible && std::isfinite(value))
                highest = std::max(highest, value);
        }
        if (style.dotsForHighest)
            highest = std::max(highest, bucket.highest);
    }
    if (m_log) {
        m_low = style.floor;
        m_high =
            std::max(style.floor * 100,
                     std::pow(10.0, std::ceil(std::log10(std::max(highest * 1.05, style.floor)))));
    } else {
        m_low = 0;
        m_high = style.most.value_or(roundAbove(std::max(highest * 1.1, 1.0)));
    }
    const QFontMetricsF metrics(m_font);
    double right = metrics.averageCharWidth() * 8;
    for (qsizetype i = 0; i < style.lines.size(); ++i) {
        for (qsizetype at = data.buckets.size() - 1; at >= 0; --at) {
            const double value = valueOf(data.buckets.at(at), i);
            if (data.buckets.at(at).open || !std::isfinite(value))
                continue;
            const QString text = style.lines.at(i).name + u' ' + style.valueText(value);
            right = std::max(right, metrics.horizontalAdvance(text) + 12);
            break;
        }
    }
    m_plot = QRectF(0, 0, size.width(), size.height()); // for the number of ticks
    double left = 0;
    const auto marks = ticks(style);
    for (const double value : marks)
        left = std::max(left, metrics.horizontalAdvance(style.tickText(value)) + 12);
    const double top = metrics.height() / 2 + 2;
    const double bottom = metrics.height() + 8;
    m_plot = QRectF(left, top, std::max(10.0, size.width() - left - right),
                    std::max(10.0, size.height() - top - bottom));
}

void ChartCanvas::feed(const ChartData &data, const ChartStyle &style)
{
    // Qt's own logarithmic axis drops a whole series for one gap in it, so the logarithm is taken
    // here, of values that are at least the floor.
    const auto scaled = [this](double value) {
        return m_log ? std::log10(std::max(value, m_low)) : value;
    };
    m_charts->time->setRange(0, static_cast<double>((m_to - m_from).count()));
    m_charts->value->setRange(scaled(m_low), scaled(m_high));
    const auto wanted = std::min<qsizetype>(style.lines.size(), mostSeries);
    while (m_charts->series.size() < wanted) {
        auto *series = new QLineSeries;
        m_charts->chart->addSeries(series);
        series->attachAxis(m_charts->time);
        series->attachAxis(m_charts->value);
        m_charts->series.append(series);
    }
    for (qsizetype i = 0; i < m_charts->series.size(); ++i) {
        const bool shown = i < wanted && style.lines.at(i).visible;
        QLineSeries *series = m_charts->series.at(i);
        series->setVisible(shown);
        if (!shown)
            continue;
        const ChartLine &line = style.lines.at(i);
        series->setPen(
            QPen(m_look.color(line.color), line.width, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
        QList<QPointF> points;
        points.reserve(data.buckets.size());
        for (const ChartBucket &bucket : data.buckets) {
            if (bucket.open)
                continue; // drawn thinner, by us
            const double x = static_cast<double>((bucket.start + data.width / 2 - m_from).count());
            const double y = valueOf(bucket, i);
            points.append({x, std::isfinite(y) ? scaled(y) : y});
        }
        series->replace(points);
    }
}

QPixmap ChartCanvas::draw(const ChartData &data, const ChartStyle &style, const QSize &size,
                          qreal devicePixelRatio)
{
    measure(data, style, size);
    feed(data, style);
    QPixmap pixmap(size * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(m_look.color(ColorRole::Background));
    QPainter painter(&pixmap);
    painter.setFont(m_font);
    paintBack(painter, data, style);
    const QRectF all(QPointF(0, 0), size);
    QChart *chart = m_charts->chart;
    chart->setGeometry(all);
    chart->setPlotArea(m_plot);
    if (chart->layout())
        chart->layout()->activate();
    painter.setRenderHint(QPainter::Antialiasing);
    m_charts->scene.setSceneRect(all);
    m_charts->scene.render(&painter, all, all, Qt::IgnoreAspectRatio);
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintFront(painter, data, style);
    paintTimes(painter, data);
    paintEnds(painter, data, style);
    return pixmap;
}

void ChartCanvas::paintBack(QPainter &painter, const ChartData &data, const ChartStyle &style) const
{
    const QColor muted = m_look.color(ColorRole::MutedText);
    QColor grid = m_look.color(ColorRole::Border);
    grid.setAlphaF(0.3F);
    QColor light = m_look.color(ColorRole::Border);
    light.setAlphaF(0.45F);
    for (const ChartGap &gap : data.gaps) {
        const QRectF area(QPointF(std::max(m_plot.left(), xAt(gap.from)), m_plot.top()),
                          QPointF(std::min(m_plot.right(), xAt(gap.to)), m_plot.bottom()));
        hatch(painter, area, light, 8);
        const auto fits = [&](const QString &text) {
            return painter.fontMetrics().horizontalAdvance(text) + 8 < area.width();
        };
        QString text = ChartText::why(gap.why);
        if (!fits(text))
            text = Format::noData();
        if (fits(text)) {
            painter.setPen(muted);
            painter.drawText(area.adjusted(4, 0, 0, -2), Qt::AlignBottom | Qt::AlignLeft, text);
        }
    }
    const QList<double> marks = ticks(style);
    QList<QLineF> lines;
    for (const double value : marks)
        lines.append({m_plot.left(), yAt(value), m_plot.right(), yAt(value)});
    painter.setPen(QPen(grid, 1));
    painter.drawLines(lines);
    painter.setPen(muted);
    const double height = painter.fontMetrics().height();
    double last = m_plot.bottom() + 2 * height;
    for (const double value : marks) {
        const double y = yAt(value);
        if (last - y < height)
            continue;
        last = y;
        painter.drawText(QRectF(0, y - height / 2, m_plot.left() - 6, height),
                         Qt::AlignRight | Qt::AlignVCenter, style.tickText(value));
    }
    if (style.target && *style.target < m_high && !style.targetIsLeast) {
        // Beyond the target: a light hatching, so that it does not shout before anything is there.
        QColor beyond = m_look.color(ColorRole::Border);
        beyond.setAlphaF(0.18F);
        hatch(painter, QRectF(m_plot.topLeft(), QPointF(m_plot.right(), yAt(*style.target))),
              beyond, 14);
    }
}

void ChartCanvas::paintFront(QPainter &painter, const ChartData &data,
                             const ChartStyle &style) const
{
    if (style.target && *style.target < m_high) {
        const double y = yAt(*style.target);
        QList<QLineF> dashes;
        for (int i = 0; i * 10 < m_plot.width(); ++i) {
            const double x = m_plot.left() + i * 10;
            dashes.append({x, y, std::min(x + 6, m_plot.right()), y});
        }
        painter.setPen(QPen(m_look.color(ColorRole::Text), 1));
        painter.drawLines(dashes);
        // On the side where the lines should not be.
        const double height = painter.fontMetrics().height();
        const double top = style.targetIsLeast ? y + 2 : y - height - 2;
        painter.drawText(QRectF(m_plot.left() + 6, top, m_plot.width(), height), Qt::AlignLeft,
                         style.targetText);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const auto x = [&](qsizetype i) { return xAt(data.buckets.at(i).start + data.width / 2); };
    for (qsizetype line = 0; line < style.lines.size(); ++line) {
        if (!style.lines.at(line).visible)
            continue;
        const QColor color = m_look.color(style.lines.at(line).color);
        for (qsizetype i = 0; i < data.buckets.size(); ++i) {
            const double value = valueOf(data.buckets.at(i), line);
            if (!std::isfinite(value))
                continue;
            const bool before = i > 0 && std::isfinite(valueOf(data.buckets.at(i - 1), line));
            const bool after =
                i + 1 < data.buckets.size() && std::isfinite(valueOf(data.buckets.at(i + 1), line));
            if (data.buckets.at(i).open && before) {
                painter.setPen(QPen(color, 0.75));
                painter.drawLine(QPointF(x(i - 1), yAt(valueOf(data.buckets.at(i - 1), line))),
                                 QPointF(std::min(x(i), m_plot.right()), yAt(value)));
            } else if (!before && !after) {
                painter.setPen(Qt::NoPen);
                painter.setBrush(color);
                painter.drawEllipse(QPointF(std::min(x(i), m_plot.right()), yAt(value)), 2, 2);
            }
        }
    }
    if (style.dotsForHighest && !style.lines.isEmpty() && style.lines.constLast().visible) {
        painter.setPen(QPen(m_look.color(style.lines.constLast().color), 1));
        painter.setBrush(Qt::NoBrush);
        for (qsizetype i = 0; i < data.buckets.size(); ++i) {
            const ChartBucket &bucket = data.buckets.at(i);
            if (bucket.samples > 0 && !std::isfinite(valueOf(bucket, style.lines.size() - 1)))
                painter.drawEllipse(QPointF(std::min(x(i), m_plot.right()), yAt(bucket.highest)), 2,
                                    2);
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void ChartCanvas::paintTimes(QPainter &painter, const ChartData &data) const
{
    constexpr std::array<qint64, 18> steps{5,     10,    15,    30,     60,      120,
                                           300,   600,   900,   1800,   3600,    10800,
                                           21600, 43200, 86400, 604800, 1209600, 2419200};
    const double range = static_cast<double>((m_to - m_from).count()) / 1000.0;
    const double most = std::max(1.0, m_plot.width() / 80);
    qint64 step = steps.back();
    for (const qint64 candidate : steps) {
        if (range / static_cast<double>(candidate) <= most) {
            step = candidate;
            break;
        }
    }
    const QDateTime first = QDateTime::fromMSecsSinceEpoch(m_from.count());
    const qint64 offset = first.offsetFromUtc();
    const qint64 from = m_from.count() / 1000 + offset;
    const double height = painter.fontMetrics().height();
    painter.setPen(m_look.color(ColorRole::MutedText));
    painter.drawLine(QLineF(m_plot.bottomLeft(), m_plot.bottomRight()));
    if (data.buckets.isEmpty())
        return; // nor is it known what time it is
    double free = m_plot.left() - 100;
    // Of a day that is over the first time comes with its date; midnight is the date of its day.
    bool dateUnsaid = data.dated;
    for (qint64 at = (from + step - 1) / step * step; at - offset <= m_to.count() / 1000;
         at += step) {
        const Millis utc((at - offset) * 1000);
        const double x = xAt(utc);
        QString text = step < 60 ? Format::time(utc) : Format::shortTime(utc);
        if (at % 86400 == 0)
            text = Format::shortDate(utc);
        else if (dateUnsaid)
            text = Format::shortDate(utc) + u' ' + text;
        const double width = painter.fontMetrics().horizontalAdvance(text);
        painter.drawLine(QLineF(x, m_plot.bottom(), x, m_plot.bottom() + 4));
        if (x - width / 2 < std::max(0.0, free) || x + width / 2 > m_plot.right())
            continue;
        free = x + width / 2 + 8;
        dateUnsaid = false;
        painter.drawText(QRectF(x - width / 2 - 2, m_plot.bottom() + 5, width + 4, height),
                         Qt::AlignCenter, text);
    }
    // The zone that these times are of.
    painter.drawText(QRectF(m_plot.right() + 6, m_plot.bottom() + 5, 200, height), Qt::AlignLeft,
                     first.timeZoneAbbreviation());
}

void ChartCanvas::paintEnds(QPainter &painter, const ChartData &data, const ChartStyle &style) const
{
    struct End
    {
        double y = 0;
        QString text;
        QColor color;
    };
    QList<End> ends;
    for (qsizetype line = 0; line < style.lines.size(); ++line) {
        if (!style.lines.at(line).visible)
            continue;
        for (qsizetype i = data.buckets.size() - 1; i >= 0; --i) {
            const double value = valueOf(data.buckets.at(i), line);
            if (data.buckets.at(i).open || !std::isfinite(value))
                continue;
            // An old value is not said at the end of the line as if it were the newest.
            if (i + 4 >= data.buckets.size()) {
                ends.append({yAt(value), style.lines.at(line).name + u' ' + style.valueText(value),
                             m_look.color(style.lines.at(line).color)});
            }
            break;
        }
    }
    std::sort(ends.begin(), ends.end(), [](const End &a, const End &b) { return a.y > b.y; });
    const double height = painter.fontMetrics().height();
    double free = m_plot.bottom();
    for (End &end : ends) {
        end.y = std::min(end.y, free - height / 2);
        free = end.y - height / 2;
    }
    // Many at the top of the chart: none is cut off there.
    const double over = ends.isEmpty() ? 0 : std::max(0.0, m_plot.top() - ends.constLast().y);
    for (const End &end : std::as_const(ends)) {
        painter.setPen(end.color);
        painter.drawText(QRectF(m_plot.right() + 6, end.y + over - height / 2, 400, height),
                         Qt::AlignLeft | Qt::AlignVCenter, end.text);
    }
}

} // namespace Batanidza
