#pragma once

#include "engine/base/json.h"

#include <QByteArray>

//! The one writer: RFC 8785 (JCS) canonical form, so the same value gives the same bytes on every
//! machine; also an indented form for files that people read. Pure; any thread.
namespace Batanidza {

//! RFC 8785: keys by UTF-16 unit, no spaces, shortest number form, minimal escapes, UTF-8.
[[nodiscard]] QByteArray writeJson(const Json &value);
//! The same value over several lines, indented by `spaces`, with a newline at the end.
[[nodiscard]] QByteArray writeJsonIndented(const Json &value, int spaces = 1);
//! A number as ECMAScript prints it (RFC 8785 section 3.2.2.3). `value` must be finite.
[[nodiscard]] QByteArray writeJsonNumber(double value);

} // namespace Batanidza
