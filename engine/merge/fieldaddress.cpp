#include "engine/merge/fieldaddress.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"

#include <QStringList>

namespace Batanidza {

namespace {

QString unescaped(QStringView token)
{
    QString text = token.toString();
    text.replace(QStringLiteral("~1"), QStringLiteral("/"));
    text.replace(QStringLiteral("~0"), QStringLiteral("~"));
    return text;
}

struct Found
{
    const Json *value = nullptr;
    QString pointer;
};

//! The entry of a keyed list; -1 where there is none.
qsizetype indexOfEntry(const JsonArray &entries, QStringView listKey, QStringView key)
{
    for (qsizetype i = 0; i < entries.size(); ++i) {
        if (entryKeyText(entries[i][listKey]) == key)
            return i;
    }
    return -1;
}

Found follow(const Json &document, QStringView address)
{
    Found found{&document, {}};
    if (address.isEmpty())
        return found;
    const auto steps = address.sliced(1).split(u'/');
    for (const QStringView step : steps) {
        const Json &here = *found.value;
        if (here.isArray()) {
            qsizetype index = -1;
            const qsizetype equals = step.indexOf(u'=');
            if (step.startsWith(u'[') && step.endsWith(u']') && equals > 0) {
                index = indexOfEntry(here.toArray(), unescaped(step.sliced(1, equals - 1)),
                                     unescaped(step.sliced(equals + 1).chopped(1)));
            } else {
                bool isNumber = false;
                index = step.toLongLong(&isNumber);
                if (!isNumber)
                    index = -1;
            }
            if (index < 0 || index >= here.toArray().size())
                return {};
            found.pointer += u'/' + QString::number(index);
            found.value = &here.toArray()[index];
        } else {
            const Json *member = here.toObject().find(unescaped(step));
            if (!member)
                return {};
            found.pointer += u'/' + step.toString();
            found.value = member;
        }
    }
    return found;
}

} // namespace

QString entryStep(QStringView listKey, QStringView key)
{
    return u'[' + pointerToken(listKey) + u'=' + pointerToken(key) + u']';
}

QString entryKeyText(const Json &key)
{
    if (key.isString())
        return key.toString();
    return key.isNumber() ? QString::fromLatin1(writeJsonNumber(key.toDouble())) : QString();
}

QString Place::address() const
{
    if (!parent)
        return {};
    const QString step = listKey.isEmpty() ? pointerToken(key) : entryStep(listKey, key);
    return parent->address() + u'/' + step;
}

QString pointerOf(const Json &document, QStringView address)
{
    return follow(document, address).pointer;
}

const Json *atAddress(const Json &document, QStringView address)
{
    return follow(document, address).value;
}

} // namespace Batanidza
