#include "engine/shona/ipa.h"

#include "engine/shona/graphemes.h"
#include "engine/shona/normalform.h"
#include "engine/shona/syllables.h"

#include <QHash>

#include <algorithm>

namespace Batanidza::Shona {

namespace {

bool isIgnored(char16_t c)
{
    switch (c) {
    case u'.':
    case u' ':
    case u'-':
    case u'/':
    case u'[':
    case u']':
    case 0x0361: // tie bars
    case 0x035C:
    case 0x02C8: // stress
    case 0x02CC:
    case 0x02D0: // length
    case 0x02D1:
    case 0x030B: // extra high and low
    case 0x030F:
    case 0x0308: // centralised: the older transcriptions of a
        return true;
    default:
        return isToneMark(c) || isInvisible(c) || (c >= 0x02E5 && c <= 0x02E9);
    }
}

//! One character for what sources write differently everywhere, not in one letter only.
char16_t plainSound(char16_t c)
{
    switch (c) {
    case 0x1D50: // superscript m, labiodental m: prenasal
    case 0x1DAC:
    case 0x0271:
        return u'm';
    case 0x207F:
    case 0x1DAE: // palatal nasal before j
        return u'n';
    case 0x1D51:
        return 0x014B;
    case 0x0253:
        return u'b';
    case 0x0257:
        return u'd';
    case u'g':
        return 0x0261;
    case u'h':
        return 0x0266;
    case 0x02B1: // superscript breathy h
        return 0x0324;
    case 0x025B:
        return u'e';
    case 0x0254:
        return u'o';
    case 0x027E:
        return u'r';
    default:
        return c;
    }
}

QString plain(QStringView ipa)
{
    const QString parts = decomposed(ipa).toLower();
    QString result;
    result.reserve(parts.size());
    for (const QChar c : parts) {
        if (isIgnored(c.unicode()))
            continue;
        const char16_t sound = plainSound(c.unicode());
        // Breathy voice tells mh from m and nh from n; with b, d, v and z sources differ.
        const QChar before = result.isEmpty() ? QChar() : result.back();
        const bool voiced = before == u'b' || before == u'd' || before == u'v' || before == u'z';
        if (sound != 0x0324 || !voiced)
            result += QChar(sound);
    }
    return result;
}

//! Every way to write a sound, with the one it stands for.
class SoundTable
{
public:
    SoundTable()
    {
        for (const Letter &letter : graphemeTable().letters()) {
            add(letter.ipa, letter.ipa);
            for (const QString &alias : letter.aliases)
                add(alias, letter.ipa);
        }
        // Older tables and the literature on the whistled sounds.
        for (const char16_t *alias : {u"s\u0278", u"\u023f"})
            add(QString::fromUtf16(alias), QStringLiteral("s\u034e"));
        for (const char16_t *alias : {u"z\u03b2", u"\u0240"})
            add(QString::fromUtf16(alias), QStringLiteral("z\u034e"));
        add(QStringLiteral("m\u028b"), QStringLiteral("\u1dacv"));
    }

    QString replaceAll(const QString &text) const
    {
        QString result;
        for (qsizetype i = 0; i < text.size();) {
            qsizetype length = std::min(m_longest, text.size() - i);
            for (; length > 0; --length) {
                const auto found = m_sounds.constFind(text.mid(i, length));
                if (found != m_sounds.cend()) {
                    result += *found;
                    break;
                }
            }
            if (length == 0)
                result += text[i];
            i += std::max<qsizetype>(length, 1);
        }
        return result;
    }

private:
    void add(const QString &written, const QString &meant)
    {
        const QString from = plain(written);
        // A letter that came earlier in the table keeps a spelling that two of them share, and the
        // later one joins it.
        const QString to = m_sounds.value(plain(meant), plain(meant));
        if (!m_sounds.contains(from))
            m_sounds.insert(from, to);
        m_longest = std::max(m_longest, from.size());
    }

    QHash<QString, QString> m_sounds;
    qsizetype m_longest = 0;
};

const SoundTable &soundTable()
{
    static const SoundTable table;
    return table;
}

} // namespace

QString deriveIpa(QStringView text)
{
    QString result;
    for (const Syllable &syllable : syllables(text)) {
        if (!result.isEmpty())
            result += u'.';
        for (const Segment &segment : segments(syllable.text)) {
            if (segment.letter)
                result += segment.letter->ipa;
            else if (segment.kind == SegmentKind::UnknownLetter)
                result += QStringView(syllable.text)
                              .sliced(segment.at, segment.length)
                              .toString()
                              .toLower();
        }
    }
    return composed(result);
}

QString broadIpa(QStringView ipa)
{
    return composed(soundTable().replaceAll(plain(ipa)));
}

bool sameSound(QStringView ipa, QStringView other)
{
    return ipa == other || broadIpa(ipa) == broadIpa(other);
}

} // namespace Batanidza::Shona
