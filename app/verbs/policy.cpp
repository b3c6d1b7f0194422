#include "app/verbs/controlcall.h"
#include "app/verbs/verb.h"
#include "engine/base/clock.h"
#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/commit/committer.h"
#include "engine/merge/jsonlayout.h"
#include "engine/runtime/restingworkspace.h"
#include "engine/runtime/runfile.h"
#include "engine/store/migrations.h"
#include "engine/store/workspace.h"

#include <QFile>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 largestPolicy = 1024 * 1024;

Result<Json> readPolicy(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, u"%1: %2"_s.arg(name, file.errorString())};
    if (file.size() > largestPolicy)
        return Error{ErrorCode::TooLarge, u"%1: larger than 1 MiB"_s.arg(name)};
    auto overrides = readJson(file.readAll());
    if (!overrides)
        return Error{overrides.error().code, u"%1: %2"_s.arg(name, overrides.error().detail)};
    if (const auto fits = MergePolicies::check(*overrides); !fits)
        return Error{fits.error().code, u"%1: %2"_s.arg(name, fits.error().detail)};
    return overrides;
}

Result<Json> overridesAt(const QString &folder, const TenantId &tenant)
{
    const auto run = runningEngine(folder, tenant);
    if (run) {
        return controlCall(run->control, u"policy"_s, JsonObject())
            .transform([](const Json &answer) { return answer[u"overrides"]; });
    }
    if (run.error().code != ErrorCode::NotFound)
        return run.error();
    const auto database = openForReading(storeFile(folder));
    if (!database)
        return database.error();
    return MergePolicies(**database).overrides(tenant);
}

Result<void> setAt(const QString &folder, const TenantId &tenant, const Json &overrides)
{
    const auto run = runningEngine(folder, tenant);
    if (run) {
        const auto answer =
            controlCall(run->control, u"policy.set"_s, JsonObject{{u"overrides"_s, overrides}});
        return answer ? Result<void>() : Result<void>(answer.error());
    }
    if (run.error().code != ErrorCode::NotFound)
        return run.error();
    const SystemClock clock;
    const auto workspace = RestingWorkspace::open(clock, folder, tenant);
    if (!workspace)
        return workspace.error();
    return performAndWait((*workspace)->writer(), [&](Committer &committer) -> Result<void> {
        const auto at = committer.setMergePolicy(tenant, overrides);
        return at ? Result<void>() : Result<void>(at.error());
    });
}

ExitCode policy(const QCommandLineParser &parser)
{
    const QStringList arguments = parser.positionalArguments();
    const QString &what = arguments.constFirst();
    const bool takesFile = what == u"check" || what == u"set";
    const bool known = takesFile || what == u"show" || what == u"clear";
    if (!known || arguments.size() != (takesFile ? 2 : 1))
        return usageError(u"usage: batanidzad policy show, check FILE, set FILE or clear"_s);
    Json overrides{JsonObject()};
    if (takesFile) {
        const auto read = readPolicy(arguments[1]);
        if (!read)
            return fail(read.error());
        overrides = *read;
        if (what == u"check") {
            say(u"%1: no fault"_s.arg(arguments[1]));
            return ExitCode::Ok;
        }
    }
    const auto folder = dataFolder(parser, true);
    if (!folder)
        return fail(folder.error());
    if (what == u"show") {
        const auto there = overridesAt(*folder, tenantOf(parser));
        if (!there)
            return fail(there.error());
        say(QString::fromUtf8(parser.isSet(u"json"_s) ? writeJson(*there)
                                                      : JsonLayout().write(*there)));
        return ExitCode::Ok;
    }
    if (const auto done = setAt(*folder, tenantOf(parser), overrides); !done)
        return fail(done.error());
    say(what == u"clear" ? u"edits are merged by the built-in policy from now on"_s
                         : u"edits are merged by %1 from now on"_s.arg(arguments[1]));
    return ExitCode::Ok;
}

} // namespace

Verb policyVerb()
{
    return {u"policy"_s,
            u"show|check|set|clear [FILE]"_s,
            u"how edits that meet are merged: a tenant's own rules beside the built-in ones"_s,
            {dataOption(), tenantOption(), {u"json"_s, u"show: one JSON line"_s}},
            1,
            2,
            policy};
}

} // namespace Batanidza
