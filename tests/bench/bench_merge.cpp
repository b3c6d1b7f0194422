#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/content/lessongenerator.h"
#include "engine/merge/threeway.h"
#include "tests/bench/report.h"
#include "tests/support/lessonedits.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>

#include <algorithm>
#include <cstdio>
#include <ctime>

// How fast and how well the merge works: on lesson edits made from a seed, and on real merges of
// public repositories where the folder BATANIDZA_MERGE_CASES (./dev bench --merge-cases DIR) has
// them.
using namespace Batanidza;
using namespace Bench;

namespace {

//! Time of this process on a core, in seconds: what else the machine does counts little.
class CoreTimer
{
public:
    [[nodiscard]] double seconds() const
    {
        return std::max(double(std::clock() - m_start) / CLOCKS_PER_SEC, 1e-6);
    }

private:
    std::clock_t m_start = std::clock();
};

double perSecond(qint64 count, const CoreTimer &timer)
{
    return double(count) / timer.seconds();
}

//! How many single edits lead from one to the other: values, and whole members put in or out.
qint64 leavesThatDiffer(const Json *a, const Json *b)
{
    if ((!a && !b) || (a && b && *a == *b))
        return 0;
    const auto isTree = [](const Json *value) {
        return value && (value->isObject() || value->isArray());
    };
    if (!isTree(a) || !isTree(b))
        return 1;
    qint64 count = 0;
    const Json &left = *a;
    const Json &right = *b;
    for (const auto &[key, member] : left.toObject())
        count += leavesThatDiffer(&member, right.toObject().find(key));
    for (const auto &[key, member] : right.toObject()) {
        if (!left.contains(key))
            count += leavesThatDiffer(nullptr, &member);
    }
    // Entries count as one each, wherever they stand.
    for (const Json &entry : left.toArray())
        count += right.toArray().contains(entry) ? 0 : 1;
    for (const Json &entry : right.toArray())
        count += left.toArray().contains(entry) ? 0 : 1;
    return std::max<qint64>(count, 1);
}

const Json *side(const MaybeJson &value)
{
    return value ? &*value : nullptr;
}

struct LessonCase
{
    Json base;
    Json current;
    Json incoming;
    QList<LessonEdit> currentEdits;
    QList<LessonEdit> incomingEdits;
};

QList<LessonCase> lessonCases(int count, int edits, double overlap)
{
    QList<LessonCase> cases;
    for (int i = 0; i < count; ++i) {
        LessonCase one;
        one.base = generateLesson(7, quint64(i));
        one.current = one.base;
        one.incoming = one.base;
        LessonEditor editor(quint64(1000 * count + i));
        one.currentEdits = editor.edit(one.current, edits, {}, 0);
        one.incomingEdits = editor.edit(one.incoming, edits, one.currentEdits, overlap);
        cases.append(one);
    }
    return cases;
}

//! Whether the edit is in the merged lesson as its author left it.
bool isThere(const LessonEdit &edit, const Json &author, const Json &merged)
{
    const Json *wanted = atAddress(author, edit.address);
    const Json *found = atAddress(merged, edit.address);
    if (!wanted && edit.kind != LessonEditKind::RemoveWord)
        return true; // the author took out what the edit was in
    if (edit.kind == LessonEditKind::RemoveWord)
        return !found;
    if (edit.kind == LessonEditKind::AddTag)
        return found && found->toStrings().contains(edit.value);
    if (edit.kind == LessonEditKind::MoveWord || edit.kind == LessonEditKind::AddWord)
        return found;
    return wanted && found && *wanted == *found;
}

bool overlaps(const QString &a, const QString &b)
{
    return a == b || a.startsWith(b + u'/') || b.startsWith(a + u'/');
}

struct Tally
{
    qint64 documents = 0;
    qint64 clean = 0;
    qint64 edits = 0;
    qint64 asked = 0;
    qint64 lost = 0;
    qint64 questions = 0;
};

void count(const LessonCase &one, const MergeOutcome &outcome, Tally &tally)
{
    ++tally.documents;
    tally.clean += outcome.isClean() ? 1 : 0;
    QStringList groups;
    for (const FieldConflict &conflict : outcome.conflicts)
        groups.append(conflict.group.isEmpty() ? conflict.path : conflict.group);
    groups.removeDuplicates();
    tally.questions += groups.size();
    const auto look = [&](const QList<LessonEdit> &edits, const Json &author,
                          const QList<LessonEdit> &others) {
        for (const LessonEdit &edit : edits) {
            ++tally.edits;
            const bool asked = std::any_of(outcome.conflicts.begin(), outcome.conflicts.end(),
                                           [&](const FieldConflict &conflict) {
                                               return overlaps(conflict.path, edit.address);
                                           });
            const bool met =
                std::any_of(others.begin(), others.end(), [&](const LessonEdit &other) {
                    return overlaps(other.address, edit.address);
                });
            if (asked)
                ++tally.asked;
            else if (!met && !isThere(edit, author, *outcome.merged))
                ++tally.lost;
        }
    };
    look(one.currentEdits, one.current, one.incomingEdits);
    look(one.incomingEdits, one.incoming, one.currentEdits);
}

void benchLessons()
{
    const MergePolicy &policy = MergePolicy::builtIn(u"lesson");
    for (const double overlap : {0.0, 0.01, 0.02, 0.05, 0.2}) {
        Tally tally;
        auto cases = lessonCases(600, 5, overlap);
        for (LessonCase &one : cases) {
            const auto outcome = threeWay({one.base, one.current, one.incoming, {}, {}}, policy);
            // What is looked for is each author's lesson in the stored form.
            const auto stored = [&](const Json &lesson) {
                return *threeWay({one.base, lesson, one.base, {}, {}}, policy).merged;
            };
            one.current = stored(one.current);
            one.incoming = stored(one.incoming);
            count(one, outcome, tally);
        }
        const QByteArray name =
            "lesson edits, " + QByteArray::number(overlap * 100) + " % go for the other's field: ";
        std::printf("%s%.1f %% of lessons without a question, %.2f questions a lesson, "
                    "%lld of %lld edits asked about\n",
                    name.constData(), 100.0 * double(tally.clean) / double(tally.documents),
                    double(tally.questions) / double(tally.documents), (long long)tally.asked,
                    (long long)tally.edits);
        report((name + "settled").constData(),
               100.0 * double(tally.edits - tally.asked) / double(tally.edits), "% edits",
               overlap <= 0.01 ? Aim::AtLeast : Aim::None, 98.5);
        report((name + "lost").constData(), double(tally.lost), "edits", Aim::AtMost, 0);
    }
    const auto cases = lessonCases(300, 5, 0.05);
    double best = 0;
    for (int round = 0; round < 5; ++round) {
        const CoreTimer timer;
        qint64 merged = 0;
        for (const LessonCase &one : cases)
            merged +=
                threeWay({one.base, one.current, one.incoming, {}, {}}, policy).merged ? 1 : 0;
        best = std::max(best, perSecond(merged, timer));
    }
    report("lesson merges (10 edits)", best, "1/s core", Aim::AtLeast, 5000);
}

Json bigLesson(int words, quint64 seed)
{
    Json lesson = generateLesson(seed, 0);
    const JsonArray some = lesson[u"vocabulary"].toArray();
    JsonArray all;
    for (int i = 0; i < words; ++i) {
        Json word = some[i % some.size()];
        word.set(QStringLiteral("id"), Json(QStringLiteral("w%1").arg(i)));
        all.append(word);
    }
    lesson.set(QStringLiteral("vocabulary"), all);
    return lesson;
}

void benchGrowth()
{
    double perWord = 0;
    for (const int words : {100, 1000, 10'000}) {
        const Json base = bigLesson(words, 11);
        Json current = base;
        Json incoming = base;
        LessonEditor editor(5);
        const auto edits = editor.edit(current, words / 10, {}, 0);
        (void)editor.edit(incoming, words / 10, edits, 0.02);
        const CoreTimer timer;
        const auto outcome =
            threeWay({base, current, incoming, {}, {}}, MergePolicy::builtIn(u"lesson"));
        const double us = timer.seconds() * 1e6;
        std::printf("a lesson of %d words, %d edits: %.2f ms, %lld questions\n", words, words / 5,
                    us / 1000, (long long)outcome.conflicts.size());
        if (words == 100)
            perWord = us / words;
        if (words == 10'000)
            report("time a word, 10,000 words against 100", us / words / perWord, "times",
                   Aim::AtMost, 3);
    }
}

struct RealCase
{
    Json base;
    Json current;
    Json incoming;
};

Json wrapped(const Json &document)
{
    return document.isArray() ? Json(JsonObject{{QStringLiteral("entries"), document}}) : document;
}

QList<RealCase> realCases(const QString &file)
{
    QProcess gzip;
    gzip.start(QStringLiteral("gzip"), {QStringLiteral("-dc"), file});
    gzip.waitForFinished(60'000);
    QList<RealCase> cases;
    for (const QByteArray &line : gzip.readAllStandardOutput().split('\n')) {
        const auto json = readJson(line);
        if (!json)
            continue;
        const auto text = [&](QStringView name) {
            QByteArray bytes = (*json)[name].toString().toUtf8();
            if (bytes.startsWith("\xEF\xBB\xBF"))
                bytes.remove(0, 3);
            const auto document = readJson(bytes);
            return document ? wrapped(*document) : Json();
        };
        cases.append({text(u"base"), text(u"ours"), text(u"theirs")});
    }
    return cases;
}

//! The score of the program by the scorer that came with the cases.
Json scoreOf(const QString &folder, const QStringList &options)
{
    QProcess python;
    python.start(QStringLiteral("python3"),
                 QStringList{folder + QStringLiteral("/score.py"),
                             folder + QStringLiteral("/dev.jsonl.gz")} +
                     options +
                     QStringList{QStringLiteral("--json"), QStringLiteral("--"),
                                 qEnvironmentVariable("BATANIDZAD"), QStringLiteral("merge"),
                                 QStringLiteral("--jsonl")});
    python.waitForFinished(300'000);
    return readJson(python.readAllStandardOutput().trimmed()).value_or(Json());
}

void reportScore(const QString &folder, const char *name, const QStringList &swap)
{
    const Json all = scoreOf(folder, swap);
    const Json kept = scoreOf(
        folder, swap + QStringList{QStringLiteral("--where"), QStringLiteral("people=kept")});
    const double n = all[u"n"].toDouble();
    const double keptN = kept[u"n"].toDouble();
    if (n == 0 || keptN == 0) {
        std::printf("%s: the scorer gave no answer\n", name);
        return;
    }
    const auto row = [&](const char *what, double value, Aim aim, double goal,
                         const char *unit = "% cases") {
        report((QByteArray("real merges, ") + name + ": " + what).constData(), value, unit, aim,
               goal);
    };
    row("no conflict left", 100 * all[u"auto"].toDouble() / n, Aim::AtLeast, 84.5);
    row("equal to what people made", 100 * all[u"equal"].toDouble() / n,
        swap.isEmpty() ? Aim::AtLeast : Aim::None, 74);
    row("equal up to the order of lists",
        100 * (all[u"equal"].toDouble() + all[u"order-only"].toDouble()) / n, Aim::None, 0);
    row("differs from people", 100 * all[u"wrong"].toDouble() / n, Aim::None, 0);
    row("differs where people kept all edits", 100 * kept[u"wrong"].toDouble() / keptN, Aim::AtMost,
        0.8);
    row("an edit lost that people kept",
        kept[u"lost-ours"].toDouble() + kept[u"lost-theirs"].toDouble() +
            kept[u"lost-both"].toDouble(),
        Aim::AtMost, 0, "cases");
}

void benchRealMerges()
{
    const QString folder = qEnvironmentVariable("BATANIDZA_MERGE_CASES");
    const auto cases = realCases(folder + QStringLiteral("/dev.jsonl.gz"));
    if (folder.isEmpty() || cases.isEmpty()) {
        std::printf("real merges: not measured (./dev bench --merge-cases DIR)\n");
        return;
    }
    const MergePolicy policy = MergePolicy::plain();
    qint64 edits = 0;
    qint64 asked = 0;
    QList<qsizetype> questions;
    for (const RealCase &one : cases) {
        const auto outcome = threeWay({one.base, one.current, one.incoming, {}, {}}, policy);
        edits +=
            leavesThatDiffer(&one.base, &one.current) + leavesThatDiffer(&one.base, &one.incoming);
        for (const FieldConflict &conflict : outcome.conflicts) {
            asked += leavesThatDiffer(side(conflict.base), side(conflict.current)) +
                     leavesThatDiffer(side(conflict.base), side(conflict.incoming));
        }
        if (!outcome.isClean())
            questions.append(outcome.conflicts.size());
    }
    std::sort(questions.begin(), questions.end());
    report("real merges: single edits settled", 100.0 * double(edits - asked) / double(edits),
           "% edits", Aim::AtLeast, 98.5);
    if (!questions.isEmpty()) {
        report("real merges: questions in a document that asks, median",
               double(questions[questions.size() / 2]), "", Aim::AtMost, 1);
    }
    double best = 0;
    for (int round = 0; round < 5; ++round) {
        const CoreTimer timer;
        for (const RealCase &one : cases)
            (void)threeWay({one.base, one.current, one.incoming, {}, {}}, policy);
        best = std::max(best, perSecond(cases.size(), timer));
    }
    report("real merges, parsed", best, "1/s core", Aim::AtLeast, 1000);
    reportScore(folder, "as committed", {});
    reportScore(folder, "sides swapped", {QStringLiteral("--swap")});
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    benchLessons();
    benchGrowth();
    benchRealMerges();
    return 0;
}
