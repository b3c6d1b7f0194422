#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QList>

//! Makes any number of small, valid, different audio files for generated lessons: clips of the
//! sample course (synthetic speech) with a note of seed and number inside, an Ogg comment or an MP4
//! `free` box. They play; what they say is some word, not the lesson's. Same seed and number, same
//! bytes. Values; one thread at a time.
namespace Batanidza {

struct MadeClip
{
    QByteArray bytes; //!< 3 to 8 KiB
    int durationMs = 0;
};

class ClipMaker
{
public:
    //! `internal` where the program holds no sample clips.
    [[nodiscard]] static Result<ClipMaker> open();

    [[nodiscard]] MadeClip opus(quint64 seed, quint64 number) const; //!< Ogg Opus
    [[nodiscard]] MadeClip aac(quint64 seed, quint64 number) const;  //!< AAC in MPEG-4

private:
    QList<MadeClip> m_opus;
    QList<MadeClip> m_aac;
};

} // namespace Batanidza
