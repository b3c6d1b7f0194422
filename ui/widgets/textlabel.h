#pragma once

#include "ui/look.h"

#include <QLabel>

//! A label in one of the four text sizes, in the colour of text or of muted text, that follows the
//! look. Plain text unless said otherwise. Main thread.
namespace Batanidza {

class TextLabel : public QLabel
{
    Q_OBJECT

public:
    TextLabel(const Look &look, TextRole role, QWidget *parent = nullptr,
              ColorRole color = ColorRole::Text);

    void setColor(ColorRole color);

private:
    void apply();

    const Look &m_look;
    TextRole m_role;
    ColorRole m_color;
};

} // namespace Batanidza
