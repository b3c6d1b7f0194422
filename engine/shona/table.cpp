#include "engine/shona/table.h"

#include <QFile>

namespace Batanidza::Shona {

QList<QStringList> readTable(const QString &name, const QStringList &columns)
{
    QFile file(QStringLiteral(":/batanidza/shona/") + name);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("The Shona table %s is not in this program: it was built without resources/shona.",
               qPrintable(name));
    }
    QList<QStringList> rows;
    bool first = true;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        QStringList cells = line.split(u'\t');
        if (first && cells != columns) {
            qFatal("The Shona table %s has the columns \"%s\"; expected are \"%s\".",
                   qPrintable(name), qPrintable(cells.join(u' ')), qPrintable(columns.join(u' ')));
        }
        if (!first) {
            cells.resize(columns.size());
            rows.append(std::move(cells));
        }
        first = false;
    }
    if (rows.isEmpty())
        qFatal("The Shona table %s holds no rows.", qPrintable(name));
    return rows;
}

} // namespace Batanidza::Shona
