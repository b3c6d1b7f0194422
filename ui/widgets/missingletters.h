#pragma once

#include "ui/models/previewwarnings.h"

#include <QFont>

//! Letters of a lesson that no font of this computer has. Any thread; takes a while for long
//! lessons.
namespace Batanidza {

//! One warning for each letter, at the first place where it stands; at most `most`.
[[nodiscard]] QList<PreviewWarning> missingLetters(const Json &lesson, const QFont &font,
                                                   qsizetype most = 20);

} // namespace Batanidza
