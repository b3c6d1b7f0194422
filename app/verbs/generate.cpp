#include "app/verbs/progressline.h"
#include "app/verbs/verb.h"
#include "engine/runtime/datasetwriter.h"

#include <QFileInfo>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

ExitCode generate(const QCommandLineParser &parser)
{
    DatasetRequest request;
    bool lessonsRead = true;
    bool seedRead = true;
    if (parser.isSet(u"lessons"_s))
        request.lessons = parser.value(u"lessons"_s).toLongLong(&lessonsRead);
    if (parser.isSet(u"seed"_s))
        request.seed = parser.value(u"seed"_s).toULongLong(&seedRead);
    if (!lessonsRead || request.lessons < 1 || request.lessons > 100'000)
        return usageError(u"--lessons takes a number from 1 to 100000"_s);
    if (!seedRead)
        return usageError(u"--seed takes a whole number"_s);
    request.audio = parser.isSet(u"audio"_s);
    const QString folder = QFileInfo(parser.positionalArguments().constFirst()).absoluteFilePath();
    const auto report = writeDataset(folder, request, progressLine());
    endProgressLine();
    if (!report)
        return fail(report.error());
    say(u"{\"audioFiles\":%1,\"bytes\":%2,\"lessons\":%3}"_s.arg(report->files)
            .arg(report->bytes)
            .arg(report->lessons));
    return ExitCode::Ok;
}

} // namespace

Verb generateVerb()
{
    return {u"generate"_s,
            u"DIR"_s,
            u"write valid made-up lessons, the same bytes for the same seed"_s,
            {{u"lessons"_s, u"how many, 1 to 100000 (default 1000)"_s, u"N"_s},
             {u"audio"_s, u"with audio files"_s},
             {u"seed"_s, u"whole number (default 1)"_s, u"S"_s}},
            1,
            1,
            generate};
}

} // namespace Batanidza
