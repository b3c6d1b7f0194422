#pragma once

#include "engine/adapt/audiochoice.h"
#include "engine/content/vocabularyentry.h"

#include <functional>

//! What is heard, or shown, when a learner asks how a word sounds. Pure; any thread.
namespace Batanidza {

enum class SpeechKind {
    Recording,          //!< a person says this word
    VariantRecording,   //!< a person says a listed variant of it: shown with its form
    SyntheticRecording, //!< a synthetic voice was recorded for this word
    Synthesiser,        //!< a synthetic voice speaks now, from phonemes
    Text,               //!< nothing can be heard: IPA, phonetic spelling and syllables are shown
};

struct SpeechChoice
{
    SpeechKind kind = SpeechKind::Text;
    QString says;           //!< the word, or the variant's form
    Sha256 file;            //!< null for Synthesiser and Text
    bool synthetic = false; //!< must be labelled so, and never be called right in tone
    QString tone;           //!< pattern for the synthesiser, one flat pitch where it is empty

    friend bool operator==(const SpeechChoice &, const SpeechChoice &) = default;
};

//! What there is on the machine that would play it.
struct SpeechMeans
{
    QList<AudioFormat> formats; //!< that can be played, the best first; empty = no player
    std::function<bool(const Sha256 &)> hasFile;
    bool synthesiser = false;
};

//! In this order: a person's recording of the word; a person's recording of a variant; a synthetic
//! one of the word; the synthesiser; text. Audio that is withheld, or was made for another
//! spelling, is never chosen.
[[nodiscard]] SpeechChoice chooseSpeech(const VocabularyEntry &word, const SpeechMeans &means);

} // namespace Batanidza
