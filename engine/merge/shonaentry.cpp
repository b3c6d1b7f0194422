#include "engine/merge/shonaverdict.h"
#include "engine/merge/textmerge.h"
#include "engine/shona/ipa.h"
#include "engine/shona/nounclass.h"
#include "engine/shona/orthography.h"

#include <QHash>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

bool fitsClass(const ShonaContext &context, const QString &name)
{
    using namespace Shona;
    const PrefixFit prefix = prefixFit(context.headword, name);
    if (prefix == PrefixFit::Wrong || prefix == PrefixFit::Unlikely || context.plural.isEmpty())
        return false;
    const PluralFit plural = pluralFit(context.headword, context.plural, name);
    return plural == PluralFit::Fits || plural == PluralFit::FitsByVoicing;
}

//! SN18: the prefix speaks against the class, or for the one that was there before.
bool prefixDisagrees(const QString &headword, const QString &name, const QString &before)
{
    using namespace Shona;
    const PrefixFit fit = prefixFit(headword, name);
    if (fit != PrefixFit::NotChecked)
        return fit != PrefixFit::Fits;
    return !before.isEmpty() && before != name && prefixFit(headword, before) == PrefixFit::Fits;
}

QString formOf(const Json &variant)
{
    return Shona::normalise(variant[u"form"].toString());
}

//! Two entries for one form: the dialects united, what only one has kept.
Json unitedVariant(const Json &a, const Json &b)
{
    Json united = a;
    for (const auto &[key, value] : b.toObject()) {
        if (key == u"dialect") {
            QStringList dialects = a[u"dialect"].toStrings();
            for (const QString &dialect : value.toStrings()) {
                if (!dialects.contains(dialect))
                    dialects.append(dialect);
            }
            united.set(key, Json::fromStrings(dialects));
        } else if (!a.contains(key) || a[key].isNull()) {
            united.set(key, value);
        }
    }
    return united;
}

void addVariants(const MaybeJson &list, JsonArray &united, QHash<QString, qsizetype> &places)
{
    if (!list)
        return;
    for (const Json &variant : list->toArray()) {
        const QString form = formOf(variant);
        const auto known = places.constFind(form);
        if (known == places.constEnd()) {
            places.insert(form, united.size());
            united.append(variant);
        } else {
            united[*known] = unitedVariant(united[*known], variant);
        }
    }
}

} // namespace

ShonaVerdict mergeIpa(const CleanSides &sides, const ShonaContext &context)
{
    const QString derived = Shona::deriveIpa(context.headword);
    const auto fits = [&](const MaybeJson &value) {
        return !isNothing(value) && Shona::sameSound(textOf(value), derived);
    };
    auto plain = plainVerdict(sides);
    const MaybeJson candidate = plain ? plain->value : sides.current;
    if (context.headword.isEmpty())
        return plain ? *plain : queued(sides, u"SN14"_s);
    if (context.ipaOrigin == u"derived") {
        if (plain && fits(candidate))
            return *plain;
        if (!plain && fits(sides.current) && fits(sides.incoming))
            return taking(ShonaAction::Merged, Json(derived), u"SN14"_s);
        return taking(ShonaAction::Regenerate, Json(derived), u"SN14"_s, u"ipa-stale"_s);
    }
    if (plain) {
        if (isNothing(candidate) || fits(candidate))
            return *plain;
        return queued(sides, u"SN14"_s, u"ipa-mismatch"_s);
    }
    const bool current = fits(sides.current);
    const bool incoming = fits(sides.incoming);
    if (current && incoming) {
        const bool first = textOf(sides.current) < textOf(sides.incoming);
        return taking(first ? ShonaAction::Current : ShonaAction::Incoming,
                      first ? sides.current : sides.incoming, u"SN14"_s);
    }
    if (current || incoming) {
        return taking(current ? ShonaAction::Current : ShonaAction::Incoming,
                      current ? sides.current : sides.incoming, u"SN14"_s);
    }
    return queued(sides, u"SN14"_s, u"ipa-mismatch"_s);
}

ShonaVerdict mergeNounClass(const CleanSides &sides, const ShonaContext &context)
{
    if (auto plain = plainVerdict(sides)) {
        const bool changed = !sameValue(plain->value, sides.base);
        if (changed && !isNothing(plain->value) && !context.headword.isEmpty() &&
            prefixDisagrees(context.headword, textOf(plain->value), textOf(sides.base))) {
            plain->flags.append(u"class-prefix"_s);
            plain->rule = u"SN18"_s;
        }
        return *plain;
    }
    const bool current = fitsClass(context, textOf(sides.current));
    const bool incoming = fitsClass(context, textOf(sides.incoming));
    if (current == incoming)
        return queued(sides, u"SN20"_s, u"class-conflict"_s);
    return taking(current ? ShonaAction::Current : ShonaAction::Incoming,
                  current ? sides.current : sides.incoming, u"SN20"_s,
                  u"class-decided-by-plural"_s);
}

ShonaVerdict mergeAudio(const CleanSides &sides, const ShonaContext &context)
{
    const auto fits = [&](const MaybeJson &audio) {
        return context.headword.isEmpty() || Shona::skeleton((*audio)[u"forText"].toString()) ==
                                                 Shona::skeleton(context.headword);
    };
    const auto withheld = [](const MaybeJson &audio) {
        Json kept = *audio;
        kept.set(u"state"_s, Json(u"withheld"_s));
        return kept;
    };
    const auto isNew = [&](const MaybeJson &audio) {
        return !isNothing(audio) && !sameValue(audio, sides.base) &&
               (*audio)[u"state"].toString() != u"withheld";
    };
    const bool currentLate = isNew(sides.current) && !fits(sides.current);
    const bool incomingLate = isNew(sides.incoming) && !fits(sides.incoming);
    const auto plain = plainVerdict(sides);
    if (plain && !(isNew(plain->value) && !fits(plain->value)))
        return *plain;
    if (plain) {
        return taking(ShonaAction::KeepBoth, Json(JsonArray{withheld(plain->value)}), u"SN15"_s,
                      u"audio-headword"_s);
    }
    if (!currentLate && !incomingLate)
        return queued(sides, u"SN15"_s);
    // The clip that says the word comes first; one that does not is kept, unheard.
    JsonArray kept;
    QList<Json> late;
    for (const MaybeJson *audio : {&sides.current, &sides.incoming}) {
        if (isNothing(*audio))
            continue;
        if (fits(*audio))
            kept.append(**audio);
        else
            late.append(withheld(*audio));
    }
    if (late.size() == 2 && late[1][u"sha256"].toString() < late[0][u"sha256"].toString())
        late.swapItemsAt(0, 1);
    kept += late;
    return taking(ShonaAction::KeepBoth, Json(std::move(kept)), u"SN15"_s, u"audio-headword"_s);
}

ShonaVerdict mergeNote(const CleanSides &sides, const ShonaContext &context)
{
    const bool currentGone = isNothing(sides.current);
    const bool incomingGone = isNothing(sides.incoming);
    if (!isNothing(sides.base) && currentGone != incomingGone) {
        const MaybeJson &left = currentGone ? sides.incoming : sides.current;
        if (!sameValue(left, sides.base)) {
            return taking(currentGone ? ShonaAction::Incoming : ShonaAction::Current, left,
                          u"SN16"_s, u"cultural-note-deleted"_s);
        }
        if (context.deleteReason.isEmpty())
            return queued(sides, u"SN16"_s, u"cultural-note-deleted"_s);
        return taking(currentGone ? ShonaAction::Current : ShonaAction::Incoming,
                      currentGone ? sides.current : sides.incoming, u"SN16"_s,
                      u"cultural-note-deleted"_s);
    }
    if (auto plain = plainVerdict(sides)) {
        if (currentGone && incomingGone && !isNothing(sides.base)) {
            plain->flags.append(u"cultural-note-deleted"_s);
            plain->rule = u"SN16"_s;
        }
        return *plain;
    }
    const QString base = textOf(sides.base);
    const QString current = textOf(sides.current);
    const QString incoming = textOf(sides.incoming);
    const TextMerge merged = mergeText({base, current, incoming}, TextUnit::Paragraph);
    if (!base.isEmpty() && merged.clean)
        return taking(ShonaAction::Merged, Json(merged.text), u"SN17"_s);
    ShonaVerdict verdict = queued(sides, u"SN17"_s, u"cultural-note-conflict"_s);
    if (const TextMerge words = mergeText({base, current, incoming}, TextUnit::Word); words.clean)
        verdict.proposal = Json(words.text);
    return verdict;
}

ShonaVerdict mergeVariants(const CleanSides &sides)
{
    if (auto plain = plainVerdict(sides))
        return *plain;
    JsonArray united;
    QHash<QString, qsizetype> places;
    addVariants(sides.current, united, places);
    addVariants(sides.incoming, united, places);
    return taking(ShonaAction::Merged, Json(std::move(united)), u"SN21"_s);
}

ShonaVerdict mergeVocabulary(const CleanSides &sides)
{
    if (auto plain = plainVerdict(sides))
        return *plain;
    QStringList ids;
    QHash<QString, ShonaSides> words;
    const auto collect = [&](const MaybeJson &list, MaybeJson ShonaSides::*side) {
        for (const Json &word : list ? list->toArray() : JsonArray()) {
            const QString id = word[u"id"].toString();
            if (!words.contains(id))
                ids.append(id);
            words[id].*side = word;
        }
    };
    collect(sides.current, &ShonaSides::current);
    collect(sides.incoming, &ShonaSides::incoming);
    collect(sides.base, &ShonaSides::base);
    JsonArray all;
    for (const QString &id : ids) {
        const ShonaSides &word = words[id];
        const auto plain = plainVerdict({word.base, word.current, word.incoming, {}, {}});
        if (!plain)
            return queued(sides, u"SN27"_s);
        if (plain->value)
            all.append(*plain->value);
    }
    ShonaVerdict verdict = taking(ShonaAction::Merged, Json(all), u"SN27"_s);
    for (const EqualWords &equal : equalWords(all)) {
        const QString flag = equal.duplicate ? u"duplicate-entry"_s : u"homograph"_s;
        if (!verdict.flags.contains(flag))
            verdict.flags.append(flag);
    }
    return verdict;
}

QList<EqualWords> equalWords(const JsonArray &words)
{
    QList<EqualWords> found;
    QHash<QString, qsizetype> bySkeleton;
    const auto toneOf = [](const Json &word) {
        return word.contains(u"tonePattern") ? word[u"tonePattern"] : word[u"tone"][u"pattern"];
    };
    for (qsizetype i = 0; i < words.size(); ++i) {
        const Json &word = words[i];
        const QString headword = word[u"headword"].toString();
        if (headword.isEmpty() || word[u"deleted"].toBool())
            continue;
        const QString skeleton = Shona::skeleton(headword);
        const auto known = bySkeleton.constFind(skeleton);
        if (known == bySkeleton.constEnd()) {
            bySkeleton.insert(skeleton, i);
            continue;
        }
        const Json &other = words[*known];
        const bool duplicate = toneOf(word) == toneOf(other) &&
                               word[u"nounClass"] == other[u"nounClass"] &&
                               word[u"gloss"] == other[u"gloss"];
        found.append({*known, i, duplicate});
    }
    return found;
}

} // namespace Batanidza
