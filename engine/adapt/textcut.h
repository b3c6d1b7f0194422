#pragma once

#include <QString>

//! Text made short. Pure; any thread.
namespace Batanidza {

struct CutText
{
    QString text;
    bool cut = false;
};

//! At most `limit` UTF-16 units, an ellipsis at the end where something is missing. Cut between
//! what a reader sees as letters; where a single one is longer than all there is room for (a flood
//! of marks), its marks go.
[[nodiscard]] CutText cutText(const QString &text, qsizetype limit);
//! The same, but at the end of a word where there is one in the second half.
[[nodiscard]] CutText cutAtWord(const QString &text, qsizetype limit);

} // namespace Batanidza
