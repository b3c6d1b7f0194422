#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QList>

//! Sound as 16 bit numbers, one channel, and the WAV file of it. Pure; any thread.
namespace Batanidza {

struct Samples
{
    int rate = 22050; //!< in Hz
    QList<qint16> values;

    [[nodiscard]] qint64 durationMs() const
    {
        return rate > 0 ? static_cast<qint64>(values.size()) * 1000 / rate : 0;
    }
};

//! Reads PCM of 16 bit and one channel. A length of 0 or beyond the end, as a program writes it
//! that cannot seek, means all that is there. `invalid` for anything else.
[[nodiscard]] Result<Samples> readWav(QByteArrayView bytes);
[[nodiscard]] QByteArray writeWav(const Samples &samples);

//! Without what is quieter than `threshold` at the ends; `keepMs` of it stays.
[[nodiscard]] Samples withoutSilence(const Samples &samples, int threshold, int keepMs);
//! One after the other. All have the first one's rate.
[[nodiscard]] Samples joined(const QList<Samples> &parts);

} // namespace Batanidza
