#include "app/verbs/progressline.h"
#include "app/verbs/verb.h"
#include "engine/runtime/exporter.h"

#include <QFileInfo>

#include <cstdio>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

ExitCode exportAll(const QCommandLineParser &parser)
{
    const auto folder = dataFolder(parser, true);
    if (!folder)
        return fail(folder.error());
    const QString target = QFileInfo(parser.positionalArguments().constFirst()).absoluteFilePath();
    const auto report = Exporter(*folder).exportTo(target, tenantOf(parser), progressLine());
    endProgressLine();
    if (!report)
        return fail(report.error());
    for (const FileReport &file : report->reports)
        std::fprintf(stderr, "%s: %s\n", qUtf8Printable(file.file),
                     qUtf8Printable(file.error.detail));
    say(u"{\"blobs\":%1,\"bytes\":%2,\"items\":%3}"_s.arg(report->blobs)
            .arg(report->bytes)
            .arg(report->items));
    return report->reports.isEmpty() ? ExitCode::Ok : ExitCode::Findings;
}

} // namespace

Verb exportVerb()
{
    return {u"export"_s,
            u"DIR"_s,
            u"write all lessons and audio into an empty folder, ready to import"_s,
            {dataOption(), tenantOption()},
            1,
            1,
            exportAll};
}

} // namespace Batanidza
