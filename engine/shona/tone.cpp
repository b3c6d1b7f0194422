#include "engine/shona/tone.h"

#include "engine/shona/graphemes.h"
#include "engine/shona/normalform.h"
#include "engine/shona/orthography.h"
#include "engine/shona/syllables.h"

#include <algorithm>

namespace Batanidza::Shona {

namespace {

constexpr char16_t acute = 0x0301;
constexpr char16_t grave = 0x0300;

Error invalid(const QString &what)
{
    return Error{ErrorCode::Invalid, QStringLiteral("tone: ") + what};
}

} // namespace

std::optional<ToneScope> toneScopeFromName(QStringView name)
{
    if (name == u"surface")
        return ToneScope::Surface;
    if (name == u"class")
        return ToneScope::Class;
    if (name == u"infinitive")
        return ToneScope::Infinitive;
    return std::nullopt;
}

QString toneScopeName(ToneScope scope)
{
    switch (scope) {
    case ToneScope::Surface:
        return QStringLiteral("surface");
    case ToneScope::Class:
        return QStringLiteral("class");
    case ToneScope::Infinitive:
        return QStringLiteral("infinitive");
    }
    return {};
}

Result<TonePattern> TonePattern::parse(QStringView text)
{
    TonePattern pattern;
    bool letterBefore = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'H' || c == u'L') {
            pattern.m_tones.append(c == u'H' ? Tone::High : Tone::Low);
            letterBefore = true;
        } else if (c == u' ' && letterBefore && i + 1 < text.size()) {
            pattern.m_wordStarts.append(pattern.m_tones.size());
            letterBefore = false;
        } else {
            return invalid(QStringLiteral("a pattern is made of H and L, with one space between "
                                          "words; character %1 is none of them")
                               .arg(i + 1));
        }
    }
    if (pattern.isEmpty())
        return invalid(QStringLiteral("a pattern needs at least one letter"));
    return pattern;
}

QString TonePattern::toString() const
{
    QString text;
    for (qsizetype i = 0; i < m_tones.size(); ++i) {
        if (m_wordStarts.contains(i))
            text += u' ';
        text += m_tones[i] == Tone::High ? u'H' : u'L';
    }
    return text;
}

qsizetype expectedTones(QStringView text, ToneScope scope)
{
    switch (scope) {
    case ToneScope::Surface:
        return toneCount(text);
    case ToneScope::Class:
        return 1;
    case ToneScope::Infinitive:
        return toneCount(text) + 1;
    }
    return 0;
}

bool fits(const TonePattern &pattern, QStringView text, ToneScope scope)
{
    if (pattern.size() == expectedTones(text, scope))
        return true;
    const QString plain = skeleton(text);
    const bool hasPrefix = plain.startsWith(u"ku") || plain.startsWith(u"kw");
    return scope == ToneScope::Infinitive && hasPrefix && pattern.size() == toneCount(text);
}

WrittenTone toneOfAccents(QStringView text)
{
    WrittenTone written;
    QList<Tone> tones;
    for (const Syllable &syllable : syllables(text)) {
        Tone tone = Tone::Low;
        for (const Segment &segment : segments(syllable.text)) {
            written.marked = written.marked || segment.mark != 0;
            if (segment.mark == acute)
                tone = Tone::High;
            else if (segment.mark != 0 && segment.mark != grave)
                written.unusual = true;
        }
        if (!syllable.flags.testFlag(SyllableFlag::Length))
            tones.append(tone);
        else if (tone == Tone::High)
            tones.last() = Tone::High;
    }
    written.pattern = TonePattern(std::move(tones));
    return written;
}

Result<QString> withAccents(QStringView text, const TonePattern &pattern)
{
    const QString plain = withoutToneMarks(text);
    const auto list = syllables(plain);
    if (pattern.size() != toneCount(plain)) {
        return invalid(
            QStringLiteral("%1 syllables, but %2 tones").arg(toneCount(plain)).arg(pattern.size()));
    }
    QString result = plain;
    qsizetype tone = 0;
    qsizetype inserted = 0;
    for (const Syllable &syllable : list) {
        if (syllable.flags.testFlag(SyllableFlag::Length) || pattern.at(tone++) == Tone::Low)
            continue;
        const auto pieces = segments(syllable.text);
        // The mark stands on the vowel, or on a nasal that is a syllable by itself.
        auto place = std::find_if(pieces.begin(), pieces.end(),
                                  [](const Segment &s) { return s.isVowel(); });
        if (place == pieces.end())
            place = pieces.begin();
        result.insert(syllable.at + place->at + place->length + inserted, QChar(acute));
        ++inserted;
    }
    return composed(result);
}

QString highOnly(QStringView text)
{
    QString parts = decomposed(text);
    parts.remove(QChar(grave));
    return composed(parts);
}

} // namespace Batanidza::Shona
