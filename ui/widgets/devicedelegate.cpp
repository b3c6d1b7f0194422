#include "ui/widgets/devicedelegate.h"

#include "ui/diff/tonecolumns.h"
#include "ui/models/previewblockmodel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/tonepaint.h"

#include <QAbstractItemView>
#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QPainterPath>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocumentFragment>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int keptDocuments = 80;
constexpr int iconSize = 14;
constexpr int iconRoom = 20;
constexpr qsizetype mostSyllables = 60;

//! Knows no file and no address.
class ClosedDocument final : public QTextDocument
{
public:
    using QTextDocument::QTextDocument;

protected:
    QVariant loadResource(int, const QUrl &) override { return {}; }
};

//! Smaller, down to two thirds, where one of the words is wider than the line.
QFont fitting(const QFont &font, const QString &text, int width)
{
    int widest = 0;
    for (const QString &word : text.left(200).split(u' ', Qt::SkipEmptyParts))
        widest = std::max(widest, QFontMetrics(font).horizontalAdvance(word));
    if (widest <= width)
        return font;
    QFont smaller = font;
    smaller.setPointSizeF(font.pointSizeF() * std::max(0.66, double(width) / widest * 0.94));
    return smaller;
}

} // namespace

struct DeviceDelegate::Laid
{
    struct Mark
    {
        int block = 0; //!< of the document
        QString icon;
        ColorRole color = ColorRole::MutedText;
        QList<ToneColumn> tone;
    };
    ClosedDocument document;
    QList<Mark> marks;
    int width = 0;
};

DeviceDelegate::DeviceDelegate(const DeviceStyle &style, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_style(style)
    , m_laid(keptDocuments)
{}

void DeviceDelegate::setLook(const DeviceLook &look)
{
    m_look = look;
    forget();
}

void DeviceDelegate::forget()
{
    m_laid.clear();
    m_sizes.clear();
}

bool DeviceDelegate::onCard(const PreviewBlock &block) const
{
    switch (block.kind) {
    case BlockKind::Note:
    case BlockKind::NoteHint:
    case BlockKind::Search:
        return true;
    case BlockKind::Word:
    case BlockKind::Line:
    case BlockKind::Exercise:
        return m_style.shape == DeviceStyle::Shape::Cards;
    default:
        return false;
    }
}

QMargins DeviceDelegate::margins(const PreviewBlock &block) const
{
    const int side = m_style.padding;
    switch (block.kind) {
    case BlockKind::Title:
        return {side, side, side, 6};
    case BlockKind::Heading:
        return {side, 12, side, 2};
    case BlockKind::Objective:
        return {side, 2, side, 2};
    default:
        break;
    }
    return onCard(block) ? QMargins(side + 8, 12, side + 8, 12) : QMargins(side, 7, side, 7);
}

void DeviceDelegate::write(QTextDocument &document, Laid &laid, const PreviewBlock &block,
                           int width) const
{
    const Theme &theme = m_look.of(m_style);
    document.setDocumentMargin(0);
    document.setDefaultFont(m_look.font);
    document.setUndoRedoEnabled(false);
    QTextCursor cursor(&document);
    bool started = false;
    const auto begin = [&](const QTextBlockFormat &format) {
        if (std::exchange(started, true))
            cursor.insertBlock(format);
        else
            cursor.setBlockFormat(format);
    };
    QFont lesson = m_look.font;
    lesson.setFamilies({u"Noto Sans"_s, u"DejaVu Sans"_s, m_look.font.family()});
    for (const BlockLine &line : blockLines(block, m_look.words)) {
        QTextBlockFormat paragraph;
        QTextCharFormat format;
        QFont font = m_look.font;
        ColorRole color = ColorRole::Text;
        Laid::Mark mark;
        switch (line.role) {
        case LineRole::Headline:
            font = lesson;
            font.setPointSizeF(font.pointSizeF() * 1.5);
            font.setWeight(QFont::DemiBold);
            font = fitting(font, line.text, width);
            break;
        case LineRole::Section:
            font.setPointSizeF(font.pointSizeF() * 1.2);
            font.setWeight(QFont::DemiBold);
            break;
        case LineRole::Headword:
            font = lesson;
            font.setPointSizeF(font.pointSizeF() * 1.25);
            font.setWeight(QFont::DemiBold);
            font = fitting(font, line.text, width);
            paragraph.setLineHeight(140, QTextBlockFormat::ProportionalHeight);
            break;
        case LineRole::Shona:
            font = lesson;
            font.setPointSizeF(font.pointSizeF() * 1.1);
            paragraph.setLineHeight(140, QTextBlockFormat::ProportionalHeight);
            break;
        case LineRole::Muted:
        case LineRole::Address:
            color = ColorRole::MutedText;
            break;
        case LineRole::Notation:
            font = lesson;
            color = ColorRole::MutedText;
            break;
        case LineRole::Badge:
            font.setWeight(QFont::DemiBold);
            color = ColorRole::Warning;
            mark.icon = u"status-warning"_s;
            mark.color = ColorRole::Warning;
            break;
        case LineRole::Label:
            color = ColorRole::MutedText;
            mark.icon = block.speech == SpeechMark::Person ? u"person"_s : u"info"_s;
            break;
        case LineRole::Tone:
        case LineRole::Body:
        case LineRole::Markdown:
            break;
        }
        format.setFont(font);
        format.setForeground(theme.color(color));
        if (line.role == LineRole::Tone) {
            const auto columns = toneColumns(Json(line.text), line.word);
            const QSize room = toneSize(columns, QFontMetrics(m_look.font));
            if (!columns.isEmpty() && columns.size() <= mostSyllables && room.width() <= width) {
                paragraph.setLineHeight(room.height(), QTextBlockFormat::FixedHeight);
                begin(paragraph);
                mark.block = cursor.blockNumber();
                mark.tone = columns;
                laid.marks.append(mark);
                continue;
            }
        }
        if (line.role == LineRole::Markdown) {
            begin({});
            ClosedDocument part;
            part.setDefaultFont(m_look.font);
            part.setHtml(line.text);
            QTextCursor all(&part);
            all.select(QTextCursor::Document);
            QTextCharFormat plain;
            plain.setForeground(theme.color(ColorRole::Text));
            all.mergeCharFormat(plain);
            cursor.insertFragment(QTextDocumentFragment(&part));
            cursor.movePosition(QTextCursor::End);
            continue;
        }
        if (!mark.icon.isEmpty())
            paragraph.setLeftMargin(iconRoom);
        begin(paragraph);
        if (!mark.icon.isEmpty()) {
            mark.block = cursor.blockNumber();
            laid.marks.append(mark);
        }
        cursor.insertText(line.text, format);
    }
    QTextOption option = document.defaultTextOption();
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document.setDefaultTextOption(option);
    document.setTextWidth(width);
}

std::shared_ptr<DeviceDelegate::Laid> DeviceDelegate::laid(const PreviewBlock &block, int row,
                                                           int width) const
{
    const QMargins around = margins(block);
    const int inner = std::max(40, width - around.left() - around.right());
    if (const auto *known = m_laid.object(row); known && (*known)->width == inner)
        return *known;
    auto fresh = std::make_shared<Laid>();
    fresh->width = inner;
    write(fresh->document, *fresh, block, inner);
    m_laid.insert(row, new std::shared_ptr<Laid>(fresh)); // the cache owns it
    return fresh;
}

int DeviceDelegate::heightOf(const PreviewBlock &block, int row, int width) const
{
    const auto known = m_sizes.constFind(row);
    if (known != m_sizes.cend() && known->first == width)
        return known->second;
    const QMargins around = margins(block);
    const int height = static_cast<int>(laid(block, row, width)->document.size().height()) +
                       around.top() + around.bottom();
    m_sizes.insert(row, {width, height});
    return height;
}

QSize DeviceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const PreviewBlockModel *>(index.model());
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const PreviewBlock *block = model ? model->blockAt(index.row()) : nullptr;
    if (!block || !view)
        return {};
    const int width = view->viewport()->width();
    return {width, heightOf(*block, index.row(), width)};
}

void DeviceDelegate::paintBlock(QPainter &painter, const QRect &rect, const PreviewBlock &block,
                                int row, bool selected) const
{
    const Theme &theme = m_look.of(m_style);
    const auto kept = laid(block, row, rect.width());
    const Laid &piece = *kept;
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool cards = m_style.shape == DeviceStyle::Shape::Cards;
    if (onCard(block)) {
        const QRectF card =
            QRectF(rect).adjusted(m_style.padding - 2, 4, -(m_style.padding - 2), -4);
        const bool loud = block.prominent || block.kind == BlockKind::NoteHint;
        painter.setPen(
            QPen(theme.color(loud ? ColorRole::Warning : ColorRole::Border), loud ? 2 : 1));
        painter.setBrush(theme.color(cards ? ColorRole::Background : ColorRole::Surface));
        painter.drawRoundedRect(card, cards ? 10 : 4, cards ? 10 : 4);
    } else if (m_style.shape == DeviceStyle::Shape::Rows && block.kind != BlockKind::Title &&
               block.kind != BlockKind::Heading && block.kind != BlockKind::Objective) {
        painter.setPen(theme.color(ColorRole::Border));
        painter.drawLine(rect.left() + m_style.padding, rect.bottom(),
                         rect.right() - m_style.padding, rect.bottom());
    }
    if (selected) {
        QColor wash = theme.color(ColorRole::Selection);
        wash.setAlpha(110);
        painter.setPen(QPen(theme.color(ColorRole::Focus), 2));
        painter.setBrush(wash);
        painter.drawRoundedRect(QRectF(rect).adjusted(3, 2, -3, -2), 6, 6);
    }
    const QMargins around = margins(block);
    painter.translate(rect.left() + around.left(), rect.top() + around.top());
    QAbstractTextDocumentLayout::PaintContext paint;
    paint.palette.setColor(QPalette::Text, theme.color(ColorRole::Text));
    paint.clip = QRectF(0, 0, piece.width, rect.height());
    piece.document.documentLayout()->draw(&painter, paint);
    for (const Laid::Mark &mark : piece.marks) {
        const QTextBlock place = piece.document.findBlockByNumber(mark.block);
        const QRectF where = piece.document.documentLayout()->blockBoundingRect(place);
        if (!mark.tone.isEmpty()) {
            painter.setFont(m_look.font);
            paintTone(painter, where.topLeft().toPoint(), mark.tone,
                      {theme.color(ColorRole::Text), theme.color(ColorRole::MutedText),
                       theme.color(ColorRole::Background), theme.color(ColorRole::Warning)});
        } else {
            const int line = QFontMetrics(m_look.font).height();
            painter.drawPixmap(QPoint(0, static_cast<int>(where.top()) + (line - iconSize) / 2),
                               tintedPixmap(mark.icon, theme.color(mark.color), iconSize,
                                            painter.device()->devicePixelRatioF()));
        }
    }
    painter.restore();
    if (block.warning) {
        painter.drawPixmap(QPoint(rect.right() - iconSize - 6, rect.top() + 6),
                           tintedPixmap(u"status-warning"_s, theme.color(ColorRole::Warning),
                                        iconSize, painter.device()->devicePixelRatioF()));
    }
}

void DeviceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const auto *model = qobject_cast<const PreviewBlockModel *>(index.model());
    if (const PreviewBlock *block = model ? model->blockAt(index.row()) : nullptr)
        paintBlock(*painter, option.rect, *block, index.row(),
                   option.state & QStyle::State_Selected);
}

} // namespace Batanidza
