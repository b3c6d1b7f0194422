#pragma once

#include <QList>
#include <QString>

//! Where two versions of a text differ: by words, and inside a replaced word by characters as a
//! reader sees them, so that a letter is never parted from its mark. Pure; any thread.
namespace Batanidza {

//! One stretch of `before` that became one of `after`; one of them may be empty.
struct TextSpan
{
    qsizetype before = 0;
    qsizetype beforeLength = 0;
    qsizetype after = 0;
    qsizetype afterLength = 0;
    bool toneOnly = false; //!< the letters are the same; only tone marks differ

    friend bool operator==(const TextSpan &, const TextSpan &) = default;
};

enum class SpanDetail { Words, Characters };

//! In order; never two that touch. With Characters a replaced word of which less than 40 % is
//! the same is one span.
[[nodiscard]] QList<TextSpan> textSpans(QStringView before, QStringView after,
                                        SpanDetail detail = SpanDetail::Characters);

//! `before` with the spans' stretches of `after` put in: `after` again.
[[nodiscard]] QString withSpans(QStringView before, QStringView after,
                                const QList<TextSpan> &spans);

} // namespace Batanidza
