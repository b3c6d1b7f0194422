#include "engine/content/wordedit.h"

#include "engine/shona/orthography.h"
#include "engine/shona/pronunciation.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

Shona::ToneScope scopeOf(const Json &word)
{
    return Shona::toneScopeFromName(word[u"tone"][u"scope"].toString())
        .value_or(Shona::ToneScope::Surface);
}

Shona::TonePattern patternOf(const Json &word)
{
    return Shona::TonePattern::parse(word[u"tone"][u"pattern"].toString())
        .value_or(Shona::TonePattern());
}

Shona::Pronunciation writtenIn(const Json &word)
{
    const Json &notes = word[u"pronunciation"];
    return {notes[u"ipa"].toString(), notes[u"phonetic"].toString(), notes[u"syllabic"].toString(),
            patternOf(word), notes[u"notation"].toString()};
}

void setTone(Json &word, const QString &pattern)
{
    Json tone = word[u"tone"].isObject() ? word[u"tone"] : Json(JsonObject());
    const bool unknown = pattern.isEmpty();
    tone.set(u"pattern"_s, unknown ? Json() : Json(pattern));
    if (unknown) {
        tone.set(u"status"_s, Json(u"unknown"));
        tone.set(u"scope"_s, Json());
    } else {
        if (!tone[u"scope"].isString())
            tone.set(u"scope"_s, Json(u"surface"));
        if (tone[u"status"].toString(u"unknown"_s) == u"unknown")
            tone.set(u"status"_s, Json(u"sourced"));
    }
    word.set(u"tone"_s, tone);
}

void setNotations(Json &word, const Shona::Pronunciation &made, bool ipaIsHuman)
{
    Json notes = word[u"pronunciation"].isObject() ? word[u"pronunciation"] : Json(JsonObject());
    const bool kept = ipaIsHuman && notes[u"ipa"].toString() == made.ipa;
    notes.set(u"ipa"_s, Json(made.ipa));
    notes.set(u"ipaOrigin"_s, Json(kept ? u"human" : u"derived"));
    notes.set(u"phonetic"_s, Json(made.phonetic));
    notes.set(u"syllabic"_s, Json(made.syllabic));
    notes.set(u"notation"_s, Json(made.notation));
    word.set(u"pronunciation"_s, notes);
}

//! True where marks and pattern are both there and say the same, or one is missing.
bool marksMayFollow(const Json &word)
{
    const auto written = Shona::toneOfAccents(word[u"headwordToned"].toString());
    const auto pattern = patternOf(word);
    return !written.marked || pattern.isEmpty() || written.pattern.tones() == pattern.tones();
}

} // namespace

Json withHeadword(const Json &before, const QString &headword)
{
    Json word = before;
    word.set(u"headword"_s, Json(headword));
    const bool human = before[u"pronunciation"][u"ipaOrigin"].toString() == u"human";
    const auto scope = scopeOf(before);
    const QString stored = Shona::normalise(headword);
    const auto made = Shona::renewed(stored, writtenIn(before), human, scope);
    setNotations(word, made, human);
    const bool sameWord =
        Shona::skeleton(stored) == Shona::skeleton(before[u"headword"].toString());
    const auto pattern = patternOf(before);
    const bool toneStays = !pattern.isEmpty() && Shona::fits(pattern, stored, scope);
    if (!toneStays && before[u"tone"][u"pattern"].isString())
        setTone(word, {});
    if (!sameWord && before[u"headwordToned"].isString()) {
        const auto written = Shona::toneOfAccents(before[u"headwordToned"].toString());
        const auto marked = Shona::withAccents(stored, written.pattern);
        word.set(u"headwordToned"_s, marked && written.marked ? Json(*marked) : Json());
    }
    if (before[u"audio"].isObject()) {
        // The clip stays with the word, and is heard again where the old spelling comes back.
        Json audio = before[u"audio"];
        const bool says = Shona::skeleton(audio[u"forText"].toString()) == Shona::skeleton(stored);
        if (!says)
            audio.set(u"state"_s, Json(u"withheld"));
        else if (audio[u"state"].toString() == u"withheld")
            audio.object().remove(u"state");
        word.set(u"audio"_s, audio);
    }
    return word;
}

Json withTonedForm(const Json &before, const QString &toned)
{
    Json word = before;
    word.set(u"headwordToned"_s, toned.isEmpty() ? Json() : Json(toned));
    const auto written = Shona::toneOfAccents(Shona::normalise(toned));
    const bool follows = marksMayFollow(before) && scopeOf(before) != Shona::ToneScope::Class;
    const bool sameLetters =
        Shona::skeleton(toned) == Shona::skeleton(before[u"headword"].toString());
    if (follows && sameLetters && written.marked && !written.unusual &&
        Shona::fits(written.pattern, before[u"headword"].toString(), scopeOf(before)))
        setTone(word, written.pattern.toString());
    return word;
}

Json withTonePattern(const Json &before, const QString &pattern)
{
    Json word = before;
    setTone(word, pattern);
    if (!marksMayFollow(before) || scopeOf(word) == Shona::ToneScope::Class)
        return word;
    const auto read = Shona::TonePattern::parse(pattern);
    if (pattern.isEmpty()) {
        if (!patternOf(before).isEmpty())
            word.set(u"headwordToned"_s, Json());
        return word;
    }
    if (!read)
        return word;
    const auto marked = Shona::withAccents(Shona::normalise(before[u"headword"].toString()), *read);
    if (marked)
        word.set(u"headwordToned"_s, Json(*marked));
    return word;
}

Json withNotationsRenewed(const Json &word)
{
    Json made = word;
    const bool human = word[u"pronunciation"][u"ipaOrigin"].toString() == u"human";
    setNotations(made,
                 Shona::renewed(Shona::normalise(word[u"headword"].toString()), writtenIn(word),
                                human, scopeOf(word)),
                 human);
    return made;
}

bool notationsAreOld(const Json &word)
{
    if (word[u"headword"].toString().isEmpty())
        return false;
    const auto written = writtenIn(word);
    const auto fit = Shona::checkNotations(word[u"headword"].toString(), written, scopeOf(word));
    return written.notation != Shona::currentNotation() || fit.ipa != Shona::NotationFit::Fits ||
           fit.phonetic != Shona::NotationFit::Fits || fit.syllabic != Shona::NotationFit::Fits;
}

Json newWord(const QString &id)
{
    Json word = JsonObject{{u"id"_s, id},
                           {u"headword"_s, u""},
                           {u"headwordToned"_s, Json()},
                           {u"gloss"_s, JsonObject{{u"en"_s, u""}}},
                           {u"pos"_s, u"noun"},
                           {u"nounClass"_s, Json()},
                           {u"plural"_s, Json()},
                           {u"variants"_s, JsonArray()},
                           {u"audio"_s, Json()},
                           {u"examples"_s, JsonArray()},
                           {u"tags"_s, JsonArray()}};
    setTone(word, {});
    return withNotationsRenewed(word);
}

Json newLesson(const QString &id, const QString &author)
{
    return JsonObject{{u"schemaVersion"_s, u"1.0.0"},
                      {u"id"_s, id},
                      {u"language"_s, u"sn"},
                      {u"orthography"_s, u"sna-1967"},
                      {u"dialectProfile"_s, u"zezuru"},
                      {u"level"_s, u"A1"},
                      {u"unit"_s, u""},
                      {u"order"_s, 1},
                      {u"title"_s, JsonObject{{u"en"_s, u""}}},
                      {u"summary"_s, JsonObject{{u"en"_s, u""}}},
                      {u"objectives"_s, JsonArray()},
                      {u"vocabulary"_s, JsonArray()},
                      {u"dialogue"_s, JsonArray()},
                      {u"grammarNotes"_s, JsonArray()},
                      {u"culturalNotes"_s, JsonArray()},
                      {u"exercises"_s, JsonArray()},
                      {u"provenance"_s, JsonObject{{u"authors"_s, JsonArray{Json(author)}},
                                                   {u"license"_s, u"CC-BY-SA-4.0"},
                                                   {u"reviewState"_s, u"draft"}}}};
}

} // namespace Batanidza
