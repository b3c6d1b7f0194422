#pragma once

#include <QtGlobal>

#include <vector>

//! What changed between sequences of tokens, and how two changes of one sequence lie beside each
//! other. Anchors on tokens that are unique (patience), then Myers with a bound on its work, so
//! that time grows linearly with size whatever the input. Pure; any thread.
namespace Batanidza {

//! Things that are equal have the same number.
using Tokens = std::vector<int>;

//! `aSize` tokens of a from `a` became `bSize` tokens of b from `b`; one of them may be 0.
struct Replacement
{
    qsizetype a = 0;
    qsizetype aSize = 0;
    qsizetype b = 0;
    qsizetype bSize = 0;

    friend bool operator==(const Replacement &, const Replacement &) = default;
};

//! In order; never two that touch. Not always the shortest answer: where the two have little in
//! common a whole stretch is one replacement.
[[nodiscard]] std::vector<Replacement> diffTokens(const Tokens &a, const Tokens &b);

//! Positions of a longest strictly rising run of `values`.
[[nodiscard]] std::vector<qsizetype> longestRise(const std::vector<qsizetype> &values);

struct TokenRange
{
    qsizetype at = 0;
    qsizetype size = 0;

    [[nodiscard]] qsizetype end() const { return at + size; }
    friend bool operator==(const TokenRange &, const TokenRange &) = default;
};

//! One stretch of three aligned sequences.
struct Chunk
{
    enum class Kind {
        Same,     //!< nobody changed it
        Current,  //!< only current did
        Incoming, //!< only incoming did
        Agreed,   //!< both, alike
        Clash,    //!< both, differently
    };
    Kind kind = Kind::Same;
    TokenRange base;
    TokenRange current;
    TokenRange incoming;
};

//! Whether changes that touch, with no unchanged token between them, are one clash.
enum class Touching { Clashes, IsFree };

//! Covers all three sequences, in order (diff3).
[[nodiscard]] std::vector<Chunk> alignThree(const Tokens &base, const Tokens &current,
                                            const Tokens &incoming, Touching touching);

} // namespace Batanidza
