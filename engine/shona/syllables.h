#pragma once

#include <QFlags>
#include <QList>
#include <QString>

//! Text cut into syllables: an onset, which may be several letters, and one vowel. Pure; any
//! thread. The rules are those of README.md, "Syllables".
namespace Batanidza::Shona {

enum class SyllableFlag {
    ForeignCoda = 1,   //!< a loan: consonants at the end of the word are counted with it
    SyllabicNasal = 2, //!< an m or n of its own, an elided mu- or ni- ("msangano")
    Length = 4,        //!< only lengthens the syllable before ("fa-a"): no tone of its own
};
Q_DECLARE_FLAGS(SyllableFlags, SyllableFlag)
Q_DECLARE_OPERATORS_FOR_FLAGS(SyllableFlags)

//! What stands before a syllable.
enum class Boundary { None, Hyphen, Word };

struct Syllable
{
    QString text; //!< as it is written, with capitals and tone marks
    qsizetype at = 0;
    Boundary boundary = Boundary::None;
    SyllableFlags flags;

    friend bool operator==(const Syllable &, const Syllable &) = default;
};

[[nodiscard]] QList<Syllable> syllables(QStringView text);
//! As syllables(text).size().
[[nodiscard]] qsizetype syllableCount(QStringView text);
//! How many tones the text carries: the syllables without those that only lengthen.
[[nodiscard]] qsizetype toneCount(QStringView text);
//! The syllables with `separator` inside words; hyphens and spaces between them stay
//! ("zvi.ku.ru-ku.ru", "ga.re ga.re").
[[nodiscard]] QString joined(const QList<Syllable> &syllables, QChar separator);

} // namespace Batanidza::Shona
