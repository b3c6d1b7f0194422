#pragma once

#include <QList>
#include <QString>

//! Shona spelling: the stored form of a text, the form that is compared, and what looks wrong.
//! Pure; any thread.
namespace Batanidza::Shona {

//! The stored form: NFC, the n' apostrophe as U+0027, invisible characters taken out, no-break
//! spaces made spaces, no spaces at the ends. Applying it twice changes nothing more.
[[nodiscard]] QString normalise(QStringView text);

//! The key for searching and sorting: normalised, without tone marks, case folded. Two texts with
//! one skeleton differ in tone or capitals only.
[[nodiscard]] QString skeleton(QStringView text);

//! Without tone marks, otherwise as it is (NFC).
[[nodiscard]] QString withoutToneMarks(QStringView text);

struct WordSpan
{
    qsizetype at = 0;
    qsizetype length = 0;

    friend bool operator==(const WordSpan &, const WordSpan &) = default;
};

//! Words that hold letters of more than one script (a Cyrillic a in a Latin word). IPA is exempt:
//! do not ask for it.
[[nodiscard]] QList<WordSpan> mixedScriptWords(QStringView text);

//! Apostrophes inside words that belong to no n': "mhang'ara", "gununu'na". One at the start of a
//! word marks elision and is right; so is an English 's.
[[nodiscard]] QList<qsizetype> misplacedApostrophes(QStringView text);

//! True where the text holds a letter that only the alphabet of 1931 had.
[[nodiscard]] bool hasDokeLetters(QStringView text);
//! Doke's spelling in today's: one table (graphemes.tsv), longest first. Plain b, d, v and c are
//! converted only beside a hooked letter, since they mean something else today; a text without one
//! comes back as it was.
[[nodiscard]] QString fromDoke(const QString &text);

} // namespace Batanidza::Shona
