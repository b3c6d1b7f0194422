#pragma once

#include "engine/base/json.h"

#include <QByteArray>

//! The one writer: RFC 8785 (JCS) canonical form, so the same value gives the same bytes on every
//! machine; also an indented form for files that people read. Pure; any thread.
namespace Batanidza {

//! RFC 8785: keys by UTF-16 unit, no spaces, shortest number form, minimal escapes, UTF-8.
[[nodiscard]] QByteArray writeJson(const Json &value);
//! Where something stands in bytes.
struct JsonPlace
{
    qsizetype at = 0;
    qsizetype size = 0; //!< 0 = nowhere
};
//! writeJson(), and where it has the value of a member: the canonical form of that, too.
[[nodiscard]] QByteArray writeJson(const Json &object, QStringView member, JsonPlace &place);
//! The same value over several lines, indented by `spaces`, with a newline at the end.
[[nodiscard]] QByteArray writeJsonIndented(const Json &value, int spaces = 1);
//! A number as ECMAScript prints it (RFC 8785 section 3.2.2.3). `value` must be finite.
[[nodiscard]] QByteArray writeJsonNumber(double value);

} // namespace Batanidza
