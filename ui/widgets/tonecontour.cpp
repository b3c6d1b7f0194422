#include "ui/widgets/tonecontour.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int dot = 7;
constexpr double downdrift = 2.5; // pixels that a high falls after each low

} // namespace

ToneContour::ToneContour(const Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&m_look, &Look::changed, this, qOverload<>(&QWidget::update));
}

void ToneContour::setColumns(const QString &name, const QList<ToneColumn> &columns)
{
    m_name = name;
    m_columns = columns;
    setVisible(!m_columns.isEmpty());
    say();
    updateGeometry();
    update();
}

void ToneContour::say()
{
    QStringList tones;
    for (const ToneColumn &column : std::as_const(m_columns)) {
        //: Tone of a syllable
        tones += column.level == ToneLevel::High ? tr("high")
                 //: Tone of a syllable
                 : column.level == ToneLevel::Low ? tr("low")
                                                  //: Tone of a syllable
                                                  : tr("not known");
    }
    //: %n syllables; %1 whose tones ("Original"), %2 the tones: "low, high, high"
    const auto text = tr("%1, %n syllable(s): %2", nullptr, static_cast<int>(m_columns.size()))
                          .arg(m_name, tones.join(u", "_s));
    setAccessibleName(text);
    setToolTip(text);
}

QString ToneContour::letterOf(const ToneColumn &column) const
{
    return column.level == ToneLevel::High  ? u"H"_s
           : column.level == ToneLevel::Low ? u"L"_s
                                            : u"?"_s;
}

int ToneContour::columnWidth() const
{
    int widest = fontMetrics().horizontalAdvance(u"mmm"_s);
    for (const ToneColumn &column : m_columns)
        widest = std::max(widest, fontMetrics().horizontalAdvance(column.syllable) + 8);
    return widest;
}

QSize ToneContour::sizeHint() const
{
    const int line = fontMetrics().height();
    const int label = fontMetrics().horizontalAdvance(m_name) + 12;
    return {label + columnWidth() * std::max(1, static_cast<int>(m_columns.size())), line * 2 + 34};
}

QSize ToneContour::minimumSizeHint() const
{
    return sizeHint();
}

void ToneContour::paintEvent(QPaintEvent *)
{
    if (m_columns.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto text = m_look.color(ColorRole::Text);
    const auto muted = m_look.color(ColorRole::MutedText);
    const int line = fontMetrics().height();
    const int label = fontMetrics().horizontalAdvance(m_name) + 12;
    const int width = columnWidth();
    painter.setPen(muted);
    painter.drawText(QRect(0, 4, label, 26), Qt::AlignLeft | Qt::AlignVCenter, m_name);
    double high = 8;
    QPointF before;
    bool joined = false;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        const auto &column = m_columns[i];
        const double x = label + (double(i) + 0.5) * width;
        const bool unknown = column.level == ToneLevel::Unknown;
        if (i > 0 && column.level == ToneLevel::High && m_columns[i - 1].level == ToneLevel::Low)
            high += downdrift;
        const double y = unknown ? 17 : column.level == ToneLevel::High ? high : 27;
        if (joined && column.boundary != Shona::Boundary::Word) {
            // A step: along, then up or down.
            const double middle = x - width / 2.0;
            painter.setPen(QPen(muted, 1, unknown ? Qt::DotLine : Qt::SolidLine));
            const QLineF steps[] = {{before, {middle, before.y()}},
                                    {{middle, before.y()}, {middle, y}},
                                    {{middle, y}, {x, y}}};
            painter.drawLines(steps, 3);
        }
        painter.setPen(QPen(unknown ? muted : text, 1.5));
        painter.setBrush(column.level == ToneLevel::High
                             ? QBrush(text)
                             : QBrush(m_look.color(ColorRole::Background)));
        const QRectF mark(x - dot / 2.0, y - dot / 2.0, dot, dot);
        if (unknown)
            painter.drawRect(mark);
        else
            painter.drawEllipse(mark);
        const QRect below(static_cast<int>(x - width / 2.0), 32, width, line);
        painter.setPen(text);
        painter.drawText(below, Qt::AlignCenter, column.syllable);
        painter.drawText(below.translated(0, line), Qt::AlignCenter, letterOf(column));
        if (column.changed) {
            painter.fillRect(QRectF(x - width / 2.0 + 4, 32 + line * 2 - 2, width - 8, 2),
                             m_look.color(ColorRole::Warning));
        }
        before = {x, y};
        joined = true;
    }
}

void ToneContour::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        say();
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace Batanidza
