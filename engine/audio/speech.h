#pragma once

#include "engine/audio/audioprograms.h"
#include "engine/audio/wav.h"

#include <functional>

//! Shona spoken by espeak-ng. No voice of it knows Shona, so it gets phonemes and not text, and one
//! syllable at a time where the tone is known, since its phoneme input has no pitch. What it says
//! is near enough to recognise a word, and never to learn tone from: it is labelled synthetic
//! wherever it is heard.
namespace Batanidza {

//! One call of the synthesiser.
struct SpokenPart
{
    QString phonemes; //!< "[[m|a|Ngw|a|n|'a|n|i]]"
    int pitch = 50;   //!< 0 to 99
    bool wordEnds = false;

    friend bool operator==(const SpokenPart &, const SpokenPart &) = default;
};

//! What is to be said. `tone` is a pattern with a letter for each syllable; a pattern of any other
//! length, or none, gives one flat pitch. `invalid` where a letter of the text has no sound here.
//! Pure; any thread.
[[nodiscard]] Result<QList<SpokenPart>> spokenParts(const QString &text, const QString &tone);

//! The text as a WAV file. Errors: unavailable (no espeak-ng on this machine, or it failed),
//! invalid (as above), too_large (more than 200 syllables), cancelled. Blocks.
[[nodiscard]] Result<QByteArray> speak(const AudioPrograms &programs, const QString &text,
                                       const QString &tone,
                                       const std::function<bool()> &cancelled = {});

} // namespace Batanidza
