#pragma once

#include <QString>

//! The note of a rule about a limit. Pure.
namespace Batanidza {

//! "72 > 60"
[[nodiscard]] inline QString overNote(qint64 value, qint64 limit)
{
    return QStringLiteral("%1 > %2").arg(value).arg(limit);
}

} // namespace Batanidza
