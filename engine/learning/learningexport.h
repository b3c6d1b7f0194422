#pragma once

#include "engine/learning/learningevent.h"

#include <QByteArray>

//! Learning events for other programs: spreadsheets, and stores that read xAPI 1.0.3. Pure; any
//! thread.
namespace Batanidza {

[[nodiscard]] QByteArray learningCsvHead();
//! One line with its end. Fields that a spreadsheet would take for a formula begin with '.
[[nodiscard]] QByteArray learningCsv(const LearningEvent &event);
//! One statement. `home` is an address under which actors and lessons are named:
//! "https://batanidza.example/demo".
[[nodiscard]] Json learningStatement(const LearningEvent &event, const QString &home);

} // namespace Batanidza
