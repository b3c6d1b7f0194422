#include "engine/runtime/demoedits.h"

#include <array>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array<QStringView, 5> hints{
    u" Listen to each word before you read it.",   u" Say every phrase aloud twice.",
    u" Practise with a friend who speaks Shona.",  u" Come back to this lesson after a week.",
    u" Write down the three words you like best.",
};

//! Lessons that everybody works on.
constexpr qsizetype shared = 3;
//! Somebody edits a lesson all the same while a person decides, about once a minute: a newer
//! version is announced then, and what is decided stays.
constexpr double editAllTheSame = 0.04;

//! The study hint at the end of the summary: another one, or none.
bool editSummary(Json &lesson, Jitter &jitter)
{
    Json summary = lesson[u"summary"];
    const QString before = summary[u"en"].toString();
    if (before.isEmpty())
        return false;
    QString plain = before;
    for (const QStringView hint : hints) {
        if (plain.endsWith(hint))
            plain.chop(hint.size());
    }
    QString after = before;
    while (after == before) {
        const qint64 pick = jitter.between(0, static_cast<qint64>(hints.size()));
        after = pick == static_cast<qint64>(hints.size())
                    ? plain
                    : plain + hints[static_cast<size_t>(pick)].toString();
    }
    summary.set(u"en"_s, after);
    lesson.set(u"summary"_s, std::move(summary));
    return true;
}

//! What one exercise is worth.
bool editPoints(Json &lesson, Jitter &jitter)
{
    JsonArray exercises = lesson[u"exercises"].toArray();
    if (exercises.isEmpty())
        return false;
    Json &exercise = exercises[jitter.between(0, exercises.size() - 1)];
    const qint64 before = exercise[u"points"].toInteger();
    exercise.set(u"points"_s, before >= 25 || before < 5 ? 10 : before + 5);
    lesson.set(u"exercises"_s, std::move(exercises));
    return true;
}

//! Marks a word for the next revision lesson, or takes the mark away.
bool editTag(Json &lesson, Jitter &jitter)
{
    const QString tag = u"topic:revision"_s;
    JsonArray words = lesson[u"vocabulary"].toArray();
    if (words.isEmpty())
        return false;
    Json &word = words[jitter.between(0, words.size() - 1)];
    QStringList tags = word[u"tags"].toStrings();
    if (!tags.removeOne(tag))
        tags.append(tag);
    word.set(u"tags"_s, Json::fromStrings(tags));
    lesson.set(u"vocabulary"_s, std::move(words));
    return true;
}

} // namespace

std::optional<ItemId> demoPick(const QList<ItemId> &lessons, const DemoTurn &turn, Jitter &jitter)
{
    const auto share = static_cast<qsizetype>(turn.platform);
    const bool late = jitter.chance(editAllTheSame);
    QList<ItemId> offered;
    for (qsizetype i = 0; i < lessons.size(); ++i) {
        const bool mine = turn.stray ? i < shared : i % 5 == share;
        if (mine && (late || !turn.waiting.contains(lessons[i])))
            offered.append(lessons[i]);
    }
    if (offered.isEmpty())
        return {};
    return offered[jitter.between(0, offered.size() - 1)];
}

Json demoEdit(const Json &lesson, Jitter &jitter)
{
    constexpr std::array edits{&editSummary, &editPoints, &editTag};
    const qint64 first = jitter.between(0, 2);
    Json changed = lesson;
    for (qint64 i = 0; i < 3; ++i) {
        if (edits[static_cast<size_t>((first + i) % 3)](changed, jitter))
            break;
    }
    return changed;
}

} // namespace Batanidza
