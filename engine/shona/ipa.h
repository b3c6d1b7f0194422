#pragma once

#include <QString>

//! The International Phonetic Alphabet: derived from spelling, which is nearly phonemic, and
//! compared without the differences between sources. Pure; any thread.
namespace Batanidza::Shona {

//! Phonemic IPA with a dot between syllables, without tone; NFC. Letters that Shona does not have
//! pass through.
[[nodiscard]] QString deriveIpa(QStringView text);
//! The form in which two transcriptions of one word are equal: no dots, tie bars, stress, tone or
//! length, and one spelling for each sound of graphemes.tsv.
[[nodiscard]] QString broadIpa(QStringView ipa);
[[nodiscard]] bool sameSound(QStringView ipa, QStringView other);

} // namespace Batanidza::Shona
