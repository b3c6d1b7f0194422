#include "ui/widgets/textlabel.h"

namespace Batanidza {

TextLabel::TextLabel(const Look &look, TextRole role, QWidget *parent, ColorRole color)
    : QLabel(parent)
    , m_look(look)
    , m_role(role)
    , m_color(color)
{
    setTextFormat(Qt::PlainText);
    connect(&look, &Look::changed, this, &TextLabel::apply);
    apply();
}

void TextLabel::setColor(ColorRole color)
{
    if (color == m_color)
        return;
    m_color = color;
    apply();
}

void TextLabel::apply()
{
    setFont(m_look.font(m_role));
    QPalette palette;
    palette.setColor(QPalette::WindowText, m_look.color(m_color));
    setPalette(palette);
}

} // namespace Batanidza
