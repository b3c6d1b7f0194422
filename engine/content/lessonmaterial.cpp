#include "engine/content/lessonmaterial.h"

#include "engine/shona/nounclass.h"
#include "engine/shona/pronunciation.h"
#include "engine/shona/wordlist.h"

#include <algorithm>
#include <array>

namespace Batanidza {

namespace {

using namespace Qt::Literals::StringLiterals;

Json example(const QString &sn, const QString &en)
{
    return JsonObject{{u"sn"_s, Json(sn)}, {u"en"_s, Json(en)}};
}

QString sentence(QString text)
{
    text[0] = text[0].toUpper();
    return text + u'.';
}

QString firstSense(const QString &gloss)
{
    static constexpr std::array<QChar, 3> ends{u';', u',', u'('};
    qsizetype end = gloss.size();
    for (const QChar c : ends) {
        const qsizetype at = gloss.indexOf(c);
        end = at > 0 ? std::min(end, at) : end;
    }
    return gloss.first(end).trimmed();
}

Json toneOf(const Shona::WordFacts &facts)
{
    const bool known = !facts.tone.isEmpty() && facts.toneScope != u"anomaly";
    const QString scope = facts.toneScope == u"long-vowel" ? u"surface"_s : facts.toneScope;
    return JsonObject{{u"pattern"_s, known ? Json(facts.tone) : Json()},
                      {u"scope"_s, known ? Json(scope) : Json()},
                      {u"status"_s, Json(known ? u"sourced"_s : u"unknown"_s)},
                      {u"source"_s, known ? Json(facts.source) : Json()}};
}

Json textOrNull(const QString &text)
{
    return text.isEmpty() ? Json() : Json(text);
}

JsonArray examplesOf(const Shona::WordFacts &facts, const QString &gloss)
{
    const QString &word = facts.word;
    const Shona::NounClass *noun = Shona::nounClass(facts.nounClass);
    if (facts.pos == u"noun" && noun) {
        return {example(sentence(word + u' ' + noun->thisForm.section(u',', 0, 0)),
                        sentence(u"this "_s + gloss)),
                example(u"Ndinoda "_s + word + u' ' + noun->my.section(u',', 0, 0) + u'.',
                        u"I like my "_s + gloss + u'.')};
    }
    if (facts.pos == u"verb" && word.startsWith(u"ku"))
        return {example(u"Ndinoda "_s + word + u'.', u"I want "_s + gloss + u'.')};
    return {example(sentence(word), sentence(gloss))};
}

} // namespace

const QList<LessonMaterial> &lessonMaterials()
{
    static const QList<LessonMaterial> all = [] {
        QList<LessonMaterial> result;
        for (const Shona::WordFacts &facts : Shona::wordList()) {
            // Lessons give verbs as infinitives or finite forms.
            if (facts.pos == u"verb stem")
                continue;
            LessonMaterial material;
            material.headword = facts.word;
            material.gloss = firstSense(facts.gloss);
            const auto spoken = Shona::pronunciationOf(facts.word);
            const Json tone = toneOf(facts);
            if (tone[u"scope"].toString() == u"surface")
                material.pattern = tone[u"pattern"].toString();
            material.examples = examplesOf(facts, material.gloss);
            material.entry = JsonObject{
                {u"headword"_s, Json(facts.word)},
                {u"headwordToned"_s, textOrNull(facts.toned)},
                {u"gloss"_s, Json(JsonObject{{u"en"_s, Json(facts.gloss)}})},
                {u"pos"_s, Json(facts.pos)},
                {u"nounClass"_s, textOrNull(facts.nounClass)},
                {u"plural"_s, textOrNull(facts.plural)},
                {u"tone"_s, tone},
                {u"pronunciation"_s, Json(JsonObject{{u"ipa"_s, Json(spoken.ipa)},
                                                     {u"ipaOrigin"_s, Json(u"derived")},
                                                     {u"phonetic"_s, Json(spoken.phonetic)},
                                                     {u"syllabic"_s, Json(spoken.syllabic)},
                                                     {u"notation"_s, Json(spoken.notation)}})},
                {u"variants"_s, Json(JsonArray())},
                {u"examples"_s, Json(material.examples)},
                {u"tags"_s,
                 Json(facts.notes.startsWith(u"loan") ? JsonArray{Json(u"loan")} : JsonArray())}};
            result.append(std::move(material));
        }
        return result;
    }();
    return all;
}

} // namespace Batanidza
