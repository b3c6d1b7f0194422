#pragma once

#include <QString>

class QAbstractItemModel;
class QTableView;

//! What every table of the window has in common. Main thread.
namespace Batanidza {

//! Rows to choose, no editing, no grid traps for Tab, rows as high as the text wants.
void prepareTable(QTableView &table);
//! The chosen rows (all, where none is) as tab-separated text with headers; hidden columns are
//! left out.
[[nodiscard]] QString tableText(const QTableView &table);

} // namespace Batanidza
