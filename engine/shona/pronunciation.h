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
enum class NotationFit {
    Missing, //!< nothing is written: for tone that means unknown, not low
    Fits,
    Differs,
};

//! How the four notations that somebody wrote stand to the word.
struct NotationFits
{
    NotationFit ipa = NotationFit::Missing; //!< broadly: the sources' spellings count as equal
    NotationFit phonetic = NotationFit::Missing;
    NotationFit syllabic = NotationFit::Missing;
    NotationFit tone = NotationFit::Missing; //!< its length, and the accents where there are some

    [[nodiscard]] bool allFit() const
    {
        return ipa != NotationFit::Differs && phonetic != NotationFit::Differs &&
               syllabic != NotationFit::Differs && tone != NotationFit::Differs;
    }
    friend bool operator==(const NotationFits &, const NotationFits &) = default;
};

//! All four against the word, which may carry accents. `scope` is that of the written tone.
[[nodiscard]] NotationFits checkNotations(QStringView text, const Pronunciation &written,
                                          ToneScope scope = ToneScope::Surface);
//! For a word that was spelled anew: what can be derived is derived; IPA that a person wrote stays
//! where it still fits, tone where its length does, else it is unknown again.
[[nodiscard]] Pronunciation renewed(QStringView text, const Pronunciation &written, bool ipaIsHuman,
                                    ToneScope scope = ToneScope::Surface);
[[nodiscard]] QString phoneticSpelling(QStringView text);
//! Syllables joined by hyphens, without tone marks; without its hyphens it is the word.
[[nodiscard]] QString syllabicSpelling(QStringView text);

} // namespace Batanidza::Shona
