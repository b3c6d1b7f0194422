#include "ui/diff/changedelegate.h"

#include "ui/models/changemodel.h"

#include <QFontMetricsF>
#include <QHeaderView>
#include <QTableView>

#include <algorithm>
#include <cmath>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int padding = 8;
constexpr int bar = 3;
constexpr int mostRowsLaidOut = 2000; // the rest has one line each: nobody scrolls that far

struct Side
{
    ColorRole tint;
    ColorRole edge;
    bool left;
};

std::optional<Side> sideOf(ChangeModel::Part part)
{
    switch (part) {
    case ChangeModel::Part::A:
        return Side{ColorRole::SideATint, ColorRole::SideA, true};
    case ChangeModel::Part::B:
        return Side{ColorRole::SideBTint, ColorRole::SideB, false};
    case ChangeModel::Part::Result:
        return Side{ColorRole::EditedTint, ColorRole::Edited, true};
    case ChangeModel::Part::Field:
    case ChangeModel::Part::Before:
    case ChangeModel::Part::Why:
        break;
    }
    return {};
}

} // namespace

ChangeDelegate::ChangeDelegate(const Look &look, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_look(look)
{}

void ChangeDelegate::layOutRows(QTableView &table) const
{
    const auto *model = table.model();
    const QFontMetricsF metrics(m_look.font(TextRole::Lesson));
    const int line = static_cast<int>(std::ceil(metrics.lineSpacing()));
    auto *header = table.verticalHeader();
    header->setMinimumSectionSize(line + 10);
    header->setDefaultSectionSize(line + 10);
    const int rows = std::min(model->rowCount(), mostRowsLaidOut);
    for (int row = 0; row < rows; ++row) {
        int lines = 1;
        for (int column = 0; column < model->columnCount(); ++column) {
            const auto text = model->index(row, column).data().toString();
            const double room = std::max(20, table.columnWidth(column) - 2 * padding - bar);
            const double wide = metrics.averageCharWidth() * double(text.size()) * 1.1;
            lines = std::max(lines, static_cast<int>(std::ceil(wide / room)) +
                                        static_cast<int>(text.count(u'\n')));
        }
        header->resizeSection(row, std::min(lines, mostLines) * line + 10);
    }
}

void ChangeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const auto part = static_cast<ChangeModel::Part>(index.data(ChangeModel::PartRole).toInt());
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool changed = index.data(ChangeModel::ChangedRole).toBool();
    const auto side = changed ? sideOf(part) : std::nullopt;
    painter->fillRect(option.rect, m_look.color(selected ? ColorRole::Selection
                                                : side   ? side->tint
                                                         : ColorRole::Background));
    const QColor edge = m_look.color(side ? side->edge : ColorRole::Text);
    if (side) {
        const int x = side->left ? option.rect.left() : option.rect.right() - bar + 1;
        painter->fillRect(QRect(x, option.rect.top() + 1, bar, option.rect.height() - 2), edge);
    }
    painter->setPen(m_look.color(ColorRole::Border));
    painter->setOpacity(0.35);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->setOpacity(1);

    const bool lesson = part != ChangeModel::Part::Field && part != ChangeModel::Part::Why;
    MarkedPaint paint{lesson ? m_look.font(TextRole::Lesson) : m_look.font(TextRole::Body),
                      m_look.color(selected ? ColorRole::SelectionText : ColorRole::Text), edge,
                      selected};
    if (index.data(ChangeModel::AbsentRole).toBool()) {
        paint.font.setItalic(true);
        if (!selected)
            paint.text = m_look.color(ColorRole::MutedText);
    }
    const auto shown = index.data(Qt::DisplayRole).toString();
    const auto against = index.data(ChangeModel::AgainstRole);
    MarkedText marked = changed && against.isValid()
                            ? markedText(against.toString(), shown, SpanDetail::Characters)
                            : MarkedText{shown, {}};
    if (m_invisible && lesson)
        marked = withInvisible(std::move(marked));
    marked.text.replace(u'\n', QChar::LineSeparator);
    paintMarkedText(*painter, option.rect.adjusted(padding + bar, 3, -padding, -3), marked, paint,
                    m_look);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(m_look.color(ColorRole::Focus), 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
}

} // namespace Batanidza
