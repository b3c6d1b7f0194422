#pragma once

#include "ui/models/wordrowmodel.h"

//! Words of the import of a table of words: what a column means, and what became of a row. Main
//! thread.
namespace Batanidza {

[[nodiscard]] QString wordColumnText(WordColumn column);
[[nodiscard]] QString wordHeaderText(WordRowModel::Column column);
//! What keeps the row out comes first; a row that is taken says so.
[[nodiscard]] QString wordResultText(const WordRow &row);

} // namespace Batanidza
