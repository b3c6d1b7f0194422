#include "app/verbs/controlcall.h"
#include "app/verbs/verb.h"
#include "engine/base/clock.h"
#include "engine/base/jsonwrite.h"
#include "engine/commit/committer.h"
#include "engine/runtime/localcontentapi.h"
#include "engine/runtime/locallearningapi.h"
#include "engine/runtime/restingworkspace.h"
#include "engine/store/migrations.h"
#include "engine/store/workspace.h"

#include <QDir>

#include <cstdio>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<Erasure> eraseAtRest(const QString &folder, const TenantId &tenant, const ItemId &item)
{
    const SystemClock clock;
    const auto workspace = RestingWorkspace::open(clock, folder, tenant);
    if (!workspace)
        return workspace.error();
    Result<Erasure> erased = Error{};
    const auto done =
        performAndWait((*workspace)->writer(), [&](Committer &committer) -> Result<void> {
            erased = eraseHistory(committer, tenant, item);
            return erased ? Result<void>() : Result<void>(erased.error());
        });
    if (!done)
        return done.error();
    // Of every tenant: what is in there is made anew.
    QDir cache(folder + u"/cache"_s);
    if (cache.exists() && !cache.removeRecursively()) {
        return Error{ErrorCode::Unavailable,
                     u"it is erased, but %1 could not be removed, which may hold passages of it; "
                     "remove that folder"_s.arg(cache.path())};
    }
    const auto forgotten = forgetErased(storeFile(folder), -1);
    return forgotten ? erased : Result<Erasure>(forgotten.error());
}

Result<Erasure> findAtRest(const QString &folder, const TenantId &tenant, const ItemId &item)
{
    const auto database = openForReading(storeFile(folder));
    return database ? findPast(**database, tenant, item) : Result<Erasure>(database.error());
}

Result<Erasure> eraseAt(const QString &folder, const TenantId &tenant, const ItemId &item,
                        bool dryRun)
{
    const auto run = runningEngine(folder, tenant);
    if (run) {
        return controlCall(run->control, u"content.erase"_s,
                           JsonObject{{u"item"_s, item.toString()}, {u"dryRun"_s, dryRun}})
            .transform([](const Json &answer) {
                return Erasure{answer[u"bodies"].toInteger(), answer[u"bytes"].toInteger()};
            });
    }
    if (run.error().code != ErrorCode::NotFound)
        return run.error();
    return dryRun ? findAtRest(folder, tenant, item) : eraseAtRest(folder, tenant, item);
}

ExitCode erase(const QCommandLineParser &parser)
{
    const auto folder = dataFolder(parser, true);
    if (!folder)
        return fail(folder.error());
    const ItemId item(parser.positionalArguments().value(0));
    const bool dryRun = !parser.isSet(u"yes"_s);
    const auto erased = eraseAt(*folder, tenantOf(parser), item, dryRun);
    if (!erased)
        return fail(erased.error());
    const QByteArray told = writeJson(Json(JsonObject{{u"item"_s, item.toString()},
                                                      {u"bodies"_s, erased->bodies},
                                                      {u"bytes"_s, erased->bytes},
                                                      {u"erased"_s, !dryRun}})) +
                            '\n';
    std::fwrite(told.constData(), 1, size_t(told.size()), stdout);
    return ExitCode::Ok;
}

} // namespace

Verb eraseVerb()
{
    return {
        u"erase"_s,
        u"ITEM"_s,
        u"what an item said before, taken away for good: all but what it says now, or all of it where it was deleted; backups and devices keep theirs"_s,
        {dataOption(),
         tenantOption(),
         {u"yes"_s, u"do it; without it only what would go is said"_s}},
        1,
        1,
        erase};
}

} // namespace Batanidza
