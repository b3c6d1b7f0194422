#include "engine/content/wordcheck.h"

#include "engine/shona/graphemes.h"
#include "engine/shona/ipa.h"
#include "engine/shona/normalform.h"
#include "engine/shona/nounclass.h"
#include "engine/shona/orthography.h"
#include "engine/shona/pronunciation.h"
#include "engine/shona/syllables.h"
#include "engine/shona/tone.h"

#include <algorithm>

namespace Batanidza {

namespace {

using namespace Qt::Literals::StringLiterals;

QString withoutBreaks(QString text)
{
    text.removeIf([](QChar c) { return c == u'-' || c == u' '; });
    return text;
}

void checkLetters(const QString &headword, const QString &path, Findings &findings)
{
    for (const Shona::Segment &segment : Shona::segments(headword)) {
        const QString piece = headword.mid(segment.at, segment.length);
        const bool letter = segment.letter != nullptr;
        if (letter && segment.letter->status != Shona::LetterStatus::Core &&
            segment.letter->status != Shona::LetterStatus::Rare) {
            findings.info(u"grapheme-loan", path,
                          u"\"%1\" stands only in loans, names and dialects"_s.arg(piece));
        } else if (!letter && segment.kind != Shona::SegmentKind::Hyphen &&
                   segment.kind != Shona::SegmentKind::Space &&
                   segment.kind != Shona::SegmentKind::Apostrophe) {
            findings.error(u"grapheme", path, u"\"%1\" is no letter of Shona"_s.arg(piece));
        }
    }
}

//! ku- and kw- start infinitives; nothing else about a text says that it is one.
Shona::ToneScope scopeOf(const Json &tone)
{
    return Shona::toneScopeFromName(tone[u"scope"].toString()).value_or(Shona::ToneScope::Surface);
}

void checkPattern(const Json &word, const Shona::TonePattern &pattern, const QString &at,
                  Findings &findings)
{
    const QString headword = word[u"headword"].toString();
    const Json &tone = word[u"tone"];
    const auto scope = Shona::toneScopeFromName(tone[u"scope"].toString());
    if (!scope) {
        findings.error(u"tone-scope", at + u"/tone/scope"_s,
                       u"a pattern needs a scope: surface, class or infinitive"_s, u"surface"_s);
        return;
    }
    if (*scope == Shona::ToneScope::Class && word[u"pos"].toString().contains(u"noun"_s) &&
        word[u"pos"].toString() != u"pronoun") {
        findings.error(u"tone-class", at + u"/tone/scope"_s, u"only verbs have a tone class"_s);
    }
    if (!Shona::fits(pattern, headword, *scope)) {
        findings.error(u"tone-length", at + u"/tone/pattern"_s,
                       u"%1 tones for \"%2\", scope %3, where %4 are needed"_s.arg(pattern.size())
                           .arg(headword, Shona::toneScopeName(*scope))
                           .arg(Shona::expectedTones(headword, *scope)));
    }
}

void checkAccents(const Json &word, const QString &at, Findings &findings)
{
    const QString toned = word[u"headwordToned"].toString();
    if (toned.isEmpty())
        return;
    const QString path = at + u"/headwordToned"_s;
    if (Shona::skeleton(toned) != Shona::skeleton(word[u"headword"].toString())) {
        findings.error(u"toned-skeleton", path, u"without its marks this is not the headword"_s);
        return;
    }
    if (Shona::highOnly(toned) != Shona::composed(toned)) {
        findings.warning(u"tone-style", path, u"only high tones are marked"_s,
                         Shona::highOnly(toned));
    }
    const Shona::WrittenTone written = Shona::toneOfAccents(toned);
    if (written.unusual)
        findings.info(u"tone-mark", path, u"a falling, rising or mid mark is kept but not used"_s);
    const auto pattern = Shona::TonePattern::parse(word[u"tone"][u"pattern"].toString());
    if (!pattern || scopeOf(word[u"tone"]) == Shona::ToneScope::Class || written.unusual)
        return;
    if (pattern->size() == written.pattern.size() && pattern->tones() != written.pattern.tones()) {
        findings.error(u"tone-accents", path,
                       u"the accents say %1, the pattern %2"_s.arg(written.pattern.toString(),
                                                                   pattern->toString()));
    }
}

} // namespace

void checkHeadword(const Json &word, const QString &at, Findings &findings)
{
    const Json &value = word[u"headword"];
    if (!value.isString())
        return;
    const QString headword = value.toString();
    const QString path = at + u"/headword"_s;
    const QString stored = Shona::normalise(headword);
    if (stored.isEmpty()) {
        findings.error(u"headword-empty", path, u"the headword is empty"_s);
        return;
    }
    if (stored != headword) {
        findings.error(
            u"headword-form", path,
            u"the headword is not in the stored form (NFC, n' with U+0027, nothing invisible)"_s,
            stored);
    }
    if (Shona::withoutToneMarks(stored) != stored) {
        findings.error(u"headword-tone", path, u"tone marks belong into headwordToned"_s,
                       Shona::withoutToneMarks(stored));
    }
    if (!Shona::misplacedApostrophes(stored).isEmpty())
        findings.error(u"headword-apostrophe", path, u"an apostrophe that belongs to no n'"_s);
    checkLetters(stored, path, findings);
    const bool maybeName = word[u"pos"].toString() == u"proper noun" ||
                           word[u"pos"].toString() == u"phrase" ||
                           word[u"nounClass"].toString() == u"1a";
    if (stored[0].isUpper() && !maybeName) {
        findings.warning(u"headword-case", path, u"only names begin with a capital"_s,
                         stored[0].toLower() + stored.sliced(1));
    }
    for (const Shona::Syllable &syllable : Shona::syllables(stored)) {
        if (syllable.flags.testFlag(Shona::SyllableFlag::ForeignCoda))
            findings.info(u"foreign-coda", path,
                          u"a word that ends in a consonant is not native"_s);
        if (syllable.flags.testFlag(Shona::SyllableFlag::SyllabicNasal)) {
            findings.info(u"syllabic-nasal", path,
                          u"\"%1\" is counted as a syllable"_s.arg(syllable.text));
        }
    }
}

void checkPronunciation(const Json &word, const QString &at, Findings &findings)
{
    const QString headword = Shona::normalise(word[u"headword"].toString());
    if (headword.isEmpty())
        return;
    const Json &notes = word[u"pronunciation"];
    const QString path = at + u"/pronunciation"_s;
    const auto derived = Shona::pronunciationOf(headword);
    if (!notes.isObject()) {
        findings.warning(u"pronunciation", path, u"the word has no pronunciation"_s);
        return;
    }
    const QString syllabic = notes[u"syllabic"].toString();
    if (withoutBreaks(syllabic) != withoutBreaks(headword)) {
        findings.error(u"syllabic", path + u"/syllabic"_s,
                       u"without its hyphens this is not the headword"_s, derived.syllabic);
    } else if (syllabic != derived.syllabic) {
        findings.warning(u"syllabic-split", path + u"/syllabic"_s,
                         u"the rules divide the word otherwise"_s, derived.syllabic);
    }
    const QString origin = notes[u"ipaOrigin"].toString();
    if (origin != u"derived" && origin != u"human") {
        findings.error(u"ipa-origin", path + u"/ipaOrigin"_s,
                       u"the origin of the IPA is derived or human"_s, u"derived"_s);
    }
    if (!Shona::sameSound(notes[u"ipa"].toString(), derived.ipa)) {
        if (origin == u"human")
            findings.warning(
                u"ipa-mismatch", path + u"/ipa"_s,
                u"the IPA does not fit the headword; a person wrote it, so a person decides"_s,
                derived.ipa);
        else
            findings.error(u"ipa-stale", path + u"/ipa"_s, u"the IPA does not fit the headword"_s,
                           derived.ipa);
    }
    if (notes.contains(u"phonetic") && notes[u"phonetic"].toString() != derived.phonetic) {
        findings.warning(u"phonetic", path + u"/phonetic"_s,
                         u"the phonetic spelling is not the derived one"_s, derived.phonetic);
    }
    if (notes[u"notation"].toString() != derived.notation) {
        findings.info(u"notation", path + u"/notation"_s,
                      u"derived by another version of the tables"_s, derived.notation);
    }
}

void checkTone(const Json &word, const QString &at, Findings &findings)
{
    checkAccents(word, at, findings);
    const Json &tone = word[u"tone"];
    if (!tone.isObject())
        return;
    const QString status = tone[u"status"].toString();
    if (status != u"unknown" && status != u"sourced" && status != u"speaker-checked") {
        findings.error(u"tone-status", at + u"/tone/status"_s,
                       u"the status is unknown, sourced or speaker-checked"_s);
    }
    const Json &value = tone[u"pattern"];
    if (value.isNull()) {
        if (status == u"sourced" || status == u"speaker-checked") {
            findings.warning(u"tone-missing", at + u"/tone/pattern"_s,
                             u"status %1, but there is no pattern"_s.arg(status));
        }
        return;
    }
    if (status == u"unknown") {
        findings.error(u"tone-unknown", at + u"/tone/pattern"_s,
                       u"an unknown tone has no pattern"_s, u"null, or another status"_s);
    }
    const auto pattern = Shona::TonePattern::parse(value.toString());
    if (!value.isString() || !pattern) {
        findings.error(u"tone-form", at + u"/tone/pattern"_s,
                       u"a pattern is made of H and L, with one space between words"_s);
        return;
    }
    if (status == u"sourced" && tone[u"source"].toString().isEmpty())
        findings.warning(u"tone-source", at + u"/tone/source"_s, u"the source is not named"_s);
    checkPattern(word, *pattern, at, findings);
}

void checkNounClass(const Json &word, const QString &at, Findings &findings)
{
    const QString headword = word[u"headword"].toString();
    const QString path = at + u"/nounClass"_s;
    const QString name = word[u"nounClass"].toString();
    if (name.isEmpty()) {
        if (word[u"pos"].toString() == u"noun")
            findings.error(u"class-required", path, u"a noun needs its class"_s);
        return;
    }
    if (!Shona::nounClass(name)) {
        findings.error(u"class-unknown", path,
                       u"there is no noun class \"%1\""_s.arg(name.left(20)),
                       u"1 1a 2 2a 2b 3 to 19, or 21"_s);
        return;
    }
    // Only of nouns does the word itself begin with the prefix.
    if (word[u"pos"].toString() != u"noun")
        return;
    const QString expected = Shona::nounClass(name)->prefixes.join(u"-, "_s) + u'-';
    switch (Shona::prefixFit(headword, name)) {
    case Shona::PrefixFit::Wrong:
        findings.error(
            u"class-prefix", path,
            u"\"%1\" does not begin as class %2 does (%3)"_s.arg(headword, name, expected));
        break;
    case Shona::PrefixFit::Unlikely:
        findings.warning(
            u"class-prefix", path,
            u"\"%1\" hardly begins as class %2 does (%3)"_s.arg(headword, name, expected));
        break;
    case Shona::PrefixFit::Fits:
    case Shona::PrefixFit::NotChecked:
        break;
    }
    const QString plural = word[u"plural"].toString();
    if (!plural.isEmpty() && Shona::pluralFit(headword, plural, name) == Shona::PluralFit::Wrong) {
        findings.warning(u"plural-class", at + u"/plural"_s,
                         u"\"%1\" does not begin as a plural of class %2 does"_s.arg(plural, name));
    }
}

} // namespace Batanidza
