#include "ui/widgets/tonecontour.h"

#include "ui/widgets/tonepaint.h"

#include <QEvent>
#include <QPainter>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

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

QSize ToneContour::sizeHint() const
{
    const QSize columns = toneSize(m_columns, fontMetrics());
    return {labelWidth() + columns.width(), columns.height()};
}

QSize ToneContour::minimumSizeHint() const
{
    return sizeHint();
}

int ToneContour::labelWidth() const
{
    return m_name.isEmpty() ? 0 : fontMetrics().horizontalAdvance(m_name) + 12;
}

void ToneContour::paintEvent(QPaintEvent *)
{
    if (m_columns.isEmpty())
        return;
    QPainter painter(this);
    painter.setPen(m_look.color(ColorRole::MutedText));
    painter.drawText(QRect(0, 4, labelWidth(), 26), Qt::AlignLeft | Qt::AlignVCenter, m_name);
    paintTone(painter, {labelWidth(), 0}, m_columns,
              {m_look.color(ColorRole::Text), m_look.color(ColorRole::MutedText),
               m_look.color(ColorRole::Background), m_look.color(ColorRole::Warning)});
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
