#include "ui/models/lessonpairs.h"

#include "engine/content/shapecheck.h"
#include "engine/shona/wordlist.h"

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

Shona::PairWord pairWord(const QString &word, const QString &pattern, const QString &scope,
                         const QString &gloss)
{
    Shona::PairWord made;
    made.word = word;
    made.gloss = gloss;
    const auto named = Shona::toneScopeFromName(scope);
    const auto tone = Shona::TonePattern::parse(pattern);
    if (named && tone) {
        made.scope = *named;
        made.tone = *tone;
    }
    return made;
}

Shona::PairWord ofEntry(const Json &entry)
{
    return pairWord(entry[u"headword"].toString(), entry[u"tone"][u"pattern"].toString(),
                    entry[u"tone"][u"scope"].toString(), entry[u"gloss"][u"en"].toString());
}

} // namespace

QList<PairOfWord> pairsOfWord(const Json &body, qsizetype word)
{
    const JsonArray &entries = body[u"vocabulary"].toArray();
    if (word < 0 || word >= entries.size() || entries[word][u"headword"].toString().isEmpty())
        return {};
    QList<Shona::PairWord> words{ofEntry(entries[word])};
    for (qsizetype i = 0; i < entries.size(); ++i) {
        if (i != word && !isTombstone(entries[i]))
            words.append(ofEntry(entries[i]));
    }
    const qsizetype ofLesson = words.size();
    for (const Shona::WordFacts &facts : Shona::wordList())
        words.append(pairWord(facts.word, facts.tone, facts.toneScope, facts.gloss));
    QList<PairOfWord> found;
    for (const Shona::MinimalPair &pair : Shona::minimalPairs(words)) {
        if (pair.first != 0)
            continue;
        const Shona::PairWord &other = words[pair.second];
        found.append({pair.kind, other.word, other.tone.toString(), other.gloss, pair.difference,
                      pair.second < ofLesson});
    }
    std::stable_partition(found.begin(), found.end(),
                          [](const PairOfWord &pair) { return pair.inLesson; });
    return found;
}

} // namespace Batanidza
