#pragma once

#include <QString>
#include <QStringList>

//! The programs of this machine that make, read and play sound. None of them is needed to start:
//! each is looked for when it is wanted, and what is missing is said. Any thread.
namespace Batanidza {

struct AudioPrograms
{
    QString ffmpeg; //!< full paths; empty = not on this machine
    QString ffprobe;
    QString ffplay;
    QString aplay;
    QString espeak; //!< espeak-ng

    //! Something that plays a WAV file.
    [[nodiscard]] bool canPlay() const { return !ffplay.isEmpty() || !aplay.isEmpty(); }
    //! Something that plays the files that lessons have.
    [[nodiscard]] bool canPlayRecordings() const { return !ffplay.isEmpty(); }
    [[nodiscard]] bool canConvert() const { return !ffmpeg.isEmpty() && !ffprobe.isEmpty(); }

    friend bool operator==(const AudioPrograms &, const AudioPrograms &) = default;
};

//! Looks for them now, in these folders; none = those of PATH.
[[nodiscard]] AudioPrograms findAudioPrograms(const QStringList &folders = {});

} // namespace Batanidza
