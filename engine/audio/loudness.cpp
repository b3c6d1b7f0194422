#include "engine/audio/loudness.h"

#include "engine/audio/processrun.h"
#include "engine/base/json.h"
#include "engine/base/jsonread.h"

#include <QFile>

#include <algorithm>
#include <cmath>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 enoughMs = 3000;
constexpr double widestRange = 20;  // that loudnorm takes as a target
constexpr double leastRange = 0.01; // 0 means "not measured" to it
constexpr double nothing = -69;     // LUFS

QString number(double value)
{
    return QString::number(value, 'f', 2);
}

} // namespace

Result<MeasuredLoudness> measureLoudness(const AudioPrograms &programs, const Samples &sound,
                                         const QString &folder, std::chrono::milliseconds within,
                                         const std::function<bool()> &cancelled)
{
    const qint64 once = std::max<qint64>(1, sound.durationMs());
    const auto times = static_cast<qsizetype>(std::max<qint64>(1, (enoughMs + once - 1) / once));
    const QByteArray wav = writeWav(joined(QList<Samples>(times, sound)));
    QFile file(folder + u"/measured.wav"_s);
    if (!file.open(QIODevice::WriteOnly) || file.write(wav) != wav.size())
        return Error{ErrorCode::DiskFull, u"no temporary file can be written"_s};
    file.close();
    ProcessJob job{programs.ffmpeg,
                   {u"-hide_banner"_s, u"-nostdin"_s, u"-nostats"_s, u"-protocol_whitelist"_s,
                    u"file"_s, u"-f"_s, u"wav"_s, u"-i"_s, file.fileName(), u"-af"_s,
                    u"loudnorm=I=-16:TP=-1.5:LRA=20:print_format=json"_s, u"-f"_s, u"null"_s,
                    u"-"_s}};
    job.limits.within = within;
    job.cancelled = cancelled;
    const auto ended = runProcess(job);
    if (!ended)
        return ended.error();
    const auto begin = ended->errors.lastIndexOf('{');
    const auto end = ended->errors.indexOf('}', begin);
    const auto told = begin >= 0 && end > begin
                          ? readJson(ended->errors.mid(begin, end - begin + 1))
                          : Result<Json>(Error{ErrorCode::Internal, {}});
    if (ended->exitCode != 0 || !told) {
        return Error{ErrorCode::Unavailable, u"ffmpeg did not measure the loudness: %1"_s.arg(
                                                 QString::fromUtf8(ended->errors).right(300))};
    }
    bool good = true;
    const auto read = [&](QStringView key) {
        bool isNumber = false;
        const double value = (*told)[key].toString().toDouble(&isNumber);
        good = good && isNumber && std::isfinite(value);
        return value;
    };
    const MeasuredLoudness measured{read(u"input_i"), read(u"input_tp"), read(u"input_lra"),
                                    read(u"input_thresh")};
    if (!good || measured.integrated < nothing)
        return Error{ErrorCode::Invalid, u"the recording is too quiet to be measured"_s};
    return measured;
}

QString secondPass(const MeasuredLoudness &before, double target, double truePeak, int rate)
{
    // Rounded down, so that the peak is never reached by a hair and loudnorm stays linear.
    const double rounded = std::floor(target * 100) / 100;
    return u"loudnorm=I=%1:TP=%2:LRA=%3:measured_I=%4:measured_TP=%5:measured_LRA=%6:measured_thresh=%7:linear=true,aformat=sample_rates=%8:channel_layouts=mono"_s
        .arg(number(std::clamp(rounded, -70.0, -5.0)), number(truePeak), number(widestRange),
             number(before.integrated), number(before.truePeak),
             number(std::clamp(before.range, leastRange, widestRange)), number(before.threshold))
        .arg(rate);
}

} // namespace Batanidza
