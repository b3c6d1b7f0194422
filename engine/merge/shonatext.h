#pragma once

#include <QString>

#include <optional>

//! How two Shona texts differ, where the difference is of one known kind, and how edits of one
//! text are put together. Texts are clean (shonaclean.h). Pure; any thread.
namespace Batanidza {

//! SN22: equal but for words that are free variants of each other ("zvose", "zvese").
[[nodiscard]] bool differByFreeVariants(const QString &a, const QString &b);
//! SN22: `text` with the free variants that `to` chose in place of those of `from`; nothing where
//! `from` and `to` differ in more.
[[nodiscard]] std::optional<QString> withVariantsOf(const QString &text, const QString &from,
                                                    const QString &to);
//! SN22: the forms that come first in the table.
[[nodiscard]] QString withFirstVariants(const QString &text);

//! SN23: equal but for spaces and hyphens.
[[nodiscard]] bool differByDivision(const QString &a, const QString &b);
//! SN23: which of two such texts divides its words as the rules say: the auxiliary -ri stands
//! apart from its infinitive, linkers are joined. Nothing where the rules do not tell.
[[nodiscard]] std::optional<QString> betterDivision(const QString &a, const QString &b);

//! SN28: equal but for -i and -e at the end of negative verbs.
[[nodiscard]] bool differByNegativeEnding(const QString &a, const QString &b);

enum class Register { Unknown, Respect, Familiar };
//! SN26: how the one spoken to is addressed.
[[nodiscard]] Register registerOf(const QString &text);

struct ShonaTextMerge
{
    QString text;
    bool clean = false;
    bool insideWord = false; //!< the edits meet inside one word
};
//! SN25: by word; where both changed one word, inside it by letters (mbw, n', tsv are one letter).
[[nodiscard]] ShonaTextMerge mergeShonaText(const QString &base, const QString &current,
                                            const QString &incoming);

} // namespace Batanidza
