#include "engine/shona/wordlist.h"

#include "engine/shona/table.h"

namespace Batanidza::Shona {

const QList<WordFacts> &wordList()
{
    static const QList<WordFacts> words = [] {
        QList<WordFacts> result;
        const auto rows = readTable(
            QStringLiteral("words.tsv"),
            QStringLiteral(
                "word toned gloss pos class plural syllables ipa tone tone_scope source notes")
                .split(u' '));
        for (const QStringList &row : rows) {
            result.append({row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8],
                           row[9], row[10], row[11]});
        }
        return result;
    }();
    return words;
}

} // namespace Batanidza::Shona
