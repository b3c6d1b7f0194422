#pragma once

#include <QList>
#include <QString>
#include <QStringList>

//! The tables of resources/shona, compiled into the program. Any thread.
namespace Batanidza::Shona {

//! The rows of `:/batanidza/shona/<name>` under its first line, each as long as `columns`. Stops
//! the program with a message where the table is missing or has other columns: nothing here can
//! work without it, and only a broken build can cause it.
[[nodiscard]] QList<QStringList> readTable(const QString &name, const QStringList &columns);

} // namespace Batanidza::Shona
