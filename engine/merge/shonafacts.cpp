#include "engine/merge/shonafacts.h"

#include "engine/base/jsonread.h"

#include <QFile>

namespace Batanidza {

namespace {

QSet<QString> setOf(const Json &list)
{
    const QStringList texts = list.toStrings();
    return {texts.cbegin(), texts.cend()};
}

ShonaFacts readFacts()
{
    QFile file(QStringLiteral(":/batanidza/merge/shona.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("merge: shona.json is missing from this build");
    const auto json = readJson(file.readAll());
    if (!json)
        qFatal("merge: shona.json: %s", qPrintable(json.error().detail));
    ShonaFacts facts;
    for (const Json &pair : (*json)[u"freeVariants"].toArray()) {
        const QString first = pair.at(0).toString();
        for (const QString &form : pair.toStrings())
            facts.variantOf.insert(form, first);
    }
    facts.linkers = setOf((*json)[u"linkers"]);
    facts.joinedPrefixes = setOf((*json)[u"joinedPrefixes"]);
    for (const QString &name : (*json)[u"languages"].toStrings())
        facts.languages.insert(name.toLower());
    facts.respect = setOf((*json)[u"respect"]);
    facts.familiar = setOf((*json)[u"familiar"]);
    facts.negativePrefixes = (*json)[u"negativePrefixes"].toStrings();
    for (const auto &[from, to] : (*json)[u"homoglyphs"].toObject())
        facts.homoglyphs.insert(from.front(), to.toString().front());
    return facts;
}

} // namespace

const ShonaFacts &shonaFacts()
{
    static const ShonaFacts facts = readFacts();
    return facts;
}

} // namespace Batanidza
