#include "engine/content/lessongenerator.h"

#include "engine/base/jitter.h"
#include "engine/content/lessonmaterial.h"
#include "engine/shona/nounclass.h"
#include "engine/shona/orthography.h"

#include <algorithm>
#include <array>

namespace Batanidza {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr std::array<QStringView, 5> levels{u"A1", u"A2", u"B1", u"B2", u"C1"};
constexpr std::array<QStringView, 8> units{u"first-words", u"family", u"market", u"farm",
                                           u"travel",      u"school", u"health", u"work"};

struct Line
{
    QStringView speaker;
    QStringView sn;
    QStringView en;
};
constexpr std::array<Line, 8> lines{{
    {u"Tendai", u"Mangwanani, sekuru.", u"Good morning, grandfather."},
    {u"Sekuru", u"Mangwanani, muzukuru. Marara here?",
     u"Good morning, grandchild. Did you sleep well?"},
    {u"Tendai", u"Ndarara, kana mararawo.", u"I slept well, if you slept well too."},
    {u"Rudo", u"Masikati, amai. Makadii?", u"Good afternoon, mother. How are you?"},
    {u"Amai", u"Ndiripo, kana makadiiwo.", u"I am well, if you are well too."},
    {u"Rudo", u"Ndinoda kudzidza nhasi.", u"I want to learn today."},
    {u"Amai", u"Zvakanaka, shamwari.", u"That is good, my friend."},
    {u"Tendai", u"Tatenda.", u"Thank you."},
}};

struct Note
{
    QStringView title;
    QStringView text;
};
constexpr std::array<Note, 4> customs{{
    {u"Greeting comes before business",
     u"Start every talk with a greeting and wait for the answer. Ask about the other person first, "
     u"then about the family."},
    {u"The plural of respect",
     u"One person who is older than you, or whom you do not know, is addressed as if there were "
     u"many.\n\nUse the familiar form only with friends and children."},
    {u"Receiving with both hands",
     u"Something that is given is taken with both hands, or with the right hand while the left one "
     u"touches it. Customs vary by place and family."},
    {u"Names of relatives", u"Relatives are called by their place in the family rather than by "
                            u"name. Ask which word is right before you use one."},
}};

//! One lesson in the making: its random numbers, its words, its id.
class Draft
{
public:
    Draft(quint64 seed, quint64 index)
        : m_random(seed * 0x9e3779b97f4a7c15ULL + index * 0xbf58476d1ce4e5b9ULL + 1)
        , m_index(index)
        , m_id(u"sna.gen-%1.%2"_s.arg(QString::number(seed, 16),
                                      QString::number(index).rightJustified(6, u'0')))
    {
        pickWords();
    }

    Json make(const ClipSource &clips)
    {
        const QString level = levels[m_index % levels.size()].toString();
        const QString names = m_words[0]->headword + u", "_s + m_words[1]->headword;
        const QString glosses = m_words[0]->gloss + u", "_s + m_words[1]->gloss;
        const JsonArray words = vocabulary(clips);
        JsonArray watch;
        for (qsizetype i = 0; i < 5; ++i)
            watch.append(words[i][u"id"]);
        const QString summary =
            u"Learn %1 words, among them %2, hear them in a talk and practise them."_s
                .arg(words.size())
                .arg(names);
        Json body = JsonObject{
            {u"$schema"_s, Json(u"lesson-schema.md")},
            {u"schemaVersion"_s, Json(u"1.0.0")},
            {u"id"_s, Json(m_id)},
            {u"language"_s, Json(u"sn")},
            {u"orthography"_s, Json(u"sna-1967")},
            {u"dialectProfile"_s, Json(u"zezuru")},
            {u"level"_s, Json(level)},
            {u"unit"_s, Json(units[m_index / 5 % units.size()])},
            {u"order"_s, Json(static_cast<qint64>(m_index) + 1)},
            {u"title"_s, text(u"Mashoko: "_s + names, u"Words: "_s + glosses)},
            {u"summary"_s, text({}, summary)},
            {u"objectives"_s, Json(objectives())},
            {u"vocabulary"_s, Json(words)},
            {u"dialogue"_s, Json(dialogue())},
            {u"grammarNotes"_s, Json(grammarNotes())},
            {u"culturalNotes"_s, Json(culturalNotes())},
            {u"exercises"_s, Json(exercises(words))},
            {u"flashcards"_s, Json(flashcards(words))},
            {u"media"_s, Json(JsonArray())},
            {u"variantsAB"_s, Json(JsonArray())},
            {u"platforms"_s,
             Json(JsonObject{
                 {u"web"_s, Json(JsonObject{{u"slug"_s, Json(u"mashoko-%1"_s.arg(m_index))},
                                            {u"metaDescription"_s, Json(summary.left(160))}})},
                 {u"watch"_s, Json(JsonObject{{u"words"_s, Json(watch)}})}})},
            {u"analytics"_s,
             Json(JsonObject{{u"activityId"_s, Json(u"lesson/"_s + m_id)},
                             {u"events"_s, Json::fromStrings({u"initialized"_s, u"experienced"_s,
                                                              u"answered"_s, u"completed"_s})}})},
            {u"provenance"_s,
             Json(JsonObject{
                 {u"authors"_s, Json::fromStrings({u"Batanidza generator"_s})},
                 {u"license"_s, Json(u"CC0-1.0")},
                 {u"reviewedBy"_s, Json()},
                 {u"reviewState"_s, Json(u"draft")},
                 {u"note"_s, Json(u"Generated for tests and measurements; not for learners.")}})}};
        return body;
    }

private:
    static Json text(const QString &sn, const QString &en)
    {
        JsonObject object{{u"en"_s, Json(en)}};
        if (!sn.isEmpty())
            object.set(u"sn"_s, Json(sn));
        return Json(std::move(object));
    }

    //! Words that differ in skeleton and in first sense, so that exercises have one answer.
    void pickWords()
    {
        const qint64 wanted = m_random.between(9, 12);
        while (m_words.size() < wanted) {
            const LessonMaterial &candidate =
                lessonMaterials()[m_random.between(0, lessonMaterials().size() - 1)];
            const QString skeleton = Shona::skeleton(candidate.headword);
            const bool taken =
                std::any_of(m_words.begin(), m_words.end(), [&](const LessonMaterial *word) {
                    return Shona::skeleton(word->headword) == skeleton ||
                           word->gloss == candidate.gloss;
                });
            if (!taken)
                m_words.append(&candidate);
        }
    }

    JsonArray vocabulary(const ClipSource &clips)
    {
        JsonArray result;
        for (qsizetype i = 0; i < m_words.size(); ++i) {
            Json entry = m_words[i]->entry;
            entry.set(u"id"_s, Json(u"%1.v%2"_s.arg(m_id).arg(i + 1, 2, 10, QChar(u'0'))));
            const auto clip =
                clips ? clips(m_index * 16 + static_cast<quint64>(i), m_words[i]->headword)
                      : std::nullopt;
            entry.set(u"audio"_s, clip ? audio(*clip, m_words[i]->headword) : Json());
            result.append(std::move(entry));
        }
        return result;
    }

    static Json audio(const GeneratedClip &clip, const QString &headword)
    {
        JsonArray renditions;
        for (const GeneratedRendition &file : clip.renditions) {
            renditions.append(JsonObject{{u"codec"_s, Json(file.codec)},
                                         {u"container"_s, Json(file.container)},
                                         {u"bitrateKbps"_s, Json(file.bitrateKbps)},
                                         {u"bytes"_s, Json(file.bytes)},
                                         {u"sha256"_s, Json(file.sha256.toHex())}});
        }
        return JsonObject{{u"forText"_s, Json(headword)},
                          {u"durationMs"_s, Json(clip.durationMs)},
                          {u"speaker"_s, Json(u"generated")},
                          {u"origin"_s, Json(u"tts")},
                          {u"renditions"_s, Json(renditions)}};
    }

    JsonArray objectives() const
    {
        const auto objective = [](const QString &id, const QString &en) {
            return Json(JsonObject{{u"id"_s, Json(id)}, {u"en"_s, Json(en)}});
        };
        return {objective(u"o1"_s, u"I can understand and say \"%1\" and \"%2\"."_s.arg(
                                       m_words[0]->gloss, m_words[1]->gloss)),
                objective(u"o2"_s, u"I can use \"%1\" in a sentence."_s.arg(m_words[2]->gloss))};
    }

    JsonArray dialogue()
    {
        JsonArray result;
        const qint64 start = m_random.between(0, qint64(lines.size()) - 1);
        for (qint64 i = 0; i < 4; ++i) {
            const Line &line = lines[size_t(start + i) % lines.size()];
            result.append(JsonObject{{u"id"_s, Json(u"d%1"_s.arg(i + 1))},
                                     {u"speaker"_s, Json(line.speaker)},
                                     {u"sn"_s, Json(line.sn)},
                                     {u"en"_s, Json(line.en)}});
        }
        const LessonMaterial &word = *m_words[3];
        result.append(JsonObject{{u"id"_s, Json(u"d5")},
                                 {u"speaker"_s, Json(u"Rudo")},
                                 {u"sn"_s, word.examples[0][u"sn"]},
                                 {u"en"_s, word.examples[0][u"en"]}});
        return result;
    }

    JsonArray grammarNotes()
    {
        const auto &classes = Shona::nounClasses();
        QString markdown =
            u"A noun carries its class in its prefix, and other words agree with it.\n\n"
            "| class | this | my | example |\n|---|---|---|---|\n"_s;
        const qint64 start = m_random.between(0, classes.size() - 4);
        for (qint64 i = start; i < start + 4; ++i) {
            markdown += u"| %1 | *%2* | *%3* | *%4* (%5) |\n"_s.arg(
                classes[i].name, classes[i].thisForm, classes[i].my, classes[i].example,
                classes[i].gloss);
        }
        markdown.chop(1);
        return {Json(JsonObject{{u"id"_s, Json(u"g1")},
                                {u"title"_s, text({}, u"Words that agree"_s)},
                                {u"markdown"_s, text({}, markdown)}})};
    }

    JsonArray culturalNotes()
    {
        const Note &note = customs[size_t(m_random.between(0, qint64(customs.size()) - 1))];
        return {Json(JsonObject{{u"id"_s, Json(u"cn1")},
                                {u"title"_s, text({}, note.title.toString())},
                                {u"markdown"_s, text({}, note.text.toString())},
                                {u"prominence"_s, Json(u"high")},
                                {u"sensitivity"_s, Json(u"none")},
                                {u"sources"_s, Json::fromStrings({u"FSI units 1 to 4"_s})}})};
    }

    static Json exercise(const QString &id, const QString &type, const QString &objective,
                         qint64 points, const QString &promptSn, const QString &promptEn)
    {
        return JsonObject{{u"id"_s, Json(id)},
                          {u"type"_s, Json(type)},
                          {u"objective"_s, Json(objective)},
                          {u"points"_s, Json(points)},
                          {u"prompt"_s, text(promptSn, promptEn)}};
    }

    JsonArray exercises(const JsonArray &words)
    {
        JsonArray result;
        Json choice = exercise(u"e1"_s, u"multipleChoice"_s, u"o1"_s, 10, {},
                               u"How do you say \"%1\"?"_s.arg(m_words[0]->gloss));
        JsonArray options;
        const qint64 right = m_random.between(0, 2);
        for (qint64 i = 0; i < 3; ++i) {
            const LessonMaterial &word = *m_words[i == right ? 0 : i == 0 ? 3 : i + 3];
            options.append(
                JsonObject{{u"id"_s, Json(QString(QChar(u'a' + static_cast<char16_t>(i))))},
                           {u"sn"_s, Json(word.headword)}});
        }
        choice.set(u"options"_s, Json(options));
        choice.set(u"answer"_s, Json(JsonArray{options[right][u"id"]}));
        result.append(choice);

        Json blank = exercise(u"e2"_s, u"fillBlank"_s, u"o2"_s, 10, u"Shamwari yangu inoti: __."_s,
                              u"My friend says: %1."_s.arg(m_words[2]->gloss));
        blank.set(u"answer"_s, Json::fromStrings({m_words[2]->headword}));
        blank.set(u"accept"_s, Json(JsonArray()));
        result.append(blank);

        Json pairing = exercise(u"e3"_s, u"match"_s, u"o1"_s, 15, {}, u"Which belong together?"_s);
        JsonArray pairs;
        for (qsizetype i = 4; i < 8; ++i)
            pairs.append(Json(JsonArray{words[i][u"id"], Json(m_words[i]->gloss)}));
        pairing.set(u"pairs"_s, Json(pairs));
        result.append(pairing);

        Json order =
            exercise(u"e4"_s, u"orderWords"_s, u"o2"_s, 15, {}, u"Put the words in order."_s);
        order.set(u"answer"_s,
                  Json::fromStrings({u"Tendai"_s, u"akati"_s, m_words[8]->headword, u"nhasi"_s}));
        order.set(u"tokens"_s,
                  Json::fromStrings({u"nhasi"_s, m_words[8]->headword, u"Tendai"_s, u"akati"_s}));
        result.append(order);

        if (words[1][u"audio"].isObject()) {
            Json listening =
                exercise(u"e5"_s, u"listenAndType"_s, u"o1"_s, 20, {}, u"Write what you hear."_s);
            listening.set(u"vocabularyRef"_s, words[1][u"id"]);
            listening.set(u"answer"_s, Json::fromStrings({m_words[1]->headword}));
            listening.set(u"compare"_s, Json(u"skeleton"));
            result.append(listening);
        }
        appendTonePick(result, words);
        return result;
    }

    void appendTonePick(JsonArray &result, const JsonArray &words) const
    {
        for (qsizetype i = 0; i < m_words.size(); ++i) {
            const QString &pattern = m_words[i]->pattern;
            if (pattern.isEmpty())
                continue;
            QString other = pattern;
            other.back() = pattern.back() == u'H' ? u'L' : u'H';
            Json pick = exercise(u"e6"_s, u"tonePick"_s, u"o1"_s, 20, {},
                                 u"Which tones does the word have?"_s);
            pick.set(u"vocabularyRef"_s, words[i][u"id"]);
            pick.set(u"options"_s, Json::fromStrings({other, pattern}));
            pick.set(u"answer"_s, Json(pattern));
            result.append(pick);
            return;
        }
    }

    static JsonArray flashcards(const JsonArray &words)
    {
        JsonArray result;
        for (qsizetype i = 0; i < 4; ++i) {
            result.append(
                JsonObject{{u"front"_s, Json(JsonObject{{u"vocabularyRef"_s, words[i][u"id"]},
                                                        {u"field"_s, Json(u"headword")}})},
                           {u"back"_s, Json(JsonObject{{u"field"_s, Json(u"gloss")}})}});
        }
        return result;
    }

    Jitter m_random;
    quint64 m_index;
    QString m_id;
    QList<const LessonMaterial *> m_words;
};

} // namespace

Json generateLesson(quint64 seed, quint64 index, const ClipSource &clips)
{
    return Draft(seed, index).make(clips);
}

} // namespace Batanidza
