#pragma once

#include <QString>

//! One field of a CSV file that we write. Pure; any thread.
namespace Batanidza {

//! Quoted where it must be (RFC 4180). A field that a spreadsheet would take for a formula gets a
//! ' in front: it is content of other people.
[[nodiscard]] QString csvField(const QString &text);

} // namespace Batanidza
