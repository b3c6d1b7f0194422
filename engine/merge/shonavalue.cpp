#include "engine/merge/merger.h"
#include "engine/merge/shonaverdict.h"

#include <QSet>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isTextOrNothing(const Json *value)
{
    return !value || value->isNull() || value->isString();
}

bool hasItsType(ShonaField field, const Three &three)
{
    for (const Json *side : {three.base, three.current, three.incoming}) {
        if (field == ShonaField::Audio ? side && !side->isNull() && !side->isObject()
                                       : !isTextOrNothing(side))
            return false;
    }
    return true;
}

ConflictKind kindOf(const Three &three)
{
    const auto nothing = [](const Json *value) { return !value || value->isNull(); };
    if (nothing(three.base))
        return ConflictKind::AddAdd;
    return nothing(three.current) || nothing(three.incoming) ? ConflictKind::DeleteEdit
                                                             : ConflictKind::EditEdit;
}

QString plainRule(const ShonaVerdict &verdict)
{
    if (!verdict.rule.isEmpty())
        return verdict.rule;
    return verdict.action == ShonaAction::Current    ? u"current-only"_s
           : verdict.action == ShonaAction::Incoming ? u"incoming-only"_s
                                                     : u"both-agree"_s;
}

//! The variants that one side took out while the other changed the list (SN21).
Json withVariantsOfBase(const Json &side, const Json &base, const Json &other)
{
    const auto formsOf = [](const Json &list) {
        QSet<QString> forms;
        for (const Json &variant : list.toArray())
            forms.insert(variant[u"form"].toString());
        return forms;
    };
    const QSet<QString> here = formsOf(side);
    const QSet<QString> there = formsOf(other);
    JsonArray all;
    for (const Json &variant : base.toArray()) {
        const QString form = variant[u"form"].toString();
        if (!here.contains(form) && there.contains(form))
            all.append(variant);
    }
    all += side.toArray();
    return all;
}

} // namespace

Json Merger::cleaned(const PolicyNode &node, const Json &value)
{
    if (!node.looksAtShona())
        return value;
    if (value.isString()) {
        const auto field = shonaFieldFromName(node.rule().shona);
        if (!field)
            return value;
        return *cleanSides(*field, {{}, value, {}}).current;
    }
    if (value.isArray()) {
        JsonArray entries;
        for (const Json &entry : value.toArray())
            entries.append(cleaned(node.child(u"*"), entry));
        return entries;
    }
    if (!value.isObject())
        return value;
    Json object = value;
    for (const auto &[key, member] : value.toObject()) {
        const PolicyNode &below = node.child(key);
        if (below.looksAtShona())
            object.set(key, cleaned(below, member));
    }
    return object;
}

bool Merger::isShona(const PolicyNode &node, const Three &three) const
{
    return !node.rule().shona.isEmpty() && node.rule().strategy == Strategy::ShonaAware &&
           !(same(three.base, three.current) && same(three.base, three.incoming));
}

MaybeJson Merger::shonaValue(const Place &place, const PolicyNode &node, const Three &three)
{
    const QString &name = node.rule().shona;
    if (name == u"word")
        return word(place, node, three);
    if (name == u"note")
        return note(place, node, three);
    const auto field = shonaFieldFromName(name);
    if (!field)
        return throughBoth(place, node, three);
    if (*field == ShonaField::Variants)
        return variants(place, node, three);
    if (*field == ShonaField::Vocabulary) {
        MaybeJson merged = throughBoth(place, node, three);
        if (merged && merged->isArray())
            flagEqualWords(place, three, *merged);
        return merged;
    }
    return shonaField(place, node, three, *field, {});
}

MaybeJson Merger::shonaField(const Place &place, const PolicyNode &node, const Three &three,
                             ShonaField field, const ShonaContext &context)
{
    if (!hasItsType(field, three))
        return throughBoth(place, node, three);
    const ShonaSides sides{copyOf(three.base), copyOf(three.current), copyOf(three.incoming)};
    ShonaVerdict verdict = mergeShona(field, sides, context);
    if (verdict.action == ShonaAction::Queue) {
        if (verdict.rule.isEmpty() || !verdict.rule.startsWith(u"SN"_s) ||
            field == ShonaField::Gloss) {
            const CleanSides clean = cleanSides(field, sides);
            const auto side = [](const MaybeJson &value) { return value ? &*value : nullptr; };
            return bothChanged(place, node,
                               {side(clean.base), side(clean.current), side(clean.incoming)});
        }
        return settle(place, node.rule(), three,
                      {kindOf(three), verdict.rule, verdict.proposal,
                       verdict.proposal ? u"words"_s : QString(), verdict.flags});
    }
    if (verdict.action == ShonaAction::KeepBoth && verdict.value && verdict.value->isArray())
        verdict.value = verdict.value->at(0);
    const bool asItWas = verdict.value == sides.base && verdict.value == sides.current &&
                         verdict.value == sides.incoming;
    if (asItWas && verdict.flags.isEmpty())
        return verdict.value;
    return decide(place, three, plainRule(verdict), verdict.value, verdict.flags);
}

MaybeJson Merger::note(const Place &place, const PolicyNode &node, const Three &three)
{
    const bool currentGone = isDeleted(three.current);
    const bool incomingGone = isDeleted(three.incoming);
    if (!three.base || isDeleted(three.base) || (!currentGone && !incomingGone))
        return throughBoth(place, node, three);
    const QStringList flags{u"cultural-note-deleted"_s};
    if (currentGone && incomingGone) {
        const MaybeJson kept = throughBoth(place, node, three);
        m_outcome.flags.append({place.address(), u"SN16"_s, flags.first()});
        return kept;
    }
    const Json *gone = currentGone ? three.current : three.incoming;
    const Json *left = currentGone ? three.incoming : three.current;
    if (!same(left, three.base))
        return decide(place, three, u"SN16", copyOf(left), flags);
    if (gone && !(*gone)[u"deleteReason"].toString().isEmpty())
        return decide(place, three, u"SN16", copyOf(gone), flags);
    return settle(place, node.rule(), three, {ConflictKind::DeleteEdit, u"SN16"_s, {}, {}, flags});
}

MaybeJson Merger::variants(const Place &place, const PolicyNode &node, const Three &three)
{
    const bool lists = three.base && three.current && three.incoming && three.base->isArray() &&
                       three.current->isArray() && three.incoming->isArray();
    const bool oneSide = same(three.base, three.current) || same(three.base, three.incoming);
    if (!lists || oneSide || same(three.current, three.incoming))
        return throughBoth(place, node, three);
    const Json current = withVariantsOfBase(*three.current, *three.base, *three.incoming);
    const Json incoming = withVariantsOfBase(*three.incoming, *three.base, *three.current);
    if (current != *three.current || incoming != *three.incoming)
        m_outcome.flags.append({place.address(), u"SN21"_s, u"variant-kept"_s});
    return throughBoth(place, node, {three.base, &current, &incoming});
}

void Merger::flagEqualWords(const Place &place, const Three &three, const Json &merged)
{
    QSet<QString> before;
    if (three.base) {
        for (const Json &word : three.base->toArray())
            before.insert(word[u"id"].toString());
    }
    const JsonArray &words = merged.toArray();
    for (const EqualWords &equal : equalWords(words)) {
        const QString first = words[equal.first][u"id"].toString();
        const QString second = words[equal.second][u"id"].toString();
        if (before.contains(first) && before.contains(second))
            continue;
        m_outcome.flags.append({place.address() + u'/' + entryStep(u"id", second), u"SN27"_s,
                                equal.duplicate ? u"duplicate-entry"_s : u"homograph"_s});
    }
}

} // namespace Batanidza
