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

//! "status-ok": the shape that always stands with a severity.
[[nodiscard]] QString statusIcon(Severity severity);
[[nodiscard]] QString platformIcon(Platform platform);

} // namespace Batanidza
