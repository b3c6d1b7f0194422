#include "engine/store/verify.h"
#include "app/verbs/verb.h"
#include "engine/base/jsonwrite.h"
#include "engine/store/blobstore.h"
#include "engine/store/database.h"
#include "engine/store/migrations.h"
#include "engine/store/replay.h"
#include "engine/store/workspace.h"

#include <cstdio>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

ExitCode sayProblems(const QStringList &problems, const Json &report)
{
    for (const QString &problem : problems)
        std::fprintf(stderr, "%s\n", qUtf8Printable(problem));
    say(QString::fromUtf8(writeJson(report)));
    return problems.isEmpty() ? ExitCode::Ok : ExitCode::Findings;
}

//! Opens the workspace's store for reading, running or not, and gives it to `work`.
ExitCode reading(const QCommandLineParser &parser,
                 const std::function<ExitCode(Database &, const QString &)> &work)
{
    const auto folder = dataFolder(parser, true);
    if (!folder)
        return fail(folder.error());
    const auto database = openForReading(storeFile(*folder));
    if (!database)
        return fail(database.error());
    return work(**database, *folder);
}

ExitCode verify(const QCommandLineParser &parser)
{
    return reading(parser, [](Database &database, const QString &folder) {
        const auto result = verifyStore(database, BlobStore(blobFolder(folder)));
        if (!result)
            return fail(result.error());
        return sayProblems(result->problems,
                           Json(JsonObject{{u"events"_s, result->events},
                                           {u"bodies"_s, result->bodies},
                                           {u"receipts"_s, result->receipts},
                                           {u"blobs"_s, result->blobs},
                                           {u"problems"_s, Json::fromStrings(result->problems)}}));
    });
}

ExitCode replay(const QCommandLineParser &parser)
{
    return reading(parser, [](Database &database, const QString &) {
        const auto report = replayStore(database);
        if (!report)
            return fail(report.error());
        return sayProblems(report->problems,
                           Json(JsonObject{{u"events"_s, report->events},
                                           {u"items"_s, report->items},
                                           {u"revisions"_s, report->revisions},
                                           {u"conflicts"_s, report->conflicts},
                                           {u"rebuilt"_s, report->rebuilt.toHex()},
                                           {u"stored"_s, report->stored.toHex()},
                                           {u"equal"_s, report->isEqual()}}));
    });
}

} // namespace

Verb verifyVerb()
{
    return {
        u"verify"_s,
        {},
        u"check the log's chain, bodies, heads, receipts and blobs; says what is wrong and where"_s,
        {dataOption()},
        0,
        0,
        verify};
}

Verb replayVerb()
{
    return {u"replay"_s,
            {},
            u"rebuild all heads from the log alone and compare them byte for byte"_s,
            {dataOption()},
            0,
            0,
            replay};
}

} // namespace Batanidza
