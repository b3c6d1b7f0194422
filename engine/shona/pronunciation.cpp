#include "engine/shona/pronunciation.h"

#include "engine/shona/graphemes.h"
#include "engine/shona/ipa.h"
#include "engine/shona/orthography.h"
#include "engine/shona/syllables.h"

namespace Batanidza::Shona {

namespace {

//! The five vowels as an English reader says them.
QStringView vowelSpelling(QChar vowel)
{
    switch (vowel.unicode()) {
    case u'a':
        return u"ah";
    case u'e':
        return u"eh";
    case u'i':
        return u"ee";
    case u'o':
        return u"oh";
    default:
        return u"oo";
    }
}

} // namespace

QString currentNotation()
{
    return QStringLiteral("sna-1");
}

QString phoneticSpelling(QStringView text)
{
    auto list = syllables(normalise(text));
    for (Syllable &syllable : list) {
        QString spelling;
        for (const Segment &segment : segments(syllable.text)) {
            if (segment.isVowel())
                spelling += vowelSpelling(segment.letter->grapheme[0]);
            else if (segment.letter)
                spelling += segment.letter->grapheme;
            else
                spelling += syllable.text.mid(segment.at, segment.length).toLower();
        }
        syllable.text = spelling;
    }
    return joined(list, u'-');
}

QString syllabicSpelling(QStringView text)
{
    return joined(syllables(withoutToneMarks(normalise(text))), u'-');
}

Pronunciation pronunciationOf(QStringView text)
{
    const WrittenTone tone = toneOfAccents(text);
    return {deriveIpa(text), phoneticSpelling(text), syllabicSpelling(text),
            tone.marked ? tone.pattern : TonePattern(), currentNotation()};
}

NotationFits checkNotations(QStringView text, const Pronunciation &written, ToneScope scope)
{
    const auto fit = [](bool missing, bool right) {
        return missing ? NotationFit::Missing : right ? NotationFit::Fits : NotationFit::Differs;
    };
    NotationFits result;
    result.ipa = fit(written.ipa.isEmpty(), sameSound(written.ipa, deriveIpa(text)));
    result.phonetic = fit(written.phonetic.isEmpty(), written.phonetic == phoneticSpelling(text));
    result.syllabic = fit(written.syllabic.isEmpty(), written.syllabic == syllabicSpelling(text));
    const WrittenTone accents = toneOfAccents(text);
    const bool agrees = scope != ToneScope::Surface || !accents.marked ||
                        accents.pattern.tones() == written.tone.tones();
    result.tone = fit(written.tone.isEmpty(), fits(written.tone, text, scope) && agrees);
    return result;
}

Pronunciation renewed(QStringView text, const Pronunciation &written, bool ipaIsHuman,
                      ToneScope scope)
{
    Pronunciation made = pronunciationOf(text);
    const NotationFits before = checkNotations(text, written, scope);
    if (ipaIsHuman && before.ipa == NotationFit::Fits)
        made.ipa = written.ipa;
    if (before.tone == NotationFit::Fits)
        made.tone = written.tone;
    return made;
}

} // namespace Batanidza::Shona
