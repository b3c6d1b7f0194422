#include "engine/audio/recording.h"

#include "engine/audio/processrun.h"
#include "engine/base/json.h"
#include "engine/base/jsonread.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <cstdlib>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int fullScale = 32'760; // a little under, for lossy originals
constexpr int clippedRun = 3;
constexpr int mostChannels = 2;
constexpr int leastRate = 8000;
constexpr int mostRate = 192'000;

//! Kinds of file that an ending stands for.
std::optional<AudioKind> kindOfEnding(const QString &ending)
{
    static const QList<std::pair<QString, AudioKind>> known{
        {u"wav"_s, AudioKind::Wav}, {u"wave"_s, AudioKind::Wav}, {u"flac"_s, AudioKind::Flac},
        {u"mp3"_s, AudioKind::Mp3}, {u"m4a"_s, AudioKind::M4a},  {u"mp4"_s, AudioKind::M4a},
        {u"ogg"_s, AudioKind::Ogg}, {u"oga"_s, AudioKind::Ogg},  {u"opus"_s, AudioKind::Ogg}};
    for (const auto &[name, kind] : known) {
        if (name == ending)
            return kind;
    }
    return std::nullopt;
}

QStringList codecsOf(AudioKind kind)
{
    switch (kind) {
    case AudioKind::Wav:
        return {u"pcm_u8"_s, u"pcm_s16le"_s, u"pcm_s24le"_s, u"pcm_s32le"_s, u"pcm_f32le"_s};
    case AudioKind::Flac:
        return {u"flac"_s};
    case AudioKind::Mp3:
        return {u"mp3"_s};
    case AudioKind::M4a:
        return {u"aac"_s, u"alac"_s};
    case AudioKind::Ogg:
        return {u"opus"_s, u"vorbis"_s, u"flac"_s};
    }
    return {};
}

Result<QByteArray> readLimited(const QString &name, const AudioLimits &limits)
{
    QFile file(name);
    if (!QFileInfo(name).isFile() || !file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, u"%1 is no file that can be read"_s.arg(name)};
    // One byte more tells, whatever the folder says of its size.
    const QByteArray bytes = file.read(limits.originalBytes + 1);
    if (bytes.size() > limits.originalBytes) {
        return Error{ErrorCode::TooLarge,
                     u"%1 is larger than %2 bytes: cut the word out first"_s.arg(name).arg(
                         limits.originalBytes)};
    }
    return bytes;
}

Result<AudioKind> kindOfFile(const QString &name, const QByteArray &bytes)
{
    const auto kind = audioKindOf(bytes);
    if (!kind) {
        return Error{ErrorCode::Invalid,
                     u"%1 is no WAV, FLAC, MP3, M4A or OGG file by its first bytes"_s.arg(name)};
    }
    const QString ending = QFileInfo(name).suffix().toLower();
    if (const auto said = kindOfEnding(ending); said && *said != *kind) {
        return Error{
            ErrorCode::Invalid,
            u"%1 ends in .%2 and is %3 by its bytes: rename it to .%4, or check that it is "
            "the right file"_s.arg(name, ending, endingOf(*kind).toUpper(), endingOf(*kind))};
    }
    return *kind;
}

Result<void> writeFile(const QString &name, const QByteArray &bytes)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush())
        return Error{ErrorCode::DiskFull, u"%1: %2"_s.arg(name, file.errorString())};
    return {};
}

QString lastLine(const QByteArray &errors)
{
    const QString text = QString::fromUtf8(errors).trimmed();
    return text.section(u'\n', -1).left(300);
}

QString copyOf(const Recording &recording, const QString &folder)
{
    return folder + u"/original."_s + endingOf(recording.kind);
}

//! Takes the facts out of what ffprobe says, and refuses what must not be decoded.
Result<void> judge(const Json &probed, const QString &name, const AudioLimits &limits,
                   Recording &recording)
{
    const Json *sound = nullptr;
    const JsonArray &streams = probed[u"streams"].toArray();
    for (const Json &stream : streams) {
        const QString type = stream[u"codec_type"].toString();
        if (type == u"video" && stream[u"disposition"][u"attached_pic"].toInteger() != 1)
            return Error{ErrorCode::Invalid, u"%1 holds film, not only sound"_s.arg(name)};
        if (type != u"audio")
            continue;
        if (sound)
            return Error{ErrorCode::Invalid, u"%1 holds more than one sound track"_s.arg(name)};
        sound = &stream;
    }
    if (!sound)
        return Error{ErrorCode::Invalid, u"%1 holds no sound"_s.arg(name)};
    recording.codec = (*sound)[u"codec_name"].toString();
    recording.rate = (*sound)[u"sample_rate"].toString().toInt();
    recording.channels = static_cast<int>((*sound)[u"channels"].toInteger());
    const double seconds = std::max((*sound)[u"duration"].toString().toDouble(),
                                    probed[u"format"][u"duration"].toString().toDouble());
    recording.durationMs = seconds > 0 && seconds < 1e9 ? static_cast<qint64>(seconds * 1000) : 0;
    if (!codecsOf(recording.kind).contains(recording.codec)) {
        return Error{
            ErrorCode::Invalid,
            u"%1 holds \"%2\", which does not belong into a file of its kind; known there: "
            "%3"_s.arg(name, recording.codec, codecsOf(recording.kind).join(u", "_s))};
    }
    if (recording.channels < 1 || recording.channels > mostChannels) {
        return Error{
            ErrorCode::Invalid,
            u"%1 has %2 channels; one or two are understood"_s.arg(name).arg(recording.channels)};
    }
    if (recording.rate < leastRate || recording.rate > mostRate) {
        return Error{ErrorCode::Invalid,
                     u"%1 has %2 samples a second; %3 to %4 are understood"_s.arg(name)
                         .arg(recording.rate)
                         .arg(leastRate)
                         .arg(mostRate)};
    }
    if (recording.durationMs > limits.originalMs) {
        return Error{ErrorCode::TooLarge,
                     u"%1 lasts %2 s; at most %3 s are taken: cut the word out "
                     "first"_s.arg(name)
                         .arg(recording.durationMs / 1000)
                         .arg(limits.originalMs / 1000)};
    }
    return {};
}

} // namespace

Result<Recording> readRecording(const AudioPrograms &programs, const QString &file,
                                const QString &folder, const AudioLimits &limits,
                                const std::function<bool()> &cancelled)
{
    if (!programs.canConvert()) {
        return Error{ErrorCode::Unavailable,
                     u"ffmpeg and ffprobe are not on this machine: install the package ffmpeg"_s};
    }
    auto bytes = readLimited(file, limits);
    if (!bytes)
        return bytes.error();
    const QString name = QFileInfo(file).fileName();
    const auto kind = kindOfFile(name, *bytes);
    if (!kind)
        return kind.error();
    Recording recording{std::move(*bytes), {}, *kind, {}, 0, 0, 0};
    recording.hash = Sha256::of(recording.bytes);
    // Our own copy under our own name: what is looked at is what is decoded, and no name of a file
    // is ever read as an option or a pattern.
    const QString copy = copyOf(recording, folder);
    if (const auto written = writeFile(copy, recording.bytes); !written)
        return written.error();
    ProcessJob job{programs.ffprobe,
                   {u"-v"_s, u"error"_s, u"-protocol_whitelist"_s, u"file"_s, u"-f"_s,
                    demuxerOf(*kind), u"-of"_s, u"json"_s, u"-show_streams"_s, u"-show_format"_s,
                    u"-i"_s, copy}};
    job.limits.within = limits.within;
    job.limits.outputBytes = 1024 * 1024;
    job.cancelled = cancelled;
    const auto ended = runProcess(job);
    if (!ended)
        return ended.error();
    const auto probed = ended->exitCode == 0 ? readJson(ended->output)
                                             : Result<Json>(Error{ErrorCode::Invalid, {}});
    if (!probed) {
        return Error{ErrorCode::Invalid, u"%1 is damaged: %2"_s.arg(name, lastLine(ended->errors))};
    }
    if (const auto good = judge(*probed, name, limits, recording); !good)
        return good.error();
    return recording;
}

Result<DecodedSound> decodeRecording(const AudioPrograms &programs, const Recording &recording,
                                     const QString &folder, const AudioLimits &limits,
                                     const std::function<bool()> &cancelled)
{
    // What the file says of its length may be a lie: no more than this is ever decoded.
    const auto seconds = QString::number(limits.originalMs / 1000 + 1);
    ProcessJob job{programs.ffmpeg,
                   {u"-hide_banner"_s,
                    u"-nostdin"_s,
                    u"-v"_s,
                    u"error"_s,
                    u"-xerror"_s,
                    u"-protocol_whitelist"_s,
                    u"file,pipe"_s,
                    u"-threads"_s,
                    u"1"_s,
                    u"-f"_s,
                    demuxerOf(recording.kind),
                    u"-i"_s,
                    copyOf(recording, folder),
                    u"-map"_s,
                    u"0:a:0"_s,
                    u"-vn"_s,
                    u"-sn"_s,
                    u"-dn"_s,
                    u"-t"_s,
                    seconds,
                    u"-ac"_s,
                    QString::number(recording.channels),
                    u"-ar"_s,
                    QString::number(recording.rate),
                    u"-c:a"_s,
                    u"pcm_s16le"_s,
                    u"-f"_s,
                    u"s16le"_s,
                    u"pipe:1"_s}};
    job.limits.within = limits.within;
    job.limits.outputBytes =
        (limits.originalMs / 1000 + 2) * recording.rate * recording.channels * 2;
    job.cancelled = cancelled;
    const auto ended = runProcess(job);
    if (!ended)
        return ended.error();
    const qsizetype frames = ended->output.size() / (2 * recording.channels);
    if (ended->exitCode != 0 || frames == 0) {
        return Error{
            ErrorCode::Invalid,
            u"the recording is damaged and cannot be decoded: %1"_s.arg(lastLine(ended->errors))};
    }
    if (frames * 1000 / recording.rate > limits.originalMs) {
        return Error{ErrorCode::TooLarge, u"the recording lasts longer than %1 s: cut the word out "
                                          "first"_s.arg(limits.originalMs / 1000)};
    }
    DecodedSound sound;
    sound.samples.rate = recording.rate;
    sound.samples.values.reserve(frames);
    std::array<int, mostChannels> run{};
    const char *at = ended->output.constData();
    for (qsizetype frame = 0; frame < frames; ++frame) {
        int sum = 0;
        for (int channel = 0; channel < recording.channels; ++channel, at += 2) {
            const int value = qFromLittleEndian<qint16>(at);
            sum += value;
            int &length = run[static_cast<size_t>(channel)];
            length = std::abs(value) >= fullScale ? length + 1 : 0;
            if (length == clippedRun) {
                ++sound.clippedPlaces;
                if (sound.firstClippedMs < 0)
                    sound.firstClippedMs = frame * 1000 / recording.rate;
            }
        }
        sound.samples.values.append(static_cast<qint16>(sum / recording.channels));
    }
    return sound;
}

} // namespace Batanidza
