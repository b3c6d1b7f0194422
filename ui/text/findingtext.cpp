#include "ui/text/findingtext.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr const char *sentences[] = {
    QT_TRANSLATE_NOOP("FindingText", "one of: %1"),
    QT_TRANSLATE_NOOP("FindingText", "a rendition is named by 64 lower-case hex digits"),
    QT_TRANSLATE_NOOP("FindingText", "the size in bytes is missing"),
    QT_TRANSLATE_NOOP("FindingText", "%1 bytes; at most %2 are allowed"),
    QT_TRANSLATE_NOOP("FindingText",
                      "make the file smaller: a lower bit rate, fewer pixels, a shorter clip"),
    QT_TRANSLATE_NOOP("FindingText", "the origin of audio is human or tts"),
    QT_TRANSLATE_NOOP("FindingText", "synthetic speech is never correct in tone"),
    QT_TRANSLATE_NOOP("FindingText", "%1 ms; a clip lasts from 1 to %2 ms"),
    QT_TRANSLATE_NOOP("FindingText", "cut the word out of the recording and make the clip anew"),
    QT_TRANSLATE_NOOP("FindingText", "the clip says \"%1\", which is not this word"),
    QT_TRANSLATE_NOOP("FindingText", "record it again, or set its state to withheld"),
    QT_TRANSLATE_NOOP("FindingText", "there is no file to play"),
    QT_TRANSLATE_NOOP("FindingText", "audio is aac in m4a, or opus in ogg"),
    QT_TRANSLATE_NOOP("FindingText", "the media type is missing"),
    QT_TRANSLATE_NOOP("FindingText", "an option needs an id and a text, sn or en"),
    QT_TRANSLATE_NOOP("FindingText", "two options have one id"),
    QT_TRANSLATE_NOOP("FindingText", "two options differ in tone or capitals only"),
    QT_TRANSLATE_NOOP("FindingText", "there must be at least two options"),
    QT_TRANSLATE_NOOP("FindingText", "the answer is missing"),
    QT_TRANSLATE_NOOP("FindingText", "no option has this id"),
    QT_TRANSLATE_NOOP("FindingText", "%1 blanks (__) in the prompt, but %2 answers"),
    QT_TRANSLATE_NOOP("FindingText", "there must be at least two pairs"),
    QT_TRANSLATE_NOOP("FindingText", "no word has this id"),
    QT_TRANSLATE_NOOP("FindingText", "the text is empty or stands twice"),
    QT_TRANSLATE_NOOP("FindingText", "the answer must hold the tokens, each once"),
    QT_TRANSLATE_NOOP("FindingText", "compare is skeleton, exact or toned"),
    QT_TRANSLATE_NOOP("FindingText", "the audio of this word is withheld"),
    QT_TRANSLATE_NOOP("FindingText", "the word has no audio to listen to"),
    QT_TRANSLATE_NOOP("FindingText", "no tone pattern, or it stands twice"),
    QT_TRANSLATE_NOOP("FindingText", "the answer is none of the options"),
    QT_TRANSLATE_NOOP("FindingText", "the tone of this word is unknown"),
    QT_TRANSLATE_NOOP("FindingText", "\"%1\" is no type of exercise"),
    QT_TRANSLATE_NOOP("FindingText", "%1; points are not negative"),
    QT_TRANSLATE_NOOP("FindingText", "every entry needs an id of its own"),
    QT_TRANSLATE_NOOP("FindingText", "\"%1\" stands here twice"),
    QT_TRANSLATE_NOOP("FindingText", "no entry of %1 has the id \"%2\""),
    QT_TRANSLATE_NOOP("FindingText", "%1; a weight is 0 to 100"),
    QT_TRANSLATE_NOOP("FindingText", "the weights of all arms make 100"),
    QT_TRANSLATE_NOOP("FindingText",
                      "an experiment does not change ids, headwords, answers or cultural notes"),
    QT_TRANSLATE_NOOP("FindingText", "the weights make %1, not 100"),
    QT_TRANSLATE_NOOP("FindingText", "change a weight until all make 100"),
    QT_TRANSLATE_NOOP("FindingText", "no arm has this id"),
    QT_TRANSLATE_NOOP("FindingText", "an address part is small letters, digits and single hyphens"),
    QT_TRANSLATE_NOOP("FindingText", "%1 characters; search engines show 50 to 160"),
    QT_TRANSLATE_NOOP("FindingText", "say more"),
    QT_TRANSLATE_NOOP("FindingText", "say it shorter"),
    QT_TRANSLATE_NOOP("FindingText", "%1 words; the watch shows 8"),
    QT_TRANSLATE_NOOP("FindingText", "take the others out of the list"),
    QT_TRANSLATE_NOOP("FindingText", "a lesson does not build on itself"),
    QT_TRANSLATE_NOOP("FindingText", "take it out of the list"),
    QT_TRANSLATE_NOOP("FindingText", "%1 characters; an id has at most 128"),
    QT_TRANSLATE_NOOP("FindingText", "give it a shorter id"),
    QT_TRANSLATE_NOOP(
        "FindingText",
        "an id is small letters and digits in parts divided by dots, such as sna.greet.001"),
    QT_TRANSLATE_NOOP("FindingText", "the id of a word starts with the lesson's"),
    QT_TRANSLATE_NOOP("FindingText", "%1 bytes; a lesson has at most %2"),
    QT_TRANSLATE_NOOP("FindingText", "split the lesson"),
    // NOLINTBEGIN(bugprone-suspicious-missing-comma): one text
    QT_TRANSLATE_NOOP("FindingText",
                      "the content is not what this hash says: the file was changed after it was "
                      "written; import it with --rehash where that was meant"),
    // NOLINTEND(bugprone-suspicious-missing-comma)
    QT_TRANSLATE_NOOP("FindingText", "%1 is missing"),
    QT_TRANSLATE_NOOP("FindingText", "%1 must be a text"),
    QT_TRANSLATE_NOOP("FindingText", "%1 must be a text or null"),
    QT_TRANSLATE_NOOP("FindingText", "%1 must be an integer"),
    QT_TRANSLATE_NOOP("FindingText", "%1 must be true or false"),
    QT_TRANSLATE_NOOP("FindingText", "%1 must be a list"),
    QT_TRANSLATE_NOOP("FindingText", "%1 must be an object"),
    QT_TRANSLATE_NOOP("FindingText", "%1 must be an object or null"),
    QT_TRANSLATE_NOOP("FindingText", "%1 must be an object of texts by language"),
    QT_TRANSLATE_NOOP("FindingText", "%1 must be a list of texts"),
    QT_TRANSLATE_NOOP("FindingText", "the English text is missing"),
    QT_TRANSLATE_NOOP("FindingText", "\"%1\" is none of the values"),
    QT_TRANSLATE_NOOP("FindingText", "must be an object"),
    QT_TRANSLATE_NOOP("FindingText", "a lesson holds no fractions"),
    QT_TRANSLATE_NOOP("FindingText", "use a smaller unit, such as milliseconds"),
    QT_TRANSLATE_NOOP("FindingText", "%1 words; a lesson has at most %2"),
    QT_TRANSLATE_NOOP("FindingText", "\"%1\" is no version"),
    QT_TRANSLATE_NOOP("FindingText", "version %1 is not understood, only 1"),
    QT_TRANSLATE_NOOP("FindingText",
                      "a newer minor version: fields not known here are kept as they are"),
    QT_TRANSLATE_NOOP("FindingText", "there is more wrong than is listed here"),
    QT_TRANSLATE_NOOP("FindingText", "mend what is listed and check again"),
    QT_TRANSLATE_NOOP("FindingText", "spaces at the ends"),
    QT_TRANSLATE_NOOP("FindingText", "more than %1 marks on one letter"),
    QT_TRANSLATE_NOOP("FindingText", "take the marks away"),
    QT_TRANSLATE_NOOP("FindingText", "the text is not in Unicode form NFC"),
    QT_TRANSLATE_NOOP("FindingText", "the text holds invisible characters"),
    QT_TRANSLATE_NOOP("FindingText", "\"%1\" mixes letters of several scripts that look alike"),
    QT_TRANSLATE_NOOP("FindingText", "letters of the alphabet of 1931"),
    QT_TRANSLATE_NOOP("FindingText", "the apostrophe of n' is stored as U+0027"),
    QT_TRANSLATE_NOOP("FindingText", "an apostrophe stands only in n', before a vowel or w"),
    QT_TRANSLATE_NOOP("FindingText", "Markdown here holds no HTML"),
    QT_TRANSLATE_NOOP("FindingText", "use Markdown, or write < as \\<"),
    QT_TRANSLATE_NOOP("FindingText", "links must start with https://"),
    QT_TRANSLATE_NOOP("FindingText", "\"%1\" stands only in loans, names and dialects"),
    QT_TRANSLATE_NOOP("FindingText", "\"%1\" is no letter of Shona"),
    QT_TRANSLATE_NOOP("FindingText", "a pattern needs a scope: surface, class or infinitive"),
    QT_TRANSLATE_NOOP("FindingText", "only verbs have a tone class"),
    QT_TRANSLATE_NOOP("FindingText", "%1 tones for \"%2\", scope %3, where %4 are needed"),
    QT_TRANSLATE_NOOP("FindingText", "without its marks this is not the headword"),
    QT_TRANSLATE_NOOP("FindingText", "only high tones are marked"),
    QT_TRANSLATE_NOOP("FindingText", "a falling, rising or mid mark is kept but not used"),
    QT_TRANSLATE_NOOP("FindingText", "the accents say %1, the pattern %2"),
    QT_TRANSLATE_NOOP("FindingText", "the headword is empty"),
    QT_TRANSLATE_NOOP(
        "FindingText",
        "the headword is not in the stored form (NFC, n' with U+0027, nothing invisible)"),
    QT_TRANSLATE_NOOP("FindingText", "tone marks belong into headwordToned"),
    QT_TRANSLATE_NOOP("FindingText", "an apostrophe that belongs to no n'"),
    QT_TRANSLATE_NOOP("FindingText", "only names begin with a capital"),
    QT_TRANSLATE_NOOP("FindingText", "a word that ends in a consonant is not native"),
    QT_TRANSLATE_NOOP("FindingText", "\"%1\" is counted as a syllable"),
    QT_TRANSLATE_NOOP("FindingText", "the word has no pronunciation"),
    QT_TRANSLATE_NOOP("FindingText", "without its hyphens this is not the headword"),
    QT_TRANSLATE_NOOP("FindingText", "the rules divide the word otherwise"),
    QT_TRANSLATE_NOOP("FindingText", "the origin of the IPA is derived or human"),
    QT_TRANSLATE_NOOP("FindingText",
                      "the IPA does not fit the headword; a person wrote it, so a person decides"),
    QT_TRANSLATE_NOOP("FindingText", "the IPA does not fit the headword"),
    QT_TRANSLATE_NOOP("FindingText", "the phonetic spelling is not the derived one"),
    QT_TRANSLATE_NOOP("FindingText", "derived by another version of the tables"),
    QT_TRANSLATE_NOOP("FindingText", "the status is unknown, sourced or speaker-checked"),
    QT_TRANSLATE_NOOP("FindingText", "status %1, but there is no pattern"),
    QT_TRANSLATE_NOOP("FindingText", "an unknown tone has no pattern"),
    QT_TRANSLATE_NOOP("FindingText", "null, or another status"),
    QT_TRANSLATE_NOOP("FindingText", "a pattern is made of H and L, with one space between words"),
    QT_TRANSLATE_NOOP("FindingText", "the source is not named"),
    QT_TRANSLATE_NOOP("FindingText", "a noun needs its class"),
    QT_TRANSLATE_NOOP("FindingText", "there is no noun class \"%1\""),
    QT_TRANSLATE_NOOP("FindingText", "1 1a 2 2a 2b 3 to 19, or 21"),
    QT_TRANSLATE_NOOP("FindingText", "\"%1\" does not begin as class %2 does (%3)"),
    QT_TRANSLATE_NOOP("FindingText", "\"%1\" hardly begins as class %2 does (%3)"),
    QT_TRANSLATE_NOOP("FindingText", "\"%1\" does not begin as a plural of class %2 does"),
    QT_TRANSLATE_NOOP("FindingText", "there is no lesson \"%1\""),
    QT_TRANSLATE_NOOP("FindingText", "take it out of the list, or add that lesson"),
    QT_TRANSLATE_NOOP("FindingText", "lessons that build on each other in a circle: %1"),
    QT_TRANSLATE_NOOP("FindingText", "take one of them out of a list"),
};

//! A message that quotes more than this stays in English: taking it apart would cost too much.
constexpr qsizetype longest = 1000;

QString translated(const char *sentence)
{
    return QCoreApplication::translate("FindingText", sentence);
}

struct Pattern
{
    const char *sentence;
    QRegularExpression whole;
};

//! Those with values; more of the sentence's own letters first, so that the narrower one wins.
const QList<Pattern> &patternsWithValues()
{
    static const QList<Pattern> all = [] {
        QList<Pattern> made;
        static const QRegularExpression place(u"%[1-9]"_s);
        for (const char *sentence : sentences) {
            const QString text = QString::fromLatin1(sentence);
            if (!text.contains(u'%'))
                continue;
            QString expression;
            qsizetype at = 0;
            for (auto it = place.globalMatch(text); it.hasNext();) {
                const auto found = it.next();
                expression += QRegularExpression::escape(text.mid(at, found.capturedStart() - at)) +
                              u"(.*)"_s;
                at = found.capturedEnd();
            }
            expression += QRegularExpression::escape(text.mid(at));
            made.append(
                {sentence, QRegularExpression(QRegularExpression::anchoredPattern(expression),
                                              QRegularExpression::DotMatchesEverythingOption)});
        }
        std::stable_sort(made.begin(), made.end(), [](const Pattern &a, const Pattern &b) {
            return qstrlen(a.sentence) > qstrlen(b.sentence);
        });
        return made;
    }();
    return all;
}

//! The pattern with its values; what looks like a place in a value is none.
QString filled(const QString &pattern, const QStringList &values)
{
    QString text;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const int place =
            pattern[i] == u'%' && i + 1 < pattern.size() ? pattern[i + 1].digitValue() : -1;
        if (place >= 1 && place <= values.size()) {
            text += values[place - 1];
            ++i;
        } else {
            text += pattern[i];
        }
    }
    return text;
}

//! Of a sentence without values; null where it is none of ours.
QString exactly(const QString &english)
{
    static const QHash<QString, const char *> known = [] {
        QHash<QString, const char *> made;
        for (const char *sentence : sentences)
            made.insert(QString::fromLatin1(sentence), sentence);
        return made;
    }();
    const auto found = known.constFind(english);
    return found == known.cend() ? QString() : translated(*found);
}

} // namespace

QStringList FindingText::patterns()
{
    QStringList all;
    for (const char *sentence : sentences)
        all.append(QString::fromLatin1(sentence));
    return all;
}

QString FindingText::message(const QString &english)
{
    const QString whole = exactly(english);
    if (!whole.isNull() || english.size() > longest)
        return whole.isNull() ? english : whole;
    for (const Pattern &pattern : patternsWithValues()) {
        const auto match = pattern.whole.match(english);
        if (match.hasMatch())
            return filled(translated(pattern.sentence), match.capturedTexts().mid(1));
    }
    return english;
}

QString FindingText::fix(const QString &english)
{
    if (english.startsWith(u"one of: "))
        return message(english);
    const QString whole = exactly(english);
    return whole.isNull() ? english : whole;
}

} // namespace Batanidza
