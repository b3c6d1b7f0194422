#pragma once

#include "engine/shona/tone.h"

#include <QList>
#include <QString>

//! Words that differ in one thing only, for teaching the ear: tone, or one of the letters that are
//! easily taken for each other. Pure; any thread.
namespace Batanidza::Shona {

struct PairWord
{
    QString word; //!< as it is written
    TonePattern tone;
    ToneScope scope = ToneScope::Surface;
    QString gloss;
};

enum class PairKind {
    Tone,   //!< written alike, said with other tones
    Letter, //!< one letter differs: sv and sw, b and bh, n' and ng
};

struct MinimalPair
{
    PairKind kind = PairKind::Tone;
    qsizetype first = 0; //!< places in the list that was given, first < second
    qsizetype second = 0;
    QString difference; //!< "H / L", "sv / sw"

    friend bool operator==(const MinimalPair &, const MinimalPair &) = default;
};

//! Every pair of a list, tone before letters, by place. An unknown tone makes no pair, and patterns
//! are compared only where they describe the same (a surface with a surface).
[[nodiscard]] QList<MinimalPair> minimalPairs(const QList<PairWord> &words);

} // namespace Batanidza::Shona
