#pragma once

#include "engine/shona/tone.h"

#include <QString>

//! How a word is said, in the four notations that a lesson shows together. Pure; any thread.
namespace Batanidza::Shona {

//! The version of the derivation. Change it with the tables, so that stored notations can be
//! told from newer ones and made again.
[[nodiscard]] QString currentNotation(); // "sna-1"

struct Pronunciation
{
    QString ipa;      //!< "ma.ᵑɡwa.na.ni"
    QString phonetic; //!< for readers of English: "mah-ngwah-nah-nee"
    QString syllabic; //!< the spelling itself: "ma-ngwa-na-ni"
    TonePattern tone; //!< empty where unknown: spelling does not tell it
    QString notation;

    friend bool operator==(const Pronunciation &, const Pronunciation &) = default;
};

//! Everything that can be derived from the spelling; the tone where the text carries accents.
[[nodiscard]] Pronunciation pronunciationOf(QStringView text);
[[nodiscard]] QString phoneticSpelling(QStringView text);
//! Syllables joined by hyphens, without tone marks; without its hyphens it is the word.
[[nodiscard]] QString syllabicSpelling(QStringView text);

} // namespace Batanidza::Shona
