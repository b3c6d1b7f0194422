#pragma once

#include "engine/audio/audiokind.h"
#include "engine/audio/audioprograms.h"
#include "engine/audio/wav.h"
#include "engine/base/sha256.h"

#include <chrono>
#include <functional>

//! A recording as a person made it, looked at before anything is decoded, then as plain sound.
//! Blocks: any thread but the window's.
namespace Batanidza {

struct AudioLimits
{
    qint64 originalBytes = 32 * 1024 * 1024;
    qint64 originalMs = 120'000;
    qint64 clipMs = 15'000; //!< of what is left when the silence is gone
    qint64 clipBytes = 512 * 1024;
    std::chrono::milliseconds within{60'000}; //!< for each program that is run
};

struct Recording
{
    QByteArray bytes;
    Sha256 hash;
    AudioKind kind = AudioKind::Wav;
    QString codec; //!< FFmpeg's name: "pcm_s16le", "opus"
    int rate = 0;
    int channels = 0;
    qint64 durationMs = 0; //!< as the file says; 0 = it does not
};

//! Reads the file and has ffprobe look at it. Errors: not_found, too_large (bytes or length),
//! invalid (no audio file of a known kind; another kind than its name says; a codec that does not
//! belong there; film; damaged), unavailable (no ffprobe; it took too long), cancelled. `folder` is
//! one for temporary files, of this job alone.
[[nodiscard]] Result<Recording> readRecording(const AudioPrograms &programs, const QString &file,
                                              const QString &folder, const AudioLimits &limits,
                                              const std::function<bool()> &cancelled = {});

//! What a recording sounds like: one channel, at its own rate.
struct DecodedSound
{
    Samples samples;
    int clippedPlaces = 0; //!< where three or more numbers in a row are at the end of the scale
    qint64 firstClippedMs = -1;
};

//! Errors: invalid (it cannot be decoded, or holds silence only), too_large, unavailable,
//! cancelled.
[[nodiscard]] Result<DecodedSound> decodeRecording(const AudioPrograms &programs,
                                                   const Recording &recording,
                                                   const QString &folder, const AudioLimits &limits,
                                                   const std::function<bool()> &cancelled = {});

} // namespace Batanidza
