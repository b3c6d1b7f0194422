#include "ui/widgets/tonepaint.h"

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int dot = 7;
constexpr int labels = 32;       // where the syllables begin
constexpr double highAt = 8;     // of the first high
constexpr double highLeast = 20; // of all the others: they come nearer to it, and never to the lows
constexpr double unknownAt = 17;
constexpr double lowAt = 27;
constexpr double downdrift = 0.8; // what is left of the way to highLeast after each low
constexpr double finalFall = 4;

QString letterOf(const ToneColumn &column)
{
    return column.level == ToneLevel::High  ? u"H"_s
           : column.level == ToneLevel::Low ? u"L"_s
                                            : u"?"_s;
}

int columnWidth(const QList<ToneColumn> &columns, const QFontMetrics &metrics)
{
    int widest = metrics.horizontalAdvance(u"mmm"_s);
    for (const ToneColumn &column : columns)
        widest = std::max(widest, metrics.horizontalAdvance(column.syllable) + 8);
    return widest;
}

} // namespace

QSize toneSize(const QList<ToneColumn> &columns, const QFontMetrics &metrics)
{
    const int count = std::max(1, static_cast<int>(columns.size()));
    return {columnWidth(columns, metrics) * count, metrics.height() * 2 + labels + 2};
}

QList<double> toneHeights(const QList<ToneColumn> &columns)
{
    QList<double> heights;
    double high = highAt;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const ToneLevel level = columns[i].level;
        if (i > 0 && level == ToneLevel::High && columns[i - 1].level == ToneLevel::Low)
            high = highLeast - (highLeast - high) * downdrift;
        heights.append(level == ToneLevel::High  ? high
                       : level == ToneLevel::Low ? lowAt
                                                 : unknownAt);
    }
    return heights;
}

void paintTone(QPainter &painter, const QPoint &corner, const QList<ToneColumn> &columns,
               const TonePaint &colors)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const int line = painter.fontMetrics().height();
    const int width = columnWidth(columns, painter.fontMetrics());
    const double left = corner.x();
    const double top = corner.y();
    const QList<double> heights = toneHeights(columns);
    QPointF before;
    bool joined = false;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const auto &column = columns[i];
        const double x = left + (double(i) + 0.5) * width;
        const bool unknown = column.level == ToneLevel::Unknown;
        const double y = top + heights[i];
        if (joined && column.boundary != Shona::Boundary::Word) {
            // A step: along, then up or down.
            const double middle = x - width / 2.0;
            const bool guessed = unknown || columns[i - 1].level == ToneLevel::Unknown;
            painter.setPen(QPen(colors.muted, 1, guessed ? Qt::DotLine : Qt::SolidLine));
            const QLineF steps[] = {{before, {middle, before.y()}},
                                    {{middle, before.y()}, {middle, y}},
                                    {{middle, y}, {x, y}}};
            painter.drawLines(steps, 3);
        }
        if (!unknown && i == columns.size() - 1) {
            painter.setPen(QPen(colors.muted, 1));
            painter.drawLine(QPointF(x, y), QPointF(x + width / 2.0 - 2, y + finalFall));
        }
        painter.setPen(QPen(unknown ? colors.muted : colors.text, 1.5));
        painter.setBrush(column.level == ToneLevel::High ? QBrush(colors.text)
                                                         : QBrush(colors.background));
        const QRectF mark(x - dot / 2.0, y - dot / 2.0, dot, dot);
        if (unknown)
            painter.drawRect(mark);
        else
            painter.drawEllipse(mark);
        const QRect below(static_cast<int>(x - width / 2.0), static_cast<int>(top) + labels, width,
                          line);
        painter.setPen(colors.text);
        painter.drawText(below, Qt::AlignCenter, column.syllable);
        painter.drawText(below.translated(0, line), Qt::AlignCenter, letterOf(column));
        if (column.changed) {
            painter.fillRect(QRectF(x - width / 2.0 + 4, top + labels + line * 2 - 2, width - 8, 2),
                             colors.changed);
        }
        before = {x, y};
        joined = true;
    }
}

} // namespace Batanidza
