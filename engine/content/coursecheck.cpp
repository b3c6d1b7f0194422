#include "engine/content/coursecheck.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostNamed = 6; // of a circle, in a message
constexpr qsizetype mostCircles = 20;

//! Walks from each lesson to what it builds on, without recursion: a course may be one long chain.
class CircleSearch
{
public:
    explicit CircleSearch(const QList<CourseLesson> &course)
        : m_course(course)
        , m_states(course.size(), State::New)
    {
        for (qsizetype i = 0; i < course.size(); ++i)
            m_places.insert(course[i].id, i);
    }

    QList<QStringList> circles()
    {
        for (qsizetype i = 0; i < m_course.size(); ++i) {
            if (m_states[i] == State::New)
                walkFrom(i);
        }
        return m_circles;
    }

private:
    enum class State { New, OnWay, Done };
    struct Step
    {
        qsizetype lesson = 0;
        qsizetype next = 0; //!< which of its prerequisites is to be looked at
    };

    void walkFrom(qsizetype start)
    {
        m_way = {{start}};
        m_states[start] = State::OnWay;
        while (!m_way.isEmpty()) {
            Step &step = m_way.last();
            const QStringList &builds = m_course[step.lesson].prerequisites;
            if (step.next == builds.size()) {
                m_states[step.lesson] = State::Done;
                m_way.removeLast();
                continue;
            }
            const qsizetype to = m_places.value(builds[step.next++], -1);
            if (to < 0 || m_states[to] == State::Done)
                continue;
            if (m_states[to] == State::OnWay) {
                closeCircle(to);
                continue;
            }
            m_states[to] = State::OnWay;
            m_way.append({to, 0});
        }
    }

    void closeCircle(qsizetype to)
    {
        if (m_circles.size() == mostCircles)
            return;
        QStringList circle;
        for (qsizetype i = m_way.size() - 1; i >= 0; --i) {
            circle.prepend(m_course[m_way[i].lesson].id);
            if (m_way[i].lesson == to)
                break;
        }
        // A lesson that builds on itself is said by lessoncheck.
        if (circle.size() > 1)
            m_circles.append(circle);
    }

    const QList<CourseLesson> &m_course;
    QHash<QString, qsizetype> m_places;
    QList<State> m_states;
    QList<Step> m_way;
    QList<QStringList> m_circles;
};

QString shown(const QStringList &circle)
{
    const QString arrow = u" > "_s;
    const bool all = circle.size() <= mostNamed;
    return circle.first(std::min(circle.size(), mostNamed)).join(arrow) +
           (all ? QString() : arrow + u'…') + arrow + circle.first();
}

} // namespace

CourseLesson CourseLesson::of(const Json &body)
{
    return {body[u"id"].toString(), body[u"prerequisites"].toStrings()};
}

QList<QStringList> circlesOf(const QList<CourseLesson> &course)
{
    return CircleSearch(course).circles();
}

QList<CourseFinding> checkCourse(const QList<CourseLesson> &course)
{
    // By the edge that closes it: where a person could cut it.
    QHash<std::pair<QString, QString>, QString> closes;
    for (const QStringList &circle : circlesOf(course)) {
        for (qsizetype i = 0; i < circle.size(); ++i) {
            const QString &next = circle[(i + 1) % circle.size()];
            if (!closes.contains({circle[i], next}))
                closes.insert({circle[i], next}, shown(circle));
        }
    }
    QSet<QString> ids;
    for (const CourseLesson &lesson : course)
        ids.insert(lesson.id);
    QList<CourseFinding> found;
    for (const CourseLesson &lesson : course) {
        for (qsizetype i = 0; i < lesson.prerequisites.size(); ++i) {
            const QString &id = lesson.prerequisites[i];
            const auto circle = closes.constFind({lesson.id, id});
            const QString path = u"/prerequisites/%1"_s.arg(i);
            if (!ids.contains(id)) {
                found.append({lesson.id,
                              {FindingSeverity::Warning, u"prerequisite"_s, path,
                               u"there is no lesson \"%1\""_s.arg(id.left(60)),
                               u"take it out of the list, or add that lesson"_s}});
            } else if (circle != closes.cend()) {
                found.append({lesson.id,
                              {FindingSeverity::Warning, u"prerequisite"_s, path,
                               u"lessons that build on each other in a circle: %1"_s.arg(*circle),
                               u"take one of them out of a list"_s}});
            }
        }
    }
    return found;
}

} // namespace Batanidza
