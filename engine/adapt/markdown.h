#pragma once

#include <QString>

//! The Markdown of lessons as HTML. Pure; any thread.
namespace Batanidza {

//! Paragraphs, headings, lists, quotes, code, tables, rules, emphasis, strong, code spans, line
//! breaks and https links, as CommonMark and its tables have them. Everything else is text: HTML,
//! pictures, entities and other links come out escaped, so nothing that a lesson says can run.
//! `topHeading` is what `#` becomes (1 to 6). Time grows with the length alone; deeper than eight
//! levels nothing nests.
[[nodiscard]] QString markdownToHtml(const QString &markdown, int topHeading = 4);

} // namespace Batanidza
