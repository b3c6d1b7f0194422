#include "engine/merge/shonatext.h"

#include "engine/merge/shonafacts.h"
#include "engine/merge/textmerge.h"
#include "engine/shona/graphemes.h"

#include <QHash>
#include <QList>

namespace Batanidza {

namespace {

bool isWord(QStringView piece)
{
    return !piece.isEmpty() && piece.front().isLetter();
}

//! "o" or "e" of a linker taken as "e": "yomunhu" is "yemunhu".
QString linkerForm(const QString &word)
{
    for (qsizetype i = 1; i <= 2 && i + 3 < word.size(); ++i) {
        if ((word[i] == u'o' || word[i] == u'e') && shonaFacts().linkers.contains(word.left(i)))
            return word.left(i) + u'e' + word.mid(i + 1);
    }
    return word;
}

//! One form for all free variants of a word.
QString variantKey(QStringView piece)
{
    QString word = piece.toString().toLower();
    const auto known = shonaFacts().variantOf.constFind(word);
    if (known != shonaFacts().variantOf.constEnd())
        return *known;
    if (word.size() >= 4 && word.startsWith(u"hu"))
        word.remove(0, 1); // class 14: hupenyu, upenyu
    return linkerForm(word);
}

QString withoutDivision(const QString &text)
{
    QString joined = text;
    joined.removeIf([](QChar c) { return c.isSpace() || c == u'-'; });
    return joined.toLower();
}

bool isAuxiliaryWithInfinitive(const QString &word, const QString &next)
{
    return word.endsWith(u"ri", Qt::CaseInsensitive) && word.size() >= 3 && word.size() <= 6 &&
           next.startsWith(u"ku") && next.size() > 3;
}

//! How many divisions of the text are as the rules say, less those that are not.
int divisionScore(const QString &text, const QString &other)
{
    int score = 0;
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    const QString joinedOther = u' ' + other.toLower() + u' ';
    for (qsizetype i = 0; i + 1 < words.size(); ++i) {
        QString next = words[i + 1].toLower();
        while (!next.isEmpty() && !next.back().isLetter())
            next.chop(1);
        const QString word = words[i].toLower();
        if (!joinedOther.contains(word + next))
            continue; // both texts divide here
        if (isAuxiliaryWithInfinitive(word, next))
            ++score;
        else if (shonaFacts().joinedPrefixes.contains(word))
            --score;
    }
    return score;
}

bool isNegative(const QString &word)
{
    for (const QString &prefix : shonaFacts().negativePrefixes) {
        if (word.startsWith(prefix) && word.size() > prefix.size() + 1)
            return true;
    }
    return false;
}

//! The text with every changed letter group of one word put in; nothing where edits meet.
std::optional<QString> mergeLetters(QStringView base, QStringView current, QStringView incoming)
{
    QHash<QStringView, int> numbers;
    const auto cut = [&](QStringView word, QList<QStringView> &pieces) {
        Tokens tokens;
        for (const Shona::Segment &segment : Shona::segments(word)) {
            const QStringView piece = word.sliced(segment.at, segment.length);
            pieces.append(piece);
            auto known = numbers.constFind(piece);
            if (known == numbers.constEnd())
                known = numbers.insert(piece, int(numbers.size()));
            tokens.push_back(*known);
        }
        return tokens;
    };
    QList<QStringView> b;
    QList<QStringView> c;
    QList<QStringView> i;
    const Tokens baseTokens = cut(base, b);
    const Tokens currentTokens = cut(current, c);
    const Tokens incomingTokens = cut(incoming, i);
    QString merged;
    for (const Chunk &chunk :
         alignThree(baseTokens, currentTokens, incomingTokens, Touching::Clashes)) {
        if (chunk.kind == Chunk::Kind::Clash)
            return {};
        const bool fromIncoming = chunk.kind == Chunk::Kind::Incoming;
        const auto &pieces = fromIncoming ? i : c;
        const TokenRange &range = fromIncoming ? chunk.incoming : chunk.current;
        for (qsizetype at = range.at; at < range.end(); ++at)
            merged.append(pieces[at]);
    }
    return merged;
}

} // namespace

bool differByFreeVariants(const QString &a, const QString &b)
{
    const auto inA = cutText(a, TextUnit::Word);
    const auto inB = cutText(b, TextUnit::Word);
    if (inA.size() != inB.size() || a == b)
        return false;
    for (qsizetype i = 0; i < inA.size(); ++i) {
        if (inA[i] != inB[i] && variantKey(inA[i]) != variantKey(inB[i]))
            return false;
        // Capitals are no variant.
        if (inA[i] != inB[i] && inA[i].compare(inB[i], Qt::CaseInsensitive) == 0)
            return false;
    }
    return true;
}

std::optional<QString> withVariantsOf(const QString &text, const QString &from, const QString &to)
{
    if (!differByFreeVariants(from, to))
        return {};
    const auto before = cutText(from, TextUnit::Word);
    const auto after = cutText(to, TextUnit::Word);
    QHash<QStringView, QStringView> chosen;
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (before[i] != after[i])
            chosen.insert(before[i], after[i]);
    }
    QString result;
    for (const QStringView piece : cutText(text, TextUnit::Word))
        result.append(chosen.value(piece, piece));
    return result;
}

QString withFirstVariants(const QString &text)
{
    QString result;
    for (const QStringView piece : cutText(text, TextUnit::Word)) {
        const auto known = shonaFacts().variantOf.constFind(piece.toString());
        if (known != shonaFacts().variantOf.constEnd())
            result.append(*known);
        else
            result.append(piece);
    }
    return result;
}

bool differByDivision(const QString &a, const QString &b)
{
    return a != b && withoutDivision(a) == withoutDivision(b) &&
           a.compare(b, Qt::CaseInsensitive) != 0;
}

std::optional<QString> betterDivision(const QString &a, const QString &b)
{
    const int scoreA = divisionScore(a, b);
    const int scoreB = divisionScore(b, a);
    if (scoreA == scoreB)
        return {};
    return scoreA > scoreB ? a : b;
}

bool differByNegativeEnding(const QString &a, const QString &b)
{
    const auto inA = cutText(a, TextUnit::Word);
    const auto inB = cutText(b, TextUnit::Word);
    if (inA.size() != inB.size() || a == b)
        return false;
    for (qsizetype i = 0; i < inA.size(); ++i) {
        if (inA[i] == inB[i])
            continue;
        const QStringView stemA = inA[i].chopped(1);
        const QChar endA = inA[i].back();
        const QChar endB = inB[i].back();
        const bool endings = (endA == u'i' && endB == u'e') || (endA == u'e' && endB == u'i');
        if (!endings || stemA != inB[i].chopped(1) || !isNegative(inA[i].toString().toLower()))
            return false;
    }
    return true;
}

Register registerOf(const QString &text)
{
    bool respect = false;
    bool familiar = false;
    for (const QStringView piece : cutText(text, TextUnit::Word)) {
        if (!isWord(piece))
            continue;
        const QString word = piece.toString().toLower();
        respect = respect || shonaFacts().respect.contains(word);
        familiar = familiar || shonaFacts().familiar.contains(word);
    }
    if (respect == familiar)
        return Register::Unknown;
    return respect ? Register::Respect : Register::Familiar;
}

ShonaTextMerge mergeShonaText(const QString &base, const QString &current, const QString &incoming)
{
    const TextMerge words = mergeText({base, current, incoming}, TextUnit::Word);
    if (words.clean)
        return {words.text, true, false};
    const auto b = cutText(base, TextUnit::Word);
    const auto c = cutText(current, TextUnit::Word);
    const auto i = cutText(incoming, TextUnit::Word);
    if (b.size() != c.size() || b.size() != i.size())
        return {{}, false, b.size() == 1};
    // The same number of pieces: only whole words were rewritten, each in its place.
    QString merged;
    enum Who { Nobody, Current, Incoming, Both };
    Who before = Nobody;
    for (qsizetype at = 0; at < b.size(); ++at) {
        const Who who =
            Who((c[at] != b[at] ? Current : Nobody) | (i[at] != b[at] ? Incoming : Nobody));
        if (who != Nobody && before != Nobody && who != before)
            return {{}, false, false}; // edits of both sides touch
        before = who;
        if (c[at] == i[at] || i[at] == b[at]) {
            merged.append(c[at]);
        } else if (c[at] == b[at]) {
            merged.append(i[at]);
        } else if (isWord(b[at]) && isWord(c[at]) && isWord(i[at])) {
            const auto letters = mergeLetters(b[at], c[at], i[at]);
            if (!letters)
                return {{}, false, true};
            merged.append(*letters);
        } else {
            return {{}, false, false};
        }
    }
    return {merged, true, false};
}

} // namespace Batanidza
