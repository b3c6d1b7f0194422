#pragma once

#include "ui/text/difference.h"

//! The kinds of difference that a list of fields can be filtered by (D5). Main thread.
namespace Batanidza {

class DifferenceKinds
{
    Q_DECLARE_TR_FUNCTIONS(DifferenceKinds)

public:
    enum Kind { Any, Tone, Letters, Capitals, Punctuation, Words, Values, Presence, Order, Stored };
    static constexpr int count = Stored + 1;

    [[nodiscard]] static QString name(Kind kind);
    //! One of the sides differs from the original in this way.
    [[nodiscard]] static bool has(const DiffRow &row, Kind kind);
};

} // namespace Batanidza
