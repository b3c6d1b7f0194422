#include "ui/widgets/deviceframe.h"

#include "ui/widgets/devicedelegate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/playbutton.h"
#include "ui/widgets/textlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QVBoxLayout>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int footerIcon = 14;
constexpr int scrollBar = 10;
constexpr int smallScreen = 300; // pixels of height: a watch's

} // namespace

DeviceFrame::DeviceFrame(const Look &look, AudioApi *audio, const QString &platform,
                         QWidget *parent)
    : QFrame(parent)
    , m_look(look)
    , m_platform(platform)
    , m_model(new PreviewBlockModel(this))
    , m_delegate(new DeviceDelegate(deviceStyle(platform), this))
    , m_title(new TextLabel(look, TextRole::Body, this))
    , m_list(new QListView(this))
    , m_below(new QSpacerItem(0, 0, QSizePolicy::Minimum, QSizePolicy::Fixed))
    , m_play(new PlayButton(audio, look, this))
    , m_icon(new QLabel(this))
    , m_footer(new QLabel(this))
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Always there, so that the width is the same while pieces are laid out.
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_list->verticalScrollBar()->setFixedWidth(scrollBar);
    m_list->setResizeMode(QListView::Adjust);
    // In pieces, so that a lesson of a thousand entries does not hold the window up.
    m_list->setLayoutMode(QListView::Batched);
    m_list->setBatchSize(12);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setTabKeyNavigation(false);
    m_list->setMinimumHeight(90);
    // It takes what is left of the height: what stands below a screen is never cut for it.
    m_list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->installEventFilter(this);
    m_footer->setTextFormat(Qt::PlainText);
    m_footer->setWordWrap(true);
    m_title->setWordWrap(true);
    auto *line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(m_icon, 0, Qt::AlignTop);
    line->addWidget(m_footer, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_title);
    layout->addWidget(m_list, 1);
    layout->addItem(m_below);
    layout->addWidget(m_play, 0, Qt::AlignHCenter);
    layout->addLayout(line);
    layout->addStretch(0); // below a small screen
    m_play->setCompact(true);
    setFocusProxy(m_list);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                showSound();
                if (!m_choosing && current.isValid())
                    Q_EMIT chosen(current.data(PreviewBlockModel::KeyRole).toString());
            });
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, &DeviceFrame::scrolled);
    connect(&look, &Look::changed, this, &DeviceFrame::paintIcon);
    layOut();
}

void DeviceFrame::setBlocks(const QList<PreviewBlock> &blocks, const QString &bar)
{
    const QString key = chosenKey();
    m_delegate->forget();
    m_bar = bar;
    m_choosing = true;
    m_model->setBlocks(blocks);
    m_choosing = false;
    choose(key);
    showSound();
    update();
}

void DeviceFrame::setDevice(const DeviceLook &look)
{
    m_delegate->setLook(look);
    m_model->setWords(look.words);
    m_list->setFont(look.font);
    QPalette palette = look.of(m_delegate->style()).palette();
    m_list->setPalette(palette);
    m_list->doItemsLayout();
    layOut();
    update();
}

void DeviceFrame::setFitted(bool fitted)
{
    m_fitted = fitted;
    layOut();
}

int DeviceFrame::barHeight() const
{
    return m_delegate->style().bar == DeviceStyle::Bar::None
               ? m_delegate->style().radius / 3
               : QFontMetrics(m_delegate->look().font).height() + 14;
}

void DeviceFrame::layOut()
{
    const DeviceStyle &style = m_delegate->style();
    const int edge = style.bezel + 3;
    const int corner = style.radius / 4;
    if (m_fitted) {
        setMinimumWidth(leastWidth);
        setMaximumWidth(QWIDGETSIZE_MAX);
    } else {
        setFixedWidth(style.screen.width() + 2 * edge);
    }
    // A small screen stays small; larger ones take what height there is.
    const double size = m_delegate->look().font.pointSizeF() /
                        std::max(1.0, m_look.font(TextRole::Body).pointSizeF());
    m_list->setMaximumHeight(style.screen.height() < smallScreen
                                 ? static_cast<int>(style.screen.height() * std::max(1.0, size))
                                 : QWIDGETSIZE_MAX);
    // The device is painted around the list: its bar above, its edge on all sides.
    auto *all = layout();
    all->setContentsMargins(edge, 0, edge, 2);
    all->setSpacing(0);
    m_title->setContentsMargins(0, 2, 0, barHeight() + edge);
    m_below->changeSize(0, edge + corner, QSizePolicy::Minimum, QSizePolicy::Fixed);
    m_footer->setContentsMargins(0, 4, 0, 0);
    m_icon->setContentsMargins(0, 4, 0, 0);
    all->invalidate();
}

void DeviceFrame::setTitle(const QString &title)
{
    m_title->setText(title);
    m_list->setAccessibleName(title);
}

void DeviceFrame::setFooter(Severity severity, const QString &text)
{
    m_severity = severity;
    m_footer->setText(text);
    m_list->setAccessibleDescription(text);
    paintIcon();
}

void DeviceFrame::showSound()
{
    const PreviewBlock *block = m_model->blockAt(m_list->currentIndex().row());
    m_play->setWord(block ? spokenEntry(*block) : Json());
}

void DeviceFrame::paintIcon()
{
    m_icon->setVisible(m_severity != Severity::Unknown);
    m_icon->setPixmap(tintedPixmap(statusIcon(m_severity), m_look.color(m_severity), footerIcon,
                                   devicePixelRatioF()));
}

void DeviceFrame::setChosen(bool chosen)
{
    m_chosen = chosen;
    QFont font = m_title->font();
    font.setBold(chosen);
    m_title->setFont(font);
    update();
}

void DeviceFrame::choose(const QString &key)
{
    const int row = m_model->rowOf(key);
    m_choosing = true;
    if (row < 0) {
        m_list->clearSelection();
        m_list->setCurrentIndex({});
    } else if (m_list->currentIndex().row() != row) {
        m_list->setCurrentIndex(m_model->index(row));
        m_list->scrollTo(m_model->index(row));
    }
    m_choosing = false;
}

QString DeviceFrame::chosenKey() const
{
    return m_list->currentIndex().data(PreviewBlockModel::KeyRole).toString();
}

QString DeviceFrame::topKey() const
{
    const QModelIndex first = m_list->indexAt(QPoint(8, 4));
    for (int row = std::max(0, first.row()); row < m_model->rowCount(); ++row) {
        const PreviewBlock *block = m_model->blockAt(row);
        if (!block->key.isEmpty() && m_list->visualRect(m_model->index(row)).bottom() > 8)
            return block->key;
    }
    return {};
}

void DeviceFrame::scrollTo(const QString &key)
{
    const int row = m_model->rowOf(key);
    if (row >= 0)
        m_list->scrollTo(m_model->index(row), QAbstractItemView::PositionAtTop);
}

QRect DeviceFrame::screen() const
{
    return m_list->geometry().adjusted(0, -barHeight(), 0, 0);
}

void DeviceFrame::paintDevice(QPainter &painter, const QRect &screen) const
{
    const DeviceStyle &style = m_delegate->style();
    const Theme &theme = m_delegate->look().of(style);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF body = QRectF(screen).adjusted(-style.bezel, -style.bezel, style.bezel,
                                                style.bezel + style.radius / 4.0);
    painter.setPen(QPen(m_look.color(ColorRole::Border), 1));
    painter.setBrush(m_look.color(ColorRole::Border));
    painter.drawRoundedRect(body, style.radius, style.radius);
    const bool cards = style.shape == DeviceStyle::Shape::Cards;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(cards ? ColorRole::Surface : ColorRole::Background));
    const QRectF inside = QRectF(screen).adjusted(0, 0, 0, style.radius / 4.0);
    const double inner = std::max(0, style.radius - style.bezel);
    painter.drawRoundedRect(inside, inner, inner);
    if (style.bar == DeviceStyle::Bar::None)
        return;
    const QRect bar(screen.left(), screen.top(), screen.width(), barHeight());
    painter.save();
    QPainterPath clip;
    clip.addRoundedRect(inside, inner, inner);
    painter.setClipPath(clip);
    const bool app = style.bar == DeviceStyle::Bar::App;
    painter.fillRect(bar, theme.color(app ? ColorRole::Focus : ColorRole::Surface));
    painter.setFont(m_delegate->look().font);
    QRect text = bar.adjusted(style.padding, 0, -style.padding, 0);
    if (style.bar == DeviceStyle::Bar::Browser) {
        painter.setPen(theme.color(ColorRole::Border));
        painter.setBrush(theme.color(ColorRole::Background));
        const QRect field = bar.adjusted(6, 4, -6, -4);
        painter.drawRoundedRect(field, field.height() / 2.0, field.height() / 2.0);
        text = field.adjusted(10, 0, -10, 0);
    } else if (!app) {
        painter.setPen(theme.color(ColorRole::Border));
        painter.drawLine(bar.bottomLeft(), bar.bottomRight());
    }
    painter.setPen(theme.color(app                                      ? ColorRole::Background
                               : style.bar == DeviceStyle::Bar::Browser ? ColorRole::MutedText
                                                                        : ColorRole::Text));
    const bool middle =
        style.bar == DeviceStyle::Bar::Navigation || style.bar == DeviceStyle::Bar::Window;
    painter.drawText(text, (middle ? Qt::AlignHCenter : Qt::AlignLeft) | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_bar, Qt::ElideRight, text.width()));
    painter.restore();
}

void DeviceFrame::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    paintDevice(painter, screen());
    if (m_chosen) {
        painter.setPen(QPen(m_look.color(ColorRole::Focus), 2));
        painter.setBrush(Qt::NoBrush);
        const int bezel = m_delegate->style().bezel;
        const int radius = m_delegate->style().radius;
        painter.drawRoundedRect(
            QRectF(screen()).adjusted(-bezel - 1, -bezel - 1, bezel + 1, bezel + 1 + radius / 4.0),
            radius, radius);
    }
}

QImage DeviceFrame::picture(int width, qreal scale, int mostHeight) const
{
    const int edge = m_delegate->style().bezel + 4;
    const int bar = barHeight();
    int height = 0;
    QList<int> heights;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        heights += m_delegate->heightOf(*m_model->blockAt(row), row, width);
        height += heights.last();
    }
    height = std::min(height, mostHeight);
    const int title = QFontMetrics(m_look.font(TextRole::Body)).height() + 6;
    const QSize size(width + 2 * edge,
                     title + bar + height + 2 * edge + m_delegate->style().radius / 4);
    QImage image(size * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(m_look.color(ColorRole::Background));
    QPainter painter(&image);
    painter.setFont(m_look.font(TextRole::Body));
    painter.setPen(m_look.color(ColorRole::Text));
    painter.drawText(QRect(edge, 0, width, title), Qt::AlignLeft | Qt::AlignVCenter,
                     m_title->text());
    const QRect screen(edge, title + edge, width, bar + height);
    paintDevice(painter, screen);
    painter.setClipRect(screen);
    int y = screen.top() + bar;
    for (int row = 0; row < heights.size() && y < screen.bottom(); ++row) {
        m_delegate->paintBlock(painter, QRect(edge, y, width, heights[row]), *m_model->blockAt(row),
                               row, false);
        y += heights[row];
    }
    m_delegate->forget(); // of another width
    return image;
}

void DeviceFrame::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        layOut();
}

bool DeviceFrame::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::FocusIn)
        Q_EMIT entered();
    return QFrame::eventFilter(watched, event);
}

} // namespace Batanidza
