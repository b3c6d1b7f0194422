#pragma once

#include <QString>

//! Unicode's normal forms of texts that may be hostile. Qt sorts the marks of one letter two by
//! two, so that a letter with 100,000 marks would take a minute, and puts what it takes apart into
//! the middle of the text. Here time grows with the length only. Pure; any thread.
namespace Batanidza::Shona {

//! Marks on one letter. Unicode's stream-safe form (UAX 15) has 30 too; no language writes more
//! than five.
inline constexpr qsizetype mostMarks = 30;

//! True where more than mostMarks stand in a row.
[[nodiscard]] bool hasMarkFlood(QStringView text);

//! The text in that form; as it is where it has a flood of marks.
[[nodiscard]] QString inForm(QStringView text, QString::NormalizationForm form);
//! NFC, the form in which texts are stored.
[[nodiscard]] QString composed(QStringView text);
//! NFD: letters and their marks one by one.
[[nodiscard]] QString decomposed(QStringView text);

} // namespace Batanidza::Shona
