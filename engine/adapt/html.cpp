#include "engine/adapt/html.h"

#include "engine/shona/normalform.h"

#include <algorithm>

namespace Batanidza {

namespace {

bool isForbidden(QChar c)
{
    const char16_t unit = c.unicode();
    const bool control = unit < 0x20 && unit != u'\n' && unit != u'\t';
    return control || (unit >= 0x7F && unit < 0xA0) || (unit >= 0xFDD0 && unit <= 0xFDEF) ||
           unit >= 0xFFFE;
}

} // namespace

void appendEscaped(QString &html, QStringView text)
{
    html.reserve(html.size() + text.size());
    qsizetype marks = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.unicode() >= 0x0300) {
            const bool pair =
                c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
            const char32_t code =
                pair ? QChar::surrogateToUcs4(c, text[i + 1]) : char32_t(c.unicode());
            marks = QChar::isMark(code) ? marks + 1 : 0;
            if (pair) {
                ++i;
                if (marks <= Shona::mostMarks)
                    html.append(c).append(text[i]);
                continue;
            }
            if (marks > Shona::mostMarks)
                continue;
        } else {
            marks = 0;
        }
        switch (c.unicode()) {
        case u'&':
            html += QLatin1StringView("&amp;");
            break;
        case u'<':
            html += QLatin1StringView("&lt;");
            break;
        case u'>':
            html += QLatin1StringView("&gt;");
            break;
        case u'"':
            html += QLatin1StringView("&quot;");
            break;
        case u'\'':
            html += QLatin1StringView("&#39;");
            break;
        default:
            html += isForbidden(c) ? QChar(QChar::ReplacementCharacter) : c;
        }
    }
}

QString escapeHtml(QStringView text)
{
    QString html;
    appendEscaped(html, text);
    return html;
}

QString escapeScript(const QByteArray &json)
{
    QString text = QString::fromUtf8(json);
    text.replace(u'<', QLatin1StringView("\\u003c"));
    text.replace(u'>', QLatin1StringView("\\u003e"));
    text.replace(u'&', QLatin1StringView("\\u0026"));
    text.replace(QChar(0x2028), QLatin1StringView("\\u2028"));
    text.replace(QChar(0x2029), QLatin1StringView("\\u2029"));
    return text;
}

bool isSafeAddress(QStringView address)
{
    constexpr QStringView scheme = u"https://";
    if (!address.startsWith(scheme, Qt::CaseInsensitive) || address.size() > 2048)
        return false;
    const QStringView rest = address.sliced(scheme.size());
    if (rest.isEmpty() || rest.startsWith(u'/'))
        return false;
    return std::none_of(rest.begin(), rest.end(), [](QChar c) {
        return c.isSpace() || c.category() == QChar::Other_Control ||
               c.category() == QChar::Other_Format || QStringView(u"<>\"'`\\{}|^").contains(c);
    });
}

} // namespace Batanidza
