#include "ui/widgets/missingletters.h"

#include "engine/base/jsonread.h"
#include "ui/models/previewblocks.h"

#include <QGlyphRun>
#include <QMap>
#include <QTextLayout>

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostLetters = 2000; // different ones

//! Different letters with the place where each stands first.
class Letters
{
public:
    void read(const Json &value, const QString &path)
    {
        if (value.isString())
            readText(value.toString(), path);
        for (qsizetype i = 0; i < value.toArray().size(); ++i)
            read(value.at(i), path + u'/' + QString::number(i));
        for (const auto &[key, member] : value.toObject())
            read(member, path + u'/' + pointerToken(key));
    }
    [[nodiscard]] const QMap<char32_t, QString> &found() const { return m_found; }

private:
    void readText(const QString &text, const QString &path)
    {
        for (qsizetype i = 0; i < text.size() && m_found.size() < mostLetters; ++i) {
            char32_t code = text[i].unicode();
            if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
                code = QChar::surrogateToUcs4(text[i], text[i + 1]);
                ++i;
            }
            if (code < 0x80 || m_found.contains(code))
                continue;
            const auto category = QChar::category(code);
            if (category != QChar::Other_Control && category != QChar::Other_Format &&
                category != QChar::Separator_Space)
                m_found.insert(code, path);
        }
    }

    QMap<char32_t, QString> m_found;
};

bool isShown(char32_t code, const QFont &font)
{
    QString text = QString::fromUcs4(&code, 1);
    if (QChar::category(code) <= QChar::Mark_Enclosing)
        text.prepend(u'a'); // a mark alone is drawn on a circle
    QTextLayout layout(text, font);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    const auto runs = layout.glyphRuns();
    return !runs.isEmpty() && std::none_of(runs.cbegin(), runs.cend(), [](const QGlyphRun &run) {
        return run.glyphIndexes().contains(0);
    });
}

} // namespace

QList<PreviewWarning> missingLetters(const Json &lesson, const QFont &font, qsizetype most)
{
    Letters letters;
    letters.read(lesson, {});
    QList<PreviewWarning> missing;
    for (auto letter = letters.found().cbegin();
         letter != letters.found().cend() && missing.size() < most; ++letter) {
        if (isShown(letter.key(), font))
            continue;
        const QString name =
            u"U+"_s + QString::number(uint(letter.key()), 16).toUpper().rightJustified(4, u'0');
        missing.append({PreviewWarning::Kind::Letters,
                        {},
                        letter.value(),
                        keyOfPath(letter.value(), lesson),
                        {},
                        name,
                        false});
    }
    return missing;
}

} // namespace Batanidza
