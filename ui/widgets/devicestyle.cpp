#include "ui/widgets/devicestyle.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

DeviceStyle deviceStyle(const QString &platform)
{
    using Bar = DeviceStyle::Bar;
    using Shape = DeviceStyle::Shape;
    static const QList<DeviceStyle> styles{
        {u"web"_s, {1280, 800}, Bar::Browser, Shape::Plain, 6, 1, 14, false},
        {u"ios"_s, {390, 844}, Bar::Navigation, Shape::Cards, 22, 5, 10, false},
        {u"android"_s, {412, 915}, Bar::App, Shape::Rows, 14, 5, 12, false},
        {u"desktop"_s, {1024, 768}, Bar::Window, Shape::Rows, 4, 1, 14, false},
        {u"watchos"_s, {198, 242}, Bar::None, Shape::Cards, 34, 7, 8, true},
    };
    for (const DeviceStyle &style : styles) {
        if (style.platform == platform)
            return style;
    }
    return {platform, {1920, 1080}, Bar::Window, Shape::Plain, 4, 1, 14, false};
}

} // namespace Batanidza
