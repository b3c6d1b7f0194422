#pragma once

#include <QList>
#include <QString>

//! The 459 words of resources/shona/words.tsv: facts from named sources, for examples, generated
//! lessons and tests; no dictionary. Any thread.
namespace Batanidza::Shona {

struct WordFacts
{
    QString word;
    QString toned; //!< empty where no source writes the tone with accents
    QString gloss;
    QString pos;       //!< as in lessons, and "verb stem"
    QString nounClass; //!< empty where it has none
    QString plural;
    QString syllables; //!< divided by dots
    QString ipa;
    QString tone;
    QString toneScope; //!< surface, class, infinitive; also long-vowel and anomaly
    QString source;
    QString notes;
};

[[nodiscard]] const QList<WordFacts> &wordList();

} // namespace Batanidza::Shona
