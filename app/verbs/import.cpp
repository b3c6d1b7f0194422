#include "app/verbs/controlcall.h"
#include "app/verbs/interrupted.h"
#include "app/verbs/progressline.h"
#include "app/verbs/verb.h"
#include "engine/base/jsonwrite.h"
#include "engine/commit/committer.h"
#include "engine/runtime/importer.h"
#include "engine/runtime/reportjson.h"
#include "engine/runtime/restingworkspace.h"
#include "engine/runtime/runfile.h"

#include <QFileInfo>

#include <cstdio>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString importAuthor = u"import"_s;

void sayReport(const ImportReport &report)
{
    for (const FileReport &file : report.reports) {
        // The fix may be a whole text; it stands in the report. Here each file gets one line.
        std::fprintf(stderr, "%s: %s: %s%s%s\n", qUtf8Printable(file.file),
                     file.refused ? "refused" : "remark",
                     qUtf8Printable(file.error.detail.simplified()),
                     file.pointer.isEmpty() ? "" : " at ", qUtf8Printable(file.pointer));
    }
    say(QString::fromUtf8(writeJson(writeImportReport(report))));
}

ExitCode codeOf(const ImportReport &report)
{
    return report.refused > 0 ? ExitCode::Findings
           : report.cancelled ? ExitCode::Failed
                              : ExitCode::Ok;
}

Result<ImportReport> importInto(const QString &folder, const QString &path,
                                const ImportRequest &request)
{
    const auto run = runningEngine(folder, request.tenant);
    if (!run && run.error().code != ErrorCode::NotFound)
        return run.error();
    if (run) {
        const auto answer = controlCall(run->control, u"import"_s,
                                        Json(JsonObject{{u"path"_s, path},
                                                        {u"author"_s, request.author},
                                                        {u"rehash"_s, request.rehash}}),
                                        progressLine());
        if (answer)
            return readImportReport(*answer);
        if (answer.error().code != ErrorCode::Cancelled)
            return answer.error();
        return Error{ErrorCode::Cancelled,
                     u"interrupted; what was taken stays, and --undo takes it back: the newest "
                     "import is in \"batanidzad stats\""_s};
    }
    const SystemClock clock;
    auto workspace = RestingWorkspace::open(clock, folder, request.tenant);
    if (!workspace)
        return workspace.error();
    return Importer((*workspace)->writer(), folder).import(path, request, progressLine(), [] {
        return interrupted();
    });
}

Result<qint64> undo(const QString &folder, const QString &importId, const ImportRequest &request)
{
    const auto run = runningEngine(folder, request.tenant);
    if (!run && run.error().code != ErrorCode::NotFound)
        return run.error();
    if (run) {
        const auto answer =
            controlCall(run->control, u"undo-import"_s,
                        Json(JsonObject{{u"importId"_s, importId}, {u"author"_s, request.author}}));
        if (!answer)
            return answer.error();
        return (*answer)[u"restored"].toInteger();
    }
    const SystemClock clock;
    auto workspace = RestingWorkspace::open(clock, folder, request.tenant);
    if (!workspace)
        return workspace.error();
    qint64 restored = 0;
    const auto done =
        performAndWait((*workspace)->writer(), [&](Committer &committer) -> Result<void> {
            const auto undone = committer.undoImport(request.tenant, importId, request.author);
            if (!undone)
                return undone.error();
            restored = undone->restored;
            return {};
        });
    if (!done)
        return done.error();
    return restored;
}

ExitCode import(const QCommandLineParser &parser)
{
    const auto folder = dataFolder(parser, false);
    if (!folder)
        return fail(folder.error());
    ImportRequest request;
    request.tenant = tenantOf(parser);
    request.author = parser.isSet(u"author"_s) ? parser.value(u"author"_s) : importAuthor;
    request.rehash = parser.isSet(u"rehash"_s);
    if (parser.isSet(u"undo"_s)) {
        const auto restored = undo(*folder, parser.value(u"undo"_s), request);
        if (!restored)
            return fail(restored.error());
        say(u"{\"restored\":%1}"_s.arg(*restored));
        return ExitCode::Ok;
    }
    if (parser.positionalArguments().isEmpty())
        return usageError(u"import needs a folder or a .zip (or --undo IMPORT)"_s);
    const QString path = QFileInfo(parser.positionalArguments().constFirst()).absoluteFilePath();
    watchInterrupts();
    const auto report = importInto(*folder, path, request);
    endProgressLine();
    if (!report)
        return fail(report.error());
    sayReport(*report);
    return codeOf(*report);
}

} // namespace

Verb importVerb()
{
    return {u"import"_s,
            u"DIR|FILE.zip"_s,
            u"take lessons and audio from a folder or a zip; the report is JSON"_s,
            {dataOption(),
             tenantOption(),
             {u"author"_s, u"name that stands with the edits (default: import)"_s, u"NAME"_s},
             {u"rehash"_s, u"take files whose contentHash is wrong: they were edited by hand"_s},
             {u"undo"_s, u"take back an earlier import as one step"_s, u"IMPORT"_s}},
            0,
            1,
            import};
}

} // namespace Batanidza
