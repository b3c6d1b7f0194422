#pragma once

#include "engine/content/finding.h"

#include <QStringList>

//! What a check says of a lesson, in the language of the window. The engine speaks English, in
//! sentences with values in them; here each is known again by its pattern. Main thread.
namespace Batanidza {

namespace FindingText {

//! What is wrong. English where the sentence is not one of ours: what a reader of JSON says.
[[nodiscard]] QString message(const QString &english);
//! The right value, which stays as it is, or what to do.
[[nodiscard]] QString fix(const QString &english);
//! Every sentence, with %1, %2 where its values stand.
[[nodiscard]] QStringList patterns();

} // namespace FindingText

} // namespace Batanidza
