#include "engine/runtime/learningreport.h"

#include "engine/base/jsonread.h"
#include "engine/runtime/learningfile.h"
#include "engine/store/contentstore.h"

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr qsizetype mostExperiments = 200;
constexpr qsizetype mostTitles = 2000;
constexpr qsizetype longestCourse = 5000;
constexpr qint64 page = 1000;
constexpr qint64 buckets = 30;
constexpr qsizetype mostProgress = 1000;
constexpr milliseconds shortest{1000};
constexpr std::chrono::hours longestTrend{24 * 366 * 10};
constexpr qint64 mostStretches = 1000;
constexpr qsizetype mostPlatforms = 8;
constexpr qsizetype mostVersions = 24; //!< of a chart
constexpr qsizetype mostListed = 100;  //!< versions of a list

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
                                            const LearningQuery &query, milliseconds now,
                                            StretchCache &stretches)
{
    const LearningStore store(database);
    const ContentStore content(database);
    LearningSummary summary;
    const auto events = store.count(tenant);
    if (!events)
        return events.error();
    summary.events = *events;
    auto engagement = store.engagement(tenant, now);
    if (!engagement)
        return engagement.error();
    summary.engagement = std::move(*engagement);
    const milliseconds from = now - now % query.bucket - query.bucket * (buckets - 1);
    const auto days =
        stretches.read(database, tenant, {{from, now + milliseconds(1)}, query.bucket, {}});
    if (!days)
        return days.error();
    QList<EngagementBucket> known;
    for (const LearningStretch &stretch : *days)
        known.append(stretch.all);
    summary.engagement.buckets = withoutGaps(known, from, now, query.bucket);
    auto progress =
        store.progress(tenant, query.lesson, {now - std::chrono::hours(24) * query.days, {}});
    if (!progress)
        return progress.error();
    summary.progress = std::move(*progress);
    if (summary.progress.size() > mostProgress) {
        std::ranges::stable_sort(summary.progress, std::ranges::greater(),
                                 &LessonProgress::learners);
        summary.more = summary.progress.size() - mostProgress;
        summary.progress.resize(mostProgress);
    }
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
                                     milliseconds now, StretchCache &stretches)
{
    const milliseconds day = std::chrono::hours(24);
    const milliseconds from = now - now % day - day * days;
    const auto read = stretches.read(database, tenant, {{from, now + milliseconds(1)}, day, {}});
    if (!read)
        return read.error();
    AdoptionSummary summary;
    for (const LearningStretch &stretch : *read)
        summary.rows.append(stretch.versions);
    summary.rows = mostUsed(summary.rows, mostListed);
    summary.versions = adoption(summary.rows);
    return summary;
}

Result<LearningTrend> readLearningTrend(Database &database, const TenantId &tenant,
                                        const LearningTrendQuery &query, milliseconds now,
                                        StretchCache &stretches)
{
    const milliseconds width = query.width;
    const bool possible = width >= shortest && query.length >= width &&
                          query.length <= longestTrend && query.length / width <= mostStretches &&
                          query.to.count() >= 0 && query.offset.count() >= 0 &&
                          query.offset <= std::chrono::hours(24);
    if (!possible) {
        return Error{
            ErrorCode::Invalid,
            u"stretches are 1 s or longer, at most %1, and reach back ten years at most"_s.arg(
                mostStretches)};
    }
    LearningTrend trend;
    trend.width = width;
    trend.to = query.to.count() > 0 ? std::min(query.to, now) : now;
    const milliseconds first = std::max(milliseconds(0), trend.to - query.length) + query.offset;
    trend.from = first - first % width - query.offset;
    const LearningStore store(database);
    const auto since = store.since(tenant);
    if (!since)
        return since.error();
    trend.since = *since;
    const auto read = stretches.read(
        database, tenant, {{trend.from, trend.to + milliseconds(1)}, width, query.offset});
    if (!read)
        return read.error();
    for (const LearningStretch &stretch : *read) {
        trend.engagement.append(stretch.all);
        if (query.adoption) {
            trend.platforms.append(stretch.platforms);
            trend.versions.append(stretch.versions);
        }
    }
    trend.platforms = mostUsed(trend.platforms, mostPlatforms);
    trend.versions = mostUsed(trend.versions, mostVersions);
    return trend;
}

Result<qint64> exportLearning(Database &database, const TenantId &tenant, const QString &file,
                              LearningFormat format,
                              const std::function<void(qint64, qint64)> &progress,
                              const std::function<bool()> &cancelled)
{
    const LearningStore store(database);
    LearningFile out(file, tenant, format);
    Result<qint64> erased = store.erasedCount(tenant);
    for (;;) {
        const auto total = store.count(tenant);
        if (!total || !erased)
            return total ? erased.error() : total.error();
        if (const auto begun = out.begin(); !begun)
            return begun.error();
        QString after;
        for (;;) {
            const auto events = store.list(tenant, after, page);
            if (!events)
                return events.error();
            if (events->isEmpty())
                break;
            if (const auto added = out.append(*events); !added)
                return added.error();
            after = events->constLast().id;
            if (progress)
                progress(out.count(), *total);
            if (cancelled && cancelled())
                return Error{ErrorCode::Cancelled, u"the job was stopped"_s};
        }
        // Who was erased meanwhile may stand in it already: once more, without.
        const auto now = store.erasedCount(tenant);
        if (now && *now == *erased)
            break;
        erased = now;
    }
    if (const auto done = out.commit(); !done)
        return done.error();
    return out.count();
}

} // namespace Batanidza
