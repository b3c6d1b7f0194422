#include "engine/merge/textmerge.h"

#include <QHash>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace Batanidza {

namespace {

constexpr double mostWords = 0.6;

QList<QStringView> cutAtBoundaries(QStringView text, QTextBoundaryFinder::BoundaryType type)
{
    QList<QStringView> pieces;
    QTextBoundaryFinder finder(type, text.data(), text.size());
    qsizetype from = 0;
    while (true) {
        const qsizetype to = finder.toNextBoundary();
        if (to < 0)
            return pieces;
        if (to > from)
            pieces.append(text.sliced(from, to - from));
        from = to;
    }
}

bool isBlank(QStringView line)
{
    return line.trimmed().isEmpty();
}

QList<QStringView> cutLines(QStringView text)
{
    QList<QStringView> lines;
    qsizetype from = 0;
    while (from < text.size()) {
        const qsizetype end = text.indexOf(u'\n', from);
        const qsizetype to = end < 0 ? text.size() : end + 1;
        lines.append(text.sliced(from, to - from));
        from = to;
    }
    return lines;
}

QList<QStringView> cutParagraphs(QStringView text)
{
    QList<QStringView> paragraphs;
    bool inGap = false;
    for (const QStringView line : cutLines(text)) {
        const bool blank = isBlank(line);
        if (paragraphs.isEmpty() || (inGap && !blank)) {
            paragraphs.append(line);
        } else {
            QStringView &last = paragraphs.last();
            last = QStringView(last.data(), last.size() + line.size());
        }
        inGap = blank;
    }
    return paragraphs;
}

//! The pieces as numbers, equal ones the same.
class TextTokens
{
public:
    Tokens of(const QList<QStringView> &pieces)
    {
        Tokens tokens;
        tokens.reserve(size_t(pieces.size()));
        for (const QStringView piece : pieces) {
            const auto known = m_numbers.constFind(piece);
            if (known != m_numbers.constEnd()) {
                tokens.push_back(*known);
                continue;
            }
            const int number = int(m_numbers.size());
            m_numbers.insert(piece, number);
            tokens.push_back(number);
        }
        return tokens;
    }

private:
    QHash<QStringView, int> m_numbers;
};

void appendPieces(QString &text, const QList<QStringView> &pieces, const TokenRange &range)
{
    for (qsizetype i = range.at; i < range.end(); ++i)
        text.append(pieces[i]);
}

//! The last line or paragraph may lack the line breaks that others end with; they are compared
//! without them, and the result gets those of the side it is taken from.
QList<QStringView> withoutBreaks(QList<QStringView> pieces, TextUnit unit)
{
    if (unit == TextUnit::Line || unit == TextUnit::Paragraph) {
        for (QStringView &piece : pieces) {
            while (piece.endsWith(u'\n') || piece.endsWith(u'\r'))
                piece.chop(1);
        }
    }
    return pieces;
}

} // namespace

QList<QStringView> cutText(QStringView text, TextUnit unit)
{
    switch (unit) {
    case TextUnit::Grapheme:
        return cutAtBoundaries(text, QTextBoundaryFinder::Grapheme);
    case TextUnit::Word:
        return cutAtBoundaries(text, QTextBoundaryFinder::Word);
    case TextUnit::Line:
        return cutLines(text);
    case TextUnit::Paragraph:
        return cutParagraphs(text);
    }
    return {};
}

TextMerge mergeText(const TextSides &sides, TextUnit unit)
{
    const auto base = cutText(sides.base, unit);
    const auto current = cutText(sides.current, unit);
    const auto incoming = cutText(sides.incoming, unit);
    TextTokens tokens;
    const Tokens baseTokens = tokens.of(withoutBreaks(base, unit));
    const Tokens currentTokens = tokens.of(withoutBreaks(current, unit));
    const Tokens incomingTokens = tokens.of(withoutBreaks(incoming, unit));
    const auto chunks =
        alignThree(baseTokens, currentTokens, incomingTokens,
                   unit == TextUnit::Paragraph ? Touching::IsFree : Touching::Clashes);
    TextMerge merged{{}, true};
    merged.text.reserve(sides.current.size() + sides.incoming.size());
    const bool broken = unit == TextUnit::Line || unit == TextUnit::Paragraph;
    const QString gap = unit == TextUnit::Line ? QStringLiteral("\n") : QStringLiteral("\n\n");
    for (const Chunk &chunk : chunks) {
        // A piece that was the last of its side has no break; what follows it here needs one.
        const bool adds =
            chunk.kind == Chunk::Kind::Incoming ? chunk.incoming.size > 0 : chunk.current.size > 0;
        if (broken && adds && !merged.text.isEmpty() && !merged.text.endsWith(u'\n'))
            merged.text.append(gap);
        if (chunk.kind == Chunk::Kind::Incoming)
            appendPieces(merged.text, incoming, chunk.incoming);
        else
            appendPieces(merged.text, current, chunk.current);
        merged.clean = merged.clean && chunk.kind != Chunk::Kind::Clash;
    }
    if (broken && !sides.current.endsWith(u'\n') && !sides.incoming.endsWith(u'\n')) {
        while (merged.text.endsWith(u'\n') || merged.text.endsWith(u'\r'))
            merged.text.chop(1);
    }
    return merged;
}

double wordsKept(QStringView base, QStringView text)
{
    TextTokens tokens;
    const auto words = [](const QList<QStringView> &pieces) {
        QList<QStringView> kept;
        for (const QStringView piece : pieces) {
            if (std::any_of(piece.begin(), piece.end(),
                            [](QChar c) { return c.isLetterOrNumber(); }))
                kept.append(piece);
        }
        return kept;
    };
    const Tokens before = tokens.of(words(cutText(base, TextUnit::Word)));
    const Tokens after = tokens.of(words(cutText(text, TextUnit::Word)));
    if (before.empty())
        return 0;
    qsizetype lost = 0;
    for (const Replacement &change : diffTokens(before, after))
        lost += change.aSize;
    return double(qsizetype(before.size()) - lost) / double(before.size());
}

std::optional<QString> mergedWords(const TextSides &sides)
{
    TextMerge merged = mergeText(sides, TextUnit::Word);
    if (!merged.clean || wordsKept(sides.base, sides.current) < mostWords ||
        wordsKept(sides.base, sides.incoming) < mostWords)
        return {};
    return std::move(merged.text);
}

} // namespace Batanidza
