#include "engine/cache/lessoncourse.h"

#include "engine/cache/tracereader.h"

namespace Batanidza {

namespace {

constexpr int lessonsInUnit = 20;

struct Name
{
    char kind = 0;
    int number = -1;
    int clip = -1;
};

Name parse(QByteArrayView key)
{
    if (key.size() < 2)
        return {};
    bool good = false;
    Name name{key[0], -1, -1};
    const qsizetype dot = key.indexOf('.');
    const QByteArrayView number = dot < 0 ? key.sliced(1) : key.sliced(1, dot - 1);
    name.number = number.toInt(&good);
    if (!good)
        return {};
    if (dot >= 0)
        name.clip = key.sliced(dot + 1).toInt(&good);
    return good ? name : Name{};
}

QByteArray lessonKey(int number)
{
    return 'L' + QByteArray::number(number);
}

} // namespace

Result<LessonCourse> LessonCourse::of(const QString &file)
{
    auto trace = TraceReader::open(file, TraceForm::Lessons);
    if (!trace)
        return trace.error();
    LessonCourse course;
    TraceAccess access;
    while (true) {
        const auto more = trace->next(access);
        if (!more)
            return more.error();
        if (!*more)
            return course;
        const Name name = parse(access.key);
        // The first size is the one at the start; published() tells of later ones.
        if (access.op == TraceAccess::Op::Publish)
            continue;
        if (name.kind == 'L') {
            Lesson &lesson = course.m_lessons[name.number];
            lesson.bytes = lesson.bytes == 0 ? access.bytes : lesson.bytes;
        } else if (name.kind == 'A' && name.clip >= 0) {
            course.m_lessons[name.number].clips.emplace(name.clip, access.bytes);
        }
    }
}

std::vector<WarmItem> LessonCourse::after(QByteArrayView key) const
{
    std::vector<WarmItem> items;
    const Name name = parse(key);
    const auto lesson = m_lessons.find(name.number);
    if (lesson == m_lessons.end())
        return items;
    const auto &clips = lesson->second.clips;
    if (name.kind == 'L') {
        for (const auto &[number, bytes] : clips)
            items.push_back(
                {'A' + QByteArray::number(name.number) + '.' + QByteArray::number(number), bytes,
                 WarmReason::Part});
    }
    const bool atTheEnd =
        name.kind == 'A' && !clips.empty() && name.clip + 2 > clips.rbegin()->first;
    const auto next = m_lessons.find(name.number + 1);
    if (atTheEnd && next != m_lessons.end() && next->first % lessonsInUnit != 0)
        items.push_back({lessonKey(next->first), next->second.bytes, WarmReason::Next});
    return items;
}

void LessonCourse::published(const QByteArray &key, qint64 bytes)
{
    const Name name = parse(key);
    const auto lesson = m_lessons.find(name.number);
    if (lesson == m_lessons.end())
        return;
    if (name.kind == 'L')
        lesson->second.bytes = bytes;
    else if (name.kind == 'A' && lesson->second.clips.contains(name.clip))
        lesson->second.clips[name.clip] = bytes;
}

std::optional<int> LessonCourse::unitOf(QByteArrayView key)
{
    const Name name = parse(key);
    if (name.kind == 'M')
        return name.number;
    if (name.kind == 'L' || name.kind == 'A')
        return name.number / lessonsInUnit;
    return std::nullopt;
}

} // namespace Batanidza
