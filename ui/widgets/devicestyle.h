#pragma once

#include "ui/models/previewlines.h"
#include "ui/theme.h"

#include <QFont>
#include <QSize>

//! How a platform draws a lesson, roughly: the size of its screen, its bar and its cards. Values;
//! main thread.
namespace Batanidza {

struct DeviceStyle
{
    enum class Bar { None, Browser, Navigation, App, Window };
    enum class Shape {
        Plain, //!< an article: text on the page
        Rows,  //!< entries with a line between them
        Cards, //!< each entry on a card of its own
    };
    QString platform;
    QSize screen; //!< in its own pixels
    Bar bar = Bar::None;
    Shape shape = Shape::Plain;
    int radius = 4;    //!< of the screen's corners
    int bezel = 1;     //!< pixels around the screen
    int padding = 12;  //!< between the screen's edge and the text
    bool dark = false; //!< whatever the theme
};

//! One for each of the five; others look like a window of 1920 by 1080.
[[nodiscard]] DeviceStyle deviceStyle(const QString &platform);

//! What a person chose for all frames.
struct DeviceLook
{
    Theme theme;
    Theme dark; //!< for screens that are always dark
    QFont font; //!< of plain text, in the chosen size
    PreviewWords words;

    [[nodiscard]] const Theme &of(const DeviceStyle &style) const
    {
        return style.dark ? dark : theme;
    }
};

} // namespace Batanidza
