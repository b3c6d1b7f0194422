#pragma once

#include "engine/base/json.h"
#include "engine/shona/minimalpairs.h"

//! The minimal pairs of one word of a lesson, for the editor's list. Pure; any thread.
namespace Batanidza {

//! A word that differs from the asked one in tone or in one letter.
struct PairOfWord
{
    Shona::PairKind kind = Shona::PairKind::Tone;
    QString word;
    QString tone; //!< empty where unknown
    QString gloss;
    QString difference;    //!< "LH / HL", "sv / sw"; the asked word's comes first
    bool inLesson = false; //!< else of the built-in list

    friend bool operator==(const PairOfWord &, const PairOfWord &) = default;
};

//! With the words of the lesson and of the built-in list, those of the lesson first.
[[nodiscard]] QList<PairOfWord> pairsOfWord(const Json &body, qsizetype word);

} // namespace Batanidza
