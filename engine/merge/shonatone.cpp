#include "engine/merge/shonaverdict.h"
#include "engine/shona/orthography.h"
#include "engine/shona/syllables.h"
#include "engine/shona/tone.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isMarked(const MaybeJson &value)
{
    return !isNothing(value) && Shona::toneOfAccents(textOf(value)).marked;
}

QString skeletonOf(const MaybeJson &value)
{
    return Shona::skeleton(textOf(value));
}

//! Unmarked, or taken out altogether, with the letters of `other`.
bool lostItsMarks(const MaybeJson &value, const MaybeJson &other)
{
    return isNothing(value) || (!isMarked(value) && skeletonOf(value) == skeletonOf(other));
}

//! SN09: the marks of `toned` put on the letters of `spelled`, by syllable number.
ShonaVerdict transferred(const CleanSides &sides, const MaybeJson &toned, const MaybeJson &spelled)
{
    const auto tones = Shona::toneOfAccents(textOf(toned));
    const QString letters = textOf(spelled);
    if (isNothing(spelled) || Shona::toneCount(letters) != tones.pattern.size())
        return queued(sides, u"SN09"_s, u"tone-transfer-failed"_s);
    const auto text = Shona::withAccents(letters, tones.pattern);
    if (!text)
        return queued(sides, u"SN09"_s, u"tone-transfer-failed"_s);
    return taking(ShonaAction::Merged, Json(*text), u"SN09"_s, u"tone-transferred"_s);
}

Shona::ToneScope scopeOf(const ShonaContext &context, bool &known)
{
    const auto named = Shona::toneScopeFromName(context.toneScope);
    known = named.has_value();
    return named.value_or(Shona::ToneScope::Surface);
}

bool hasRightLength(const QString &pattern, const ShonaContext &context)
{
    const auto parsed = Shona::TonePattern::parse(pattern);
    if (!parsed)
        return false;
    bool known = false;
    const auto scope = scopeOf(context, known);
    if (fits(*parsed, context.headword, scope))
        return true;
    const bool verb = context.pos.startsWith(u"verb");
    return !known && verb &&
           (fits(*parsed, context.headword, Shona::ToneScope::Class) ||
            fits(*parsed, context.headword, Shona::ToneScope::Infinitive));
}

//! SN11: what the accents say; empty where they say nothing or the pattern is no surface pattern.
QString patternOfAccents(const ShonaContext &context)
{
    bool known = false;
    if (scopeOf(context, known) != Shona::ToneScope::Surface || isNothing(context.headwordToned))
        return {};
    const auto tones = Shona::toneOfAccents(textOf(context.headwordToned));
    return tones.marked && !tones.unusual ? tones.pattern.toString() : QString();
}

bool isEmptyPattern(const MaybeJson &value)
{
    return textOf(value).isEmpty();
}

QString withoutSpaces(QString pattern)
{
    return pattern.remove(u' ');
}

} // namespace

ShonaVerdict mergeToned(const CleanSides &sides, const ShonaContext &context)
{
    const bool currentMarked = isMarked(sides.current);
    const bool incomingMarked = isMarked(sides.incoming);
    const auto fitsHeadword = [&](const MaybeJson &value) {
        return context.headword.isEmpty() || skeletonOf(value) == Shona::skeleton(context.headword);
    };
    if (isMarked(sides.base) && fitsHeadword(sides.base) &&
        lostItsMarks(sides.current, sides.base) && lostItsMarks(sides.incoming, sides.base))
        return queued(sides, u"SN06"_s, u"tone-loss"_s);
    if (currentMarked != incomingMarked) {
        const MaybeJson &marked = currentMarked ? sides.current : sides.incoming;
        const MaybeJson &other = currentMarked ? sides.incoming : sides.current;
        if (lostItsMarks(other, marked) && fitsHeadword(marked)) {
            const bool lost = isMarked(sides.base) && !sameValue(other, sides.base);
            return taking(currentMarked ? ShonaAction::Current : ShonaAction::Incoming, marked,
                          u"SN06"_s, lost ? u"tone-loss"_s : QString());
        }
    }
    if (auto plain = plainVerdict(sides)) {
        // One side wrote other letters and left the marks out.
        if (isMarked(sides.base) && !isMarked(plain->value) && !isNothing(plain->value)) {
            plain->flags.append(u"tone-loss"_s);
            plain->rule = u"SN06"_s;
        }
        return *plain;
    }
    const bool sameLetters = skeletonOf(sides.current) == skeletonOf(sides.incoming);
    if (sameLetters)
        return queued(sides, u"SN07"_s, u"tone-conflict"_s);
    if (!isNothing(sides.base)) {
        const QString letters = skeletonOf(sides.base);
        const bool currentSpells = skeletonOf(sides.current) != letters;
        const bool incomingSpells = skeletonOf(sides.incoming) != letters;
        if (currentSpells != incomingSpells) {
            const MaybeJson &spelled = currentSpells ? sides.current : sides.incoming;
            const MaybeJson &toned = currentSpells ? sides.incoming : sides.current;
            const auto ownTones = Shona::toneOfAccents(textOf(spelled));
            const auto baseTones = Shona::toneOfAccents(textOf(sides.base));
            if (ownTones.marked && ownTones.pattern != baseTones.pattern)
                return queued(sides, u"SN07"_s, u"tone-conflict"_s);
            return transferred(sides, toned, spelled);
        }
    }
    return queued(sides, u"SN09"_s, u"tone-transfer-failed"_s);
}

ShonaVerdict mergePattern(const CleanSides &sides, const ShonaContext &context)
{
    const auto plain = plainVerdict(sides);
    const QString accents = patternOfAccents(context);
    const auto wrong = [&](const MaybeJson &value) {
        return !isEmptyPattern(value) && !context.headword.isEmpty() &&
               !sameValue(value, sides.base) && !hasRightLength(textOf(value), context);
    };
    if (wrong(sides.current) || wrong(sides.incoming))
        return queued(sides, u"SN10"_s, u"tone-length"_s);
    if (!plain)
        return queued(sides, u"SN07"_s, u"tone-conflict"_s);
    if (accents.isEmpty())
        return *plain;
    if (isEmptyPattern(plain->value))
        return taking(ShonaAction::Merged, Json(accents), u"SN11"_s, u"tone-derived"_s);
    if (withoutSpaces(textOf(plain->value)) != withoutSpaces(accents))
        return queued(sides, u"SN11"_s, u"tone-accent-mismatch"_s);
    return *plain;
}

} // namespace Batanidza
