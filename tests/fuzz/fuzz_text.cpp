#include "engine/merge/textmerge.h"
#include "tests/fuzz/fuzz.h"

#include <QStringList>

namespace Batanidza::Fuzz {

namespace {

//! Lines and paragraphs are compared without their breaks, so the breaks may be either side's.
bool isSame(QStringView one, QStringView other, TextUnit unit)
{
    const auto bare = [unit](QStringView text) {
        QString kept = text.toString();
        if (unit == TextUnit::Line || unit == TextUnit::Paragraph)
            kept.remove(u'\n').remove(u'\r');
        return kept;
    };
    return bare(one) == bare(other);
}

void check(const TextSides &sides, TextUnit unit)
{
    for (const QStringView text : {sides.base, sides.current, sides.incoming}) {
        QString joined;
        for (const QStringView piece : cutText(text, unit)) {
            promise(!piece.isEmpty(), "no piece of a text is empty");
            joined += piece;
        }
        promise(joined == text, "the pieces of a text are the text");
    }
    const auto merged = [&](QStringView base, QStringView current, QStringView incoming) {
        return mergeText({base, current, incoming}, unit);
    };
    const TextMerge mine = merged(sides.base, sides.current, sides.base);
    promise(mine.clean && isSame(mine.text, sides.current, unit),
            "what only one side wrote is taken");
    const TextMerge theirs = merged(sides.base, sides.base, sides.incoming);
    promise(theirs.clean && isSame(theirs.text, sides.incoming, unit),
            "what only the other wrote is taken");
    const TextMerge alike = merged(sides.base, sides.current, sides.current);
    promise(alike.clean && isSame(alike.text, sides.current, unit),
            "what both wrote alike is taken");
    const TextMerge both = mergeText(sides, unit);
    const TextMerge swapped = merged(sides.base, sides.incoming, sides.current);
    promise(both.clean == swapped.clean, "sides may be swapped");
    promise(!both.clean || isSame(both.text, swapped.text, unit),
            "swapped sides give the same text");
}

} // namespace

void text(QByteArrayView bytes)
{
    // Three texts with a form feed between them.
    const QStringList parts = QString::fromUtf8(bytes).split(u'\f');
    const QString base = parts.value(0);
    const QString current = parts.value(1);
    const QString incoming = parts.value(2);
    const TextSides sides{base, current, incoming};
    for (const TextUnit unit :
         {TextUnit::Grapheme, TextUnit::Word, TextUnit::Line, TextUnit::Paragraph}) {
        check(sides, unit);
    }
    const double kept = wordsKept(base, current);
    promise(kept >= 0 && kept <= 1, "a share is between 0 and 1");
    if (const auto words = mergedWords(sides))
        promise(!words->contains(u'\f'), "no text is made up");
}

} // namespace Batanidza::Fuzz
