#pragma once

#include <QList>
#include <QString>
#include <QStringList>

//! The noun classes with their concords, and whether a word fits one. Pure; any thread.
namespace Batanidza::Shona {

struct NounClass
{
    QString name;         //!< "1", "1a", "2" ... "21"
    QStringList prefixes; //!< as a noun may begin, without the hyphen; empty where it is zero
    QString pair;         //!< the class of its plural; empty where it has none
    QString subject;      //!< the concords, each with its hyphen
    QString object;
    QString possessive;
    QString my;
    QString adjective;
    QString thisForm;
    QString thatForm;
    QString example;
    QString gloss;
    QString pluralExample;
    QString notes;
};

[[nodiscard]] const QList<NounClass> &nounClasses();
//! nullptr where there is no such class.
[[nodiscard]] const NounClass *nounClass(QStringView name);

enum class PrefixFit {
    Fits,
    Unlikely,   //!< class 1, 3 or 14, whose prefixes have exceptions: a warning
    Wrong,      //!< the class always has its prefix: an error
    NotChecked, //!< nothing can be said (1a, 2a, 2b, 5, 9, 10, 16 to 19)
};

//! Does `noun` begin as nouns of this class do? Capitals and tone marks do not matter.
[[nodiscard]] PrefixFit prefixFit(QStringView noun, QStringView className);

enum class PluralFit {
    Fits,
    FitsByVoicing, //!< class 5: the plural has the voiceless consonant (gore, makore)
    Wrong,         //!< the plural does not begin as the class of the pair does
    NotChecked,
};

[[nodiscard]] PluralFit pluralFit(QStringView noun, QStringView plural, QStringView className);

} // namespace Batanidza::Shona
