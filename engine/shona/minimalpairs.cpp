#include "engine/shona/minimalpairs.h"

#include "engine/shona/graphemes.h"
#include "engine/shona/orthography.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace Batanidza::Shona {

namespace {

//! Letters that look or sound alike and are different (README, "Letter groups").
constexpr std::array<std::pair<QStringView, QStringView>, 8> alike{{
    {u"sv", u"sw"},
    {u"zv", u"zw"},
    {u"b", u"bh"},
    {u"d", u"dh"},
    {u"v", u"vh"},
    {u"n'", u"ng"},
    {u"n'", u"n"},
    {u"nz", u"nzv"},
}};

//! The letter by which both of two that are alike are known; the letter itself where it has none.
QString standIn(const QString &letter, const std::pair<QStringView, QStringView> &pair)
{
    return letter == pair.second ? pair.first.toString() : letter;
}

QStringList lettersOf(const QString &word)
{
    QStringList letters;
    const QString text = skeleton(word);
    for (const Segment &segment : segments(text))
        letters.append(text.mid(segment.at, segment.length));
    return letters;
}

//! The words whose letters are the same but for one place, where they hold one of the pair each.
void addLetterPairs(const QList<QStringList> &words,
                    const std::pair<QStringView, QStringView> &pair, QList<MinimalPair> &found)
{
    QHash<QString, QList<qsizetype>> groups;
    for (qsizetype i = 0; i < words.size(); ++i) {
        QString key;
        bool holds = false;
        for (const QString &letter : words[i]) {
            holds = holds || letter == pair.first || letter == pair.second;
            key += standIn(letter, pair) + u'.';
        }
        if (holds)
            groups[key].append(i);
    }
    for (const QList<qsizetype> &group : std::as_const(groups)) {
        for (qsizetype a = 0; a < group.size(); ++a) {
            for (qsizetype b = a + 1; b < group.size(); ++b) {
                const QStringList &one = words[group[a]];
                const QStringList &other = words[group[b]];
                qsizetype differ = 0;
                qsizetype place = 0;
                for (qsizetype i = 0; i < one.size(); ++i) {
                    if (one[i] != other[i]) {
                        ++differ;
                        place = i;
                    }
                }
                if (differ == 1)
                    found.append({PairKind::Letter, group[a], group[b],
                                  one[place] + QStringLiteral(" / ") + other[place]});
            }
        }
    }
}

void addTonePairs(const QList<PairWord> &words, QList<MinimalPair> &found)
{
    QHash<QString, QList<qsizetype>> groups;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (!words[i].tone.isEmpty())
            groups[skeleton(words[i].word)].append(i);
    }
    for (const QList<qsizetype> &group : std::as_const(groups)) {
        for (qsizetype a = 0; a < group.size(); ++a) {
            for (qsizetype b = a + 1; b < group.size(); ++b) {
                const PairWord &one = words[group[a]];
                const PairWord &other = words[group[b]];
                if (one.scope == other.scope && one.tone.tones() != other.tone.tones())
                    found.append(
                        {PairKind::Tone, group[a], group[b],
                         one.tone.toString() + QStringLiteral(" / ") + other.tone.toString()});
            }
        }
    }
}

} // namespace

QList<MinimalPair> minimalPairs(const QList<PairWord> &words)
{
    QList<MinimalPair> found;
    addTonePairs(words, found);
    QList<QStringList> letters;
    for (const PairWord &word : words)
        letters.append(lettersOf(word.word));
    for (const auto &pair : alike)
        addLetterPairs(letters, pair, found);
    std::sort(found.begin(), found.end(), [](const MinimalPair &a, const MinimalPair &b) {
        return std::tuple(a.kind, a.first, a.second) < std::tuple(b.kind, b.first, b.second);
    });
    return found;
}

} // namespace Batanidza::Shona
