#pragma once

#include "engine/content/platform.h"
#include "engine/runtime/enginesnapshot.h"

#include <QIcon>
#include <QPixmap>

//! Our own icons, drawn as SVG lines in resources/icons and tinted here and nowhere else.
//! Main thread.
namespace Batanidza {

//! An icon by file name ("page-overview"), in the colour that the palette has for button text at
//! the moment of painting, so that it follows the theme by itself.
[[nodiscard]] QIcon themedIcon(const QString &name);
//! The same in one fixed colour.
[[nodiscard]] QPixmap tintedPixmap(const QString &name, const QColor &color, int size,
                                   qreal devicePixelRatio);

//! A state's shape for a list: in the state's colour, and in `selected` where its row is chosen, so
//! that it can be seen on any selection colour.
[[nodiscard]] QIcon statusIconFor(Severity severity, const QColor &color, const QColor &selected,
                                  int size, qreal devicePixelRatio);
//! "status-ok": the shape that always stands with a severity.
[[nodiscard]] QString statusIcon(Severity severity);
[[nodiscard]] QString platformIcon(Platform platform);

} // namespace Batanidza
