#pragma once

#include "engine/audio/audioprograms.h"
#include "engine/audio/wav.h"

#include <chrono>
#include <functional>

//! Loudness by EBU R 128, measured and set by FFmpeg's `loudnorm` in two passes. Blocks.
namespace Batanidza {

struct MeasuredLoudness
{
    double integrated = 0; //!< LUFS
    double truePeak = 0;   //!< dBTP
    double range = 0;      //!< LU
    double threshold = 0;  //!< LUFS
};

//! The first pass. A word is shorter than the blocks that R 128 measures in, so it is measured as
//! often in a row as fills three seconds: what is loud once is as loud again. Errors: invalid (too
//! quiet to be measured), unavailable, cancelled.
[[nodiscard]] Result<MeasuredLoudness> measureLoudness(const AudioPrograms &programs,
                                                       const Samples &sound, const QString &folder,
                                                       std::chrono::milliseconds within,
                                                       const std::function<bool()> &cancelled = {});

//! FFmpeg's filter for the second pass: one gain for the whole word (loudnorm's linear mode, which
//! it takes because target and peak are chosen to fit), then one channel at `rate`.
[[nodiscard]] QString secondPass(const MeasuredLoudness &before, double target, double truePeak,
                                 int rate);

} // namespace Batanidza
