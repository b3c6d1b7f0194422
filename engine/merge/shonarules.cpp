#include "engine/merge/shonarules.h"

#include "engine/merge/shonaclean.h"
#include "engine/merge/shonaverdict.h"
#include "engine/shona/nounclass.h"

#include <array>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array<std::pair<QStringView, ShonaField>, 14> fieldNames{{
    {u"text", ShonaField::Text},
    {u"title", ShonaField::Text},
    {u"gloss", ShonaField::Gloss},
    {u"headword", ShonaField::Headword},
    {u"headwordToned", ShonaField::HeadwordToned},
    {u"plural", ShonaField::Plural},
    {u"tonePattern", ShonaField::TonePattern},
    {u"ipa", ShonaField::Ipa},
    {u"nounClass", ShonaField::NounClass},
    {u"audio", ShonaField::Audio},
    {u"culturalNote", ShonaField::CulturalNote},
    {u"variants", ShonaField::Variants},
    {u"vocabulary", ShonaField::Vocabulary},
    {u"words", ShonaField::Vocabulary},
}};

CleanScope scopeOf(ShonaField field)
{
    switch (field) {
    case ShonaField::Text:
    case ShonaField::Headword:
    case ShonaField::Plural:
        return {true, false};
    case ShonaField::HeadwordToned:
        return {true, true};
    default:
        return {};
    }
}

ShonaVerdict verdictOf(ShonaField field, const CleanSides &sides, const ShonaContext &context)
{
    switch (field) {
    case ShonaField::HeadwordToned:
        return mergeToned(sides, context);
    case ShonaField::TonePattern:
        return mergePattern(sides, context);
    case ShonaField::Ipa:
        return mergeIpa(sides, context);
    case ShonaField::NounClass:
        return mergeNounClass(sides, context);
    case ShonaField::Audio:
        return mergeAudio(sides, context);
    case ShonaField::CulturalNote:
        return mergeNote(sides, context);
    case ShonaField::Variants:
        return mergeVariants(sides);
    case ShonaField::Vocabulary:
        return mergeVocabulary(sides);
    case ShonaField::Gloss: {
        const auto plain = plainVerdict(sides);
        return plain ? *plain : queued(sides, {});
    }
    case ShonaField::Plural: {
        ShonaVerdict verdict = mergeSentence(field, sides);
        const bool changed = verdict.action != ShonaAction::Queue &&
                             !sameValue(verdict.value, sides.base) && !isNothing(verdict.value);
        if (changed && Shona::pluralFit(context.headword, textOf(verdict.value),
                                        context.nounClass) == Shona::PluralFit::Wrong) {
            verdict.flags.append(u"plural-class"_s);
            verdict.rule = u"SN19"_s;
        }
        return verdict;
    }
    case ShonaField::Text:
    case ShonaField::Headword:
        break;
    }
    return mergeSentence(field, sides);
}

} // namespace

std::optional<ShonaField> shonaFieldFromName(QStringView name)
{
    for (const auto &[known, field] : fieldNames) {
        if (known == name)
            return field;
    }
    return {};
}

QString shonaFieldName(ShonaField field)
{
    for (const auto &[name, known] : fieldNames) {
        if (known == field)
            return name.toString();
    }
    return {};
}

bool sameValue(const MaybeJson &a, const MaybeJson &b)
{
    return (isNothing(a) && isNothing(b)) || (a && b && *a == *b);
}

std::optional<ShonaVerdict> plainVerdict(const CleanSides &sides)
{
    if (sameValue(sides.current, sides.incoming)) {
        // Null and nothing are equal, but a side that changed one for the other meant it.
        const bool currentStayed = sides.current == sides.base;
        return taking(ShonaAction::Equal, currentStayed ? sides.incoming : sides.current, {});
    }
    if (sameValue(sides.current, sides.base))
        return taking(ShonaAction::Incoming, sides.incoming, {});
    if (sameValue(sides.incoming, sides.base))
        return taking(ShonaAction::Current, sides.current, {});
    return {};
}

ShonaVerdict queued(const CleanSides &sides, const QString &rule, const QString &flag)
{
    return taking(ShonaAction::Queue, sides.base, rule, flag);
}

ShonaVerdict taking(ShonaAction action, const MaybeJson &value, const QString &rule,
                    const QString &flag)
{
    return {action, value, rule, flag.isEmpty() ? QStringList() : QStringList{flag}};
}

CleanSides cleanSides(ShonaField field, const ShonaSides &sides)
{
    CleanSides clean;
    const CleanScope scope = scopeOf(field);
    const auto cleaned = [&](const MaybeJson &value, bool noted) -> MaybeJson {
        if (!value || !value->isString())
            return value;
        const QString text = value->toString();
        CleanedText result = cleanText(text, scope);
        if (noted) {
            for (const QString &flag : result.flags) {
                if (!clean.flags.contains(flag))
                    clean.flags.append(flag);
            }
            if (!result.rule.isEmpty())
                clean.rule = result.rule;
        }
        return result.text == text ? value : MaybeJson(Json(std::move(result.text)));
    };
    clean.base = cleaned(sides.base, false);
    clean.current = cleaned(sides.current, !sameValue(sides.current, sides.base));
    clean.incoming = cleaned(sides.incoming, !sameValue(sides.incoming, sides.base));
    return clean;
}

ShonaVerdict mergeShona(ShonaField field, const ShonaSides &sides, const ShonaContext &context)
{
    const CleanSides clean = cleanSides(field, sides);
    ShonaVerdict verdict = verdictOf(field, clean, context);
    QStringList flags = clean.flags;
    for (const QString &flag : verdict.flags) {
        if (!flags.contains(flag))
            flags.append(flag);
    }
    verdict.flags = flags;
    if (verdict.rule.isEmpty())
        verdict.rule = clean.rule;
    return verdict;
}

const QList<ShonaRuleText> &shonaRules()
{
    static const QList<ShonaRuleText> rules{
        {u"SN01", u"equal in Unicode form NFC"},
        {u"SN02", u"equal but for invisible characters or spaces at the ends"},
        {u"SN03", u"equal but for the form of the apostrophe of n'"},
        {u"SN04", u"an apostrophe stands in a wrong place"},
        {u"SN05", u"a letter of another script looks like a Latin one"},
        {u"SN06", u"tone marks were lost on one side: the marked side is kept"},
        {u"SN07", u"both sides set different tones: a person decides"},
        {u"SN08", u"low tones are not marked"},
        {u"SN09", u"one side changed letters, the other tones: the marks move by syllable"},
        {u"SN10", u"a tone pattern has the wrong length"},
        {u"SN11", u"accents and tone pattern agree"},
        {u"SN12", u"the alphabet of 1931 in today's spelling"},
        {u"SN13", u"a new headword makes its derived fields anew"},
        {u"SN14", u"the IPA fits the headword"},
        {u"SN15", u"audio of an old headword is kept and not played"},
        {u"SN16", u"a cultural note is not deleted without a reason"},
        {u"SN17", u"cultural notes are merged by paragraph"},
        {u"SN18", u"the noun class fits the prefix"},
        {u"SN19", u"the plural fits the noun class"},
        {u"SN20", u"of two noun classes the one that prefix and plural speak for"},
        {u"SN21", u"variants are united by form and never dropped"},
        {u"SN22", u"free variants of a word are no errors"},
        {u"SN23", u"words are divided by the rules of the orthography"},
        {u"SN24", u"chiShona inside a sentence, ChiShona at its start"},
        {u"SN25", u"sentences are merged by word, words by letter group"},
        {u"SN26", u"respectful and familiar address are not mixed"},
        {u"SN27", u"words spelled alike are homographs or duplicates"},
        {u"SN28", u"negative endings -i and -e are dialects"},
    };
    return rules;
}

const QStringList &shonaFlags()
{
    static const QStringList flags{u"apostrophe-misplaced"_s,
                                   u"homoglyph"_s,
                                   u"tone-loss"_s,
                                   u"tone-conflict"_s,
                                   u"tone-transferred"_s,
                                   u"tone-transfer-failed"_s,
                                   u"tone-length"_s,
                                   u"tone-derived"_s,
                                   u"tone-accent-mismatch"_s,
                                   u"old-orthography"_s,
                                   u"stale:audio"_s,
                                   u"regenerated:ipa"_s,
                                   u"regenerated:syllables"_s,
                                   u"kept:tonePattern"_s,
                                   u"stale:tonePattern"_s,
                                   u"ipa-stale"_s,
                                   u"ipa-mismatch"_s,
                                   u"audio-headword"_s,
                                   u"cultural-note-deleted"_s,
                                   u"cultural-note-conflict"_s,
                                   u"class-prefix"_s,
                                   u"plural-class"_s,
                                   u"class-decided-by-plural"_s,
                                   u"class-conflict"_s,
                                   u"free-variant"_s,
                                   u"word-division"_s,
                                   u"language-name-case"_s,
                                   u"grapheme-conflict"_s,
                                   u"register"_s,
                                   u"homograph"_s,
                                   u"duplicate-entry"_s,
                                   u"dialect-ending"_s};
    return flags;
}

} // namespace Batanidza
