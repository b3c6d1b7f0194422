#include "engine/merge/shonatext.h"
#include "engine/merge/shonaverdict.h"
#include "engine/shona/ipa.h"
#include "engine/shona/orthography.h"
#include "engine/shona/syllables.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! SN04: "ng'" typed for "n'" is the one misplacement that a machine can mend.
QString mendedApostrophes(QString text)
{
    text.replace(u"ng'"_s, u"n'"_s);
    return text.replace(u"Ng'"_s, u"N'"_s);
}

bool isMisplaced(const MaybeJson &value)
{
    return !isNothing(value) && textOf(value).contains(u'\'') &&
           !Shona::misplacedApostrophes(textOf(value)).isEmpty();
}

std::optional<ShonaVerdict> apostropheVerdict(const CleanSides &sides)
{
    const bool current = isMisplaced(sides.current) && !sameValue(sides.current, sides.base);
    const bool incoming = isMisplaced(sides.incoming) && !sameValue(sides.incoming, sides.base);
    if (current == incoming) {
        if (!current)
            return {};
        return queued(sides, u"SN04"_s, u"apostrophe-misplaced"_s);
    }
    const MaybeJson &wrong = current ? sides.current : sides.incoming;
    const MaybeJson &other = current ? sides.incoming : sides.current;
    if (mendedApostrophes(textOf(wrong)) == textOf(other)) {
        return taking(current ? ShonaAction::Incoming : ShonaAction::Current, other, u"SN04"_s,
                      u"apostrophe-misplaced"_s);
    }
    return queued(sides, u"SN04"_s, u"apostrophe-misplaced"_s);
}

//! Remarks on the way from the base to a text, of the kinds that people should know of.
void noteKind(const QString &from, const QString &to, QStringList &flags, QString &rule)
{
    const auto note = [&](const QString &flag, const QString &name) {
        flags.append(flag);
        rule = name;
    };
    if (differByFreeVariants(from, to))
        note(u"free-variant"_s, u"SN22"_s);
    if (differByDivision(from, to))
        note(u"word-division"_s, u"SN23"_s);
    if (differByNegativeEnding(from, to))
        note(u"dialect-ending"_s, u"SN28"_s);
    const Register before = registerOf(from);
    const Register after = registerOf(to);
    if (before != after && before != Register::Unknown && after != Register::Unknown)
        note(u"register"_s, u"SN26"_s);
}

ShonaVerdict divided(const CleanSides &sides, const QString &current, const QString &incoming)
{
    const auto better = betterDivision(current, incoming);
    if (!better)
        return queued(sides, u"SN23"_s, u"word-division"_s);
    return taking(*better == current ? ShonaAction::Current : ShonaAction::Incoming, Json(*better),
                  u"SN23"_s, u"word-division"_s);
}

//! Both changed the text, differently.
ShonaVerdict bothRewrote(ShonaField field, const CleanSides &sides)
{
    const QString base = textOf(sides.base);
    const QString current = textOf(sides.current);
    const QString incoming = textOf(sides.incoming);
    if (isNothing(sides.current) || isNothing(sides.incoming))
        return queued(sides, u"SN25"_s);
    if (differByDivision(current, incoming))
        return divided(sides, current, incoming);
    if (differByNegativeEnding(current, incoming))
        return queued(sides, u"SN28"_s, u"dialect-ending"_s);
    const Register inCurrent = registerOf(current);
    const Register inIncoming = registerOf(incoming);
    if (inCurrent != inIncoming && inCurrent != Register::Unknown &&
        inIncoming != Register::Unknown)
        return queued(sides, u"SN26"_s, u"register"_s);
    if (differByFreeVariants(current, incoming)) {
        // No spelling is wrong; the first of the table is as good for either side.
        const QString first = withFirstVariants(current);
        const QString text =
            first == withFirstVariants(incoming) ? first : std::min(current, incoming);
        return taking(ShonaAction::Merged, Json(text), u"SN22"_s, u"free-variant"_s);
    }
    if (const auto varied = withVariantsOf(incoming, base, current))
        return taking(ShonaAction::Merged, Json(*varied), u"SN22"_s, u"free-variant"_s);
    if (const auto varied = withVariantsOf(current, base, incoming))
        return taking(ShonaAction::Merged, Json(*varied), u"SN22"_s, u"free-variant"_s);
    if (field != ShonaField::Text || base.isEmpty())
        return queued(sides, u"SN25"_s);
    const ShonaTextMerge merged = mergeShonaText(base, current, incoming);
    if (merged.clean)
        return taking(ShonaAction::Merged, Json(merged.text), u"SN25"_s);
    return queued(sides, u"SN25"_s, merged.insideWord ? u"grapheme-conflict"_s : QString());
}

} // namespace

QStringList flagsOfNewHeadword(const QString &before, const QString &after)
{
    if (before == after || Shona::sameSound(Shona::deriveIpa(before), Shona::deriveIpa(after)))
        return {};
    const bool sameCount = Shona::toneCount(before) == Shona::toneCount(after);
    return {u"stale:audio"_s, u"regenerated:ipa"_s, u"regenerated:syllables"_s,
            sameCount ? u"kept:tonePattern"_s : u"stale:tonePattern"_s};
}

ShonaVerdict mergeSentence(ShonaField field, const CleanSides &sides)
{
    ShonaVerdict verdict;
    if (auto apostrophe = apostropheVerdict(sides)) {
        verdict = std::move(*apostrophe);
    } else if (auto plain = plainVerdict(sides)) {
        verdict = std::move(*plain);
        if (verdict.action != ShonaAction::Equal && !isNothing(sides.base) &&
            !isNothing(verdict.value))
            noteKind(textOf(sides.base), textOf(verdict.value), verdict.flags, verdict.rule);
    } else {
        verdict = bothRewrote(field, sides);
    }
    if (field == ShonaField::Headword && verdict.action != ShonaAction::Queue &&
        !isNothing(sides.base)) {
        const auto more = flagsOfNewHeadword(textOf(sides.base), textOf(verdict.value));
        if (!more.isEmpty()) {
            verdict.flags += more;
            if (verdict.rule.isEmpty())
                verdict.rule = u"SN13"_s;
        }
    }
    return verdict;
}

} // namespace Batanidza
