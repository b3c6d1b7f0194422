#pragma once

#include "engine/base/json.h"
#include "engine/merge/mergeoutcome.h"
#include "engine/shona/syllables.h"

#include <QList>
#include <QString>

//! What a tone contour shows of a word: one column for each syllable (D7). The syllables are the
//! engine's. Pure; any thread.
namespace Batanidza {

enum class ToneLevel { Unknown, Low, High };

struct ToneColumn
{
    QString syllable;
    ToneLevel level = ToneLevel::Unknown;
    bool changed = false; //!< the level differs from the original's
    Shona::Boundary boundary = Shona::Boundary::None;

    friend bool operator==(const ToneColumn &, const ToneColumn &) = default;
};

//! A text with tone marks, or the letters of a pattern ("LHH") over `headword`. A word without a
//! mark and without a pattern is unknown, not low. Empty where there is nothing to show.
[[nodiscard]] QList<ToneColumn> toneColumns(const MaybeJson &value, const QString &headword);
//! Marks the columns of `side` that differ from those of `original`.
void markChanged(QList<ToneColumn> &side, const QList<ToneColumn> &original);
//! True for "LHH", "LL LH": letters of a tone pattern and nothing else.
[[nodiscard]] bool isTonePattern(QStringView text);

} // namespace Batanidza
