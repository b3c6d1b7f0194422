#include "ui/diff/markedtext.h"

#include "engine/shona/normalform.h"
#include "ui/text/difference.h"

#include <QFontMetricsF>
#include <QTextLayout>

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

MarkedText markedText(const QString &before, const QString &after, SpanDetail detail)
{
    MarkedText marked;
    qsizetype at = 0;
    for (TextSpan span : textSpans(before, after, detail)) {
        marked.text += after.mid(at, span.after - at);
        at = span.after + span.afterLength;
        const bool removed = span.afterLength == 0;
        const auto piece = removed ? before.mid(span.before, span.beforeLength)
                                   : after.mid(span.after, span.afterLength);
        // What only is stored differently reads the same: that is said in words, not marked (D4).
        const auto was = before.mid(span.before, span.beforeLength);
        if (!removed && Shona::composed(was) == Shona::composed(piece)) {
            marked.text += piece;
            continue;
        }
        span.after = marked.text.size();
        span.afterLength = piece.size();
        marked.text += piece;
        marked.marks.append({span, removed});
    }
    marked.text += after.mid(at);
    return marked;
}

MarkedText withInvisible(MarkedText marked)
{
    QString named;
    for (const QChar c : std::as_const(marked.text)) {
        const auto name = DifferenceText::invisibleName(c);
        named += name.isEmpty() ? QString(c) : u'[' + name + u']';
    }
    if (named != marked.text)
        marked = {named, {}};
    return marked;
}

void paintMarkedText(QPainter &painter, const QRect &rect, const MarkedText &marked,
                     const MarkedPaint &paint, const Look &look)
{
    QTextLayout layout(marked.text, paint.font);
    QList<QTextLayout::FormatRange> formats;
    for (const auto &[span, removed] : marked.marks) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
        format.setUnderlineColor(paint.mark);
        if (removed) {
            format.setUnderlineStyle(QTextCharFormat::NoUnderline);
            format.setFontStrikeOut(true);
            format.setForeground(paint.selected ? paint.text : paint.mark);
        } else if (!paint.selected && span.toneOnly) {
            format.setBackground(look.color(ColorRole::ToneChanged));
            format.setForeground(look.color(ColorRole::Text));
        } else {
            format.setFontWeight(QFont::DemiBold);
        }
        formats.append({static_cast<int>(span.after), static_cast<int>(span.afterLength), format});
    }
    layout.setFormats(formats);
    QTextOption wrap;
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrap);
    layout.beginLayout();
    double y = 0;
    int lines = 0;
    bool more = false;
    const double spacing = QFontMetricsF(paint.font).lineSpacing();
    const int room = std::max(1, static_cast<int>((rect.height() + 2) / spacing));
    for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        if (lines == room) {
            // A line that was made is drawn: this one far below what is seen.
            line.setLineWidth(rect.width());
            line.setPosition({0, 1e6});
            more = true;
            break;
        }
        line.setLineWidth(rect.width());
        line.setPosition({0, y});
        y += spacing;
        ++lines;
    }
    layout.endLayout();
    painter.save();
    painter.setClipRect(rect);
    painter.setPen(paint.text);
    layout.draw(&painter,
                QPointF(rect.left(), rect.top() + std::max(0.0, (rect.height() - y) / 2)));
    if (more) {
        const auto wide = QFontMetricsF(paint.font).horizontalAdvance(paint.more);
        painter.drawText(QPointF(rect.right() - wide, rect.bottom() - 2), paint.more);
    }
    painter.restore();
}

} // namespace Batanidza
