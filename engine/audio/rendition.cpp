#include "engine/audio/rendition.h"

#include "engine/audio/loudness.h"
#include "engine/audio/processrun.h"
#include "engine/audio/renditioncache.h"
#include "engine/base/jsonread.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int recipeVersion = 1; // raise it where other bytes come of the same recipe
constexpr int outRate = 48'000;
constexpr double quietBelow = 0.0158; // 36 dB
constexpr double noSoundBelow = 32.0; // 60 dB below full scale: the loudest hundredth of a second
constexpr qint64 shortestWordMs = 50;

qint64 milli(double value)
{
    return std::llround(value * 1000);
}

//! FFmpeg's words for one format.
Result<QStringList> encoderArguments(const RenditionFormat &format)
{
    const QString rate = QString::number(format.kbps) + u'k';
    if (format.codec == u"aac" && format.container == u"m4a")
        return QStringList{u"-c:a"_s,      u"aac"_s,        u"-b:a"_s, rate,
                           u"-movflags"_s, u"+faststart"_s, u"-f"_s,   u"ipod"_s};
    if (format.codec == u"opus" && format.container == u"ogg")
        return QStringList{u"-c:a"_s,         u"libopus"_s, u"-b:a"_s, rate,
                           u"-application"_s, u"audio"_s,   u"-f"_s,   u"ogg"_s};
    return Error{ErrorCode::Invalid,
                 u"no recipe makes %1 in .%2; known: aac in .m4a, opus in .ogg"_s.arg(
                     format.codec, format.container)};
}

//! One word's way through the steps; owns its temporary folder.
class Rendering
{
public:
    Rendering(const AudioPrograms &programs, const RenderJob &job)
        : m_programs(programs)
        , m_job(job)
    {}

    Result<RenderedAudio> run(const RenditionCache *cache);

private:
    void tell(RenderStep step, int percent) const
    {
        if (m_job.progress)
            m_job.progress({step, percent});
    }
    Result<void> cut(const DecodedSound &sound);
    Result<void> encode(const RenditionFormat &format, const MeasuredLoudness &before);
    Result<void> check(const RenditionFormat &format, const QByteArray &bytes, qint64 &durationMs);

    const AudioPrograms &m_programs;
    const RenderJob &m_job;
    QTemporaryDir m_folder;
    Samples m_word;
    RenderedAudio m_made;
};

Result<void> Rendering::cut(const DecodedSound &sound)
{
    const auto [from, to] = wordIn(sound.samples);
    const qint64 rate = sound.samples.rate;
    if ((to - from) * 1000 / rate < shortestWordMs)
        return Error{ErrorCode::Invalid, u"there is only silence in the recording"_s};
    const qsizetype begin = std::max<qsizetype>(0, from - rate * m_job.recipe.leadMs / 1000);
    const qsizetype end =
        std::min(sound.samples.values.size(), to + rate * m_job.recipe.tailMs / 1000);
    m_word = {sound.samples.rate, sound.samples.values.sliced(begin, end - begin)};
    LoudnessReport &report = m_made.report;
    report.originalMs = sound.samples.durationMs();
    report.cutBeforeMs = begin * 1000 / rate;
    report.cutBehindMs = (sound.samples.values.size() - end) * 1000 / rate;
    report.clipMs = m_word.durationMs();
    report.clippedPlaces = sound.clippedPlaces;
    report.firstClippedMs = sound.firstClippedMs;
    if (report.clipMs > m_job.limits.clipMs) {
        return Error{ErrorCode::TooLarge,
                     u"%1 ms of sound are left without the silence; a clip lasts at most %2 ms"_s
                         .arg(report.clipMs)
                         .arg(m_job.limits.clipMs)};
    }
    return {};
}

Result<void> Rendering::encode(const RenditionFormat &format, const MeasuredLoudness &before)
{
    const auto encoder = encoderArguments(format);
    if (!encoder)
        return encoder.error();
    const QString out = m_folder.filePath(u"made."_s + format.container);
    const double target = before.integrated + m_made.report.gain;
    ProcessJob job{m_programs.ffmpeg,
                   QStringList{u"-hide_banner"_s,
                               u"-nostdin"_s,
                               u"-v"_s,
                               u"error"_s,
                               u"-y"_s,
                               u"-protocol_whitelist"_s,
                               u"file"_s,
                               u"-f"_s,
                               u"wav"_s,
                               u"-i"_s,
                               m_folder.filePath(u"word.wav"_s),
                               u"-af"_s,
                               secondPass(before, target, m_job.recipe.truePeak, outRate),
                               u"-map_metadata"_s,
                               u"-1"_s,
                               u"-fflags"_s,
                               u"+bitexact"_s,
                               u"-flags:a"_s,
                               u"+bitexact"_s,
                               u"-threads"_s,
                               u"1"_s} +
                       *encoder + QStringList{out}};
    job.limits.within = m_job.limits.within;
    job.cancelled = m_job.cancelled;
    const auto ended = runProcess(job);
    if (!ended)
        return ended.error();
    QFile file(out);
    if (ended->exitCode != 0 || !file.open(QIODevice::ReadOnly)) {
        return Error{ErrorCode::Internal,
                     u"ffmpeg could not make %1: %2"_s.arg(
                         format.codec, QString::fromUtf8(ended->errors).trimmed().right(300))};
    }
    if (file.size() > m_job.limits.clipBytes) {
        return Error{ErrorCode::TooLarge,
                     u"the %1 file has %2 bytes; at most %3 are allowed"_s.arg(format.codec)
                         .arg(file.size())
                         .arg(m_job.limits.clipBytes)};
    }
    RenditionFile made{format, file.readAll(), {}, 0};
    made.sha256 = Sha256::of(made.bytes);
    if (const auto good = check(format, made.bytes, made.durationMs); !good)
        return good;
    m_made.files.append(std::move(made));
    return {};
}

//! What came out is looked at as any other file: by its bytes, not by what was asked for.
Result<void> Rendering::check(const RenditionFormat &format, const QByteArray &bytes,
                              qint64 &durationMs)
{
    const QString name = m_folder.filePath(u"made."_s + format.container);
    AudioLimits limits = m_job.limits;
    limits.originalMs = limits.clipMs + 1000;
    QTemporaryDir folder;
    const auto recording = readRecording(m_programs, name, folder.path(), limits, m_job.cancelled);
    if (!recording)
        return recording.error();
    if (recording->codec != format.codec || endingOf(recording->kind) != format.container ||
        recording->channels != 1 || recording->bytes != bytes) {
        return Error{ErrorCode::Internal, u"ffmpeg made %1 where %2 was asked for"_s.arg(
                                              recording->codec, format.codec)};
    }
    durationMs = recording->durationMs;
    return {};
}

Result<RenderedAudio> Rendering::run(const RenditionCache *cache)
{
    if (!m_folder.isValid())
        return Error{ErrorCode::DiskFull, u"no temporary folder can be made"_s};
    tell(RenderStep::Look, 0);
    const auto recording =
        readRecording(m_programs, m_job.file, m_folder.path(), m_job.limits, m_job.cancelled);
    if (!recording)
        return recording.error();
    m_made.original = recording->hash;
    if (cache) {
        if (auto kept = cache->find(recording->hash, m_job.recipe))
            return *kept;
    }
    tell(RenderStep::Decode, 15);
    const auto sound =
        decodeRecording(m_programs, *recording, m_folder.path(), m_job.limits, m_job.cancelled);
    if (!sound)
        return sound.error();
    if (const auto done = cut(*sound); !done)
        return done.error();
    tell(RenderStep::Measure, 35);
    const auto before =
        measureLoudness(m_programs, m_word, m_folder.path(), m_job.limits.within, m_job.cancelled);
    if (!before)
        return before.error();
    LoudnessReport &report = m_made.report;
    report.loudness = before->integrated;
    report.truePeak = before->truePeak;
    const double wanted = m_job.recipe.loudness - before->integrated;
    report.gain = std::min(wanted, m_job.recipe.truePeak - before->truePeak);
    report.held = report.gain < wanted - 0.5;
    const QByteArray wav = writeWav(m_word);
    QFile file(m_folder.filePath(u"word.wav"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(wav) != wav.size())
        return Error{ErrorCode::DiskFull, u"no temporary file can be written"_s};
    file.close();
    const auto &formats = m_job.recipe.formats;
    for (qsizetype i = 0; i < formats.size(); ++i) {
        tell(RenderStep::Encode, 55 + static_cast<int>(45 * i / formats.size()));
        if (const auto done = encode(formats[i], *before); !done)
            return done.error();
    }
    if (cache)
        cache->keep(m_made, m_job.recipe);
    tell(RenderStep::Encode, 100);
    return std::move(m_made);
}

} // namespace

Json RenditionRecipe::json() const
{
    JsonArray made;
    for (const RenditionFormat &format : formats) {
        made.append(JsonObject{{u"codec"_s, Json(format.codec)},
                               {u"container"_s, Json(format.container)},
                               {u"kbps"_s, Json(qint64(format.kbps))}});
    }
    return JsonObject{
        {u"version"_s, Json(qint64(recipeVersion))}, {u"formats"_s, Json(std::move(made))},
        {u"milliLufs"_s, Json(milli(loudness))},     {u"milliDbtp"_s, Json(milli(truePeak))},
        {u"leadMs"_s, Json(qint64(leadMs))},         {u"tailMs"_s, Json(qint64(tailMs))}};
}

Json RenderedAudio::clip(const QString &forText, const QString &speaker) const
{
    JsonArray renditions;
    qint64 longest = 1;
    for (const RenditionFile &file : files) {
        longest = std::max(longest, file.durationMs);
        const qint64 kbps =
            (file.bytes.size() * 8 + file.durationMs / 2) / std::max<qint64>(1, file.durationMs);
        renditions.append(JsonObject{{u"codec"_s, Json(file.format.codec)},
                                     {u"container"_s, Json(file.format.container)},
                                     {u"bitrateKbps"_s, Json(kbps)},
                                     {u"bytes"_s, Json(qint64(file.bytes.size()))},
                                     {u"sha256"_s, Json(file.sha256.toHex())}});
    }
    JsonObject clip{{u"forText"_s, Json(forText)},
                    {u"durationMs"_s, Json(longest)},
                    {u"origin"_s, Json(u"human"_s)},
                    {u"renditions"_s, Json(std::move(renditions))}};
    if (!speaker.isEmpty())
        clip.set(u"speaker"_s, Json(speaker));
    return Json(std::move(clip));
}

std::pair<qsizetype, qsizetype> wordIn(const Samples &samples)
{
    const qsizetype window = std::max<qsizetype>(1, samples.rate / 100);
    QList<double> loud;
    for (qsizetype at = 0; at < samples.values.size(); at += window) {
        const qsizetype end = std::min(at + window, samples.values.size());
        double sum = 0;
        for (qsizetype i = at; i < end; ++i)
            sum += double(samples.values[i]) * samples.values[i];
        loud.append(std::sqrt(sum / double(end - at)));
    }
    if (loud.isEmpty())
        return {0, 0};
    const double loudest = *std::max_element(loud.cbegin(), loud.cend());
    if (loudest < noSoundBelow)
        return {0, 0};
    const auto heard = [floor = loudest * quietBelow](double value) { return value > floor; };
    const qsizetype first = std::find_if(loud.cbegin(), loud.cend(), heard) - loud.cbegin();
    const qsizetype behind =
        loud.size() - (std::find_if(loud.crbegin(), loud.crend(), heard) - loud.crbegin());
    return {first * window, std::min(behind * window, samples.values.size())};
}

Result<RenderedAudio> renderAudio(const AudioPrograms &programs, const RenderJob &job,
                                  const RenditionCache *cache)
{
    return Rendering(programs, job).run(cache);
}

} // namespace Batanidza
