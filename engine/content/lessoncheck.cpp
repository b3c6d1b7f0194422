#include "engine/content/lessoncheck.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/content/exercisecheck.h"
#include "engine/content/lessonjson.h"
#include "engine/content/shapecheck.h"
#include "engine/content/textcheck.h"
#include "engine/content/wordcheck.h"

#include <algorithm>

namespace Batanidza {

namespace {

void checkSize(qsizetype bytes, Findings &findings)
{
    if (bytes > lessonBytesLimit) {
        findings.error(
            u"size", QString(),
            QStringLiteral("%1 bytes; a lesson has at most %2").arg(bytes).arg(lessonBytesLimit),
            QStringLiteral("split the lesson"));
    }
}

using WordCheck = void (*)(const Json &, const QString &, Findings &);

void checkBody(const Json &body, Findings &findings)
{
    checkShape(body, findings);
    checkSchemaVersion(body, findings);
    checkIds(body, findings);
    checkTexts(body, findings);
    const JsonArray &words = body[u"vocabulary"].toArray();
    for (const WordCheck check : {checkHeadword, checkPronunciation, checkTone, checkNounClass}) {
        for (qsizetype i = 0; i < words.size(); ++i) {
            if (words[i].isObject() && !isTombstone(words[i]))
                check(words[i], entryPath(u"vocabulary", i), findings);
        }
    }
    checkAudioAndMedia(body, findings);
    checkExercises(body, findings);
}

void checkEnvelope(const Json &file, Findings &findings)
{
    const auto stored = storedBody(file);
    if (!stored) {
        findings.error(u"envelope", QString(), stored.error().detail);
        return;
    }
    const auto &said = stored->envelope.contentHash;
    const Sha256 found = contentHashOf(file);
    if (said && *said != found) {
        findings.error(u"content-hash", QStringLiteral("/contentHash"),
                       QStringLiteral("the content is not what this hash says: the file was "
                                      "changed after it was written; "
                                      "import it with --rehash where that was meant"),
                       QStringLiteral("sha256:") + found.toHex());
    }
}

} // namespace

QList<Finding> checkLesson(const Json &body)
{
    Findings findings;
    checkSize(writeJson(body).size(), findings);
    checkBody(body, findings);
    return findings.list();
}

QList<Finding> checkLessonFile(const Json &file)
{
    Findings findings;
    checkSize(writeJson(file).size(), findings);
    checkBody(file, findings);
    checkEnvelope(file, findings);
    return findings.list();
}

QList<Finding> checkLessonBytes(QByteArrayView utf8)
{
    const auto file = readJson(utf8, {.bytes = 8 * lessonBytesLimit});
    if (file)
        return checkLessonFile(*file);
    Findings findings;
    findings.error(u"json", QString(), file.error().detail);
    return findings.list();
}

bool blocksPublishing(const QList<Finding> &findings)
{
    return std::any_of(findings.begin(), findings.end(),
                       [](const Finding &f) { return f.severity == FindingSeverity::Error; });
}

Json writeFinding(const Finding &finding)
{
    Json json =
        JsonObject{{QStringLiteral("severity"), Json(findingSeverityName(finding.severity))},
                   {QStringLiteral("rule"), Json(finding.rule)},
                   {QStringLiteral("path"), Json(finding.path)},
                   {QStringLiteral("message"), Json(finding.message)}};
    if (!finding.fix.isEmpty())
        json.set(QStringLiteral("fix"), Json(finding.fix));
    return json;
}

const QList<CheckRule> &checkRules()
{
    static const QList<CheckRule> rules{
        {1, u"json",
         u"the file is JSON as RFC 8259 says, without duplicate keys or lone surrogates"},
        {1, u"size", u"at most 256 KiB as compact JSON"},
        {1, u"vocabulary-limit", u"at most 200 words"},
        {1, u"too-many-findings", u"more than 1,000 findings; the rest is not listed"},
        {1, u"required", u"a field of the schema is missing"},
        {1, u"shape", u"a field has another type than the schema says"},
        {1, u"value", u"a field has none of the values it may have"},
        {1, u"text-en", u"a text for people lacks its English form"},
        {1, u"integer", u"numbers are integers"},
        {2, u"schema-version", u"the major version is understood"},
        {2, u"schema-newer", u"a higher minor version: unknown fields are kept"},
        {3, u"id-form", u"the lesson's id has the form of the schema"},
        {3, u"id-missing", u"every entry of a list has an id"},
        {3, u"id-duplicate", u"no id stands twice in one list"},
        {3, u"id-prefix", u"the ids of words start with the lesson's"},
        {3, u"ref", u"what is referred to is there"},
        {3, u"prerequisite", u"a lesson builds on others that are there, never on itself"},
        {3, u"experiment-patch",
         u"an experiment leaves ids, headwords, answers and cultural notes alone"},
        {3, u"experiment-weights", u"the weights of the arms make 100"},
        {3, u"web-slug", u"the address part has its form"},
        {3, u"web-description", u"the description has 50 to 160 characters"},
        {3, u"watch-words", u"the watch shows at most 8 words"},
        {4, u"spaces", u"no spaces at the ends of a text"},
        {4, u"nfc", u"texts are in Unicode form NFC"},
        {4, u"invisible", u"no invisible characters"},
        {4, u"mark-flood", u"at most 30 marks on one letter"},
        {4, u"homoglyph", u"no word mixes scripts"},
        {4, u"old-orthography", u"no letters of 1931 unless the lesson says so"},
        {4, u"apostrophe-form", u"the apostrophe of n' is U+0027"},
        {4, u"apostrophe-misplaced", u"apostrophes stand only in n'"},
        {4, u"markdown-html", u"Markdown holds no HTML"},
        {4, u"markdown-link", u"links start with https://"},
        {5, u"headword-empty", u"a word has a headword"},
        {5, u"headword-form", u"the headword is in the stored form"},
        {5, u"headword-tone", u"the headword carries no tone marks"},
        {5, u"headword-apostrophe", u"its apostrophes belong to n'"},
        {5, u"headword-case", u"only names begin with a capital"},
        {5, u"grapheme", u"every letter is a letter of Shona"},
        {5, u"grapheme-loan", u"a letter of loans, names or dialects"},
        {5, u"foreign-coda", u"a word that ends in a consonant"},
        {5, u"syllabic-nasal", u"an m or n that is a syllable of its own"},
        {6, u"pronunciation", u"a word has a pronunciation"},
        {6, u"syllabic", u"the syllables make up the headword"},
        {6, u"syllabic-split", u"they are divided as the rules say"},
        {6, u"ipa-origin", u"the IPA says whether it was derived"},
        {6, u"ipa-stale", u"derived IPA fits the headword"},
        {6, u"ipa-mismatch", u"IPA that a person wrote fits the headword"},
        {6, u"phonetic", u"the phonetic spelling is the derived one"},
        {6, u"notation", u"the notations are of the present version"},
        {7, u"toned-skeleton", u"headwordToned is the headword with tone marks"},
        {7, u"tone-style", u"only high tones are marked"},
        {7, u"tone-mark", u"a falling, rising or mid mark"},
        {7, u"tone-accents", u"accents and pattern agree"},
        {7, u"tone-status", u"the status is one of three"},
        {7, u"tone-missing", u"a known tone has a pattern"},
        {7, u"tone-unknown", u"an unknown tone has none"},
        {7, u"tone-form", u"a pattern is made of H and L"},
        {7, u"tone-source", u"a sourced tone names its source"},
        {7, u"tone-scope", u"a pattern has a scope"},
        {7, u"tone-class", u"only verbs have a tone class"},
        {7, u"tone-length", u"a pattern has as many letters as its scope asks for"},
        {8, u"class-required", u"a noun has a class"},
        {8, u"class-unknown", u"the class exists"},
        {8, u"class-prefix", u"the noun begins as its class does"},
        {8, u"plural-class", u"the plural begins as the class of the pair does"},
        {9, u"audio-origin", u"audio is human or tts"},
        {9, u"audio-tts-tone", u"synthetic speech is not called correct in tone"},
        {9, u"audio-duration", u"a clip lasts at most 15 s"},
        {9, u"audio-text", u"a clip says its word, or is withheld"},
        {9, u"audio-renditions", u"a clip has a file"},
        {9, u"audio-codec", u"audio is aac in m4a, or opus in ogg"},
        {9, u"rendition-hash", u"a file is named by its SHA-256"},
        {9, u"rendition-bytes", u"a file has a size"},
        {9, u"rendition-size", u"a clip or picture has at most 512 KiB"},
        {9, u"media-type", u"a medium names its type"},
        {10, u"exercise-type", u"the type of exercise is known"},
        {10, u"exercise-points", u"points are not negative"},
        {10, u"exercise-options", u"options have ids and differ by more than tone and capitals"},
        {10, u"exercise-answer", u"the answer is there, and among the options"},
        {10, u"exercise-blanks", u"as many blanks as answers"},
        {10, u"exercise-pairs", u"pairs have texts that differ"},
        {10, u"exercise-order", u"the answer holds the tokens, each once"},
        {10, u"exercise-compare", u"answers are compared in a known way"},
        {10, u"exercise-audio", u"what is listened to can be heard"},
        {10, u"exercise-tone", u"tone is asked only where it is known"},
        {11, u"envelope", u"revision, contentHash and updatedAt have their forms"},
        {11, u"content-hash", u"contentHash is that of the content"},
    };
    return rules;
}

} // namespace Batanidza
