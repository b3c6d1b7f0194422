#pragma once

#include "ui/diff/tonecolumns.h"

#include <QColor>
#include <QFontMetrics>
#include <QPainter>

//! Draws a tone contour (D7): a column for each syllable, high a filled dot above, low a hollow one
//! below, each high after a low a little lower, the last syllable falling; unknown a square on a
//! dotted line between them; what changed is underlined. Main thread.
namespace Batanidza {

struct TonePaint
{
    QColor text;
    QColor muted;
    QColor background;
    QColor changed;
};

//! Where the tone of each column is drawn, in pixels below the corner. Pure.
[[nodiscard]] QList<double> toneHeights(const QList<ToneColumn> &columns);
//! The room that the columns need, syllables and letters underneath.
[[nodiscard]] QSize toneSize(const QList<ToneColumn> &columns, const QFontMetrics &metrics);
//! Into the painter's font and place, from `corner`.
void paintTone(QPainter &painter, const QPoint &corner, const QList<ToneColumn> &columns,
               const TonePaint &colors);

} // namespace Batanidza
