#include "engine/learning/learningpath.h"

#include "engine/content/coursecheck.h"

#include <QSet>

#include <algorithm>
#include <tuple>

namespace Batanidza {

using std::chrono::milliseconds;

namespace {

constexpr qint64 dayMs = 24 * 3600 * 1000;

QList<PathLesson> inOrder(QList<PathLesson> course)
{
    std::ranges::stable_sort(course, [](const PathLesson &a, const PathLesson &b) {
        return std::tuple(a.unit, a.order, a.id.toString()) <
               std::tuple(b.unit, b.order, b.id.toString());
    });
    return course;
}

//! What each lesson builds on, without what no learner could ever master first: lessons that are
//! not there, and those that build on each other in a circle.
QHash<ItemId, QList<ItemId>> possibleBuilds(const QList<PathLesson> &lessons)
{
    QList<CourseLesson> course;
    QSet<ItemId> there;
    for (const PathLesson &lesson : lessons) {
        QStringList ids;
        for (const ItemId &id : lesson.builds)
            ids.append(id.toString());
        course.append({lesson.id.toString(), ids});
        there.insert(lesson.id);
    }
    QHash<ItemId, QSet<ItemId>> circular;
    for (const QStringList &circle : circlesOf(course)) {
        for (qsizetype i = 0; i < circle.size(); ++i)
            circular[ItemId(circle[i])].insert(ItemId(circle[(i + 1) % circle.size()]));
    }
    QHash<ItemId, QList<ItemId>> possible;
    for (const PathLesson &lesson : lessons) {
        for (const ItemId &id : lesson.builds) {
            if (id != lesson.id && there.contains(id) && !circular.value(lesson.id).contains(id))
                possible[lesson.id].append(id);
        }
    }
    return possible;
}

} // namespace

bool isMastered(const Mastery &mastery, const PathRules &rules)
{
    return mastery.completed && mastery.answered >= rules.leastAnswers &&
           double(mastery.right) >= rules.mastered * double(mastery.answered);
}

QList<PathStep> learningPath(const QList<PathLesson> &course, const QHash<ItemId, Mastery> &learned,
                             milliseconds now, const PathRules &rules)
{
    const QList<PathLesson> lessons = inOrder(course);
    const auto possible = possibleBuilds(lessons);
    QList<PathStep> repeat;
    QList<std::pair<milliseconds, PathStep>> begun;
    QList<PathStep> ready;
    QList<PathStep> refresh;
    for (qsizetype i = 0; i < lessons.size(); ++i) {
        const PathLesson &lesson = lessons[i];
        const auto known = learned.constFind(lesson.id);
        if (known != learned.cend()) {
            const qint64 age = std::max<qint64>(0, (now - known->lastAt).count());
            const double share =
                known->answered > 0 ? double(known->right) / double(known->answered) : 0;
            if (known->answered >= rules.leastAnswers && share < rules.weak) {
                if (milliseconds(age) >= rules.rest)
                    repeat.append({lesson.id, PathReason::Repeat, {}, share, age / dayMs});
            } else if (!known->completed) {
                begun.append({known->lastAt, {lesson.id, PathReason::Continue, {}, share, 0}});
            } else if (isMastered(*known, rules) && milliseconds(age) >= rules.refresh) {
                refresh.append({lesson.id, PathReason::Refresh, {}, share, age / dayMs});
            }
            continue;
        }
        QList<ItemId> builds = possible.value(lesson.id);
        if (builds.isEmpty() && i > 0 && lessons[i - 1].unit == lesson.unit)
            builds = {lessons[i - 1].id};
        const bool open = std::ranges::all_of(
            builds, [&](const ItemId &id) { return isMastered(learned.value(id), rules); });
        if (open)
            ready.append({lesson.id, builds.isEmpty() ? PathReason::First : PathReason::Ready,
                          builds, 0, 0});
    }
    std::ranges::stable_sort(repeat, {}, &PathStep::share);
    std::ranges::stable_sort(begun, std::greater(), &std::pair<milliseconds, PathStep>::first);
    std::ranges::stable_sort(refresh, std::greater(), &PathStep::days);
    QList<PathStep> path = repeat;
    for (const auto &[at, step] : std::as_const(begun))
        path.append(step);
    path += ready + refresh;
    return path.first(std::min(path.size(), rules.most));
}

} // namespace Batanidza
