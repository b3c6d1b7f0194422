#include "ui/text/differenceflags.h"

#include "ui/text/format.h"

#include <QHash>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words
{
    const char *name;
    const char *text;
};

//! The sentence of a name, in the language of now; empty where the table has none.
template <size_t size>
QString wordsOf(const Words (&table)[size], const QString &name)
{
    for (const Words &words : table) {
        if (name == QLatin1StringView(words.name))
            return QCoreApplication::translate("MergeText", words.text);
    }
    return {};
}

constexpr Words flags[] = {
    {"apostrophe-misplaced",
     QT_TRANSLATE_NOOP("MergeText", "An apostrophe stands where Shona has none.")},
    {"homoglyph",
     QT_TRANSLATE_NOOP("MergeText", "A letter of another script looks like a Latin one.")},
    {"tone-loss", QT_TRANSLATE_NOOP("MergeText", "Tone marks were lost.")},
    {"tone-conflict", QT_TRANSLATE_NOOP("MergeText", "Both sides set different tones.")},
    {"tone-transferred",
     QT_TRANSLATE_NOOP("MergeText", "Tone marks were moved to the new spelling.")},
    {"tone-transfer-failed",
     QT_TRANSLATE_NOOP("MergeText", "Tone marks could not be moved: the syllables differ.")},
    {"tone-length",
     QT_TRANSLATE_NOOP("MergeText", "The tone pattern has not one letter for each syllable.")},
    {"tone-derived", QT_TRANSLATE_NOOP("MergeText", "The tone pattern was made from the accents.")},
    {"tone-accent-mismatch", QT_TRANSLATE_NOOP("MergeText", "Accents and tone pattern disagree.")},
    {"old-orthography",
     QT_TRANSLATE_NOOP("MergeText", "Letters of the 1931 alphabet were put in today's spelling.")},
    {"stale:audio", QT_TRANSLATE_NOOP("MergeText", "The recording says the old word.")},
    {"regenerated:ipa",
     QT_TRANSLATE_NOOP("MergeText", "The pronunciation was made again from the word.")},
    {"regenerated:syllables",
     QT_TRANSLATE_NOOP("MergeText", "The syllables were made again from the word.")},
    {"kept:tonePattern",
     QT_TRANSLATE_NOOP("MergeText", "The tone pattern was kept for the new spelling.")},
    {"stale:tonePattern",
     QT_TRANSLATE_NOOP("MergeText", "The tone pattern belongs to the old spelling.")},
    {"ipa-stale", QT_TRANSLATE_NOOP("MergeText", "The pronunciation belongs to the old spelling.")},
    {"ipa-mismatch", QT_TRANSLATE_NOOP("MergeText", "The pronunciation does not fit the word.")},
    {"audio-headword",
     QT_TRANSLATE_NOOP("MergeText", "The new recording was made for the old word.")},
    {"cultural-note-deleted", QT_TRANSLATE_NOOP("MergeText", "A cultural note was taken out.")},
    {"cultural-note-conflict",
     QT_TRANSLATE_NOOP("MergeText", "Both sides changed one paragraph of a cultural note.")},
    {"class-prefix",
     QT_TRANSLATE_NOOP("MergeText", "The noun class does not fit the prefix of the word.")},
    {"plural-class", QT_TRANSLATE_NOOP("MergeText", "The plural does not fit the noun class.")},
    {"class-decided-by-plural",
     QT_TRANSLATE_NOOP("MergeText", "The plural decided between two noun classes.")},
    {"class-conflict", QT_TRANSLATE_NOOP("MergeText", "Both sides set different noun classes.")},
    {"free-variant",
     QT_TRANSLATE_NOOP("MergeText", "Both spellings are right: they are free variants.")},
    {"word-division", QT_TRANSLATE_NOOP("MergeText", "Words are divided differently here.")},
    {"language-name-case",
     QT_TRANSLATE_NOOP("MergeText", "The name of a language was given its right capital.")},
    {"grapheme-conflict",
     QT_TRANSLATE_NOOP("MergeText", "Both sides changed the same place of the text.")},
    {"register", QT_TRANSLATE_NOOP("MergeText", "Respectful and familiar address would be mixed.")},
    {"homograph",
     QT_TRANSLATE_NOOP("MergeText", "Two words are spelled alike and mean different things.")},
    {"duplicate-entry", QT_TRANSLATE_NOOP("MergeText", "The same word stands here twice.")},
    {"dialect-ending",
     QT_TRANSLATE_NOOP("MergeText", "The endings -i and -e belong to two dialects.")},
};

constexpr Words shonaRules[] = {
    {"SN01", QT_TRANSLATE_NOOP("MergeText", "Same text, stored differently")},
    {"SN02", QT_TRANSLATE_NOOP("MergeText", "Only characters that nobody can see")},
    {"SN03", QT_TRANSLATE_NOOP("MergeText", "Only the form of an apostrophe")},
    {"SN04", QT_TRANSLATE_NOOP("MergeText", "An apostrophe in a wrong place")},
    {"SN05", QT_TRANSLATE_NOOP("MergeText", "A letter of another script")},
    {"SN06", QT_TRANSLATE_NOOP("MergeText", "The side with tone marks is kept")},
    {"SN07", QT_TRANSLATE_NOOP("MergeText", "Different tones on both sides")},
    {"SN08", QT_TRANSLATE_NOOP("MergeText", "Low tones are not marked")},
    {"SN09", QT_TRANSLATE_NOOP("MergeText", "Letters of one side, tones of the other")},
    {"SN10", QT_TRANSLATE_NOOP("MergeText", "A tone pattern of the wrong length")},
    {"SN11", QT_TRANSLATE_NOOP("MergeText", "Accents and tone pattern")},
    {"SN12", QT_TRANSLATE_NOOP("MergeText", "Today's spelling for the 1931 alphabet")},
    {"SN13", QT_TRANSLATE_NOOP("MergeText", "A new word makes what hangs on it anew")},
    {"SN14", QT_TRANSLATE_NOOP("MergeText", "The pronunciation must fit the word")},
    {"SN15", QT_TRANSLATE_NOOP("MergeText", "A recording of the old word is not played")},
    {"SN16", QT_TRANSLATE_NOOP("MergeText", "Cultural notes are not lost without a reason")},
    {"SN17", QT_TRANSLATE_NOOP("MergeText", "Cultural notes by paragraph")},
    {"SN18", QT_TRANSLATE_NOOP("MergeText", "Noun class and prefix")},
    {"SN19", QT_TRANSLATE_NOOP("MergeText", "Plural and noun class")},
    {"SN20", QT_TRANSLATE_NOOP("MergeText", "Two noun classes")},
    {"SN21", QT_TRANSLATE_NOOP("MergeText", "Variants are united")},
    {"SN22", QT_TRANSLATE_NOOP("MergeText", "Free variants are no errors")},
    {"SN23", QT_TRANSLATE_NOOP("MergeText", "How words are divided")},
    {"SN24", QT_TRANSLATE_NOOP("MergeText", "Capitals of language names")},
    {"SN25", QT_TRANSLATE_NOOP("MergeText", "Sentences by word")},
    {"SN26", QT_TRANSLATE_NOOP("MergeText", "Respectful or familiar address")},
    {"SN27", QT_TRANSLATE_NOOP("MergeText", "Words that are spelled alike")},
    {"SN28", QT_TRANSLATE_NOOP("MergeText", "Endings of dialects")},
};

constexpr Words rules[] = {
    {"current-only", QT_TRANSLATE_NOOP("MergeText", "Only A changed it")},
    {"incoming-only", QT_TRANSLATE_NOOP("MergeText", "Only B changed it")},
    {"both-agree", QT_TRANSLATE_NOOP("MergeText", "Both agree")},
    {"renamed", QT_TRANSLATE_NOOP("MergeText", "Renamed on one side, edited on the other")},
    {"value-over-empty", QT_TRANSLATE_NOOP("MergeText", "A value beats an empty one")},
    {"removed-further", QT_TRANSLATE_NOOP("MergeText", "Both took something out")},
    {"both-deleted", QT_TRANSLATE_NOOP("MergeText", "Both took it out")},
    {"edit-over-deletion", QT_TRANSLATE_NOOP("MergeText", "An edit beats a deletion")},
    {"number-greatest", QT_TRANSLATE_NOOP("MergeText", "The greater number")},
    {"number-sum", QT_TRANSLATE_NOOP("MergeText", "What both sides added")},
    {"lines", QT_TRANSLATE_NOOP("MergeText", "Different lines were changed")},
    {"paragraphs", QT_TRANSLATE_NOOP("MergeText", "Different paragraphs were changed")},
    {"words", QT_TRANSLATE_NOOP("MergeText", "Different words were changed")},
    {"set-union", QT_TRANSLATE_NOOP("MergeText", "Lists united")},
    {"list-stretches", QT_TRANSLATE_NOOP("MergeText", "Different parts of the list were changed")},
    {"order", QT_TRANSLATE_NOOP("MergeText", "Entries stand where they were moved to")},
    {"current-wins", QT_TRANSLATE_NOOP("MergeText", "Keep A")},
    {"incoming-wins", QT_TRANSLATE_NOOP("MergeText", "Take B")},
    {"latest-wins", QT_TRANSLATE_NOOP("MergeText", "Latest wins")},
    {"both-changed", QT_TRANSLATE_NOOP("MergeText", "Both changed it, differently")},
    {"delete-edit", QT_TRANSLATE_NOOP("MergeText", "Taken out on one side, edited on the other")},
    {"type-differs", QT_TRANSLATE_NOOP("MergeText", "Both made it another kind of value")},
    {"same-entry-replaced", QT_TRANSLATE_NOOP("MergeText", "Both put something else in one place")},
    {"added-apart", QT_TRANSLATE_NOOP("MergeText", "Both added it at different places")},
    {"same-stretch-changed",
     QT_TRANSLATE_NOOP("MergeText", "Both rewrote the same part of the list")},
};

constexpr Words fields[] = {
    {"headword", QT_TRANSLATE_NOOP("MergeText", "word")},
    {"headwordToned", QT_TRANSLATE_NOOP("MergeText", "toned form")},
    {"tone/pattern", QT_TRANSLATE_NOOP("MergeText", "tone pattern")},
    {"gloss/en", QT_TRANSLATE_NOOP("MergeText", "meaning in English")},
    {"plural", QT_TRANSLATE_NOOP("MergeText", "plural")},
    {"nounClass", QT_TRANSLATE_NOOP("MergeText", "noun class")},
    {"pronunciation/ipa", QT_TRANSLATE_NOOP("MergeText", "pronunciation")},
    {"audio", QT_TRANSLATE_NOOP("MergeText", "recording")},
    {"title/sn", QT_TRANSLATE_NOOP("MergeText", "Shona title")},
    {"title/en", QT_TRANSLATE_NOOP("MergeText", "English title")},
    {"summary/en", QT_TRANSLATE_NOOP("MergeText", "English summary")},
    {"summary/sn", QT_TRANSLATE_NOOP("MergeText", "Shona summary")},
    {"markdown/en", QT_TRANSLATE_NOOP("MergeText", "English text")},
    {"markdown/sn", QT_TRANSLATE_NOOP("MergeText", "Shona text")},
    {"prompt/en", QT_TRANSLATE_NOOP("MergeText", "English prompt")},
    {"prompt/sn", QT_TRANSLATE_NOOP("MergeText", "Shona prompt")},
    {"en", QT_TRANSLATE_NOOP("MergeText", "English")},
    {"sn", QT_TRANSLATE_NOOP("MergeText", "Shona")},
    {"points", QT_TRANSLATE_NOOP("MergeText", "points")},
    {"vocabulary", QT_TRANSLATE_NOOP("MergeText", "words")},
    {"dialogue", QT_TRANSLATE_NOOP("MergeText", "dialogue")},
    {"exercises", QT_TRANSLATE_NOOP("MergeText", "exercises")},
    {"culturalNotes", QT_TRANSLATE_NOOP("MergeText", "cultural notes")},
    {"tags", QT_TRANSLATE_NOOP("MergeText", "tags")},
    {"variants", QT_TRANSLATE_NOOP("MergeText", "variants")},
};

} // namespace

QString MergeText::flag(const QString &flag)
{
    return wordsOf(flags, flag);
}

QString MergeText::shonaRule(const QString &rule)
{
    return wordsOf(shonaRules, rule);
}

QString MergeText::rule(const QString &rule)
{
    auto words = rule.startsWith(u"SN") ? shonaRule(rule) : wordsOf(rules, rule);
    return words.isEmpty() ? rule : words;
}

QString MergeText::field(const QString &field)
{
    const auto words = wordsOf(fields, field);
    return words.isEmpty() ? field : words;
}

QString MergeText::kind(RowKind kind)
{
    switch (kind) {
    case RowKind::Text:
        //: Kind of a field
        return tr("text");
    case RowKind::Tone:
        //: Kind of a field
        return tr("tone");
    case RowKind::Spelling:
        //: Kind of a field
        return tr("spelling");
    case RowKind::Item:
        //: Kind of a field: a whole entry of a list
        return tr("item");
    case RowKind::Order:
        //: Kind of a field: the order of a list
        return tr("moved");
    case RowKind::Number:
        //: Kind of a field
        return tr("number");
    case RowKind::List:
        //: Kind of a field
        return tr("list");
    case RowKind::Value:
        break;
    }
    //: Kind of a field: something else
    return tr("value");
}

QString MergeText::question(ConflictKind kind)
{
    switch (kind) {
    case ConflictKind::EditEdit:
        //: Kind of conflict: both edited it
        return tr("edited twice");
    case ConflictKind::AddAdd:
        //: Kind of conflict: both added it
        return tr("added twice");
    case ConflictKind::DeleteEdit:
        //: Kind of conflict
        return tr("removed or edited");
    case ConflictKind::Order:
        //: Kind of conflict: the order of a list
        return tr("order");
    case ConflictKind::Array:
        //: Kind of conflict: a part of a list
        return tr("list");
    case ConflictKind::Type:
        break;
    }
    //: Kind of conflict: another kind of value
    return tr("kind of value");
}

QString MergeText::strategy(Strategy strategy)
{
    switch (strategy) {
    case Strategy::CurrentWins:
        return tr("Keep A");
    case Strategy::IncomingWins:
        return tr("Take B");
    case Strategy::LatestWins:
        return tr("Latest wins");
    case Strategy::FieldMerge:
        return tr("Field by field");
    case Strategy::ListUnion:
        return tr("Unite lists");
    case Strategy::ShonaAware:
        return tr("Shona rules");
    case Strategy::Manual:
        break;
    }
    return tr("By hand");
}

QString MergeText::rowName(const DiffRow &row)
{
    const auto entry =
        row.word.isEmpty() || row.word.size() > 24 ? row.entry : row.entry + u' ' + row.word;
    if (row.kind == RowKind::Order)
        //: %1 a list such as words
        return tr("Order of the %1").arg(field(row.field));
    if (row.entry.isEmpty())
        return row.field.isEmpty() ? tr("The whole lesson") : field(row.field);
    if (row.field.isEmpty())
        return entry;
    //: %1 an entry such as "v01 kutema", %2 a field such as "toned form"
    return tr("%1, %2").arg(entry, field(row.field));
}

QString MergeText::preference(Preference preference)
{
    switch (preference) {
    case Preference::Proposal:
        return tr("the proposal");
    case Preference::Deletion:
        return tr("the removal");
    case Preference::Edit:
        return tr("the edit");
    case Preference::Longer:
        return tr("the longer text");
    case Preference::Shorter:
        return tr("the shorter text");
    case Preference::Current:
        return tr("side A");
    case Preference::Incoming:
        return tr("side B");
    case Preference::Own:
        break;
    }
    return tr("a text of one's own");
}

QString MergeText::suggestion(const Suggestion &suggestion, const QString &choice)
{
    //: %1 a choice such as "A", %2 what it is, such as "the longer text", %3 and %4 numbers
    return tr("Suggested: %1, %2 (%3 of %4 like this were decided so)")
        .arg(choice, preference(suggestion.preference), Format::number(suggestion.agreed),
             Format::number(suggestion.total));
}

QString MergeText::evidence(const Suggestion &suggestion)
{
    const auto sure = Format::percent(suggestion.confidence * 100, 0);
    if (suggestion.alike == u"field")
        //: %1 a percentage
        return tr("Earlier decisions about this field, by this rule. It is right in at least %1 of "
                  "such cases.")
            .arg(sure);
    if (suggestion.alike == u"rule")
        //: %1 a percentage
        return tr("Earlier decisions asked by this rule. It is right in at least %1 of such cases.")
            .arg(sure);
    //: %1 a percentage
    return tr("Earlier decisions of this kind. It is right in at least %1 of such cases.")
        .arg(sure);
}

} // namespace Batanidza
