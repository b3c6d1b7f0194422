#include "app/verbs/cachecare.h"
#include "app/verbs/verb.h"
#include "engine/base/jsonwrite.h"
#include "engine/cache/simulation.h"

#include <limits>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! A whole number above 0, with or without KB, MB or GB (of 2^10, 2^20, 2^30).
std::optional<qint64> amount(QString text)
{
    text = text.trimmed().toUpper();
    qint64 unit = 1;
    for (const auto &[suffix, factor] :
         {std::pair{u"KB"_s, qint64(1) << 10}, std::pair{u"MB"_s, qint64(1) << 20},
          std::pair{u"GB"_s, qint64(1) << 30}}) {
        if (text.endsWith(suffix)) {
            unit = factor;
            text.chop(2);
            break;
        }
    }
    bool good = false;
    const qint64 count = text.trimmed().toLongLong(&good);
    if (!good || count < 1 || count > std::numeric_limits<qint64>::max() / 2 / unit)
        return std::nullopt;
    return count * unit;
}

ExitCode simulateTrace(const QCommandLineParser &parser)
{
    const QStringList traces = parser.positionalArguments().mid(1);
    const bool lessons = parser.isSet(u"lessons"_s);
    if (traces.size() > 1 || (traces.isEmpty() && !lessons))
        return usageError(u"cache simulate takes one trace, or --lessons FILE"_s);
    QString file = traces.value(0);
    if (lessons) {
        if (!file.isEmpty() && file != parser.value(u"lessons"_s))
            return usageError(u"cache simulate takes a trace or --lessons FILE, not both"_s);
        file = parser.value(u"lessons"_s);
    }
    SimulationPlan plan;
    if (parser.isSet(u"policy"_s)) {
        const auto kind = policyFromName(parser.value(u"policy"_s));
        if (!kind)
            return usageError(u"--policy must be one of lru, lfu, ttl, priority, adaptive"_s);
        plan.policy = *kind;
    }
    const auto capacity = amount(parser.value(u"capacity"_s));
    if (!capacity)
        return usageError(u"--capacity N must be given: entries, or bytes with --bytes"_s);
    plan.capacity = *capacity;
    plan.bytes = parser.isSet(u"bytes"_s);
    if (parser.isSet(u"disk"_s)) {
        const auto disk = amount(parser.value(u"disk"_s));
        if (!disk)
            return usageError(u"--disk must be a number of bytes above 0"_s);
        plan.disk = *disk;
    }
    auto trace =
        TraceReader::open(file, lessons ? std::optional(TraceForm::Lessons) : std::nullopt);
    if (!trace)
        return fail(trace.error());
    std::optional<LessonCourse> course;
    if (parser.isSet(u"prefetch"_s)) {
        if (trace->form() != TraceForm::Lessons)
            return usageError(u"--prefetch needs lines `time_s,op,key,size`: --lessons FILE"_s);
        const auto read = LessonCourse::of(file);
        if (!read)
            return fail(read.error());
        course = *read;
        plan.course = &*course;
    }
    const auto result = simulate(*trace, plan);
    if (!result)
        return fail(result.error());
    say(QString::fromUtf8(writeJson(result->toJson())));
    return ExitCode::Ok;
}

ExitCode cache(const QCommandLineParser &parser)
{
    const QString what = parser.positionalArguments().constFirst();
    if (what == u"simulate")
        return simulateTrace(parser);
    if (parser.positionalArguments().size() > 1)
        return usageError(u"cache %1 takes no further argument"_s.arg(what));
    if (what == u"stats")
        return showCache(parser);
    if (what == u"purge")
        return purgeCache(parser);
    if (what == u"warm")
        return warmCache(parser);
    return usageError(u"cache takes stats, purge, warm or simulate, not \"%1\""_s.arg(what));
}

} // namespace

Verb cacheVerb()
{
    QList<QCommandLineOption> options{
        {u"policy"_s, u"lru, lfu, ttl, priority or adaptive (default: adaptive)"_s, u"P"_s},
        {u"capacity"_s, u"room in memory: entries, or bytes with --bytes"_s, u"N"_s},
        {u"bytes"_s, u"count the capacity in bytes"_s},
        {u"lessons"_s, u"replay lines `time_s,op,key,size`; counts bytes"_s, u"FILE"_s},
        {u"prefetch"_s, u"with lessons: bring in ahead what follows in the course"_s},
        {u"disk"_s, u"put a disk tier of so many bytes behind"_s, u"BYTES"_s}};
    return {u"cache"_s,
            u"stats | purge | warm | simulate [TRACE]"_s,
            u"the cache of a running engine; or recorded reads through a cache policy"_s,
            options + cacheCareOptions(),
            1,
            2,
            cache};
}

} // namespace Batanidza
