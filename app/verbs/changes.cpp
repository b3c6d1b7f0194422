#include "app/quitsignals.h"
#include "app/verbs/verb.h"
#include "engine/base/clock.h"
#include "engine/base/jsonwrite.h"
#include "engine/store/eventlog.h"
#include "engine/store/migrations.h"
#include "engine/store/workspace.h"

#include <QCoreApplication>
#include <QTimer>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 page = 500;
constexpr int lookAgainMs = 100;

Json lineOf(const Change &change)
{
    return Json(JsonObject{{u"seq"_s, change.sequence.value()},
                           {u"id"_s, change.id.toString()},
                           {u"type"_s, change.type},
                           {u"version"_s, change.version.value()},
                           {u"hash"_s, change.hash.toHex()},
                           {u"op"_s, change.deleted ? u"delete"_s : u"put"_s},
                           {u"priority"_s, priorityName(change.priority)},
                           {u"at"_s, toRfc3339(change.at)},
                           {u"origin"_s, JsonObject{{u"platform"_s, change.origin.platform},
                                                    {u"author"_s, change.origin.author}}}});
}

//! Prints what lies behind `after` and moves it.
Result<void> sayFrom(const EventLog &log, const TenantId &tenant, Sequence &after)
{
    const auto head = log.head(tenant);
    if (!head)
        return head.error();
    while (after < head->sequence) {
        const auto changes = log.changes(tenant, after, head->sequence, page);
        if (!changes)
            return changes.error();
        for (const Change &change : *changes)
            say(QString::fromUtf8(writeJson(lineOf(change))));
        after = changes->size() < page ? head->sequence : changes->constLast().sequence;
    }
    return {};
}

ExitCode changes(const QCommandLineParser &parser)
{
    const auto folder = dataFolder(parser, true);
    if (!folder)
        return fail(folder.error());
    const TenantId tenant = tenantOf(parser);
    const auto database = openForReading(storeFile(*folder));
    if (!database)
        return fail(database.error());
    const EventLog log(**database);
    Sequence after;
    if (parser.isSet(u"after"_s)) {
        bool read = false;
        after = Sequence(parser.value(u"after"_s).toLongLong(&read));
        if (!read || after < Sequence(0))
            return usageError(u"--after takes a sequence, 0 or more"_s);
    }
    if (const auto said = sayFrom(log, tenant, after); !said)
        return fail(said.error());
    if (!parser.isSet(u"follow"_s))
        return ExitCode::Ok;

    QuitSignals quit;
    ExitCode code = ExitCode::Ok;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        if (const auto said = sayFrom(log, tenant, after); !said) {
            code = fail(said.error());
            QCoreApplication::quit();
        }
    });
    QObject::connect(&quit, &QuitSignals::quitRequested, QCoreApplication::instance(),
                     &QCoreApplication::quit);
    timer.start(lookAgainMs);
    QCoreApplication::exec();
    return code;
}

} // namespace

Verb changesVerb()
{
    return {u"changes"_s,
            {},
            u"the changes feed as JSON lines; with --follow as it grows, until SIGINT"_s,
            {dataOption(),
             tenantOption(),
             {u"follow"_s, u"go on as changes come"_s},
             {u"after"_s, u"start behind this sequence (default: 0, the start)"_s, u"SEQ"_s}},
            0,
            0,
            changes};
}

} // namespace Batanidza
