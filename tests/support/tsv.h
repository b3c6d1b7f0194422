#pragma once

#include <QFile>
#include <QList>
#include <QStringList>

//! The tables of tests/data and resources as test rows.
namespace Batanidza {

//! All rows below the first line that is no comment (#). Stops the test where the file is missing.
inline QList<QStringList> readTsv(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("missing test table %s", qPrintable(path));
    QList<QStringList> rows;
    qsizetype columns = 0;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        if (line.startsWith(u'#'))
            continue;
        QStringList cells = line.split(u'\t');
        if (columns > 0) {
            cells.resize(columns);
            rows.append(cells);
        }
        columns = columns > 0 ? columns : cells.size();
    }
    return rows;
}

} // namespace Batanidza
