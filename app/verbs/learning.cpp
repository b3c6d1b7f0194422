#include "app/verbs/controlcall.h"
#include "app/verbs/interrupted.h"
#include "app/verbs/progressline.h"
#include "app/verbs/verb.h"
#include "engine/base/clock.h"
#include "engine/base/jsonwrite.h"
#include "engine/commit/committer.h"
#include "engine/runtime/learningjson.h"
#include "engine/runtime/learningreport.h"
#include "engine/runtime/locallearningapi.h"
#include "engine/runtime/restingworkspace.h"
#include "engine/store/migrations.h"
#include "engine/store/workspace.h"

#include <cstdio>
#include <limits>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

ExitCode print(const Json &json)
{
    const QByteArray told = writeJson(json) + '\n';
    std::fwrite(told.constData(), 1, size_t(told.size()), stdout);
    return ExitCode::Ok;
}

Result<qint64> eraseAt(const QString &folder, const TenantId &tenant, const QString &learner)
{
    const auto run = runningEngine(folder, tenant);
    if (run) {
        return controlCall(run->control, u"learning.erase"_s, JsonObject{{u"learner"_s, learner}})
            .transform([](const Json &answer) { return answer[u"events"].toInteger(); });
    }
    if (run.error().code != ErrorCode::NotFound)
        return run.error();
    const SystemClock clock;
    const auto workspace = RestingWorkspace::open(clock, folder, tenant);
    if (!workspace)
        return workspace.error();
    Result<qint64> erased = Error{};
    const auto done =
        performAndWait((*workspace)->writer(), [&](Committer &committer) -> Result<void> {
            erased = eraseLearner(committer, tenant, learner);
            return erased ? Result<void>() : Result<void>(erased.error());
        });
    if (!done)
        return done.error();
    const auto forgotten = forgetErased(storeFile(folder), std::numeric_limits<qint64>::max());
    return forgotten ? erased : Result<qint64>(forgotten.error());
}

ExitCode exportEvents(Database &database, const TenantId &tenant, const QString &file)
{
    const bool csv = file.endsWith(u".csv", Qt::CaseInsensitive);
    if (!csv && !file.endsWith(u".json", Qt::CaseInsensitive))
        return usageError(u"learning export takes a FILE that ends in .csv or .json (xAPI)"_s);
    watchInterrupts();
    const auto report = progressLine();
    const auto written = exportLearning(
        database, tenant, file, csv ? LearningFormat::Csv : LearningFormat::Xapi,
        [&](qint64 done, qint64 total) {
            report({u"learning"_s, done, total, file});
        },
        interrupted);
    endProgressLine();
    if (!written)
        return fail(written.error());
    return print(Json(JsonObject{{u"events"_s, *written}, {u"file"_s, file}}));
}

ExitCode learning(const QCommandLineParser &parser)
{
    const QString what = parser.positionalArguments().value(0);
    const QString argument = parser.positionalArguments().value(1);
    if ((what == u"results") != argument.isEmpty() ||
        !QStringList{u"results"_s, u"path"_s, u"export"_s, u"erase"_s}.contains(what))
        return usageError(u"learning takes results, path LEARNER, export FILE or erase LEARNER"_s);
    const auto folder = dataFolder(parser, true);
    if (!folder)
        return fail(folder.error());
    const TenantId tenant = tenantOf(parser);
    if (what == u"erase") {
        const auto erased = eraseAt(*folder, tenant, argument);
        return erased ? print(Json(JsonObject{{u"events"_s, *erased}})) : fail(erased.error());
    }
    const auto database = openForReading(storeFile(*folder));
    if (!database)
        return fail(database.error());
    const auto now = SystemClock().utc();
    if (what == u"export")
        return exportEvents(**database, tenant, argument);
    if (what == u"path") {
        const auto path = readLearnerPath(**database, tenant, argument, now);
        return path ? print(writeLearnerPath(*path)) : fail(path.error());
    }
    StretchCache stretches;
    const auto summary = readLearningSummary(**database, tenant, {}, now, stretches);
    return summary ? print(writeLearningSummary(*summary)) : fail(summary.error());
}

} // namespace

Verb learningVerb()
{
    return {
        u"learning"_s,
        u"results | path LEARNER | export FILE | erase LEARNER"_s,
        u"what learners' events say, as JSON; what a learner should do next; all events as .csv or .json (xAPI); or a learner erased for good"_s,
        {dataOption(), tenantOption()},
        1,
        2,
        learning};
}

} // namespace Batanidza
