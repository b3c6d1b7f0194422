#include "engine/base/csvfield.h"

#include <algorithm>

namespace Batanidza {

QString csvField(const QString &text)
{
    QString field = text;
    if (!field.isEmpty() && QStringView(u"=+-@\t\r").contains(field.at(0)))
        field.prepend(u'\'');
    const bool quoted = std::any_of(field.cbegin(), field.cend(),
                                    [](QChar c) { return QStringView(u",\"\n\r").contains(c); });
    if (!quoted)
        return field;
    field.replace(u'"', QStringLiteral("\"\""));
    return u'"' + field + u'"';
}

} // namespace Batanidza
