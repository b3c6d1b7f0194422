#include "engine/store/backup.h"
#include "app/verbs/progressline.h"
#include "app/verbs/verb.h"
#include "engine/base/jsonwrite.h"
#include "engine/runtime/runfile.h"
#include "engine/store/blobstore.h"
#include "engine/store/migrations.h"
#include "engine/store/workspace.h"

#include <QFileInfo>

#include <cstdio>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

JobTick tickOf(const QString &job)
{
    return [job, report = progressLine()](qint64 done, qint64 total, const QString &current) {
        report(JobProgress{job, done, total, current});
        return true;
    };
}

ExitCode sayReport(const Result<BackupReport> &report)
{
    endProgressLine();
    if (!report)
        return fail(report.error());
    for (const QString &problem : report->problems)
        std::fprintf(stderr, "%s\n", qUtf8Printable(problem));
    say(QString::fromUtf8(
        writeJson(Json(JsonObject{{u"events"_s, report->events},
                                  {u"blobs"_s, report->blobs},
                                  {u"bytes"_s, report->bytes},
                                  {u"problems"_s, Json::fromStrings(report->problems)}}))));
    return report->problems.isEmpty() ? ExitCode::Ok : ExitCode::Findings;
}

QCommandLineOption replaceOption()
{
    return {u"replace"_s, u"Write over the file if there is one already."_s};
}

ExitCode backup(const QCommandLineParser &parser)
{
    const QFileInfo file(parser.positionalArguments().constFirst());
    if (file.exists() && !parser.isSet(replaceOption()))
        return fail(Error{
            ErrorCode::Invalid,
            u"%1 is there already. Name another file, or say --replace."_s.arg(file.filePath())});
    const auto folder = dataFolder(parser, true);
    if (!folder)
        return fail(folder.error());
    const auto database = openForReading(storeFile(*folder));
    if (!database)
        return fail(database.error());
    return sayReport(backUp(**database, BlobStore(blobFolder(*folder)), file.absoluteFilePath(),
                            tickOf(u"backup"_s)));
}

ExitCode restoreFrom(const QCommandLineParser &parser)
{
    const auto folder = dataFolder(parser, false);
    if (!folder)
        return fail(folder.error());
    return sayReport(
        restore(QFileInfo(parser.positionalArguments().constFirst()).absoluteFilePath(), *folder,
                tickOf(u"restore"_s)));
}

} // namespace

Verb backupVerb()
{
    return {u"backup"_s,
            u"FILE"_s,
            u"write the whole workspace into one verified file, while it runs or not"_s,
            {dataOption(), replaceOption()},
            1,
            1,
            backup};
}

Verb restoreVerb()
{
    return {u"restore"_s,
            u"FILE"_s,
            u"make a workspace from a backup in an empty folder; it gets a new epoch"_s,
            {dataOption()},
            1,
            1,
            restoreFrom};
}

} // namespace Batanidza
