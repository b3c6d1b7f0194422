#pragma once

#include "ui/diff/textspans.h"
#include "ui/look.h"

#include <QFont>
#include <QPainter>

//! A text with what was changed in it: what is new stands out, what is gone is struck out at its
//! place. How it is made is pure; painting is for the main thread.
namespace Batanidza {

struct MarkedText
{
    QString text;
    QList<std::pair<TextSpan, bool>> marks; //!< in text: at `after`; true = struck out
};

//! `after` with the marks of how it differs from `before`.
[[nodiscard]] MarkedText markedText(const QString &before, const QString &after, SpanDetail detail);
//! With characters nobody can see shown by name; the marks are left out where there are some.
[[nodiscard]] MarkedText withInvisible(MarkedText marked);

struct MarkedPaint
{
    QFont font;
    QColor text;
    QColor mark; //!< of underlines and of what is struck out
    bool selected = false;
    QString more = QStringLiteral("\u2026"); //!< stands where there was no room for the rest
};
//! Wrapped into the rectangle; what has no room is told by `more`.
void paintMarkedText(QPainter &painter, const QRect &rect, const MarkedText &marked,
                     const MarkedPaint &paint, const Look &look);

} // namespace Batanidza
