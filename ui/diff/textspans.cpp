#include "ui/diff/textspans.h"

#include "engine/merge/textmerge.h"
#include "engine/shona/normalform.h"
#include "engine/shona/orthography.h"

#include <QHash>

#include <algorithm>

namespace Batanidza {

namespace {

constexpr double leastAlike = 0.4; // of the characters of a word, to mark single ones

Tokens numbered(const QList<QStringView> &pieces, QHash<QString, int> &numbers)
{
    Tokens tokens;
    tokens.reserve(static_cast<size_t>(pieces.size()));
    for (const QStringView piece : pieces) {
        // Composed and decomposed are one character to a reader.
        const auto text = Shona::composed(piece);
        const auto known = numbers.constFind(text);
        const int number = known != numbers.cend() ? *known : static_cast<int>(numbers.size());
        if (known == numbers.cend())
            numbers.insert(text, number);
        tokens.push_back(number);
    }
    return tokens;
}

struct Pieces
{
    QList<QStringView> pieces;
    QList<qsizetype> starts; //!< one more than pieces: the end

    Pieces(QStringView text, TextUnit unit)
        : pieces(cutText(text, unit))
    {
        qsizetype at = 0;
        for (const QStringView piece : std::as_const(pieces)) {
            starts.append(at);
            at += piece.size();
        }
        starts.append(at);
    }
};

QList<TextSpan> spansBy(QStringView before, QStringView after, TextUnit unit)
{
    const Pieces a(before, unit);
    const Pieces b(after, unit);
    QHash<QString, int> numbers;
    const auto tokensA = numbered(a.pieces, numbers);
    const auto tokensB = numbered(b.pieces, numbers);
    const auto replacements = diffTokens(tokensA, tokensB);
    QList<TextSpan> spans;
    const auto append = [&](qsizetype fromA, qsizetype toA, qsizetype fromB, qsizetype toB) {
        TextSpan span;
        span.before = a.starts[fromA];
        span.beforeLength = a.starts[toA] - span.before;
        span.after = b.starts[fromB];
        span.afterLength = b.starts[toB] - span.after;
        span.toneOnly = span.beforeLength > 0 && span.afterLength > 0 &&
                        Shona::withoutToneMarks(before.sliced(span.before, span.beforeLength)) ==
                            Shona::withoutToneMarks(after.sliced(span.after, span.afterLength));
        const bool touches =
            !spans.isEmpty() &&
            spans.constLast().before + spans.constLast().beforeLength == span.before &&
            spans.constLast().after + spans.constLast().afterLength == span.after;
        if (touches) {
            spans.last().beforeLength += span.beforeLength;
            spans.last().afterLength += span.afterLength;
            spans.last().toneOnly = spans.constLast().toneOnly && span.toneOnly;
        } else {
            spans.append(span);
        }
    };
    // Pieces that read the same may still be stored differently.
    const auto same = [&](qsizetype fromA, qsizetype fromB, qsizetype count) {
        for (qsizetype i = 0; i < count; ++i) {
            if (a.pieces[fromA + i] != b.pieces[fromB + i])
                append(fromA + i, fromA + i + 1, fromB + i, fromB + i + 1);
        }
    };
    qsizetype atA = 0;
    qsizetype atB = 0;
    for (const Replacement &replacement : replacements) {
        same(atA, atB, replacement.a - atA);
        append(replacement.a, replacement.a + replacement.aSize, replacement.b,
               replacement.b + replacement.bSize);
        atA = replacement.a + replacement.aSize;
        atB = replacement.b + replacement.bSize;
    }
    same(atA, atB, a.pieces.size() - atA);
    return spans;
}

//! How much of the longer side the spans leave alone, in UTF-16 units: 0 to 1.
double alike(const TextSpan &word, const QList<TextSpan> &inside)
{
    qsizetype before = word.beforeLength;
    qsizetype after = word.afterLength;
    for (const TextSpan &span : inside) {
        // A letter that only its tone mark tells apart is still the same letter.
        if (span.toneOnly)
            continue;
        before -= span.beforeLength;
        after -= span.afterLength;
    }
    const auto longest = std::max(word.beforeLength, word.afterLength);
    return longest == 0 ? 1 : static_cast<double>(std::min(before, after)) / double(longest);
}

} // namespace

QList<TextSpan> textSpans(QStringView before, QStringView after, SpanDetail detail)
{
    const auto words = spansBy(before, after, TextUnit::Word);
    if (detail == SpanDetail::Words)
        return words;
    QList<TextSpan> spans;
    for (const TextSpan &word : words) {
        const auto inside = spansBy(before.sliced(word.before, word.beforeLength),
                                    after.sliced(word.after, word.afterLength), TextUnit::Grapheme);
        if (word.beforeLength == 0 || word.afterLength == 0 || alike(word, inside) < leastAlike) {
            spans.append(word);
            continue;
        }
        for (TextSpan span : inside) {
            span.before += word.before;
            span.after += word.after;
            spans.append(span);
        }
    }
    return spans;
}

QString withSpans(QStringView before, QStringView after, const QList<TextSpan> &spans)
{
    QString text;
    qsizetype at = 0;
    for (const TextSpan &span : spans) {
        text += before.sliced(at, span.before - at);
        text += after.sliced(span.after, span.afterLength);
        at = span.before + span.beforeLength;
    }
    text += before.sliced(at);
    return text;
}

} // namespace Batanidza
