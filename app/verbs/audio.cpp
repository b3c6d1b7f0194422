#include "app/verbs/interrupted.h"
#include "app/verbs/progressline.h"
#include "app/verbs/verb.h"
#include "engine/audio/renditioncache.h"
#include "engine/base/jsonwrite.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <cmath>
#include <cstdio>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<void> writeFiles(const RenderedAudio &made, const QString &folder)
{
    for (const RenditionFile &file : made.files) {
        const QString name = folder + u'/' + file.sha256.toHex() + u'.' + file.format.container;
        QSaveFile out(name);
        if (!out.open(QIODevice::WriteOnly) || out.write(file.bytes) != file.bytes.size() ||
            !out.commit())
            return Error{ErrorCode::DiskFull, u"%1: %2"_s.arg(name, out.errorString())};
    }
    return {};
}

Json describe(const QString &original, const RenderedAudio &made, const Json &clip)
{
    const auto tenths = [](double value) { return Json(std::round(value * 10) / 10); };
    const LoudnessReport &report = made.report;
    JsonObject told{{u"original"_s, Json(original)},
                    {u"sha256"_s, Json(made.original.toHex())},
                    {u"audio"_s, clip},
                    {u"originalMs"_s, Json(report.originalMs)},
                    {u"cutBeforeMs"_s, Json(report.cutBeforeMs)},
                    {u"cutBehindMs"_s, Json(report.cutBehindMs)},
                    {u"loudnessLufs"_s, tenths(report.loudness)},
                    {u"truePeakDbtp"_s, tenths(report.truePeak)},
                    {u"gainDb"_s, tenths(report.gain)},
                    {u"held"_s, Json(report.held)},
                    {u"clippedPlaces"_s, Json(qint64(report.clippedPlaces))},
                    {u"fromCache"_s, Json(made.fromCache)}};
    if (report.firstClippedMs >= 0)
        told.set(u"firstClippedMs"_s, Json(report.firstClippedMs));
    return Json(std::move(told));
}

ExitCode audio(const QCommandLineParser &parser)
{
    const QString folder = parser.value(u"to"_s);
    if (!folder.isEmpty() && !QDir().mkpath(folder))
        return fail(Error{ErrorCode::Unavailable, u"the folder %1 cannot be made"_s.arg(folder)});
    const AudioPrograms programs = findAudioPrograms();
    const RenditionCache cache(parser.value(u"cache"_s));
    watchInterrupts();
    const auto report = progressLine();
    int refused = 0;
    for (const QString &original : parser.positionalArguments()) {
        const QString name = QFileInfo(original).fileName();
        RenderJob job;
        job.file = original;
        job.cancelled = interrupted;
        job.progress = [&](const RenderProgress &progress) {
            report({u"audio"_s, progress.percent, 100, name});
        };
        const auto made = renderAudio(programs, job, parser.isSet(u"cache"_s) ? &cache : nullptr);
        endProgressLine();
        if (!made && (made.error().code == ErrorCode::Cancelled ||
                      made.error().code == ErrorCode::Unavailable))
            return fail(made.error());
        if (!made) {
            fail(made.error());
            ++refused;
            continue;
        }
        if (!folder.isEmpty()) {
            if (const auto written = writeFiles(*made, folder); !written)
                return fail(written.error());
        }
        const QString text = parser.isSet(u"for"_s) ? parser.value(u"for"_s)
                                                    : QFileInfo(original).completeBaseName();
        const QByteArray told =
            writeJson(describe(original, *made, made->clip(text, parser.value(u"speaker"_s)))) +
            '\n';
        std::fwrite(told.constData(), 1, size_t(told.size()), stdout);
    }
    return refused > 0 ? ExitCode::Findings : ExitCode::Ok;
}

} // namespace

Verb audioVerb()
{
    return {
        u"audio"_s,
        u"ORIGINAL..."_s,
        u"makes the files that platforms play out of recordings (WAV, FLAC, MP3, M4A, OGG): silence cut off, one loudness, AAC and Opus; one line of JSON each, with the word's audio"_s,
        {{u"to"_s, u"where the files go, named by their hash; without it only the JSON is made"_s,
          u"folder"_s},
         {u"for"_s, u"the word that is said (default: the file's name)"_s, u"text"_s},
         {u"speaker"_s, u"who says it"_s, u"name"_s},
         {u"cache"_s, u"a folder that keeps what was made"_s, u"folder"_s}},
        1,
        -1,
        audio};
}

} // namespace Batanidza
