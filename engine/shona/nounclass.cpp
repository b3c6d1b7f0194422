#include "engine/shona/nounclass.h"

#include "engine/shona/orthography.h"
#include "engine/shona/table.h"

#include <algorithm>
#include <array>
#include <utility>

namespace Batanidza::Shona {

namespace {

//! "mw- before a vowel; m-" gives mw and m: the first word of each part, where it ends in a hyphen
//! and is no N-, the sign for a nasal that takes many forms.
void addPrefixes(QStringList &prefixes, const QString &cell)
{
    QString text = cell;
    text.replace(u';', u',');
    const QStringList parts = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QString word = part.trimmed().section(u' ', 0, 0);
        const QString prefix = word.chopped(word.endsWith(u'-') ? 1 : 0);
        const bool plain =
            word.endsWith(u'-') && !prefix.isEmpty() &&
            std::all_of(prefix.begin(), prefix.end(), [](QChar c) { return c.isLower(); });
        if (plain && !prefixes.contains(prefix))
            prefixes.append(prefix);
    }
}

bool isAmong(QStringView name, std::initializer_list<QStringView> names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool isAlwaysPrefixed(QStringView name)
{
    return isAmong(name, {u"2", u"4", u"6", u"7", u"8", u"11", u"12", u"13", u"15", u"21"});
}

bool isUsuallyPrefixed(QStringView name)
{
    return isAmong(name, {u"1", u"3", u"14"});
}

bool beginsAs(const QString &word, const NounClass &noun)
{
    return std::any_of(noun.prefixes.begin(), noun.prefixes.end(),
                       [&word](const QString &prefix) { return word.startsWith(prefix); });
}

//! Class 5 voices the first consonant; in the plural it is heard as it is in the stem.
constexpr std::array<std::pair<QStringView, QStringView>, 8> voicing{{
    {u"dzv", u"tsv"},
    {u"dz", u"ts"},
    {u"bv", u"pf"},
    {u"g", u"k"},
    {u"d", u"t"},
    {u"b", u"p"},
    {u"j", u"ch"},
    {u"zv", u"sv"},
}};

} // namespace

const QList<NounClass> &nounClasses()
{
    static const QList<NounClass> classes = [] {
        const auto rows = readTable(
            QStringLiteral("noun-classes.tsv"),
            QStringLiteral("class prefix allomorphs pair subject object possessive my adjective "
                           "this that example gloss plural_example notes")
                .split(u' '));
        QList<NounClass> result;
        for (const QStringList &row : rows) {
            NounClass noun;
            noun.name = row[0];
            addPrefixes(noun.prefixes, row[1]);
            addPrefixes(noun.prefixes, row[2]);
            noun.pair = row[3];
            noun.subject = row[4];
            noun.object = row[5];
            noun.possessive = row[6];
            noun.my = row[7];
            noun.adjective = row[8];
            noun.thisForm = row[9];
            noun.thatForm = row[10];
            noun.example = row[11];
            noun.gloss = row[12];
            noun.pluralExample = row[13];
            noun.notes = row[14];
            result.append(std::move(noun));
        }
        return result;
    }();
    return classes;
}

const NounClass *nounClass(QStringView name)
{
    const QList<NounClass> &classes = nounClasses();
    const auto found = std::find_if(classes.begin(), classes.end(),
                                    [name](const NounClass &c) { return c.name == name; });
    return found == classes.end() ? nullptr : &*found;
}

PrefixFit prefixFit(QStringView noun, QStringView className)
{
    const NounClass *known = nounClass(className);
    const bool always = isAlwaysPrefixed(className);
    if (!known || !(always || isUsuallyPrefixed(className)))
        return PrefixFit::NotChecked;
    if (beginsAs(skeleton(noun), *known))
        return PrefixFit::Fits;
    return always ? PrefixFit::Wrong : PrefixFit::Unlikely;
}

PluralFit pluralFit(QStringView noun, QStringView plural, QStringView className)
{
    const NounClass *known = nounClass(className);
    if (!known || !isAmong(className, {u"1", u"3", u"5", u"7", u"12"}))
        return PluralFit::NotChecked;
    const NounClass *pair = nounClass(known->pair);
    const QString many = skeleton(plural);
    if (!pair || !beginsAs(many, *pair))
        return PluralFit::Wrong;
    if (className == u"5") {
        const QString one = skeleton(noun);
        for (const auto &[voiced, voiceless] : voicing) {
            if (one.startsWith(voiced) &&
                many == QStringLiteral("ma") + voiceless.toString() + one.sliced(voiced.size()))
                return PluralFit::FitsByVoicing;
        }
    }
    return PluralFit::Fits;
}

} // namespace Batanidza::Shona
