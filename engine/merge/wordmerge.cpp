#include "engine/merge/merger.h"
#include "engine/merge/shonaverdict.h"
#include "engine/shona/orthography.h"
#include "engine/shona/pronunciation.h"
#include "engine/shona/syllables.h"
#include "engine/shona/tone.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

//! One word of a lesson: the headword first, then the fields that hang on it, each with what is
//! known by then as its context.
class WordMerge
{
public:
    WordMerge(Merger &merger, const Place &place, const PolicyNode &node, const Three &three)
        : m_merger(merger)
        , m_place(place)
        , m_node(node)
        , m_three(three)
    {}

    Json run()
    {
        const QString outer = std::exchange(m_merger.m_entry, m_place.address());
        m_context.pos = textOfMember(u"pos");
        mergeHeadword();
        mergeToned();
        mergeClass();
        mergeTone();
        mergePronunciation();
        mergeAudio();
        QStringList keys;
        for (const Json *side : {m_three.base, m_three.current, m_three.incoming}) {
            if (side)
                keys += side->toObject().keys();
        }
        keys.sort();
        keys.removeDuplicates();
        for (const QString &key : std::as_const(keys)) {
            if (!m_done.contains(key))
                put(key, m_merger.value(placeOf(key), m_node.child(key), member(key)));
        }
        m_merger.m_entry = outer;
        return Json(std::move(m_result));
    }

private:
    static const Json *memberOf(const Json *object, QStringView key)
    {
        return object ? object->toObject().find(key) : nullptr;
    }
    [[nodiscard]] Three member(QStringView key) const
    {
        return {memberOf(m_three.base, key), memberOf(m_three.current, key),
                memberOf(m_three.incoming, key)};
    }
    [[nodiscard]] Place placeOf(QStringView key) const { return {&m_place, key, {}}; }

    void put(const QString &key, MaybeJson value)
    {
        m_done.append(key);
        if (value)
            m_result.set(key, std::move(*value));
    }

    //! What the plain merge of this member would say; empty where it is open.
    [[nodiscard]] QString textOfMember(QStringView key) const
    {
        const Three sides = member(key);
        const auto plain = plainVerdict(
            {copyOf(sides.base), copyOf(sides.current), copyOf(sides.incoming), {}, {}});
        return plain ? textOf(plain->value) : QString();
    }

    //! By the rules of Shona where the policy says so, whoever changed it.
    MaybeJson byRule(const Place &place, const PolicyNode &node, const Three &three,
                     ShonaField field)
    {
        if (node.rule().strategy != Strategy::ShonaAware || node.rule().shona.isEmpty())
            return m_merger.value(place, node, three);
        return m_merger.shonaField(place, node, three, field, m_context);
    }

    MaybeJson memberByRule(QStringView key, ShonaField field)
    {
        const Place place = placeOf(key);
        return byRule(place, m_node.child(key), member(key), field);
    }

    void mergeHeadword()
    {
        const auto asked = m_merger.m_outcome.conflicts.size();
        const MaybeJson headword = memberByRule(u"headword", ShonaField::Headword);
        const bool open = m_merger.m_outcome.conflicts.size() > asked;
        if (!open)
            m_context.headword = textOf(headword);
        const Json *before = memberOf(m_three.base, u"headword");
        m_respelled =
            !open && before && before->isString() && before->toString() != m_context.headword;
        put(u"headword"_s, headword);
    }

    void mergeToned()
    {
        const auto asked = m_merger.m_outcome.conflicts.size();
        MaybeJson toned = memberByRule(u"headwordToned", ShonaField::HeadwordToned);
        const bool open = m_merger.m_outcome.conflicts.size() > asked;
        if (m_respelled && !open && !isNothing(toned) &&
            Shona::skeleton(textOf(toned)) != Shona::skeleton(m_context.headword))
            toned = respelledTone(toned);
        if (!open)
            m_context.headwordToned = toned;
        put(u"headwordToned"_s, toned);
    }

    //! SN13: the marks move to the new letters where there are as many syllables.
    MaybeJson respelledTone(const MaybeJson &toned)
    {
        const auto tones = Shona::toneOfAccents(textOf(toned));
        const Place place = placeOf(u"headwordToned");
        if (Shona::toneCount(m_context.headword) == tones.pattern.size()) {
            if (const auto text = Shona::withAccents(m_context.headword, tones.pattern)) {
                return m_merger.decide(place, member(u"headwordToned"), u"SN13", Json(*text),
                                       {u"tone-transferred"_s});
            }
        }
        return m_merger.decide(place, member(u"headwordToned"), u"SN13", Json(),
                               {u"tone-transfer-failed"_s});
    }

    void mergeClass()
    {
        m_context.nounClass = textOfMember(u"nounClass");
        const MaybeJson plural = memberByRule(u"plural", ShonaField::Plural);
        m_context.plural = textOf(plural);
        put(u"plural"_s, plural);
        put(u"nounClass"_s, memberByRule(u"nounClass", ShonaField::NounClass));
    }

    //! Members of a member, where all sides have it as an object.
    [[nodiscard]] bool isObjectOnBothSides(const Three &three) const
    {
        return three.current && three.incoming && three.current->isObject() &&
               three.incoming->isObject() && (!three.base || three.base->isObject());
    }

    template <typename Merge>
    void mergeMembers(const QString &key, const Merge &merge)
    {
        const Three three = member(key);
        const Place place = placeOf(key);
        const PolicyNode &node = m_node.child(key);
        if (!isObjectOnBothSides(three)) {
            put(key, m_merger.value(place, node, three));
            return;
        }
        QStringList keys = three.current->toObject().keys() + three.incoming->toObject().keys();
        if (three.base)
            keys += three.base->toObject().keys();
        keys.sort();
        keys.removeDuplicates();
        JsonObject merged;
        for (const QString &name : std::as_const(keys)) {
            const Place there{&place, name, {}};
            const Three below{memberOf(three.base, name), memberOf(three.current, name),
                              memberOf(three.incoming, name)};
            if (MaybeJson value = merge(name, there, node.child(name), below))
                merged.set(name, std::move(*value));
        }
        put(key, Json(std::move(merged)));
    }

    void mergeTone()
    {
        const Three tone = member(u"tone");
        m_context.toneScope = plainTextBelow(tone, u"scope");
        const bool untouched = same(tone.base, tone.current) && same(tone.base, tone.incoming);
        const QString pattern = tone.base ? (*tone.base)[u"pattern"].toString() : QString();
        if (untouched && m_respelled && !pattern.isEmpty() &&
            Shona::toneCount((*m_three.base)[u"headword"].toString()) !=
                Shona::toneCount(m_context.headword) &&
            m_context.toneScope != u"class") {
            const Json unknown = JsonObject{{u"pattern"_s, Json()},
                                            {u"scope"_s, Json()},
                                            {u"status"_s, u"unknown"_s},
                                            {u"source"_s, Json()}};
            put(u"tone"_s, m_merger.decide(placeOf(u"tone"), tone, u"SN13", unknown,
                                           {u"stale:tonePattern"_s}));
            return;
        }
        const bool linked = !untouched || changed(u"headwordToned") || m_respelled;
        if (!linked) {
            put(u"tone"_s, copyOf(tone.current));
            return;
        }
        mergeMembers(u"tone"_s, [&](const QString &name, const Place &place, const PolicyNode &node,
                                    const Three &three) {
            return name == u"pattern" ? byRule(place, node, three, ShonaField::TonePattern)
                                      : m_merger.value(place, node, three);
        });
    }

    void mergePronunciation()
    {
        const Three sides = member(u"pronunciation");
        const bool untouched = same(sides.base, sides.current) && same(sides.base, sides.incoming);
        if (untouched && !m_respelled) {
            put(u"pronunciation"_s, copyOf(sides.current));
            return;
        }
        m_context.ipaOrigin = plainTextBelow(sides, u"ipaOrigin");
        mergeMembers(u"pronunciation"_s, [&](const QString &name, const Place &place,
                                             const PolicyNode &node, const Three &three) {
            if (name == u"ipa")
                return byRule(place, node, three, ShonaField::Ipa);
            return derivedMember(name, place, node, three);
        });
    }

    //! SN13: what is always derived is derived again where the headword changed and nobody wrote
    //! it anew, or where both did.
    MaybeJson derivedMember(const QString &name, const Place &place, const PolicyNode &node,
                            const Three &three)
    {
        const bool untouched = same(three.base, three.current) && same(three.base, three.incoming);
        const bool clash = !untouched && !same(three.base, three.current) &&
                           !same(three.base, three.incoming) &&
                           !same(three.current, three.incoming);
        const bool known = name == u"syllabic" || name == u"phonetic" || name == u"notation";
        if (!known || m_context.headword.isEmpty() || !(clash || (untouched && m_respelled)))
            return m_merger.value(place, node, three);
        const QString derived = name == u"syllabic"   ? Shona::syllabicSpelling(m_context.headword)
                                : name == u"phonetic" ? Shona::phoneticSpelling(m_context.headword)
                                                      : Shona::currentNotation();
        if (three.current && *three.current == Json(derived) && untouched)
            return derived;
        return m_merger.decide(
            place, three, u"SN13", Json(derived),
            {name == u"syllabic" ? u"regenerated:syllables"_s : u"regenerated:ipa"_s});
    }

    void mergeAudio()
    {
        const Three sides = member(u"audio");
        const bool untouched = same(sides.base, sides.current) && same(sides.base, sides.incoming);
        if (!untouched) {
            put(u"audio"_s, memberByRule(u"audio", ShonaField::Audio));
            return;
        }
        const Json *audio = sides.base;
        if (!m_respelled || !audio || !audio->isObject() ||
            (*audio)[u"state"].toString() == u"withheld" ||
            Shona::skeleton((*audio)[u"forText"].toString()) ==
                Shona::skeleton(m_context.headword)) {
            put(u"audio"_s, copyOf(audio));
            return;
        }
        Json withheld = *audio;
        withheld.set(u"state"_s, Json(u"withheld"_s));
        put(u"audio"_s,
            m_merger.decide(placeOf(u"audio"), sides, u"SN13", withheld, {u"stale:audio"_s}));
    }

    [[nodiscard]] bool changed(QStringView key) const
    {
        const Three sides = member(key);
        return !same(sides.base, sides.current) || !same(sides.base, sides.incoming);
    }

    static QString plainTextBelow(const Three &three, QStringView key)
    {
        const auto below = [&](const Json *side) { return copyOf(memberOf(side, key)); };
        const auto plain =
            plainVerdict({below(three.base), below(three.current), below(three.incoming), {}, {}});
        return plain ? textOf(plain->value) : QString();
    }

    Merger &m_merger;
    const Place &m_place;
    const PolicyNode &m_node;
    const Three &m_three;
    ShonaContext m_context;
    JsonObject m_result;
    QStringList m_done;
    bool m_respelled = false; //!< the headword is another than the base's, and decided
};

MaybeJson Merger::word(const Place &place, const PolicyNode &node, const Three &three)
{
    const bool objects = three.current && three.incoming && three.current->isObject() &&
                         three.incoming->isObject() && (!three.base || three.base->isObject());
    if (!objects || isDeleted(three.current) || isDeleted(three.incoming))
        return throughBoth(place, node, three);
    return WordMerge(*this, place, node, three).run();
}

} // namespace Batanidza
