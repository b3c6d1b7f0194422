#include "engine/merge/listkey.h"

#include <QSet>

#include <array>

namespace Batanidza {

namespace {

constexpr std::array<QStringView, 13> knownKeys{u"id",   u"_id",    u"key",  u"uuid",  u"guid",
                                                u"slug", u"code",   u"name", u"title", u"path",
                                                u"url",  u"locale", u"lang"};
constexpr size_t strongKeys = 7;

enum class Fit { IsKey, Repeats, Missing };

Fit fitOf(const JsonArray *entries, QStringView name)
{
    if (!entries)
        return Fit::IsKey;
    QSet<QString> texts;
    QSet<double> numbers;
    bool repeats = false;
    for (const Json &entry : *entries) {
        const Json *value = entry.toObject().find(name);
        if (!value || (!value->isString() && !value->isNumber()))
            return Fit::Missing;
        const auto before = texts.size() + numbers.size();
        if (value->isString())
            texts.insert(value->toString());
        else
            numbers.insert(value->toDouble());
        repeats = repeats || texts.size() + numbers.size() == before;
    }
    return repeats ? Fit::Repeats : Fit::IsKey;
}

Fit fitOf(const ListVersions &versions, QStringView name)
{
    bool repeats = false;
    for (const JsonArray *entries : {versions.current, versions.incoming, versions.base}) {
        const Fit fit = fitOf(entries, name);
        if (fit == Fit::Missing)
            return fit;
        repeats = repeats || fit == Fit::Repeats;
    }
    return repeats ? Fit::Repeats : Fit::IsKey;
}

bool isNamedLikeAnId(QStringView name)
{
    return name.endsWith(u"Id") || name.endsWith(u"ID") || name.endsWith(u"_id") ||
           name.endsWith(u"-id") || name.endsWith(u"Key") || name.endsWith(u"_key") ||
           name.endsWith(u"Slug") || name.endsWith(u"_slug");
}

const Json *firstEntry(const ListVersions &versions)
{
    for (const JsonArray *entries : {versions.current, versions.incoming, versions.base}) {
        if (entries && !entries->isEmpty())
            return &entries->first();
    }
    return nullptr;
}

} // namespace

ListKey findListKey(const ListVersions &versions)
{
    const Json *first = firstEntry(versions);
    if (!first)
        return {};
    for (size_t i = 0; i < knownKeys.size(); ++i) {
        if (!first->contains(knownKeys[i]))
            continue;
        const Fit fit = fitOf(versions, knownKeys[i]);
        if (fit == Fit::IsKey)
            return {knownKeys[i].toString()};
        if (fit == Fit::Repeats && i < strongKeys)
            return {{}, true};
    }
    for (const auto &[name, value] : first->toObject()) {
        if (isNamedLikeAnId(name) && fitOf(versions, name) == Fit::IsKey)
            return {name};
    }
    return {};
}

bool isListKey(const ListVersions &versions, QStringView name)
{
    return fitOf(versions, name) == Fit::IsKey;
}

} // namespace Batanidza
