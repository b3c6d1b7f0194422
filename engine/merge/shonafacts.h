#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

//! resources/merge/shona.json, read once. Any thread.
namespace Batanidza {

struct ShonaFacts
{
    QHash<QString, QString> variantOf; //!< every form of a free variant -> the first of its pair
    QSet<QString> linkers;             //!< the consonants of o/e linkers ("yomunhu", "yemunhu")
    QSet<QString> joinedPrefixes;      //!< written with the word behind them ("ne bhazi" is wrong)
    QSet<QString> languages;           //!< small letters, without chi-
    QSet<QString> respect;
    QSet<QString> familiar;
    QStringList negativePrefixes;
    QHash<QChar, QChar> homoglyphs;
};

[[nodiscard]] const ShonaFacts &shonaFacts();

} // namespace Batanidza
