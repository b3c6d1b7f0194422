#include "engine/content/exercisecheck.h"

#include "engine/content/shapecheck.h"
#include "engine/shona/orthography.h"
#include "engine/shona/tone.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>

namespace Batanidza {

namespace {

using namespace Qt::Literals::StringLiterals;

//! One exercise and where it stands.
struct Place
{
    const Json &exercise;
    const EntryIndex &words; //!< the lesson's vocabulary
    QString at;
    Findings &findings;

    void error(QStringView rule, const QString &below, const QString &message) const
    {
        findings.error(rule, at + below, message);
    }
};

void checkChoice(const Place &place)
{
    const Json &options = place.exercise[u"options"];
    QSet<QString> skeletons;
    QSet<QString> ids;
    for (qsizetype i = 0; i < options.toArray().size(); ++i) {
        const Json &option = options.at(i);
        const QString path = entryPath(u"options", i);
        const QString text =
            option[u"sn"].isString() ? option[u"sn"].toString() : option[u"en"].toString();
        if (text.isEmpty() || option[u"id"].toString().isEmpty())
            place.error(u"exercise-options", path, u"an option needs an id and a text, sn or en"_s);
        if (ids.contains(option[u"id"].toString()))
            place.error(u"exercise-options", path + u"/id"_s, u"two options have one id"_s);
        if (skeletons.contains(Shona::skeleton(text)))
            place.error(u"exercise-options", path,
                        u"two options differ in tone or capitals only"_s);
        ids.insert(option[u"id"].toString());
        skeletons.insert(Shona::skeleton(text));
    }
    if (options.toArray().size() < 2)
        place.error(u"exercise-options", u"/options"_s, u"there must be at least two options"_s);
    const JsonArray &answers = place.exercise[u"answer"].toArray();
    if (answers.isEmpty())
        place.error(u"exercise-answer", u"/answer"_s, u"the answer is missing"_s);
    for (qsizetype i = 0; i < answers.size(); ++i) {
        if (!ids.contains(answers[i].toString()))
            place.error(u"exercise-answer", entryPath(u"answer", i), u"no option has this id"_s);
    }
}

void checkBlanks(const Place &place)
{
    static const QRegularExpression blank(u"__+"_s);
    qsizetype blanks = 0;
    for (const auto &[language, text] : place.exercise[u"prompt"].toObject()) {
        qsizetype here = 0;
        auto matches = blank.globalMatch(text.toString());
        for (; matches.hasNext(); matches.next())
            ++here;
        blanks = std::max(blanks, here);
    }
    const qsizetype answers = place.exercise[u"answer"].toArray().size();
    if (blanks == 0 || blanks != answers) {
        place.error(u"exercise-blanks", u"/answer"_s,
                    u"%1 blanks (__) in the prompt, but %2 answers"_s.arg(blanks).arg(answers));
    }
}

void checkPairs(const Place &place)
{
    const JsonArray &pairs = place.exercise[u"pairs"].toArray();
    if (pairs.size() < 2)
        place.error(u"exercise-pairs", u"/pairs"_s, u"there must be at least two pairs"_s);
    QSet<QString> texts;
    for (qsizetype i = 0; i < pairs.size(); ++i) {
        const QString path = entryPath(u"pairs", i);
        if (!place.words.find(pairs[i].at(0)))
            place.error(u"ref", path + u"/0"_s, u"no word has this id"_s);
        const QString text = pairs[i].at(1).toString();
        if (text.isEmpty() || texts.contains(text))
            place.error(u"exercise-pairs", path + u"/1"_s, u"the text is empty or stands twice"_s);
        texts.insert(text);
    }
}

void checkOrder(const Place &place)
{
    QStringList tokens = place.exercise[u"tokens"].toStrings();
    QStringList answer = place.exercise[u"answer"].toStrings();
    tokens.sort();
    answer.sort();
    if (tokens.isEmpty() || tokens != answer)
        place.error(u"exercise-order", u"/answer"_s,
                    u"the answer must hold the tokens, each once"_s);
}

void checkListening(const Place &place)
{
    if (place.exercise[u"answer"].toStrings().isEmpty())
        place.error(u"exercise-answer", u"/answer"_s, u"the answer is missing"_s);
    const QString compare = place.exercise[u"compare"].toString(u"skeleton"_s);
    if (compare != u"skeleton" && compare != u"exact" && compare != u"toned")
        place.error(u"exercise-compare", u"/compare"_s, u"compare is skeleton, exact or toned"_s);
    const Json *word = place.words.find(place.exercise[u"vocabularyRef"]);
    if (!word)
        return place.error(u"ref", u"/vocabularyRef"_s, u"no word has this id"_s);
    if ((*word)[u"audio"][u"state"].toString() == u"withheld")
        place.error(u"exercise-audio", u"/vocabularyRef"_s,
                    u"the audio of this word is withheld"_s);
    else if (!(*word)[u"audio"].isObject())
        place.findings.warning(u"exercise-audio", place.at + u"/vocabularyRef"_s,
                               u"the word has no audio to listen to"_s);
}

void checkTonePick(const Place &place)
{
    const QStringList options = place.exercise[u"options"].toStrings();
    QSet<QString> seen;
    for (qsizetype i = 0; i < options.size(); ++i) {
        const bool twice = seen.contains(options[i]);
        seen.insert(options[i]);
        if (twice || !Shona::TonePattern::parse(options[i]))
            place.error(u"exercise-options", entryPath(u"options", i),
                        u"no tone pattern, or it stands twice"_s);
    }
    if (!options.contains(place.exercise[u"answer"].toString()))
        place.error(u"exercise-answer", u"/answer"_s, u"the answer is none of the options"_s);
    const Json *word = place.words.find(place.exercise[u"vocabularyRef"]);
    if (!word)
        return place.error(u"ref", u"/vocabularyRef"_s, u"no word has this id"_s);
    const QString status = (*word)[u"tone"][u"status"].toString();
    if (status.isEmpty() || status == u"unknown")
        place.error(u"exercise-tone", u"/vocabularyRef"_s, u"the tone of this word is unknown"_s);
}

using ExerciseCheck = void (*)(const Place &);

constexpr std::array<std::pair<QStringView, ExerciseCheck>, 6> types{{
    {u"multipleChoice", checkChoice},
    {u"fillBlank", checkBlanks},
    {u"match", checkPairs},
    {u"orderWords", checkOrder},
    {u"listenAndType", checkListening},
    {u"tonePick", checkTonePick},
}};

} // namespace

void checkExercises(const Json &body, Findings &findings)
{
    const JsonArray &exercises = body[u"exercises"].toArray();
    const EntryIndex words(body[u"vocabulary"]);
    for (qsizetype i = 0; i < exercises.size(); ++i) {
        const Json &exercise = exercises[i];
        if (isTombstone(exercise) || !exercise.isObject())
            continue;
        const Place place{exercise, words, entryPath(u"exercises", i), findings};
        const QString type = exercise[u"type"].toString();
        const auto known = std::find_if(types.begin(), types.end(),
                                        [&type](const auto &entry) { return entry.first == type; });
        if (known != types.end())
            known->second(place);
        else if (exercise[u"type"].isString())
            place.error(u"exercise-type", u"/type"_s,
                        u"\"%1\" is no type of exercise"_s.arg(type.left(40)));
        if (exercise[u"points"].isInteger() && exercise[u"points"].toInteger() < 0)
            findings.error(u"exercise-points", place.at + u"/points"_s,
                           u"%1; points are not negative"_s.arg(exercise[u"points"].toInteger()),
                           u"0"_s);
    }
}

} // namespace Batanidza
