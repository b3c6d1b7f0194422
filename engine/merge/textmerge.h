#pragma once

#include "engine/merge/sequencediff.h"

#include <QList>
#include <QString>

#include <optional>

//! Text cut into pieces, and two edits of one text put together. A cut never divides a letter from
//! its marks: the smallest piece is a grapheme cluster. Pure; any thread.
namespace Batanidza {

enum class TextUnit {
    Grapheme, //!< what a reader sees as one character
    Word,     //!< words, and between them single spaces and marks; n'anga is one word
    Line,     //!< with its line break
    Paragraph //!< with the empty lines behind it
};

[[nodiscard]] QList<QStringView> cutText(QStringView text, TextUnit unit);

struct TextSides
{
    QStringView base;
    QStringView current;
    QStringView incoming;
};

struct TextMerge
{
    QString text;
    bool clean = false; //!< false: edits meet, and `text` holds current there
};

//! Puts both edits in, unit by unit. Edits that touch, with no unchanged piece between them, are
//! no clean merge, nor are two insertions at one place.
[[nodiscard]] TextMerge mergeText(const TextSides &sides, TextUnit unit);

//! How many of the words of `base` stand in `text` still, in their order: 0 to 1.
[[nodiscard]] double wordsKept(QStringView base, QStringView text);

//! The merge by word where it is clean and both sides keep most of the base's words; nothing
//! otherwise. What a person is offered, or what prose becomes.
[[nodiscard]] std::optional<QString> mergedWords(const TextSides &sides);

} // namespace Batanidza
