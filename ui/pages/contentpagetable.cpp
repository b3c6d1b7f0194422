#include "ui/pages/contentpagetable.h"

#include "ui/look.h"
#include "ui/models/contentmodel.h"
#include "ui/widgets/icons.h"

#include <QHeaderView>

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

ContentDelegate::ContentDelegate(const Look &look, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_look(look)
{}

void ContentDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.column() == ContentModel::LessonColumn) {
        const auto gloss = index.data(ContentModel::GlossRole).toString();
        if (!gloss.isEmpty() && gloss != option->text)
            //: In the list of lessons: %1 the Shona title, %2 the English title
            option->text = ContentTable::tr("%1 (%2)").arg(option->text, gloss);
        return;
    }
    const auto severity = index.data(ContentModel::SeverityRole);
    if (!severity.isValid())
        return;
    const int size = option->fontMetrics.height();
    const auto level = severity.value<Severity>();
    const auto ratio = option->widget ? option->widget->devicePixelRatioF() : 1.0;
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = {size, size};
    option->icon = statusIconFor(level, m_look.color(level), m_look.color(ColorRole::SelectionText),
                                 size, ratio);
}

ContentTable::ContentTable(const Look &look, QWidget *parent)
    : QTableView(parent)
{
    setItemDelegate(new ContentDelegate(look, this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setSortingEnabled(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    connect(&look, &Look::changed, this, &ContentTable::layOutColumns);
}

void ContentTable::layOutColumns()
{
    const QFontMetrics metrics(font());
    verticalHeader()->setDefaultSectionSize(std::max(28, metrics.height() + 10));
    if (!model())
        return;
    const int pad = 8;
    const auto width = [&](int column, const QString &usual, bool icon) {
        const auto head = model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int text =
            std::max(metrics.horizontalAdvance(head) + 16,
                     metrics.horizontalAdvance(usual) + (icon ? metrics.height() + 8 : 0));
        setColumnWidth(column, text + pad);
    };
    width(ContentModel::LessonColumn, u"Kukwazisana (Greeting each other)"_s, false);
    width(ContentModel::LevelColumn, u"A1"_s, false);
    width(ContentModel::VersionColumn, u"v123"_s, false);
    // The longest of what a platform's cell may say in this language.
    QString longest;
    for (const QString &state :
         {ContentModel::tr("%1 of %2").arg(u"v12"_s).arg(12), ContentModel::tr("has none"),
          ContentModel::tr("%1, off").arg(u"v12"_s), ContentModel::tr("%1, error").arg(u"v12"_s)}) {
        if (metrics.horizontalAdvance(state) > metrics.horizontalAdvance(longest))
            longest = state;
    }
    for (int column = ContentModel::WebColumn; column <= ContentModel::WatchosColumn; ++column)
        width(column, longest, true);
    width(ContentModel::SizeColumn, u"123.4 kB"_s, false);
    width(ContentModel::EditedColumn, u"Tendai Moyo, 22/11/2026 17:30"_s, false);
    width(ContentModel::ConflictColumn, ContentModel::tr("waiting"), true);
}

std::pair<int, int> ContentTable::rowsInSight() const
{
    const int last = rowAt(viewport()->height() - 1);
    const int all = model() ? model()->rowCount() : 0;
    return {std::max(0, rowAt(0)), last < 0 ? all - 1 : last};
}

QString ContentTable::selectedText() const
{
    auto rows = selectionModel()->selectedRows();
    if (rows.isEmpty())
        return {};
    std::ranges::sort(rows, {}, &QModelIndex::row);
    const auto line = [this](auto cell) {
        QStringList cells;
        for (int column = 0; column < model()->columnCount(); ++column) {
            if (!isColumnHidden(column))
                cells += cell(column).simplified();
        }
        return cells.join(u'\t');
    };
    QStringList lines{line([this](int column) {
        return model()->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
    })};
    for (const auto &row : std::as_const(rows)) {
        lines += line([&row](int column) {
            return row.siblingAtColumn(column).data(Qt::DisplayRole).toString();
        });
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace Batanidza
