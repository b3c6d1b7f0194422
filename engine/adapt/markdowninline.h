#pragma once

#include <QString>

//! One run of Markdown text: emphasis, code, links, breaks. Used by markdown only.
namespace Batanidza {

[[nodiscard]] QString markdownInline(const QString &text);

} // namespace Batanidza
