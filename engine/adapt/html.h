#pragma once

#include <QString>

//! Text on its way into HTML. Pure; any thread.
namespace Batanidza {

//! What no reader of HTML can take for markup: & < > " ' escaped, control characters and characters
//! that never are ones (U+FFFE) replaced by U+FFFD. More than 30
//! marks on one letter are left out: a browser draws thousands for minutes. Right in text and in
//! quoted attributes.
[[nodiscard]] QString escapeHtml(QStringView text);
void appendEscaped(QString &html, QStringView text);

//! JSON for a script element: `<`, `>` and `&` as \u003c and so on, so that nothing ends the
//! element. `json` is UTF-8 JSON text.
[[nodiscard]] QString escapeScript(const QByteArray &json);

//! True for an address that a page may link to: https, a host, no spaces, quotes or controls.
[[nodiscard]] bool isSafeAddress(QStringView address);

} // namespace Batanidza
