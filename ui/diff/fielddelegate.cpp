#include "ui/diff/fielddelegate.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int padding = 8;
constexpr int bar = 3;

bool isAbsent(const MaybeJson &value)
{
    return !value || value->isNull();
}

} // namespace

FieldDelegate::FieldDelegate(const Look &look, const FieldChoiceModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_look(look)
    , m_model(model)
{}

int FieldDelegate::linesFor(const QString &text, int width, const QFont &font, int most) const
{
    if (!m_wraps || text.isEmpty())
        return 1;
    const QFontMetricsF metrics(font);
    const double room = std::max(20, width - 2 * padding - bar);
    const double wide = metrics.averageCharWidth() * double(text.size()) * 1.1;
    const auto breaks = text.count(u'\n');
    return std::clamp(static_cast<int>(std::ceil(wide / room)) + static_cast<int>(breaks), 1, most);
}

MarkedText FieldDelegate::cellOf(const DiffRow &row, int column, const QString &shown) const
{
    MarkedText cell{shown, {}};
    const MaybeJson *side = column == FieldChoiceModel::AColumn   ? &row.current
                            : column == FieldChoiceModel::BColumn ? &row.incoming
                                                                  : nullptr;
    const bool texts = side && *side && row.base && (*side)->isString() && row.base->isString() &&
                       row.kind != RowKind::Order;
    if (texts)
        cell = markedText(cellText(row.base), shown, m_detail);
    if (m_invisible)
        cell = withInvisible(std::move(cell));
    cell.text.replace(u'\n', QChar::LineSeparator);
    return cell;
}

void FieldDelegate::paintCell(QPainter *painter, const QRect &area, bool selected,
                              const DiffRow &row, const QModelIndex &index) const
{
    const int column = index.column();
    const bool changedA =
        row.sides == RowSides::OnlyA || row.sides == RowSides::Both || row.sides == RowSides::Agree;
    const bool changedB =
        row.sides == RowSides::OnlyB || row.sides == RowSides::Both || row.sides == RowSides::Agree;
    const auto from = m_model.resultFrom(row);
    QColor back = m_look.color(ColorRole::Background);
    QColor edge;
    if (column == FieldChoiceModel::AColumn && changedA) {
        back = m_look.color(ColorRole::SideATint);
        edge = m_look.color(ColorRole::SideA);
    } else if (column == FieldChoiceModel::BColumn && changedB) {
        back = m_look.color(ColorRole::SideBTint);
        edge = m_look.color(ColorRole::SideB);
    } else if (column == FieldChoiceModel::ResultColumn && row.state == RowState::Asks) {
        if (from == ResultFrom::A)
            back = m_look.color(ColorRole::SideATint);
        else if (from == ResultFrom::B)
            back = m_look.color(ColorRole::SideBTint);
        else if (from == ResultFrom::Own)
            back = m_look.color(ColorRole::EditedTint);
    }
    if (selected)
        back = m_look.color(ColorRole::Selection);
    painter->fillRect(area, back);
    if (edge.isValid()) {
        const int x = column == FieldChoiceModel::AColumn ? area.left() : area.right() - bar + 1;
        painter->fillRect(QRect(x, area.top() + 1, bar, area.height() - 2), edge);
    }
    if (column == FieldChoiceModel::FieldColumn && row.state == RowState::Asks) {
        const bool open = from == ResultFrom::Nothing || from == ResultFrom::Preview;
        painter->fillRect(QRect(area.left(), area.top() + 1, bar, area.height() - 2),
                          m_look.color(open ? ColorRole::Critical : ColorRole::Ok));
    }
    painter->setPen(m_look.color(ColorRole::Border));
    painter->setOpacity(0.35);
    painter->drawLine(area.bottomLeft(), area.bottomRight());
    painter->setOpacity(1);

    auto font = column == FieldChoiceModel::FieldColumn ? m_look.font(TextRole::Body)
                                                        : m_look.font(TextRole::Lesson);
    auto color = m_look.color(selected ? ColorRole::SelectionText : ColorRole::Text);
    const auto shown = index.data(Qt::DisplayRole).toString();
    const MaybeJson *value = column == FieldChoiceModel::OriginalColumn ? &row.base
                             : column == FieldChoiceModel::AColumn      ? &row.current
                             : column == FieldChoiceModel::BColumn      ? &row.incoming
                                                                        : nullptr;
    if (value && isAbsent(*value)) {
        font.setItalic(true);
        if (!selected)
            color = m_look.color(ColorRole::MutedText);
    }
    if (column == FieldChoiceModel::ResultColumn &&
        (from == ResultFrom::Preview || from == ResultFrom::Rule))
        font.setItalic(true);
    const auto rect = area.adjusted(padding + bar, 3, -padding, -3);
    const auto cell =
        value && isAbsent(*value) ? MarkedText{shown, {}} : cellOf(row, column, shown);
    paintMarkedText(*painter, rect, cell,
                    {font, color, edge.isValid() ? edge : m_look.color(ColorRole::Text), selected,
                     //: Behind the part of a text that has room
                     tr("\u2026 more")},
                    m_look);
}

int FieldDelegate::labelWidth() const
{
    const QFontMetrics metrics(m_look.font(TextRole::Caption));
    int widest = 0;
    for (int column = FieldChoiceModel::OriginalColumn; column <= FieldChoiceModel::ResultColumn;
         ++column) {
        const auto name = m_model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
        widest = std::max(widest, metrics.horizontalAdvance(name));
    }
    return widest + 2 * padding;
}

QList<int> FieldDelegate::stackHeights(int row, int width, int most) const
{
    const auto font = m_look.font(TextRole::Lesson);
    const int line = QFontMetrics(font).lineSpacing();
    const int room = width - labelWidth();
    QList<int> heights;
    for (int column = FieldChoiceModel::OriginalColumn; column <= FieldChoiceModel::ResultColumn;
         ++column) {
        const auto text = m_model.index(row, column).data().toString();
        heights += linesFor(text, room, font, most) * line + 6;
    }
    return heights;
}

void FieldDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const DiffRow *row = m_model.rowAt(index.row());
    if (!row)
        return;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (m_stacked && index.column() == FieldChoiceModel::OriginalColumn) {
        // A row that was opened is higher than usual: then nothing is cut.
        auto heights = stackHeights(index.row(), option.rect.width());
        int sum = 0;
        for (const int height : std::as_const(heights))
            sum += height;
        if (option.rect.height() > sum)
            heights = stackHeights(index.row(), option.rect.width(), openLines);
        const int label = labelWidth();
        QRect part = option.rect;
        for (int i = 0; i < heights.size(); ++i) {
            const auto cell = index.siblingAtColumn(FieldChoiceModel::OriginalColumn + i);
            part.setHeight(i + 1 == heights.size() ? option.rect.bottom() - part.top() + 1
                                                   : heights[i]);
            painter->fillRect(QRect(part.left(), part.top(), label, part.height()),
                              m_look.color(selected ? ColorRole::Selection : ColorRole::Surface));
            painter->setFont(m_look.font(TextRole::Caption));
            painter->setPen(
                m_look.color(selected ? ColorRole::SelectionText : ColorRole::MutedText));
            painter->drawText(
                QRect(part.left() + padding, part.top(), label - padding, part.height()),
                Qt::AlignLeft | Qt::AlignVCenter,
                m_model.headerData(cell.column(), Qt::Horizontal, Qt::ToolTipRole).toString());
            paintCell(painter, part.adjusted(label, 0, 0, 0), selected, *row, cell);
            part.moveTop(part.top() + part.height());
        }
    } else {
        paintCell(painter, option.rect, selected, *row, index);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(m_look.color(ColorRole::Focus), 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
}

} // namespace Batanidza
