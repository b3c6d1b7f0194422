#include "engine/runtime/learningreport.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/learning/learningexport.h"
#include "engine/store/contentstore.h"

#include <QSaveFile>

#include <algorithm>
#include <cmath>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr qsizetype mostExperiments = 200;
constexpr qsizetype mostTitles = 2000;
constexpr qsizetype longestCourse = 5000;
constexpr qint64 page = 1000;
constexpr qint64 buckets = 30;
const QString home = u"https://batanidza.invalid/"_s;

//! The body of a live lesson; null where there is none.
Result<Json> lessonBody(const ContentStore &store, const TenantId &tenant, const ItemId &id)
{
    const auto head = store.head(tenant, id);
    if (!head)
        return head.error();
    if (!*head || (*head)->deleted || (*head)->type != u"lesson")
        return Json();
    const auto bytes = store.body(tenant, (*head)->hash);
    if (!bytes)
        return bytes.error();
    return readJson(*bytes);
}

QString titleOf(const Json &lesson, const ItemId &id)
{
    for (const QString &language : {u"sn"_s, u"en"_s}) {
        if (const QString title = lesson[u"title"][language].toString(); !title.isEmpty())
            return title;
    }
    return id.toString();
}

//! Lessons by learners, the most first.
QList<ItemId> byLearners(const QList<LessonProgress> &progress)
{
    QHash<ItemId, qint64> learners;
    for (const LessonProgress &row : progress)
        learners[row.lesson] += row.learners;
    QList<ItemId> ids = learners.keys();
    std::ranges::sort(ids, [&](const ItemId &a, const ItemId &b) {
        const qint64 x = learners.value(a);
        const qint64 y = learners.value(b);
        return x == y ? a.toString() < b.toString() : x > y;
    });
    return ids;
}

Json thousandth(double value)
{
    return Json(std::round(value * 1000) / 1000);
}

Json writeInterval(const Interval &interval)
{
    return Json(JsonArray{thousandth(interval.low), thousandth(interval.high)});
}

Json writeArm(const ArmEffect &arm)
{
    JsonObject json{{u"arm"_s, arm.arm},
                    {u"learners"_s, arm.learners},
                    {u"mastered"_s, arm.mastered},
                    {u"share"_s, writeInterval(arm.share)}};
    if (arm.isDefault) {
        json.set(u"default"_s, true);
        return Json(std::move(json));
    }
    json.set(u"difference"_s, thousandth(arm.difference));
    json.set(u"interval"_s, writeInterval(arm.differs));
    json.set(u"verdict"_s, verdictName(arm.verdict));
    json.set(u"missing"_s, arm.missing);
    return Json(std::move(json));
}

Result<void> addExperiments(Database &database, const TenantId &tenant, const ItemId &id,
                            const Json &lesson, LearningSummary &summary)
{
    const auto experiments = experimentsOf(lesson);
    if (experiments.isEmpty())
        return {};
    const auto outcomes = LearningStore(database).outcomes(tenant, id);
    if (!outcomes)
        return outcomes.error();
    for (const Experiment &experiment : experiments)
        summary.experiments.append({id, titleOf(lesson, id), effectiveness(experiment, *outcomes)});
    return {};
}

} // namespace

Result<LearningSummary> readLearningSummary(Database &database, const TenantId &tenant,
                                            const LearningQuery &query, milliseconds now)
{
    const LearningStore store(database);
    const ContentStore content(database);
    LearningSummary summary;
    const auto events = store.count(tenant);
    if (!events)
        return events.error();
    summary.events = *events;
    auto engagement = store.engagement(tenant, now, query.bucket, buckets);
    if (!engagement)
        return engagement.error();
    summary.engagement = std::move(*engagement);
    auto progress =
        store.progress(tenant, query.lesson, {now - std::chrono::hours(24) * query.days, {}});
    if (!progress)
        return progress.error();
    summary.progress = std::move(*progress);
    auto lessons = byLearners(summary.progress);
    if (!query.lesson.toString().isEmpty() && !lessons.contains(query.lesson))
        lessons.append(query.lesson);
    for (qsizetype i = 0; i < std::min(lessons.size(), mostTitles); ++i) {
        const auto lesson = lessonBody(content, tenant, lessons[i]);
        if (!lesson)
            return lesson.error();
        if (lesson->isNull())
            continue;
        summary.titles.insert(lessons[i], titleOf(*lesson, lessons[i]));
        if (i >= mostExperiments)
            continue;
        const auto added = addExperiments(database, tenant, lessons[i], *lesson, summary);
        if (!added)
            return added.error();
    }
    return summary;
}

Result<LearnerPath> readLearnerPath(Database &database, const TenantId &tenant,
                                    const QString &learner, milliseconds now)
{
    if (!isLearnerKey(learner)) {
        return Error{ErrorCode::Invalid, u"a learner's key is 8 to 64 letters, digits, _ or -"_s};
    }
    const auto learned = LearningStore(database).mastery(tenant, learner);
    if (!learned)
        return learned.error();
    const ContentStore content(database);
    const auto heads = content.liveHeads(tenant, u"lesson"_s);
    if (!heads)
        return heads.error();
    LearnerPath path;
    path.known = !learned->isEmpty();
    QList<PathLesson> course;
    for (qsizetype i = 0; i < std::min(heads->size(), longestCourse); ++i) {
        const Head &head = heads->at(i);
        const auto bytes = content.body(tenant, head.hash);
        const auto lesson = bytes ? readJson(*bytes) : Result<Json>(bytes.error());
        if (!lesson)
            return lesson.error();
        PathLesson entry{
            head.id, (*lesson)[u"unit"].toString(), (*lesson)[u"order"].toInteger(), {}};
        for (const QString &id : (*lesson)[u"prerequisites"].toStrings())
            entry.builds.append(ItemId(id));
        course.append(entry);
        path.titles.insert(head.id, titleOf(*lesson, head.id));
    }
    path.steps = learningPath(course, *learned, now);
    return path;
}

Result<AdoptionSummary> readAdoption(Database &database, const TenantId &tenant, int days,
                                     milliseconds now)
{
    auto rows = LearningStore(database).adoption(tenant, {now - std::chrono::hours(24) * days, {}});
    if (!rows)
        return rows.error();
    AdoptionSummary summary;
    summary.versions = adoption(*rows);
    summary.rows = std::move(*rows);
    return summary;
}

QString verdictName(EffectVerdict verdict)
{
    switch (verdict) {
    case EffectVerdict::TooFew:
        return u"too-few"_s;
    case EffectVerdict::Better:
        return u"better"_s;
    case EffectVerdict::Worse:
        return u"worse"_s;
    case EffectVerdict::Equal:
        return u"equal"_s;
    case EffectVerdict::NotClear:
        return u"not-clear"_s;
    }
    return {};
}

QString pathReasonName(PathReason reason)
{
    switch (reason) {
    case PathReason::Repeat:
        return u"repeat"_s;
    case PathReason::Continue:
        return u"continue"_s;
    case PathReason::Ready:
        return u"ready"_s;
    case PathReason::First:
        return u"first"_s;
    case PathReason::Refresh:
        return u"refresh"_s;
    }
    return {};
}

Json writeLearningSummary(const LearningSummary &summary)
{
    JsonArray progress;
    for (const LessonProgress &row : summary.progress) {
        progress.append(JsonObject{{u"lesson"_s, row.lesson.toString()},
                                   {u"platform"_s, row.platform},
                                   {u"learners"_s, row.learners},
                                   {u"completed"_s, row.completed},
                                   {u"answers"_s, row.answers},
                                   {u"right"_s, row.right},
                                   {u"listened"_s, row.listened},
                                   {u"timeMs"_s, row.timeMs}});
    }
    JsonArray experiments;
    for (const LessonExperiment &one : summary.experiments) {
        JsonArray arms;
        for (const ArmEffect &arm : one.effect.arms)
            arms.append(writeArm(arm));
        experiments.append(JsonObject{{u"lesson"_s, one.lesson.toString()},
                                      {u"experiment"_s, one.effect.experiment},
                                      {u"arms"_s, Json(std::move(arms))},
                                      {u"tooFewAnswers"_s, one.effect.tooFewAnswers},
                                      {u"otherArm"_s, one.effect.otherArm}});
    }
    return JsonObject{{u"events"_s, summary.events},
                      {u"learnersNow"_s, summary.engagement.now},
                      {u"learnersDay"_s, summary.engagement.day},
                      {u"learnersWeek"_s, summary.engagement.week},
                      {u"progress"_s, Json(std::move(progress))},
                      {u"experiments"_s, Json(std::move(experiments))}};
}

Json writeLearnerPath(const LearnerPath &path)
{
    JsonArray steps;
    for (const PathStep &step : path.steps) {
        JsonArray because;
        for (const ItemId &id : step.because)
            because.append(Json(id.toString()));
        steps.append(JsonObject{{u"lesson"_s, step.lesson.toString()},
                                {u"title"_s, path.titles.value(step.lesson)},
                                {u"reason"_s, pathReasonName(step.reason)},
                                {u"because"_s, Json(std::move(because))},
                                {u"share"_s, thousandth(step.share)},
                                {u"days"_s, step.days}});
    }
    return JsonObject{{u"known"_s, path.known}, {u"steps"_s, Json(std::move(steps))}};
}

Result<qint64> exportLearning(Database &database, const TenantId &tenant, const QString &file,
                              LearningFormat format,
                              const std::function<void(qint64, qint64)> &progress,
                              const std::function<bool()> &cancelled)
{
    const LearningStore store(database);
    const auto total = store.count(tenant);
    if (!total)
        return total.error();
    QSaveFile out(file);
    const auto full = [&] {
        return Error{ErrorCode::DiskFull, u"%1: %2"_s.arg(file, out.errorString())};
    };
    if (!out.open(QIODevice::WriteOnly))
        return Error{ErrorCode::Unavailable, u"%1: %2"_s.arg(file, out.errorString())};
    const bool csv = format == LearningFormat::Csv;
    out.write(csv ? learningCsvHead() : QByteArray("[\n"));
    qint64 done = 0;
    QString after;
    for (;;) {
        const auto events = store.list(tenant, after, page);
        if (!events)
            return events.error();
        if (events->isEmpty())
            break;
        for (const LearningEvent &event : *events) {
            const QByteArray line =
                csv ? learningCsv(event)
                    : (done > 0 ? QByteArray(",\n") : QByteArray()) +
                          writeJson(learningStatement(event, home + tenant.toString()));
            if (out.write(line) != line.size())
                return full();
            ++done;
        }
        after = events->constLast().id;
        if (progress)
            progress(done, *total);
        if (cancelled && cancelled())
            return Error{ErrorCode::Cancelled, u"the job was stopped"_s};
    }
    if (!csv)
        out.write("\n]\n");
    if (!out.commit())
        return full();
    return done;
}

} // namespace Batanidza
