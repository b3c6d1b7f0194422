#include "app/verbs/controlcall.h"
#include "app/verbs/verb.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

ExitCode drain(const QCommandLineParser &parser)
{
    const auto folder = dataFolder(parser, true);
    if (!folder)
        return fail(folder.error());
    const auto run = runningEngine(*folder, tenantOf(parser));
    if (!run) {
        (void)fail(run.error());
        return run.error().code == ErrorCode::NotFound ? ExitCode::NotRunning : ExitCode::Failed;
    }
    if (parser.isSet(u"dry-run"_s)) {
        const auto stats = controlCall(run->control, u"stats"_s, Json(JsonObject()));
        if (!stats)
            return fail(stats.error());
        qint64 sessions = 0;
        for (const Json &platform : (*stats)[u"platforms"].toArray())
            sessions += platform[u"sessions"].toInteger();
        say(u"would say goodbye to %1 sessions; nothing was done"_s.arg(sessions));
        return ExitCode::Ok;
    }
    const auto done = controlCall(run->control, u"drain"_s, Json(JsonObject()));
    if (!done)
        return fail(done.error());
    say(u"drained: everybody was told, what was taken is kept"_s);
    return ExitCode::Ok;
}

} // namespace

Verb drainVerb()
{
    return {u"drain"_s,
            {},
            u"have the running engine say goodbye to all, keep what it took, and end"_s,
            {dataOption(), tenantOption(), {u"dry-run"_s, u"only say how many are connected"_s}},
            0,
            0,
            drain};
}

} // namespace Batanidza
