#include "ui/text/lessonfieldtext.h"

#include "ui/text/findingtext.h"

#include <span>

namespace Batanidza {

namespace {

struct Word
{
    const char16_t *key;
    const char *text;
};

constexpr Word fields[] = {
    {u"id", QT_TRANSLATE_NOOP("LessonFieldText", "Id of the lesson")},
    {u"title/sn", QT_TRANSLATE_NOOP("LessonFieldText", "Title in Shona")},
    {u"title/en", QT_TRANSLATE_NOOP("LessonFieldText", "Title in English")},
    {u"summary/en", QT_TRANSLATE_NOOP("LessonFieldText", "Summary in English")},
    {u"summary/sn", QT_TRANSLATE_NOOP("LessonFieldText", "Summary in Shona")},
    {u"level", QT_TRANSLATE_NOOP("LessonFieldText", "Level")},
    {u"unit", QT_TRANSLATE_NOOP("LessonFieldText", "Unit of the course")},
    {u"order", QT_TRANSLATE_NOOP("LessonFieldText", "Place in the unit")},
    {u"prerequisites",
     QT_TRANSLATE_NOOP("LessonFieldText", "Lessons to learn first, one id on each line")},
    {u"dialectProfile", QT_TRANSLATE_NOOP("LessonFieldText", "Dialect")},
    {u"orthography", QT_TRANSLATE_NOOP("LessonFieldText", "Orthography")},
    {u"platforms/web/slug", QT_TRANSLATE_NOOP("LessonFieldText", "Address part on the web")},
    {u"platforms/web/metaDescription",
     QT_TRANSLATE_NOOP("LessonFieldText", "Description for search engines")},
    {u"platforms/web/ogImage", QT_TRANSLATE_NOOP("LessonFieldText", "Picture for shared links")},
    {u"platforms/watch/words",
     QT_TRANSLATE_NOOP("LessonFieldText", "Words on the watch, one id on each line")},
    {u"provenance/authors", QT_TRANSLATE_NOOP("LessonFieldText", "Authors, one on each line")},
    {u"provenance/license", QT_TRANSLATE_NOOP("LessonFieldText", "Licence")},
    {u"provenance/reviewState", QT_TRANSLATE_NOOP("LessonFieldText", "State of review")},
    {u"provenance/reviewedBy", QT_TRANSLATE_NOOP("LessonFieldText", "Reviewed by")},
    {u"provenance/note", QT_TRANSLATE_NOOP("LessonFieldText", "Note on the sources")},
    {u"analytics", QT_TRANSLATE_NOOP("LessonFieldText", "Analytics (JSON)")},
    {u"schemaVersion", QT_TRANSLATE_NOOP("LessonFieldText", "Version of the schema")},
    {u"headword", QT_TRANSLATE_NOOP("LessonFieldText", "Headword")},
    {u"headwordToned", QT_TRANSLATE_NOOP("LessonFieldText", "With tone marks")},
    {u"gloss/en", QT_TRANSLATE_NOOP("LessonFieldText", "Meaning in English")},
    {u"gloss/sn", QT_TRANSLATE_NOOP("LessonFieldText", "Meaning in Shona")},
    {u"pos", QT_TRANSLATE_NOOP("LessonFieldText", "Part of speech")},
    {u"nounClass", QT_TRANSLATE_NOOP("LessonFieldText", "Noun class")},
    {u"plural", QT_TRANSLATE_NOOP("LessonFieldText", "Plural")},
    {u"tone/pattern", QT_TRANSLATE_NOOP("LessonFieldText", "Tone pattern")},
    {u"tone/scope", QT_TRANSLATE_NOOP("LessonFieldText", "What the pattern describes")},
    {u"tone/status", QT_TRANSLATE_NOOP("LessonFieldText", "How the tone is known")},
    {u"tone/source", QT_TRANSLATE_NOOP("LessonFieldText", "Source of the tone")},
    {u"pronunciation/ipa", QT_TRANSLATE_NOOP("LessonFieldText", "IPA")},
    {u"pronunciation/ipaOrigin", QT_TRANSLATE_NOOP("LessonFieldText", "Origin of the IPA")},
    {u"pronunciation/phonetic",
     QT_TRANSLATE_NOOP("LessonFieldText", "Phonetic, for readers of English")},
    {u"pronunciation/syllabic", QT_TRANSLATE_NOOP("LessonFieldText", "Syllables")},
    {u"pronunciation/notation", QT_TRANSLATE_NOOP("LessonFieldText", "Version of the notations")},
    {u"examples", QT_TRANSLATE_NOOP("LessonFieldText", "Examples")},
    {u"variants", QT_TRANSLATE_NOOP("LessonFieldText", "Variants")},
    {u"source", QT_TRANSLATE_NOOP("LessonFieldText", "Source of the word")},
    {u"tags", QT_TRANSLATE_NOOP("LessonFieldText", "Tags, one on each line")},
    {u"form", QT_TRANSLATE_NOOP("LessonFieldText", "Form")},
    {u"kind", QT_TRANSLATE_NOOP("LessonFieldText", "Kind")},
    {u"dialect", QT_TRANSLATE_NOOP("LessonFieldText", "Dialects, one on each line")},
    {u"audio/forText", QT_TRANSLATE_NOOP("LessonFieldText", "Audio: what is said")},
    {u"audio/speaker", QT_TRANSLATE_NOOP("LessonFieldText", "Audio: speaker")},
    {u"audio/origin", QT_TRANSLATE_NOOP("LessonFieldText", "Audio: origin")},
    {u"audio/durationMs", QT_TRANSLATE_NOOP("LessonFieldText", "Audio: length in ms")},
    {u"audio/state", QT_TRANSLATE_NOOP("LessonFieldText", "Audio: state")},
    {u"audio/toneReviewed",
     QT_TRANSLATE_NOOP("LessonFieldText", "Audio: tone checked by a speaker")},
    {u"audio/renditions", QT_TRANSLATE_NOOP("LessonFieldText", "Audio: files")},
    {u"codec", QT_TRANSLATE_NOOP("LessonFieldText", "Codec")},
    {u"container", QT_TRANSLATE_NOOP("LessonFieldText", "Container")},
    {u"bitrateKbps", QT_TRANSLATE_NOOP("LessonFieldText", "Bit rate, kbit/s")},
    {u"bytes", QT_TRANSLATE_NOOP("LessonFieldText", "Bytes")},
    {u"sha256", QT_TRANSLATE_NOOP("LessonFieldText", "SHA-256")},
    {u"sn", QT_TRANSLATE_NOOP("LessonFieldText", "In Shona")},
    {u"en", QT_TRANSLATE_NOOP("LessonFieldText", "In English")},
    {u"speaker", QT_TRANSLATE_NOOP("LessonFieldText", "Speaker")},
    {u"prominence", QT_TRANSLATE_NOOP("LessonFieldText", "Prominence")},
    {u"markdown/en", QT_TRANSLATE_NOOP("LessonFieldText", "Text in English (Markdown)")},
    {u"markdown/sn", QT_TRANSLATE_NOOP("LessonFieldText", "Text in Shona (Markdown)")},
    {u"sensitivity", QT_TRANSLATE_NOOP("LessonFieldText", "Sensitivity")},
    {u"sources", QT_TRANSLATE_NOOP("LessonFieldText", "Sources, one on each line")},
    {u"type", QT_TRANSLATE_NOOP("LessonFieldText", "Type")},
    {u"objective", QT_TRANSLATE_NOOP("LessonFieldText", "Objective")},
    {u"prompt/en", QT_TRANSLATE_NOOP("LessonFieldText", "Prompt in English")},
    {u"prompt/sn", QT_TRANSLATE_NOOP("LessonFieldText", "Prompt in Shona")},
    {u"points", QT_TRANSLATE_NOOP("LessonFieldText", "Points")},
    {u"options", QT_TRANSLATE_NOOP("LessonFieldText", "Options")},
    {u"answer", QT_TRANSLATE_NOOP("LessonFieldText", "Answer, one part on each line")},
    {u"answer.ids", QT_TRANSLATE_NOOP("LessonFieldText", "Right options, one id on each line")},
    {u"accept", QT_TRANSLATE_NOOP("LessonFieldText", "Also accepted, one on each line")},
    {u"pairs", QT_TRANSLATE_NOOP("LessonFieldText", "Pairs")},
    {u"tokens", QT_TRANSLATE_NOOP("LessonFieldText", "Words to put in order, one on each line")},
    {u"vocabularyRef", QT_TRANSLATE_NOOP("LessonFieldText", "Word")},
    {u"compare", QT_TRANSLATE_NOOP("LessonFieldText", "How answers are compared")},
    {u"options.tones",
     QT_TRANSLATE_NOOP("LessonFieldText", "Tone patterns to choose from, one on each line")},
    {u"answer.tone", QT_TRANSLATE_NOOP("LessonFieldText", "The right pattern")},
    {u"explanation/en", QT_TRANSLATE_NOOP("LessonFieldText", "Explanation in English")},
    {u"explanation/sn", QT_TRANSLATE_NOOP("LessonFieldText", "Explanation in Shona")},
    {u"front/vocabularyRef", QT_TRANSLATE_NOOP("LessonFieldText", "Word")},
    {u"front/field", QT_TRANSLATE_NOOP("LessonFieldText", "Front shows")},
    {u"back/field", QT_TRANSLATE_NOOP("LessonFieldText", "Back shows")},
    {u"alt/en", QT_TRANSLATE_NOOP("LessonFieldText", "Description in English")},
    {u"alt/sn", QT_TRANSLATE_NOOP("LessonFieldText", "Description in Shona")},
    {u"renditions", QT_TRANSLATE_NOOP("LessonFieldText", "Files")},
    {u"width", QT_TRANSLATE_NOOP("LessonFieldText", "Width")},
    {u"height", QT_TRANSLATE_NOOP("LessonFieldText", "Height")},
    {u"experiment", QT_TRANSLATE_NOOP("LessonFieldText", "Experiment")},
    {u"default", QT_TRANSLATE_NOOP("LessonFieldText", "Usual arm")},
    {u"arms", QT_TRANSLATE_NOOP("LessonFieldText", "Arms")},
    {u"weight", QT_TRANSLATE_NOOP("LessonFieldText", "Weight, of 100")},
    {u"patch", QT_TRANSLATE_NOOP("LessonFieldText", "Changes (JSON Patch)")},
    {u"pair.word", QT_TRANSLATE_NOOP("LessonFieldText", "Word")},
    {u"pair.text", QT_TRANSLATE_NOOP("LessonFieldText", "Text")},
};

constexpr Word sections[] = {
    {u"", QT_TRANSLATE_NOOP("LessonFieldText", "Lesson")},
    {u"objectives", QT_TRANSLATE_NOOP("LessonFieldText", "Objectives")},
    {u"culturalNotes", QT_TRANSLATE_NOOP("LessonFieldText", "Cultural notes")},
    {u"vocabulary", QT_TRANSLATE_NOOP("LessonFieldText", "Words")},
    {u"dialogue", QT_TRANSLATE_NOOP("LessonFieldText", "Dialogue")},
    {u"grammarNotes", QT_TRANSLATE_NOOP("LessonFieldText", "Grammar")},
    {u"exercises", QT_TRANSLATE_NOOP("LessonFieldText", "Exercises")},
    {u"flashcards", QT_TRANSLATE_NOOP("LessonFieldText", "Flashcards")},
    {u"media", QT_TRANSLATE_NOOP("LessonFieldText", "Pictures and media")},
    {u"variantsAB", QT_TRANSLATE_NOOP("LessonFieldText", "Experiments")},
};

constexpr Word entries[] = {
    {u"", QT_TRANSLATE_NOOP("LessonFieldText", "Lesson")},
    {u"objectives", QT_TRANSLATE_NOOP("LessonFieldText", "Objective")},
    {u"culturalNotes", QT_TRANSLATE_NOOP("LessonFieldText", "Cultural note")},
    {u"vocabulary", QT_TRANSLATE_NOOP("LessonFieldText", "Word")},
    {u"dialogue", QT_TRANSLATE_NOOP("LessonFieldText", "Line of dialogue")},
    {u"grammarNotes", QT_TRANSLATE_NOOP("LessonFieldText", "Grammar note")},
    {u"exercises", QT_TRANSLATE_NOOP("LessonFieldText", "Exercise")},
    {u"flashcards", QT_TRANSLATE_NOOP("LessonFieldText", "Flashcard")},
    {u"media", QT_TRANSLATE_NOOP("LessonFieldText", "Medium")},
    {u"variantsAB", QT_TRANSLATE_NOOP("LessonFieldText", "Experiment")},
};

constexpr Word choices[] = {
    {u"noun", QT_TRANSLATE_NOOP("LessonFieldText", "noun")},
    {u"verb", QT_TRANSLATE_NOOP("LessonFieldText", "verb")},
    {u"adjective", QT_TRANSLATE_NOOP("LessonFieldText", "adjective")},
    {u"adverb", QT_TRANSLATE_NOOP("LessonFieldText", "adverb")},
    {u"pronoun", QT_TRANSLATE_NOOP("LessonFieldText", "pronoun")},
    {u"demonstrative", QT_TRANSLATE_NOOP("LessonFieldText", "demonstrative")},
    {u"numeral", QT_TRANSLATE_NOOP("LessonFieldText", "numeral")},
    {u"conjunction", QT_TRANSLATE_NOOP("LessonFieldText", "conjunction")},
    {u"interjection", QT_TRANSLATE_NOOP("LessonFieldText", "interjection")},
    {u"ideophone", QT_TRANSLATE_NOOP("LessonFieldText", "ideophone")},
    {u"phrase", QT_TRANSLATE_NOOP("LessonFieldText", "phrase")},
    {u"proper noun", QT_TRANSLATE_NOOP("LessonFieldText", "proper noun")},
    {u"surface", QT_TRANSLATE_NOOP("LessonFieldText", "every syllable")},
    {u"class", QT_TRANSLATE_NOOP("LessonFieldText", "class of a verb stem")},
    {u"infinitive", QT_TRANSLATE_NOOP("LessonFieldText", "whole infinitive")},
    {u"unknown", QT_TRANSLATE_NOOP("LessonFieldText", "not known")},
    {u"sourced", QT_TRANSLATE_NOOP("LessonFieldText", "from a source")},
    {u"speaker-checked", QT_TRANSLATE_NOOP("LessonFieldText", "checked by a speaker")},
    {u"derived", QT_TRANSLATE_NOOP("LessonFieldText", "derived")},
    {u"human", QT_TRANSLATE_NOOP("LessonFieldText", "by a person")},
    {u"tts", QT_TRANSLATE_NOOP("LessonFieldText", "synthetic speech")},
    {u"withheld", QT_TRANSLATE_NOOP("LessonFieldText", "withheld: not played")},
    {u"dialect", QT_TRANSLATE_NOOP("LessonFieldText", "dialect")},
    {u"spelling", QT_TRANSLATE_NOOP("LessonFieldText", "spelling")},
    {u"historical", QT_TRANSLATE_NOOP("LessonFieldText", "historical")},
    {u"register", QT_TRANSLATE_NOOP("LessonFieldText", "register")},
    {u"high", QT_TRANSLATE_NOOP("LessonFieldText", "high: shown above the exercises")},
    {u"normal", QT_TRANSLATE_NOOP("LessonFieldText", "normal")},
    {u"multipleChoice", QT_TRANSLATE_NOOP("LessonFieldText", "multiple choice")},
    {u"fillBlank", QT_TRANSLATE_NOOP("LessonFieldText", "fill the blank")},
    {u"match", QT_TRANSLATE_NOOP("LessonFieldText", "match")},
    {u"orderWords", QT_TRANSLATE_NOOP("LessonFieldText", "put words in order")},
    {u"listenAndType", QT_TRANSLATE_NOOP("LessonFieldText", "listen and type")},
    {u"tonePick", QT_TRANSLATE_NOOP("LessonFieldText", "choose the tone")},
    {u"skeleton", QT_TRANSLATE_NOOP("LessonFieldText", "without tone and capitals")},
    {u"exact", QT_TRANSLATE_NOOP("LessonFieldText", "exactly")},
    {u"toned", QT_TRANSLATE_NOOP("LessonFieldText", "with tone")},
    {u"headword", QT_TRANSLATE_NOOP("LessonFieldText", "headword")},
    {u"gloss", QT_TRANSLATE_NOOP("LessonFieldText", "meaning")},
    {u"audio", QT_TRANSLATE_NOOP("LessonFieldText", "audio")},
    {u"image", QT_TRANSLATE_NOOP("LessonFieldText", "picture")},
    {u"video", QT_TRANSLATE_NOOP("LessonFieldText", "video")},
    {u"document", QT_TRANSLATE_NOOP("LessonFieldText", "document")},
    {u"draft", QT_TRANSLATE_NOOP("LessonFieldText", "draft")},
    {u"needs-speaker-review", QT_TRANSLATE_NOOP("LessonFieldText", "needs review by a speaker")},
    {u"reviewed", QT_TRANSLATE_NOOP("LessonFieldText", "reviewed")},
    {u"published", QT_TRANSLATE_NOOP("LessonFieldText", "published")},
    {u"sna-1967", QT_TRANSLATE_NOOP("LessonFieldText", "of 1967")},
    {u"sna-doke-1931", QT_TRANSLATE_NOOP("LessonFieldText", "of 1931 (Doke)")},
};

//! What a lesson must be, by the rule that a finding names.
constexpr Word rules[] = {
    {u"json", QT_TRANSLATE_NOOP(
                  "LessonFieldText",
                  "The file is JSON as RFC 8259 says, without duplicate keys or lone surrogates.")},
    {u"size", QT_TRANSLATE_NOOP("LessonFieldText", "At most 256 KiB as compact JSON.")},
    {u"vocabulary-limit", QT_TRANSLATE_NOOP("LessonFieldText", "At most 200 words.")},
    {u"too-many-findings",
     QT_TRANSLATE_NOOP("LessonFieldText", "More than 1,000 findings; the rest is not listed.")},
    {u"required", QT_TRANSLATE_NOOP("LessonFieldText", "A field of the schema is missing.")},
    {u"shape",
     QT_TRANSLATE_NOOP("LessonFieldText", "A field has another type than the schema says.")},
    {u"value", QT_TRANSLATE_NOOP("LessonFieldText", "A field has none of the values it may have.")},
    {u"text-en", QT_TRANSLATE_NOOP("LessonFieldText", "A text for people lacks its English form.")},
    {u"integer", QT_TRANSLATE_NOOP("LessonFieldText", "Numbers are integers.")},
    {u"schema-version", QT_TRANSLATE_NOOP("LessonFieldText", "The major version is understood.")},
    {u"schema-newer",
     QT_TRANSLATE_NOOP("LessonFieldText", "A higher minor version: unknown fields are kept.")},
    {u"id-form",
     QT_TRANSLATE_NOOP("LessonFieldText", "The lesson's id has the form of the schema.")},
    {u"id-missing", QT_TRANSLATE_NOOP("LessonFieldText", "Every entry of a list has an id.")},
    {u"id-duplicate", QT_TRANSLATE_NOOP("LessonFieldText", "No id stands twice in one list.")},
    {u"id-prefix",
     QT_TRANSLATE_NOOP("LessonFieldText", "The ids of words start with the lesson's.")},
    {u"ref", QT_TRANSLATE_NOOP("LessonFieldText", "What is referred to is there.")},
    {u"prerequisite",
     QT_TRANSLATE_NOOP("LessonFieldText",
                       "A lesson builds on others that are there, never on itself.")},
    {u"experiment-patch",
     QT_TRANSLATE_NOOP("LessonFieldText",
                       "An experiment leaves ids, headwords, answers and cultural notes alone.")},
    {u"experiment-weights",
     QT_TRANSLATE_NOOP("LessonFieldText", "The weights of the arms make 100.")},
    {u"web-slug", QT_TRANSLATE_NOOP("LessonFieldText", "The address part has its form.")},
    {u"web-description",
     QT_TRANSLATE_NOOP("LessonFieldText", "The description has 50 to 160 characters.")},
    {u"watch-words", QT_TRANSLATE_NOOP("LessonFieldText", "The watch shows at most 8 words.")},
    {u"spaces", QT_TRANSLATE_NOOP("LessonFieldText", "No spaces at the ends of a text.")},
    {u"nfc", QT_TRANSLATE_NOOP("LessonFieldText", "Texts are in Unicode form NFC.")},
    {u"invisible", QT_TRANSLATE_NOOP("LessonFieldText", "No invisible characters.")},
    {u"mark-flood", QT_TRANSLATE_NOOP("LessonFieldText", "At most 30 marks on one letter.")},
    {u"homoglyph", QT_TRANSLATE_NOOP("LessonFieldText", "No word mixes scripts.")},
    {u"old-orthography",
     QT_TRANSLATE_NOOP("LessonFieldText", "No letters of 1931 unless the lesson says so.")},
    {u"apostrophe-form", QT_TRANSLATE_NOOP("LessonFieldText", "The apostrophe of n' is U+0027.")},
    {u"apostrophe-misplaced",
     QT_TRANSLATE_NOOP("LessonFieldText", "Apostrophes stand only in n'.")},
    {u"markdown-html", QT_TRANSLATE_NOOP("LessonFieldText", "Markdown holds no HTML.")},
    {u"markdown-link", QT_TRANSLATE_NOOP("LessonFieldText", "Links start with https://.")},
    {u"headword-empty", QT_TRANSLATE_NOOP("LessonFieldText", "A word has a headword.")},
    {u"headword-form", QT_TRANSLATE_NOOP("LessonFieldText", "The headword is in the stored form.")},
    {u"headword-tone", QT_TRANSLATE_NOOP("LessonFieldText", "The headword carries no tone marks.")},
    {u"headword-apostrophe", QT_TRANSLATE_NOOP("LessonFieldText", "Its apostrophes belong to n'.")},
    {u"headword-case", QT_TRANSLATE_NOOP("LessonFieldText", "Only names begin with a capital.")},
    {u"grapheme", QT_TRANSLATE_NOOP("LessonFieldText", "Every letter is a letter of Shona.")},
    {u"grapheme-loan",
     QT_TRANSLATE_NOOP("LessonFieldText", "A letter of loans, names or dialects.")},
    {u"foreign-coda", QT_TRANSLATE_NOOP("LessonFieldText", "A word that ends in a consonant.")},
    {u"syllabic-nasal",
     QT_TRANSLATE_NOOP("LessonFieldText", "An m or n that is a syllable of its own.")},
    {u"pronunciation", QT_TRANSLATE_NOOP("LessonFieldText", "A word has a pronunciation.")},
    {u"syllabic", QT_TRANSLATE_NOOP("LessonFieldText", "The syllables make up the headword.")},
    {u"syllabic-split", QT_TRANSLATE_NOOP("LessonFieldText", "They are divided as the rules say.")},
    {u"ipa-origin", QT_TRANSLATE_NOOP("LessonFieldText", "The IPA says whether it was derived.")},
    {u"ipa-stale", QT_TRANSLATE_NOOP("LessonFieldText", "Derived IPA fits the headword.")},
    {u"ipa-mismatch",
     QT_TRANSLATE_NOOP("LessonFieldText", "IPA that a person wrote fits the headword.")},
    {u"phonetic",
     QT_TRANSLATE_NOOP("LessonFieldText", "The phonetic spelling is the derived one.")},
    {u"notation",
     QT_TRANSLATE_NOOP("LessonFieldText", "The notations are of the present version.")},
    {u"toned-skeleton",
     QT_TRANSLATE_NOOP("LessonFieldText", "HeadwordToned is the headword with tone marks.")},
    {u"tone-style", QT_TRANSLATE_NOOP("LessonFieldText", "Only high tones are marked.")},
    {u"tone-mark", QT_TRANSLATE_NOOP("LessonFieldText", "A falling, rising or mid mark.")},
    {u"tone-accents", QT_TRANSLATE_NOOP("LessonFieldText", "Accents and pattern agree.")},
    {u"tone-status", QT_TRANSLATE_NOOP("LessonFieldText", "The status is one of three.")},
    {u"tone-missing", QT_TRANSLATE_NOOP("LessonFieldText", "A known tone has a pattern.")},
    {u"tone-unknown", QT_TRANSLATE_NOOP("LessonFieldText", "An unknown tone has none.")},
    {u"tone-form", QT_TRANSLATE_NOOP("LessonFieldText", "A pattern is made of H and L.")},
    {u"tone-source", QT_TRANSLATE_NOOP("LessonFieldText", "A sourced tone names its source.")},
    {u"tone-scope", QT_TRANSLATE_NOOP("LessonFieldText", "A pattern has a scope.")},
    {u"tone-class", QT_TRANSLATE_NOOP("LessonFieldText", "Only verbs have a tone class.")},
    {u"tone-length",
     QT_TRANSLATE_NOOP("LessonFieldText", "A pattern has as many letters as its scope asks for.")},
    {u"class-required", QT_TRANSLATE_NOOP("LessonFieldText", "A noun has a class.")},
    {u"class-unknown", QT_TRANSLATE_NOOP("LessonFieldText", "The class exists.")},
    {u"class-prefix", QT_TRANSLATE_NOOP("LessonFieldText", "The noun begins as its class does.")},
    {u"plural-class",
     QT_TRANSLATE_NOOP("LessonFieldText", "The plural begins as the class of the pair does.")},
    {u"audio-origin", QT_TRANSLATE_NOOP("LessonFieldText", "Audio is human or tts.")},
    {u"audio-tts-tone",
     QT_TRANSLATE_NOOP("LessonFieldText", "Synthetic speech is not called correct in tone.")},
    {u"audio-duration", QT_TRANSLATE_NOOP("LessonFieldText", "A clip lasts at most 15 s.")},
    {u"audio-text", QT_TRANSLATE_NOOP("LessonFieldText", "A clip says its word, or is withheld.")},
    {u"audio-renditions", QT_TRANSLATE_NOOP("LessonFieldText", "A clip has a file.")},
    {u"audio-codec", QT_TRANSLATE_NOOP("LessonFieldText", "Audio is aac in m4a, or opus in ogg.")},
    {u"rendition-hash", QT_TRANSLATE_NOOP("LessonFieldText", "A file is named by its SHA-256.")},
    {u"rendition-bytes", QT_TRANSLATE_NOOP("LessonFieldText", "A file has a size.")},
    {u"rendition-size",
     QT_TRANSLATE_NOOP("LessonFieldText", "A clip or picture has at most 512 KiB.")},
    {u"media-type", QT_TRANSLATE_NOOP("LessonFieldText", "A medium names its type.")},
    {u"exercise-type", QT_TRANSLATE_NOOP("LessonFieldText", "The type of exercise is known.")},
    {u"exercise-points", QT_TRANSLATE_NOOP("LessonFieldText", "Points are not negative.")},
    {u"exercise-options",
     QT_TRANSLATE_NOOP("LessonFieldText",
                       "Options have ids and differ by more than tone and capitals.")},
    {u"exercise-answer",
     QT_TRANSLATE_NOOP("LessonFieldText", "The answer is there, and among the options.")},
    {u"exercise-blanks", QT_TRANSLATE_NOOP("LessonFieldText", "As many blanks as answers.")},
    {u"exercise-pairs", QT_TRANSLATE_NOOP("LessonFieldText", "Pairs have texts that differ.")},
    {u"exercise-order",
     QT_TRANSLATE_NOOP("LessonFieldText", "The answer holds the tokens, each once.")},
    {u"exercise-compare",
     QT_TRANSLATE_NOOP("LessonFieldText", "Answers are compared in a known way.")},
    {u"exercise-audio", QT_TRANSLATE_NOOP("LessonFieldText", "What is listened to can be heard.")},
    {u"exercise-tone",
     QT_TRANSLATE_NOOP("LessonFieldText", "Tone is asked only where it is known.")},
    {u"envelope",
     QT_TRANSLATE_NOOP("LessonFieldText", "Revision, contentHash and updatedAt have their forms.")},
    {u"content-hash", QT_TRANSLATE_NOOP("LessonFieldText", "ContentHash is that of the content.")},
};

//! The text of a key in the language of the window; null where the table does not have it.
QString worded(std::span<const Word> words, QStringView key)
{
    for (const Word &word : words) {
        if (key == QStringView(word.key))
            return QCoreApplication::translate("LessonFieldText", word.text);
    }
    return {};
}

QString worded(std::span<const Word> words, const QString &key)
{
    const QString text = worded(words, QStringView(key));
    return text.isNull() ? key : text;
}

} // namespace

QString LessonFieldText::field(const QString &name)
{
    return worded(fields, name);
}

QString LessonFieldText::section(const QString &list)
{
    return worded(sections, list);
}

QString LessonFieldText::entry(const QString &list)
{
    return worded(entries, list);
}

QString LessonFieldText::choice(const QString &value)
{
    return worded(choices, value);
}

QString LessonFieldText::finding(const Finding &finding)
{
    const QString rule = worded(rules, QStringView(finding.rule));
    if (rule.isNull())
        return FindingText::message(finding.message);
    if (finding.fix.isEmpty())
        //: %1 what a lesson must be, %2 what is wrong here
        return tr("%1 Here: %2.").arg(rule, FindingText::message(finding.message));
    //: %1 what a lesson must be, %2 what is wrong here, %3 the right value, or what to do
    return tr("%1 Here: %2. Better: %3")
        .arg(rule, FindingText::message(finding.message), FindingText::fix(finding.fix));
}

QString LessonFieldText::severity(FindingSeverity severity)
{
    switch (severity) {
    case FindingSeverity::Info:
        //: Something worth knowing about a field
        return tr("Hint");
    case FindingSeverity::Warning:
        //: Something about a field that is probably wrong
        return tr("Warning");
    case FindingSeverity::Error:
        //: Something about a field that blocks publishing
        return tr("Error");
    }
    return {};
}

} // namespace Batanidza
