#include "ui/widgets/tables.h"

#include <QHeaderView>
#include <QTableView>

namespace Batanidza {

namespace {

//! A tab or line break inside a cell would make another cell of it.
QString cell(const QVariant &value)
{
    return value.toString().simplified();
}

} // namespace

void prepareTable(QTableView &table)
{
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::ExtendedSelection);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setTabKeyNavigation(false);
    table.setShowGrid(false);
    table.setAlternatingRowColors(true);
    table.setWordWrap(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() + 10);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setStretchLastSection(true);
}

QString tableText(const QTableView &table)
{
    const QAbstractItemModel *model = table.model();
    QList<int> columns;
    for (int visual = 0; visual < model->columnCount(); ++visual) {
        const int column = table.horizontalHeader()->logicalIndex(visual);
        if (!table.isColumnHidden(column))
            columns.append(column);
    }
    QList<int> rows;
    const auto selected = table.selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        rows.append(index.row());
    if (rows.isEmpty()) {
        for (int row = 0; row < model->rowCount(); ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    QStringList header;
    for (const int column : std::as_const(columns))
        header.append(cell(model->headerData(column, Qt::Horizontal, Qt::DisplayRole)));
    QStringList lines{header.join(u'\t')};
    for (const int row : std::as_const(rows)) {
        QStringList cells;
        for (const int column : std::as_const(columns))
            cells.append(cell(model->index(row, column).data()));
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace Batanidza
