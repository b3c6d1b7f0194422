#include "engine/runtime/learningjson.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr std::array<std::pair<EffectVerdict, const char16_t *>, 5> verdicts{
    {{EffectVerdict::TooFew, u"too-few"},
     {EffectVerdict::Better, u"better"},
     {EffectVerdict::Worse, u"worse"},
     {EffectVerdict::Equal, u"equal"},
     {EffectVerdict::NotClear, u"not-clear"}}};
constexpr std::array<std::pair<PathReason, const char16_t *>, 5> reasons{
    {{PathReason::Repeat, u"repeat"},
     {PathReason::Continue, u"continue"},
     {PathReason::Ready, u"ready"},
     {PathReason::First, u"first"},
     {PathReason::Refresh, u"refresh"}}};

template <typename T, size_t N>
QString nameIn(const std::array<std::pair<T, const char16_t *>, N> &names, T value)
{
    const auto at = std::ranges::find(names, value, &std::pair<T, const char16_t *>::first);
    return QString::fromUtf16(at->second);
}

//! The first of them where the name is none.
template <typename T, size_t N>
T valueIn(const std::array<std::pair<T, const char16_t *>, N> &names, const Json &json)
{
    const QString text = json.toString();
    for (const auto &[value, name] : names) {
        if (text == QStringView(name))
            return value;
    }
    return names.front().first;
}

Json thousandth(double value)
{
    return Json(std::round(value * 1000) / 1000);
}

Json writeInterval(const Interval &interval)
{
    return Json(JsonArray{thousandth(interval.low), thousandth(interval.high)});
}

Interval readInterval(const Json &json)
{
    return {json.at(0).toDouble(), json.at(1).toDouble()};
}

milliseconds readMs(const Json &json)
{
    return milliseconds(json.toInteger());
}

Json writeMs(milliseconds value)
{
    return Json(qint64(value.count()));
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

ArmEffect readArm(const Json &json)
{
    return {json[u"arm"].toString(),         json[u"default"].toBool(),
            json[u"learners"].toInteger(),   json[u"mastered"].toInteger(),
            readInterval(json[u"share"]),    json[u"difference"].toDouble(),
            readInterval(json[u"interval"]), valueIn(verdicts, json[u"verdict"]),
            json[u"missing"].toInteger()};
}

Json writeExperiment(const LessonExperiment &one)
{
    JsonArray arms;
    for (const ArmEffect &arm : one.effect.arms)
        arms.append(writeArm(arm));
    return Json(JsonObject{{u"lesson"_s, one.lesson.toString()},
                           {u"title"_s, one.title},
                           {u"experiment"_s, one.effect.experiment},
                           {u"arms"_s, Json(std::move(arms))},
                           {u"tooFewAnswers"_s, one.effect.tooFewAnswers},
                           {u"otherArm"_s, one.effect.otherArm}});
}

LessonExperiment readExperiment(const Json &json)
{
    LessonExperiment one{ItemId(json[u"lesson"].toString()), json[u"title"].toString(), {}};
    one.effect.experiment = json[u"experiment"].toString();
    for (const Json &arm : json[u"arms"].toArray())
        one.effect.arms.append(readArm(arm));
    one.effect.tooFewAnswers = json[u"tooFewAnswers"].toInteger();
    one.effect.otherArm = json[u"otherArm"].toInteger();
    return one;
}

//! As lists of numbers: some hundreds of them travel at once.
Json writeBuckets(const QList<EngagementBucket> &buckets)
{
    JsonArray all;
    for (const EngagementBucket &bucket : buckets) {
        all.append(Json(JsonArray{writeMs(bucket.from), Json(bucket.learners), Json(bucket.events),
                                  Json(bucket.completed)}));
    }
    return Json(std::move(all));
}

QList<EngagementBucket> readBuckets(const Json &json)
{
    QList<EngagementBucket> all;
    for (const Json &one : json.toArray()) {
        all.append({readMs(one.at(0)), one.at(1).toInteger(), one.at(2).toInteger(),
                    one.at(3).toInteger()});
    }
    return all;
}

//! {names: [[platform, version]], rows: [[start, index of the name, learners]]}
Json writeRows(const QList<AdoptionRow> &rows)
{
    QHash<std::pair<QString, QString>, qint64> known;
    JsonArray names;
    JsonArray all;
    for (const AdoptionRow &row : rows) {
        const std::pair key(row.platform, row.appVersion);
        if (!known.contains(key)) {
            known.insert(key, known.size());
            names.append(Json(JsonArray{Json(row.platform), Json(row.appVersion)}));
        }
        all.append(Json(JsonArray{writeMs(row.day), Json(known.value(key)), Json(row.learners)}));
    }
    return Json(
        JsonObject{{u"names"_s, Json(std::move(names))}, {u"rows"_s, Json(std::move(all))}});
}

QList<AdoptionRow> readRows(const Json &json)
{
    QList<AdoptionRow> rows;
    const JsonArray &names = json[u"names"].toArray();
    for (const Json &row : json[u"rows"].toArray()) {
        const qint64 name = row.at(1).toInteger(-1);
        if (name < 0 || name >= names.size())
            continue;
        rows.append({readMs(row.at(0)), names[name].at(0).toString(), names[name].at(1).toString(),
                     row.at(2).toInteger()});
    }
    return rows;
}

} // namespace

QString verdictName(EffectVerdict verdict)
{
    return nameIn(verdicts, verdict);
}

QString pathReasonName(PathReason reason)
{
    return nameIn(reasons, reason);
}

Json writeLearningQuery(const LearningQuery &query)
{
    JsonObject json{{u"days"_s, query.days}};
    if (!query.lesson.toString().isEmpty())
        json.set(u"lesson"_s, query.lesson.toString());
    return Json(std::move(json));
}

LearningQuery readLearningQuery(const Json &json)
{
    LearningQuery query;
    query.lesson = ItemId(json[u"lesson"].toString());
    query.days = static_cast<int>(json[u"days"].toInteger(query.days));
    return query;
}

Json writeLearningSummary(const LearningSummary &summary)
{
    JsonArray progress;
    for (const LessonProgress &row : summary.progress) {
        JsonObject json{{u"lesson"_s, row.lesson.toString()}, {u"platform"_s, row.platform},
                        {u"learners"_s, row.learners},        {u"completed"_s, row.completed},
                        {u"answers"_s, row.answers},          {u"right"_s, row.right},
                        {u"listened"_s, row.listened},        {u"timeMs"_s, row.timeMs},
                        {u"lastAt"_s, writeMs(row.lastAt)}};
        if (const auto title = summary.titles.constFind(row.lesson); title != summary.titles.cend())
            json.set(u"title"_s, *title);
        progress.append(Json(std::move(json)));
    }
    JsonArray experiments;
    for (const LessonExperiment &one : summary.experiments)
        experiments.append(writeExperiment(one));
    return JsonObject{{u"events"_s, summary.events},
                      {u"learnersNow"_s, summary.engagement.now},
                      {u"learnersDay"_s, summary.engagement.day},
                      {u"learnersWeek"_s, summary.engagement.week},
                      {u"days"_s, writeBuckets(summary.engagement.buckets)},
                      {u"progress"_s, Json(std::move(progress))},
                      {u"more"_s, summary.more},
                      {u"experiments"_s, Json(std::move(experiments))}};
}

LearningSummary readLearningSummary(const Json &json)
{
    LearningSummary summary;
    summary.events = json[u"events"].toInteger();
    summary.engagement = {json[u"learnersNow"].toInteger(), json[u"learnersDay"].toInteger(),
                          json[u"learnersWeek"].toInteger(), readBuckets(json[u"days"])};
    for (const Json &row : json[u"progress"].toArray()) {
        const ItemId lesson(row[u"lesson"].toString());
        summary.progress.append({lesson, row[u"platform"].toString(), row[u"learners"].toInteger(),
                                 row[u"completed"].toInteger(), row[u"answers"].toInteger(),
                                 row[u"right"].toInteger(), row[u"listened"].toInteger(),
                                 row[u"timeMs"].toInteger(), readMs(row[u"lastAt"])});
        if (row.contains(u"title"))
            summary.titles.insert(lesson, row[u"title"].toString());
    }
    summary.more = json[u"more"].toInteger();
    for (const Json &one : json[u"experiments"].toArray())
        summary.experiments.append(readExperiment(one));
    return summary;
}

Json writeLearnerPath(const LearnerPath &path)
{
    const auto named = [&](const ItemId &id) {
        return Json(JsonObject{{u"lesson"_s, id.toString()}, {u"title"_s, path.titles.value(id)}});
    };
    JsonArray steps;
    for (const PathStep &step : path.steps) {
        JsonArray because;
        for (const ItemId &id : step.because)
            because.append(named(id));
        Json json = named(step.lesson);
        json.set(u"reason"_s, Json(pathReasonName(step.reason)));
        json.set(u"because"_s, Json(std::move(because)));
        json.set(u"share"_s, thousandth(step.share));
        json.set(u"days"_s, Json(step.days));
        steps.append(std::move(json));
    }
    return JsonObject{{u"known"_s, path.known}, {u"steps"_s, Json(std::move(steps))}};
}

LearnerPath readLearnerPath(const Json &json)
{
    LearnerPath path;
    path.known = json[u"known"].toBool();
    const auto take = [&](const Json &named) {
        const ItemId id(named[u"lesson"].toString());
        if (const QString title = named[u"title"].toString(); !title.isEmpty())
            path.titles.insert(id, title);
        return id;
    };
    for (const Json &one : json[u"steps"].toArray()) {
        PathStep step;
        step.lesson = take(one);
        step.reason = valueIn(reasons, one[u"reason"]);
        for (const Json &because : one[u"because"].toArray())
            step.because.append(take(because));
        step.share = one[u"share"].toDouble();
        step.days = one[u"days"].toInteger();
        path.steps.append(std::move(step));
    }
    return path;
}

Json writeAdoption(const AdoptionSummary &summary)
{
    return writeRows(summary.rows);
}

AdoptionSummary readAdoption(const Json &json)
{
    AdoptionSummary summary;
    summary.rows = readRows(json);
    summary.versions = adoption(summary.rows);
    return summary;
}

Json writeTrendQuery(const LearningTrendQuery &query)
{
    return Json(JsonObject{{u"lengthMs"_s, writeMs(query.length)},
                           {u"widthMs"_s, writeMs(query.width)},
                           {u"to"_s, writeMs(query.to)},
                           {u"offsetMs"_s, writeMs(query.offset)},
                           {u"adoption"_s, query.adoption}});
}

LearningTrendQuery readTrendQuery(const Json &json)
{
    return {readMs(json[u"lengthMs"]), readMs(json[u"widthMs"]), readMs(json[u"to"]),
            readMs(json[u"offsetMs"]), json[u"adoption"].toBool(true)};
}

Json writeTrend(const LearningTrend &trend)
{
    return Json(JsonObject{{u"from"_s, writeMs(trend.from)},
                           {u"to"_s, writeMs(trend.to)},
                           {u"widthMs"_s, writeMs(trend.width)},
                           {u"since"_s, writeMs(trend.since)},
                           {u"engagement"_s, writeBuckets(trend.engagement)},
                           {u"platforms"_s, writeRows(trend.platforms)},
                           {u"versions"_s, writeRows(trend.versions)}});
}

LearningTrend readTrend(const Json &json)
{
    return {readMs(json[u"from"]),
            readMs(json[u"to"]),
            readMs(json[u"widthMs"]),
            readMs(json[u"since"]),
            readBuckets(json[u"engagement"]),
            readRows(json[u"platforms"]),
            readRows(json[u"versions"])};
}

Json writeKeptEvents(const KeptEvents &kept)
{
    JsonArray all;
    for (const LearningEvent &event : kept.events) {
        Json json = writeLearningEvent(event);
        if (event.clockWrong)
            json.set(u"clockWrong"_s, Json(true));
        all.append(std::move(json));
    }
    return Json(JsonObject{{u"events"_s, Json(std::move(all))}, {u"erased"_s, kept.erased}});
}

Result<KeptEvents> readKeptEvents(const Json &json)
{
    KeptEvents kept;
    kept.erased = json[u"erased"].toInteger();
    for (const Json &one : json[u"events"].toArray()) {
        // Its time was judged when it came.
        auto event = readLearningEvent(one, milliseconds(std::numeric_limits<qint64>::max() / 2));
        if (!event)
            return event.error();
        event->clockWrong = one[u"clockWrong"].toBool();
        kept.events.append(std::move(*event));
    }
    return kept;
}

} // namespace Batanidza
