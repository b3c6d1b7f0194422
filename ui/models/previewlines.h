#pragma once

#include "ui/models/previewblocks.h"

//! The texts of a block as lines, in the language that a learner chose: what a frame paints, a
//! screen reader says and an export writes. Pure; any thread.
namespace Batanidza {

//! The words that an app itself would say, in the learner's language. text/previewtext.h fills it.
struct PreviewWords
{
    QString code = QStringLiteral("en"); //!< which text of a lesson comes first: "en", "sn"
    QString objectives;
    QString culture;
    QString cultureHigh;
    QString words;
    QString dialogue;
    QString grammar;
    QString exercises;
    QString noteHint;
    QString syntheticFile;
    QString device;
    QString withheld;
    QString recording;
    QString toneUnknown;
    QString shortened; //!< a text is not shown whole
    QString varies;    //!< a custom is not the same everywhere
};

enum class LineRole {
    Headline,
    Section,
    Headword,
    Shona,
    Body,
    Muted,
    Notation,
    Tone,     //!< a pattern over a word, drawn as a contour
    Badge,    //!< must not be overlooked: a warning, a prominent note
    Label,    //!< who is heard
    Markdown, //!< HTML of markdownToHtml()
    Address,
};

struct BlockLine
{
    LineRole role = LineRole::Body;
    QString text;
    QString language = QStringLiteral("en"); //!< for HTML and screen readers
    QString word = {};                       //!< of Tone: what the pattern belongs to

    friend bool operator==(const BlockLine &, const BlockLine &) = default;
};

[[nodiscard]] QList<BlockLine> blockLines(const PreviewBlock &block, const PreviewWords &words);
//! The same as one text, for screen readers and for copying.
[[nodiscard]] QString blockText(const PreviewBlock &block, const PreviewWords &words);

//! A text as it can be painted: no more than 4,000 letters and twelve marks on each, nothing that
//! is no character. `calmed` tells that something is left out.
struct CalmText
{
    QString text;
    bool calmed = false;
};
[[nodiscard]] CalmText calmText(const QString &text);

} // namespace Batanidza
